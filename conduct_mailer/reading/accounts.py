"""Accounts: the words by which a person tells of something that happened, or asks to be heard about it.

These words outweigh every sign of a machine, so they are many, and in the languages that people fall back on.
"""

from __future__ import annotations

import re

from conduct_mailer.reading.phrases import any_of, compiled, found, plain

PERSONS = (
    "man", "men", "woman", "women", "guys?", "person", "people", "speakers?", "attendees?", "volunteers?",
    "organi[sz]ers?", "bloke", "dude", "lad", "girls?", "boys?", "presenter", "sponsor", "recruiter", "participant",
    "moderator", "staffer", "instructor", "reviewer", "maintainer", "colleague", "boss", "rep", "representative",
    "guards?", "staff", "neighbou?r", "roommate", "manager", "vendor", "exhibitor", "host",
)  # fmt: skip
PRONOUNS = (
    "he", "she", "they", "hes", "shes", "he's", "she's", "someone", "somebody",
)  # fmt: skip
ARTICLES = (
    "a", "the", "this", "that", "one", "another", "some", "two", "three", "an older", "other", "your", "my", "their",
    "his", "her", "our",
)  # fmt: skip
ADVERBS = (
    "just", "then", "also", "again", "always", "still", "suddenly", "repeatedly", "really", "openly", "basically",
    "even", "is", "was", "were", "has", "have", "had", "been", "keeps?", "kept",
)  # fmt: skip
ACTS = (
    "said", "says", "saying", "told", "tells", "ask(?:ed|ing)", "kept", "keeps", "call(?:ed|s|ing)",
    "shout(?:ed|s|ing)", "yell(?:ed|ing)", "scream(?:ed|ing)", "grabb(?:ed|ing)", "grabs", "touch(?:ed|es|ing)",
    "groped", "pinched", "slapped", "hits?", "punched", "pushed", "shoved", "kicked", "follow(?:ed|s|ing)",
    "stalk(?:ed|ing)", "blocked", "cornered", "pinned", "star(?:ed|es|ing)", "leer(?:ed|ing)", "laughed",
    "mock(?:ed|ing)", "insulted", "threaten(?:ed|s|ing)", "harass(?:ed|ing)", "bullied", "intimidated", "mimicked",
    "imitated", "joked", "made", "makes", "making", "puts?", "took", "tak(?:es|ing)", "pulled", "threw", "throwing",
    "spat", "kissed", "hugg(?:ed|ing)", "photographed", "film(?:ed|ing)", "record(?:ed|ing)", "post(?:ed|ing)",
    "messag(?:ed|es|ing)", "wrote", "writes", "text(?:ed|ing)", "dm'?ed", "sent", "send(?:s|ing)", "showed",
    "commented", "refused", "wouldn't", "won't", "didn't stop", "misgendered", "outed", "deadnamed", "doxx?ed",
    "interrupted", "leaned", "stood", "sat", "wait(?:ed|ing)", "came", "went", "ran", "rubbed", "stroked",
    "whispered", "poked", "tripped", "stole", "ripped", "smelled", "drunk", "here", "back",
)  # fmt: skip
_WHO = f"(?:{any_of(PRONOUNS)}|{any_of(ARTICLES)} (?:[a-z'-]{{1,20}} ){{0,2}}{any_of(PERSONS)})"
NARRATIVES = (
    f"{_WHO} (?:{any_of(ADVERBS)} ){{0,3}}{any_of(ACTS)}",
    (
        "(?:grabb|touch|grop|pinch|slapp|punch|push|shov|kick|follow|stalk|block|corner|pinn|star|leer|shout|yell|"
        "scream|threaten|harass|insult|mock|film|photograph|kiss|hugg|intimidat|laugh|misgender|bulli)(?:ed|es|s|"
        "ing) (?:at |on |of |by )?(?:me|us|her|him|them|my|our|a woman|a man|a girl|people|women|someone|somebody)"
    ),
    (
        "(?:i|we) (?:was|were|got|have been|had been|am being|'ve been) (?:[a-z]{1,12}ly )?(?:followed|harassed|"
        "touched|groped|grabbed|insulted|threatened|assaulted|attacked|shouted|yelled|stalked|bullied|pushed|hit|"
        "filmed|photographed|cornered|told)"
    ),
    "(?:i|we) (?:saw|heard|witnessed|overheard|said no|told (?:him|her|them)|asked (?:him|her|them))",
    "made (?:me|her|him|us|them|everyone) (?:feel|uncomfortable|cry)",
    "(?:what|something|this|it|that|has|thing) (?:just )?(?:happened|went on)",
    "happened (?:to|with) (?:me|us|her|him|them|my|a)", "i need help",
    (
        "i (?:just |also |have |'ve )?(?:got|received|keep getting|keep receiving|was sent) (?:this|an?|the|these|"
        r"several|some|\d+)"
    ),
    "i've (?:got|received|been sent)", "phishing",
    "is (?:this|it) (?:really |actually )?(?:you|yours|real|legit|legitimate|genuine|from you)",
    "(?:impersonating|pretending to be)", "help me", "please (?:come|help) ?(?:to|now|quick(?:ly)?|me)",
    "won't leave(?: me)?", "still (?:following|messaging|harassing)",
    (
        "i(?:'d| would)? (?:like|want|wish|need|have) to (?:report|complain|file|flag|raise|make a (?:report|"
        "complaint))"
    ),
    "i am (?:writing to report|reporting)", "i'm (?:writing to report|reporting)",
    "(?:talk|speak) (?:to|with) (?:someone|somebody|a person|anyone|one of you|you about)",
    "can (?:someone|somebody|anyone) (?:call|come|help|talk|meet)", "hat mich", "hat mir", "hat sie",
    "wurde(?:n)? (?:ich|von)", "ist (?:mir )?(?:etwas )?passiert", r"ich (?:möchte|will|muss) (?:\w+ ){0,3}melden",
    "m'a", "m'ont", "je (?:voudrais|veux|souhaite) signaler", "s'est passé", "j'ai été",
    "me (?:siguió|dijo|gritó|agarró|tocó|insultó|amenazó|acosó)", "quiero (?:reportar|denunciar)",
    "(?:quisiera|quería) (?:reportar|denunciar)",
    "me (?:seguiu|disse|gritou|agarrou|tocou|chamou|insultou|ameaçou|assediou)",
    "(?:quero|gostaria de) (?:denunciar|relatar|reportar)", "mi ha", "vorrei segnalare", "heeft (?:mij|me)",
)  # fmt: skip
MOODS = (
    "(?:i|we) (?:was|were|got|felt|feel|don't feel|didn't feel|do not feel|can't)",
    "i'm (?:scared|afraid|shaking|upset|uncomfortable|worried|not safe|not ok|not okay|hiding|being|feeling|crying)",
    "happened", "need help",
    "got (?:shoved|pushed|hit|grabbed|touched|yelled|shouted|told|called|laughed|groped|filmed|followed)",
    "was told by", "bad words", "cracks? about", "(?:it's|it is|this is|that's) about", "on the phone",
    "screenshots?",
    (
        "(?:nasty|mean|rude|awful|horrible|vile|hateful|cruel|weird|odd|strange|bad) (?:words?|things?|comments?|"
        "remarks?|jokes?|messages?|behaviou?r|person|experience)"
    ),
    "rude", "remarks?", "like it to stop", "make it stop", "as discussed", "right behind me", "again",
    "please (?:call|send)",
)  # fmt: skip
INCIDENTS = (
    "harass(?:ed|ment|ing|er|es|s)?", "assault(?:ed|s)?", "grop(?:ed|ing|es)", "stalk(?:ed|er|ing|s)",
    "threat(?:s|en|ened|ening|ens)?", "bull(?:y|ied|ying)", "creep(?:y|ed|s|ing)?", "inappropriate(?:ly)?",
    "unwanted", "unwelcome", "uncomfortable", "unsafe", "sexist", "sexual(?:ly)?", "racist", "racial", "slurs?",
    "homophobic", "transphobic", "misgender(?:ed|ing|s)?", "misogyn(?:y|ist|istic)", "discriminat(?:ed|ion|ory|ing)",
    "offensive", "offended", "abus(?:e|ed|ive|ing)", "violen(?:t|ce)", "hostile", "aggressive(?:ly)?",
    "intimidat(?:ed|ing|ion)", "insult(?:ed|ing|s)?", "incidents?", "misconduct", "misbehav(?:ed|iour|ior|ing)",
    "violat(?:ed|ion|ions|es|ing)",
    (
        "(?:i(?:'d| would) like|i want|want(?:ed|ing)?|wish|need|how) to (?:report|complain|file|flag|raise|"
        "make a (?:report|complaint))"
    ),
    "report(?:ing)? (?:a|an|something|someone|somebody|this|that|him|her|them)", "complain(?:t|ts|ing)?",
    "concern(?:s|ed|ing)?", "witness(?:ed|es)?", "retaliat(?:e|ed|ion)", "spiked", "drugged", "knife", "gun",
    "weapon", "bleeding", "hurt", "scared", "afraid", "frightened", "terrified", "crying", "in tears", "panic",
    "suicid(?:e|al)", "kill", "self-harm", "rape[ds]?", "nude", "naked", "porn(?:ographic)?", "dick pics?", "drunk",
    "jokes? about", "comments? about", "not ok(?:ay)?", "upset", "disturbing", "disgusting", "gross",
    "talk to (?:someone|somebody|you|a person|anyone)", "speak (?:to|with) (?:someone|somebody|you|anyone|a person)",
    "call me", "can (?:someone|somebody|anyone|you) (?:call|come|help|talk|meet)", "confidential(?:ly)?",
    "something (?:happened|that happened|bad|weird|odd|wrong|not right)", "what happened", "advice",
    (
        "about (?:a|an|one of your) (?:speaker|attendee|organi[sz]er|volunteer|colleague|person|talk|incident|"
        "situation)"
    ),
    "situation", "belästig(?:t|te|ten|ung|en|ungen)", "bedroh(?:t|te|ung|en)", "beleidig(?:t|te|ung|en)", "angefasst",
    "begrapscht", "angeschrien", "verfolgt", "vorfall", "vorfälle", "übergriff(?:e|ig)?", "sexistisch(?:e[nrs]?)?",
    "rassistisch(?:e[nrs]?)?", "unangenehm(?:e[nrs]?)?", "unwohl", "melden", "beschwer(?:de|en)", "passiert",
    "geschlagen", "gestört", "angst", "hilfe", "er hat", "sie hat", "hat mich", "hat mir", "harcèlement",
    "harcelée?s?", "harcèle", "agress(?:ion|ée?s?|if|ive)", "menac(?:e|es|ée?s?|ait)", "insult(?:ée?s?|es?)",
    "touchée?s?", "attouchements?", "mal à l'aise", "signaler", "signalement", "plainte", "incident", "s'est passé",
    "m'a", "m'ont", "peur", "il a", "elle a", "suivie?", "déplacée?s?", "raciste", "sexiste",
    "acos(?:o|ada|ado|ó|aron|ando|ar)", "agresión", "agredió", "amenaz(?:a|as|ó|ada|ado)", "insult(?:ó|os|aron)",
    "tocó", "incómod[oa]s?", "denunci(?:a|ar|o)", "reportar", "queja", "incidente", "pasó", "ocurrió", "miedo",
    "me (?:siguió|dijo|gritó|agarró|tocó|mir[óo]|sentí|siento|ha)", "racista", "sexista", "machista", "ayuda",
    "assédio", "assedi(?:ada|ado|ou|ar)", "agrediu", "agressão", "ameaç(?:a|as|ou|ada|ado)", "xingou", "tocou",
    "desconfort(?:o|ável)", "denúncia", "denunciar", "reclamação", "aconteceu", "medo",
    "me (?:seguiu|disse|gritou|agarrou|tocou|senti|sinto|chamou)", "machismo", "ajuda",
    "molest(?:ie|ia|at[oa]|ed|are)", "minacci(?:a|ato|ata)", "segnalare", "successo", "paura", "lastiggevallen",
    "bedreigd", "gebeurd", "melding", "klacht", "bang",
)  # fmt: skip
# Somewhere else, not yet, or not at all: what stands in such a sentence happened to nobody here.
SUPPOSED = (
    "if (?:somebody|someone|anyone|anybody|something|a person|people|not|so|one|an?)", "nothing (?:has )?happened",
    "no incident", "hypothetical(?:ly)?", "in case", "(?:at|from) another (?:event|conference|meetup)",
    "asking for (?:a|our|my)", "in theory", "would be", "wenn jemand", "falls jemand", "si quelqu'un", "si alguien",
    "se alguém",
)  # fmt: skip

