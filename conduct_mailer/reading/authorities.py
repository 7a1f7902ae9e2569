"""What the writer says of police and other authorities (R-26). "Please don't involve the police" is never a request."""

from __future__ import annotations

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Authorities, Finding, View
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.phrases import SUBJECT, compiled, plain
from conduct_mailer.reading.questions import Question

_WHO = (
    r"(?:the |a |any |an |your |our |my |city |local |campus |harbou?r |venue |hotel ){0,3}"
    r"(?:police\w*|cops?|law[- ]enforcement|authorit(?:y|ies)|911|112|999|sheriff(?:'s)?|gendarmerie|gendarmes|"
    r"precinct|"
    r"polizei|polic[ií]a|pol[ií]cia|politie|security|court|sfpd|ambulance|prosecutor|district attorney)"
)
_NOT = r"(?:don't|do not|dont|not|no|never|without|nor|wouldn't|won't|rather you didn't)"

ASKED, ASKED_WITHOUT_WORDS = -2.0, -1.0
"""How much must speak for a wish that an authority be told, with and without words that a list knows."""

_DECLINED = compiled(
    (
        rf"{_NOT} (?:\w+ ){{0,4}}(?:call(?:ing)?|involv(?:e|ing)|tell(?:ing)?|notify(?:ing)?|contact(?:ing)?|"
        r"inform(?:ing)?|"
        r"go(?:ing)? to|report(?:ing)? (?:it|this|him|her|them) to|want|need|bring(?:ing)? in|alert(?:ing)?|"
        r"get(?:ting)?) "
        rf"(?:(?!know\b)\w+ ){{0,3}}{_WHO}(?: involved| called)?",
        rf"no (?:need (?:for|to call|of) )?{_WHO}|{_WHO} (?:should |must )?(?:stay|be kept|kept) out|"
        rf"keep {_WHO} out|leave {_WHO} out",
        rf"(?:keine|nicht die|pas (?:de|la)|sans la|sin la|no (?:llamen|quiero) (?:a )?la|sem a|geen) {_WHO}",
    )
)
_WHICH = compiled(
    (
        r"(?:which|what|whose) (?:law[- ]enforcement |correct |right |police )?(?:authority|agency|department|"
        r"station|court|"
        rf"office|number|precinct)|(?:which|what) (?:kind of )?{_WHO}",
        r"(?:police|authorities)[^.?!]{0,40} which ones?",
        r"who (?:is|to|do i|should i|do we|handles?|even|can i|would i)(?: \w+){0,5} (?:call|turn to|report|tell|"
        r"contact|deal with|"
        r"in charge|responsible)|who to call|whom? (?:i'd|i would|do i|must i|should i)(?: \w+){0,3} (?:inform|"
        r"tell|call|turn to)",
        rf"(?:don't|do not|dont|not|can't|no idea|unsure|never) (?:\w+ ){{0,3}}(?:know|knew|sure|work out|"
        rf"idea) (?:\w+ ){{0,4}}"
        rf"(?:{_WHO}|which|who|where|whether|if|how it'?s done)[^.?!]{{0,80}}(?:{_WHO}|call|turn|report|deal|"
        r"go with)",
        rf"(?:do|should|shall|must|can|would|am) (?:i|you|we|one)(?: \w+){{0,4}} (?:call|ring|go|report|phone|"
        r"bring|take|tell|"
        rf"involve|contact|notify|inform|file)(?: \w+){{0,5}} {_WHO}",
        r"which (?:is the )?(?:correct|right) (?:office|place|people)|one calls?(?: \w+){0,3} (?:number|here)|"
        r"which door",
        rf"(?:got|have you|do you have|is there) (?:\w+ ){{0,2}}contact (?:at|with|in) {_WHO}|an? (?:officer|"
        r"policeman) would",
        rf"(?:a|an) {_WHO} thing|{_WHO}\? (?:or )?(?:you|hotel|the|small)|{_WHO} or {_WHO}",
        rf"is (?:it|this|that) (?:already )?(?:a |something for |a matter for |a case for )(?:\w+ )?{_WHO}",
    )
)
_NOTIFY = compiled(
    (
        r"(?:please|pls|could you|can you|would you|will you|i want you to|i'd like you to|you should|you must|"
        r"you need to|"
        rf"help me|can somebody|can someone|could somebody|could someone|somebody should) (?:\w+ ){{0,4}}(?:call|"
        r"notify|tell|inform|"
        rf"contact|alert|involve|get|report|send|talk|speak|go|file|fill)(?: \w+){{0,4}} {_WHO}",
        rf"{_WHO} (?:need|needs|have|has|should|must|ought) (?:to )?(?:know|be (?:told|called|notified|informed|"
        r"involved))",
        r"call (?:the )?(?:police|911|cops)(?: please| now| right now|!)|send (?:the )?(?:police|cops)",
        rf"(?:write|give|send) (?:me|us) (?:a |such a |that )?(?:letter|statement|confirmation)[^.]{{0,120}}{_WHO}",
        rf"(?:letter|statement|form|report) (?:for|to) (?:the (?:\w+ )?station|{_WHO})|"
        rf"(?:help|support|come with|come along|go with)(?: \w+){{0,6}} {_WHO}",
        rf"(?:bitte|könnt ihr|können sie) (?:\w+ ){{0,4}}{_WHO}|appelez {_WHO}|llamen a {_WHO}|chamem {_WHO}|"
        rf"bel {_WHO}",
    )
)
_INVOLVED = compiled(
    (
        rf"{_WHO} (?:\w+ ){{0,3}}(?:have|has|had|were|was|came|took|are|know|arrived|said|told)",
        rf"(?:called|went to|told|informed|contacted|rang|phoned|reported (?:\w+ ){{0,3}}to|spoke (?:to|with)|"
        r"talked to|"
        rf"filed (?:\w+ ){{0,3}}with|statement (?:to|with)) {_WHO}",
        r"police report|case number|protecti(?:on|ve) order|restraining order|desk officer|pressed charges|"
        r"filed charges",
    )
)


