"""Accounts: the words by which a person tells of something that happened, or asks to be heard about it.

These words outweigh every sign of a machine, so they are many, and in the languages that people fall back on.
"""

from __future__ import annotations

import re

from conduct_mailer.reading.phrases import compiled, found, plain

_WHO = (
    "(?:he|she|they|hes|shes|he's|she's|someone|somebody|(?:a|the|this|that|one|another|some|two|three|an older|other|your|my) (?:[a-z'-]{1,20} ){0,2}"
    "(?:man|men|woman|women|guys?|person|people|speakers?|attendees?|volunteers?|organi[sz]ers?|bloke|dude|lad|girls?|boys?|presenter"
    "|sponsor|recruiter|participant|moderator|staffer|instructor|reviewer|maintainer|colleague|boss))"
)
_HOW = "(?:just |then |also |again |always |still |suddenly |repeatedly |really |openly |basically |even |is |was |were |has |have |had |been |keeps? |kept ){0,3}"
_ACTS = (
    "(?:said|says|saying|told|tells|asked|asking|kept|keeps|called|calls|calling|shouted|shouts|shouting|yelled|yelling|screamed|screaming|grabbed|grabs|grabbing|touched|touches|touching|groped|pinched|"
    "slapped|hits?|punched|pushed|shoved|kicked|followed|follows|following|stalked|stalking|blocked|cornered|pinned|stared|stares|staring|leered|leering|"
    "laughed|mocked|mocking|insulted|threatened|threatens|threatening|harassed|harassing|bullied|intimidated|mimicked|imitated|joked|made|makes|making|puts?|took|takes|taking|"
    "pulled|threw|throwing|spat|kissed|hugged|hugging|photographed|filmed|filming|recorded|recording|posted|posting|messaged|messages|messaging|wrote|writes|texted|texting|dm'?ed|sent|sends|sending|showed|"
    "commented|refused|wouldn't|won't|didn't stop|misgendered|outed|deadnamed|doxx?ed|interrupted|leaned|stood|sat|waited|waiting|"
    "came|went|ran|rubbed|stroked|whispered|poked|tripped|stole|ripped|smelled|drunk|here|back)"
)
NARRATIVES = (
    f"{_WHO} {_HOW}{_ACTS}",
    "(?:grabb|touch|grop|pinch|slapp|punch|push|shov|kick|follow|stalk|block|corner|pinn|star|leer|shout|yell|scream|threaten|harass|insult|mock|film|photograph|kiss|hugg|"
    "intimidat|laugh|misgender|bulli)(?:ed|es|s|ing) (?:at |on |of |by )?(?:me|us|her|him|them|my|our|a woman|a man|a girl|people|women|someone|somebody)",
    "(?:i|we) (?:was|were|got|have been|had been|am being|'ve been) (?:[a-z]{1,12}ly )?(?:followed|harassed|touched|groped|grabbed|insulted|threatened|assaulted|attacked|shouted|yelled|stalked|bullied|pushed|hit|filmed|photographed|cornered|told)",
    "(?:i|we) (?:saw|heard|witnessed|overheard|said no|told (?:him|her|them)|asked (?:him|her|them))", "made (?:me|her|him|us|them|everyone) (?:feel|uncomfortable|cry)",
    "(?:what|something|this|it|that|has|thing) (?:just )?(?:happened|went on)", "happened (?:to|with) (?:me|us|her|him|them|my|a)", "i need help", "i (?:just |also |have |'ve )?(?:got|received|keep getting|keep receiving|was sent) (?:this|an?|the|these|several|some|\\d+)", "i've (?:got|received|been sent)", "phishing", "is (?:this|it) (?:really |actually )?(?:you|yours|real|legit|legitimate|genuine|from you)", "(?:impersonating|pretending to be)", "help me", "please (?:come|help) ?(?:to|now|quick(?:ly)?|me)", "won't leave(?: me)?", "still (?:following|messaging|harassing)",
    "i(?:'d| would)? (?:like|want|wish|need|have) to (?:report|complain|file|flag|raise|make a (?:report|complaint))", "i am (?:writing to report|reporting)", "i'm (?:writing to report|reporting)", "(?:talk|speak) (?:to|with) (?:someone|somebody|a person|anyone|one of you|you about)", "can (?:someone|somebody|anyone) (?:call|come|help|talk|meet)",
    "hat mich", "hat mir", "hat sie", "wurde(?:n)? (?:ich|von)", "ist (?:mir )?(?:etwas )?passiert", "ich (?:m\u00f6chte|will|muss) (?:\\w+ ){0,3}melden", "m'a", "m'ont", "je (?:voudrais|veux|souhaite) signaler", "s'est pass\u00e9", "j'ai \u00e9t\u00e9", "me (?:sigui\u00f3|dijo|grit\u00f3|agarr\u00f3|toc\u00f3|insult\u00f3|amenaz\u00f3|acos\u00f3)", "quiero (?:reportar|denunciar)", "(?:quisiera|quer\u00eda) (?:reportar|denunciar)",
    "me (?:seguiu|disse|gritou|agarrou|tocou|chamou|insultou|amea\u00e7ou|assediou)", "(?:quero|gostaria de) (?:denunciar|relatar|reportar)", "mi ha", "vorrei segnalare", "heeft (?:mij|me)",
)  # fmt: skip
MOODS = (
    "(?:i|we) (?:was|were|got|felt|feel|don't feel|didn't feel|do not feel|can't)", "i'm (?:scared|afraid|shaking|upset|uncomfortable|worried|not safe|not ok|not okay|hiding|being|feeling|crying)", "happened", "need help", "got (?:shoved|pushed|hit|grabbed|touched|yelled|shouted|told|called|laughed|groped|filmed|followed)", "was told by", "bad words", "cracks? about", "(?:it's|it is|this is|that's) about", "on the phone", "screenshots?", "(?:nasty|mean|rude|awful|horrible|vile|hateful|cruel|weird|odd|strange|bad) (?:words?|things?|comments?|remarks?|jokes?|messages?|behaviou?r|person|experience)", "rude", "remarks?", "like it to stop", "make it stop", "as discussed", "right behind me", "again", "please (?:call|send)",
)  # fmt: skip
INCIDENTS = (
    "harass(?:ed|ment|ing|er|es|s)?", "assault(?:ed|s)?", "grop(?:ed|ing|es)", "stalk(?:ed|er|ing|s)", "threat(?:s|en|ened|ening|ens)?", "bull(?:y|ied|ying)", "creep(?:y|ed|s|ing)?", "inappropriate(?:ly)?", "unwanted", "unwelcome",
    "uncomfortable", "unsafe", "sexist", "sexual(?:ly)?", "racist", "racial", "slurs?", "homophobic", "transphobic", "misgender(?:ed|ing|s)?", "misogyn(?:y|ist|istic)", "discriminat(?:ed|ion|ory|ing)", "offensive", "offended", "abus(?:e|ed|ive|ing)", "violen(?:t|ce)", "hostile", "aggressive(?:ly)?", "intimidat(?:ed|ing|ion)", "insult(?:ed|ing|s)?",
    "incidents?", "misconduct", "misbehav(?:ed|iour|ior|ing)", "violat(?:ed|ion|ions|es|ing)", "(?:i(?:'d| would) like|i want|want(?:ed|ing)?|wish|need|how) to (?:report|complain|file|flag|raise|make a (?:report|complaint))", "report(?:ing)? (?:a|an|something|someone|somebody|this|that|him|her|them)", "complain(?:t|ts|ing)?", "concern(?:s|ed|ing)?", "witness(?:ed|es)?", "retaliat(?:e|ed|ion)", "spiked", "drugged", "knife", "gun", "weapon", "bleeding", "hurt", "scared", "afraid", "frightened", "terrified", "crying", "in tears", "panic", "suicid(?:e|al)", "kill", "self-harm", "rape[ds]?", "nude", "naked", "porn(?:ographic)?", "dick pics?", "drunk", "jokes? about", "comments? about", "not ok(?:ay)?", "upset", "disturbing", "disgusting", "gross",
    "talk to (?:someone|somebody|you|a person|anyone)", "speak (?:to|with) (?:someone|somebody|you|anyone|a person)", "call me", "can (?:someone|somebody|anyone|you) (?:call|come|help|talk|meet)", "confidential(?:ly)?", "something (?:happened|that happened|bad|weird|odd|wrong|not right)", "what happened", "advice", "about (?:a|an|one of your) (?:speaker|attendee|organi[sz]er|volunteer|colleague|person|talk|incident|situation)", "situation",
    "bel\u00e4stig(?:t|te|ten|ung|en|ungen)", "bedroh(?:t|te|ung|en)", "beleidig(?:t|te|ung|en)", "angefasst", "begrapscht", "angeschrien", "verfolgt", "vorfall", "vorf\u00e4lle", "\u00fcbergriff(?:e|ig)?", "sexistisch(?:e[nrs]?)?", "rassistisch(?:e[nrs]?)?", "unangenehm(?:e[nrs]?)?", "unwohl", "melden", "beschwer(?:de|en)", "passiert", "geschlagen", "gest\u00f6rt", "angst", "hilfe", "er hat", "sie hat", "hat mich", "hat mir",
    "harc\u00e8lement", "harcel\u00e9e?s?", "harc\u00e8le", "agress(?:ion|\u00e9e?s?|if|ive)", "menac(?:e|es|\u00e9e?s?|ait)", "insult(?:\u00e9e?s?|es?)", "touch\u00e9e?s?", "attouchements?", "mal \u00e0 l'aise", "signaler", "signalement", "plainte", "incident", "s'est pass\u00e9", "m'a", "m'ont", "peur", "il a", "elle a", "suivie?", "d\u00e9plac\u00e9e?s?", "raciste", "sexiste",
    "acos(?:o|ada|ado|\u00f3|aron|ando|ar)", "agresi\u00f3n", "agredi\u00f3", "amenaz(?:a|as|\u00f3|ada|ado)", "insult(?:\u00f3|os|aron)", "toc\u00f3", "inc\u00f3mod[oa]s?", "denunci(?:a|ar|o)", "reportar", "queja", "incidente", "pas\u00f3", "ocurri\u00f3", "miedo", "me (?:sigui\u00f3|dijo|grit\u00f3|agarr\u00f3|toc\u00f3|mir[\u00f3o]|sent\u00ed|siento|ha)", "racista", "sexista", "machista", "ayuda",
    "ass\u00e9dio", "assedi(?:ada|ado|ou|ar)", "agrediu", "agress\u00e3o", "amea\u00e7(?:a|as|ou|ada|ado)", "xingou", "tocou", "desconfort(?:o|\u00e1vel)", "den\u00fancia", "denunciar", "reclama\u00e7\u00e3o", "aconteceu", "medo", "me (?:seguiu|disse|gritou|agarrou|tocou|senti|sinto|chamou)", "machismo", "ajuda",
    "molest(?:ie|ia|at[oa]|ed|are)", "minacci(?:a|ato|ata)", "segnalare", "successo", "paura", "lastiggevallen", "bedreigd", "gebeurd", "melding", "klacht", "bang",
)  # fmt: skip
# Somewhere else, not yet, or not at all: what stands in such a sentence happened to nobody here.
SUPPOSED = (
    "if (?:somebody|someone|anyone|anybody|something|a person|people|there|i|we|it|he|she|they|that|the|not|so|yes|one|an?|you)", "nothing (?:has )?happened", "no incident", "hypothetical(?:ly)?", "in case", "(?:at|from) another (?:event|conference|meetup)", "asking for (?:a|our|my)", "in theory", "would be", "falls?", "wenn jemand", "falls", "si quelqu'un", "si alguien", "se algu\u00e9m",
)  # fmt: skip

PEOPLE = ("he", "she", "him", "her", "his", "he's", "she's", "hes", "man", "men", "woman", "women", "guy", "guys", "girl", "boy", "bloke", "dude", "someone", "somebody", "er", "sie hat", "il", "elle", "\u00e9l", "ella", "ele", "ela")

_NARRATIVE = compiled(NARRATIVES)
_INCIDENT = compiled((*MOODS, *INCIDENTS, *PEOPLE))
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