OTHERS = (
    "he", "she", "him", "her", "his", "he's", "she's", "hes", "man", "men", "woman", "women", "guy", "guys", "girl",
    "boy", "bloke", "dude", "someone", "somebody", "er", "sie hat", "il", "elle", "él", "ella", "ele", "ela",
)  # fmt: skip

_NARRATIVE = compiled(NARRATIVES)
_INCIDENT = compiled((*MOODS, *INCIDENTS, *OTHERS))
_SUPPOSED = compiled(SUPPOSED)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def narrated(text: str) -> tuple[str, ...]:
    """The words that tell of what somebody did, or ask to be heard about it, as no machine's boilerplate does."""
    return found(_NARRATIVE, plain(text))


def told(text: str) -> tuple[str, ...]:
    """As :func:`narrated`, with every word that is used of incidents, feelings and people."""
    words = plain(text)
    return (*found(_NARRATIVE, words), *found(_INCIDENT, words))


def certain(text: str) -> str:
    """The sentences that do not merely suppose."""
    return " ".join(sentence for sentence in _sentences(text) if not _SUPPOSED.search(sentence))


def stated(text: str) -> str:
    """The sentences that neither suppose nor ask."""
    return " ".join(sentence for sentence in _sentences(certain(text)) if not sentence.endswith("?"))


def _sentences(text: str) -> list[str]:
    return [plain(part) for block in _PARAGRAPH.split(text) for part in _SENTENCE.findall(block) if plain(part)]
