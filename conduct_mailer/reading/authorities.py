"""What the writer says of police and other authorities (R-26). "Please don't involve the police" is never a request."""

from __future__ import annotations

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Authorities, Finding, View
from conduct_mailer.reading.phrases import compiled, plain

_WHO = r"(?:the |a |any |city |local |campus |harbou?r )?(?:police|cops?|law enforcement|authorit(?:y|ies)|911|sheriff|gendarmerie|polizei|policía|security|hotel security)"

_DECLINED = compiled(
    (
        rf"(?:don't|do not|dont|not|no|never|without|rather not|please don't|wouldn't) (?:\w+ ){{0,4}}(?:call|calling|involve|involving|tell|telling|notify|contact|contacting|go to|report (?:it|this) to|want|bring in|asking you to call) (?:\w+ ){{0,2}}{_WHO}",
        rf"no (?:need (?:for|to call) )?{_WHO}|{_WHO} (?:should )?(?:stay|kept) out",
    )
)
_WHICH = compiled(
    (
        r"(?:which|what|whose) (?:(?:law[- ]enforcement |correct |right |police )?(?:authority|agency|department|station|court|office|number)|police)|who (?:is|to|do i|should i|do we|handles?|even|can i)(?: \w+){0,5} (?:call|turn to|report|tell|contact|deal with|in charge|responsible)|who to call",
        rf"(?:don't|do not|dont|not|can't|no idea) (?:\w+ ){{0,3}}(?:know|sure|work out) (?:\w+ ){{0,4}}(?:{_WHO}|which|who|where|how it'?s done)[^.?!]{{0,80}}(?:{_WHO}|call|turn|report|thing|go with|deal)",
        rf"(?:do|should|shall|must|can|would|am) (?:i|you|we|one)(?: \w+){{0,4}} (?:call|ring|go|report|phone|bring|take|tell)(?: \w+){{0,5}} {_WHO}",
        rf"(?:which|whom?|what)(?: \w+){{0,2}} (?:is the (?:correct|right)|i'd have to|do i have to|must i|should i|one calls?|to)(?: \w+){{0,3}} (?:office|inform|tell|turn|call|calls|agency)|got a contact at {_WHO}|an? (?:officer|policeman) would|(?:or|a) (?:911|police) thing|{_WHO}\? (?:or )?(?:you|hotel|the|small)|is (?:it|this|that) (?:a |something for )(?:\w+ )?{_WHO}",
    )
)
_NOTIFY = compiled(
    (
        rf"(?:please|pls|could you|can you|would you|will you|i want you to|i'd like you to|you should|you must|you need to|help me) (?:\w+ ){{0,4}}(?:call|notify|tell|inform|contact|alert|report (?:it|this|him|her|them)? ?to|send|talk to|go to|file|fill)(?: \w+){{0,4}} {_WHO}",
        rf"(?:talk|speak) to (?:the |my )?(?:local )?(?:precinct|station)|(?:knock|look) (?:at|on|in on) his door|{_WHO} (?:need|needs|have|has|should|must) (?:to )?(?:know|be (?:told|called|notified))|call (?:the )?(?:police|911|cops)(?: please| now|!)|(?:write|give|send) (?:me|us) (?:a |such a |that )?(?:letter|statement|confirmation)[^.]{{0,120}}{_WHO}|form for the (?:\w+ )?police|(?:letter|statement|form) (?:for|to) the (?:\w+ )?(?:station|police|sheriff|court)",
    )
)
_INVOLVED = compiled(
    (
        rf"{_WHO} (?:\w+ ){{0,2}}(?:have|has|had|were|was|came|took|are|know|took|already|at home have)|(?:called|went to|told|informed|filed (?:\w+ ){{0,3}}with|reported (?:\w+ ){{0,3}}to|spoke (?:to|with)|talked to|statement (?:to|with)) {_WHO}|police report|case number|protecti(?:on|ve) order|restraining order|desk officer",
    )
)


def authorities(message: ParsedMessage, view: View) -> tuple[Authorities, tuple[Finding, ...]]:
    """The first that holds of: declined, asks which, asks us to notify, already involved; else not stated."""
    text = plain(f"{message.subject}. {view.own}")
    for state, pattern in (
        (Authorities.DECLINED, _DECLINED),
        (Authorities.ASKED_WHICH, _WHICH),
        (Authorities.ASKED_TO_NOTIFY, _NOTIFY),
        (Authorities.INVOLVED, _INVOLVED),
    ):
        found = pattern.search(text)
        if found:
            return state, (Finding("authorities", found[0], "body", state.value),)
    return Authorities.NOT_STATED, ()
