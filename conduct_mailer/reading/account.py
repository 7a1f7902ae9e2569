"""What happened: found where it can be retold in even one short clause; only a text that tells nothing is asked."""

from __future__ import annotations

import re

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled
from conduct_mailer.reading.statement import Statement, silence

_DONE = compiled(
    (
        r"follow (?:a|the|her|him|me|my|us|them)|grab\w*|squeez\w*|grope|push (?:me|her|him)|kiss|touch(?:ed|es|"
        r"ing)|grop\w*|push(?:ed|es|ing)|shov\w*|hit|hits|hitting|punch\w*|kick(?:ed|s|ing)|slap\w*|spat|"
        r"threw|throw(?:s|ing)|follow(?:ed|ing|s) (?!up|the|your)\w+|stalk\w*|chas(?:ed|es|ing)|block(?:ed|ing)|"
        r"cornered|"
        r"pinned|pulled|ripped|kissed|hugg(?:ed|ing)|stared|staring|leer\w*|film(?:ed|ing)|photographed|knife|"
        r"broke (?:my|her|his)",
        r"took (?:\w+ )?(?:photos?|pictures?) of|put (?:his|her|their) (?:\w+ )?(?:hands?|arms?|foot|face)|stood in",
        r"shout(?:ed|s|ing)|yell(?:ed|s|ing)|scream(?:ed|s|ing)|swore|insult(?:ed|s|ing)|mock(?:ed|s|ing)|"
        r"laugh(?:ed|s|ing) (?:at|about|"
        r"when)|joked|jokes? about|slurs?|threat\w*|harass(?:ed|es|ing)|heckl\w*|interrupt(?:ed|s|ing)|made fun|"
        r"misgender\w*|deadnam\w*",
        r"(?:called|calls|calling) (?:me|him|her|us|them|one|my|the|someone|somebody) (?!back|on|at|tomorrow|"
        r"later)\w+",
        r"(?:ask|asks|asked|asking) (?:me|her|him|us|every\w*|women|people) (?!to report|to write)\w+|comment(?:ed|"
        r"s)? (?:about|on)",
        r"remark(?:s|ed)? (?:about|on)|(?:racist|sexist|homophobic|transphobic|rude|nasty|crude|"
        r"sexual) (?:\w+ )?(?:jokes?|remarks?|comments?)",
        r"(?:he|she|they|man|guy|woman|speaker|who|someone|somebody) (?:\w+ )?(?:said|says|told (?:me|her|him|"
        r"us) (?!to write)|wrote|writes|"
        r"posted|posts|sent|sends|showed|offered|demanded|refused|read out|messaged|texted|whispered|announced)",
        r"(?:keeps?|kept) \w+ing|outed|doxx\w*|drugged|spiked|stole|stolen|rubbed|brushed|bull(?:y|ied|ying)|"
        r"imitat\w*|excluded",
        r"(?:sat|leaned|leant|stood) (?:on|over|too close|next to) (?:me|my|her)|misspel\w*|rated|cut (?:me|her|"
        r"him|them) off|cut off",
    )
)
_PERHAPS = compiled(
    (
        r"(?!informed|helped|told|advised|allowed|thanked|suggested|asked|called|offered)\w+ed (?:at )?(?:me|her|"
        r"him|us|them|my|our)|said (?!something)|says|told (?!you|me to write)|wrote|posted|sent|laughed|refused|"
        r"ignored|denied|noise|stickers?|"
        r"joke|comment(?:s|ing)|asking (?:me|her|him|us|them|people|every\w*|if|for)|named|lied|accus\w*|spread\w*|"
        r"rumou?rs?|waiting|bringing|passing|stole|paint\w*|crack",
        r"\w+ed (?:a|the|his|her|on|over) \w+|(?:drew|draw\w*|tore|hid|bit|cut|shot|spill\w*|pour\w*|use[ds]?) \w+",
        r"(?:was|were|got|been|being) (?:\w+ )?(?!involved|concerned|upset|scared|shocked|interested|supposed|"
        r"attached|tired|worried|"
        r"embarrassed|pleased|ashamed|allowed|relieved|retained|informed|asked|very)\w+(?:ed|en|own|ut|ld|"
        r"ft)(?! by (?:what|it))|"
        r"what: \S+|slide \d+|https?:\S+|screenshots?|attached|see below|pasted|forwarded",
    )
)
_VAGUE = compiled(
    (
        r"something (?:\w+ ){0,2}(?:happened|occurred|was said|took place|went on|bad|i|unpleasant)|what happened|"
        r"things (?:that )?happened",
        r"(?:need|want|like|wish|have|love) to (?:talk|speak|report|discuss|raise|tell)(?: \w+){0,2}",
        r"(?:can|could|may) (?:we|i) (?:talk|meet|speak)|(?:could|can) (?:one of you|somebody|someone) (?:ring|call)|"
        r"(?:call|ring|phone) me",
        r"(?:rather|prefer|going|want|like|ready) (?:\w+ )?(?:not |to not |that not )?(?:to )?(?:put|say|tell|"
        r"write|discuss|go|type)"
        r"(?:ting)? (?:\w+ ){0,6}(?:e-?mail|mail|writing|person|phone|down|out|through)",
        r"an? (?:incident|interaction|situation|matter|problem|issue|concern|complaint)|put up with|the way (?:he|"
        r"she|they) deals?",
        r"(?:made|makes|make) (?:me|her|him|us) (?:feel )?(?:very )?(?:uncomfortable|unsafe)|uncomfortable|"
        r"certain statements|"
        r"not (?:ok|okay|cool)|(?:not|wasn't) (?:a )?(?:good|nice|acceptable) (?:behaviou?r|conduct)|another speaker",
        r"not going to type|(?:won't|will not|wont|can't) (?:write|put|say|type)|saw all of it|tell it better",
    )
)
_SPEECH = re.compile(r"[\"“][^\"“”]{12,300}[\"”]|^\[?\d{1,2}:\d{2}", re.MULTILINE)
_FEW_WORDS = 5
"""Words; fewer tell nothing by themselves."""

_MANY_WORDS = 160
"""Words; more tell something that the lists do not know."""


def account(said: Statement) -> tuple[FieldState, str]:
    """Found with the words of the deed; absent where nothing but a vague word or nothing at all is said."""
    done = _DONE.search(said.plain)
    if done:
        return FieldState.FOUND, done[0]
    if _SPEECH.search(said.raw) or _PERHAPS.search(said.plain):
        return FieldState.UNSURE, ""
    words = len(said.plain.split())
    if words < _FEW_WORDS or (_VAGUE.search(said.plain) and words < _MANY_WORDS):
        return silence(said), ""
    return FieldState.UNSURE, ""
