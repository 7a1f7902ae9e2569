"""Accounts: the words by which a person tells of something that happened, or asks to be heard about it.

These words outweigh every sign of a machine, so they are many, and in the languages that people fall back on.
"""

from __future__ import annotations

import re

from conduct_mailer.reading.phrases import compiled, found, plain

_WHO = (
    "(?:he|she|they|someone|somebody|who|it|(?:a|the|this|that|one|another|some|two|three|an older|other) (?:[a-z'-]{1,20} ){0,2}"
    "(?:man|men|woman|women|guys?|person|people|speakers?|attendees?|volunteers?|organi[sz]ers?|bloke|dude|lad|girls?|boys?|presenter"
    "|sponsor|recruiter|participant|member|moderator|chair|staffer|instructor|user|account|reviewer|maintainer|colleague|boss))"
)
_ACTS = (
    "(?:said|says|saying|told|tells|asked|kept|keeps|called|calls|shouted|shouts|yelled|screamed|grabbed|grabs|touched|touches|groped|pinched|"
    "slapped|hit|hits|punched|pushed|shoved|kicked|followed|follows|following|stalked|stalks|blocked|cornered|pinned|stared|stares|leered|leers|"
    "laughed|mocked|insulted|threatened|threatens|harassed|harasses|bullied|intimidated|mimicked|imitated|joked|jokes|made|makes|put|puts|took|takes|"
    "pulled|threw|spat|kissed|hugged|photographed|filmed|recorded|posted|posts|messaged|messages|wrote|writes|texted|dm'?ed|sent|sends|showed|shows|"
    "commented|refused|wouldn't|won't|didn't stop|misgendered|outed|deadnamed|doxx?ed|interrupted|leaned|stood|sat|waited|wanted|started|stopped|"
    "came|went|ran|rubbed|stroked|whispered|poked|tripped|stole|ripped|shut|smelled|is|was|were|has|had|been)"
)
NARRATIVES = (
    f"{_WHO} (?:just |then |also |again |always |still |suddenly |repeatedly |really |openly |basically |kind of |even |is |was |were |has |have |had |been ){{0,2}}{_ACTS}",
    "(?:grabb|touch|grop|pinch|slapp|punch|push|shov|kick|follow|stalk|block|corner|pinn|star|leer|shout|yell|scream|threaten|harass|bulli|insult|"
    "mock|film|photograph|record|messag|text|corner|ask|call|tell|told|hit|kiss|hugg?|intimidat|laugh|misgender)(?:ed|es|s|ing)? (?:at |on |of |by )?"
    "(?:me|us|her|him|them|my|our|a woman|a man|a girl|people|women|someone|somebody)",
    "(?:i|we) (?:was|were|got|am|are|have been|had been|am being|'ve been|felt|feel|saw|heard|witnessed|overheard|noticed|walked|left|told (?:him|her|them)|asked (?:him|her|them)|said no"
    "|don't feel|didn't feel|do not feel|am scared|'m scared|can't)",
    "i'm (?:scared|afraid|shaking|upset|uncomfortable|worried|not safe|not ok|not okay|hiding|being|feeling|crying)", "made (?:me|her|him|us|them|everyone) (?:feel|uncomfortable|cry)",
    "happened(?: to (?:me|us|her|him|them|my))?", "need(?:s)? help", "help me", "please (?:come|help|call|send)", "right behind me", "won't leave(?: me)?", "still (?:here|there|following|messaging)",
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

_NARRATIVE = compiled(NARRATIVES)
_INCIDENT = compiled(INCIDENTS)
_SUPPOSED = compiled(SUPPOSED)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_FIRST_PERSON_HURT = re.compile(r"(?<!\w)(?:me|my|us|him|her|mich|mir|moi|m'a|me)(?!\w)")


def told(text: str) -> tuple[str, ...]:
    """The words of a text that tell of an incident or ask to be heard about one."""
    words = plain(text)
    return (*found(_NARRATIVE, words), *found(_INCIDENT, words))


def narrated(text: str) -> tuple[str, ...]:
    """The words that tell of what somebody did, as no machine's boilerplate does."""
    return found(_NARRATIVE, plain(text))


def stated(text: str) -> tuple[str, ...]:
    """As :func:`told`, of the sentences alone that neither ask nor suppose."""
    kept = [part for part in _SENTENCE.findall(text) if not part.rstrip().endswith("?") and not _SUPPOSED.search(plain(part))]
    return told("\n".join(kept))