def authorities(message: ParsedMessage, view: View) -> tuple[Authorities, tuple[Finding, ...]]:
    """What holds first: asks which, asks us to notify, declined, already involved; else not stated.

    What is declined is taken out before a request is looked for.
    """
    subject = plain(message.subject)
    text = plain(f"{message.subject}. {view.own}")
    willing = _DECLINED.sub(" - ", text)
    for state, pattern, within in (
        (Authorities.ASKED_WHICH, _WHICH, willing),
        (Authorities.ASKED_TO_NOTIFY, _NOTIFY, willing),
        (Authorities.DECLINED, _DECLINED, text),
        (Authorities.INVOLVED, _INVOLVED, willing),
    ):
        found = pattern.search(within)
        if found:
            return state, (Finding("authorities", found[0], _where(found[0], subject), state.value),)
    return Authorities.NOT_STATED, ()


def weighed_authorities(
    by_lists: tuple[Authorities, tuple[Finding, ...]], judged: Judgement, *, subject: str = ""
) -> tuple[Authorities, tuple[Finding, ...]]:
    """A wish for help that the whole text speaks against is none, and one that it speaks for is a wish to notify."""
    state, _ = by_lists
    score = judged.score(Question.AUTHORITIES)
    asked = state in (Authorities.ASKED_WHICH, Authorities.ASKED_TO_NOTIFY)
    if asked and score < ASKED:
        return Authorities.NOT_STATED, ()
    if not asked and score >= ASKED_WITHOUT_WORDS:
        reasons = tuple(
            Finding("authorities", term, _where(term, plain(subject)), "weighed")
            for term in judged.reasons(Question.AUTHORITIES)
        )
        return Authorities.ASKED_TO_NOTIFY, reasons
    return by_lists


def _where(words: str, subject: str) -> str:
    return SUBJECT if plain(words) in subject else "body"
