"""Staff mentioned by role ("one of the organizers", "your session chair"), and not other people's staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import CHAIR, COMMITTEE, INDEPENDENT, Roster
from conduct_mailer.reading.furniture import is_furniture
from conduct_mailer.reading.phrases import at_words
from conduct_mailer.reading.role_lists import (
    AT_A_DESK,
    AT_REGISTRATION,
    CHAIRS,
    COMMITTEE_MEMBER,
    DESK_OF_BADGES,
    DESK_PEOPLE,
    DOES_FOR_THE_EVENT,
    EVENT_ROLES,
    HANDED_BADGES,
    HEADS,
    OTHER_LANGUAGES,
    OURS,
    WHAT_A_DESK_DID,
    YOURS,
)
from conduct_mailer.reading.role_lists import (
    COMMITTEE as A_COMMITTEE,
)
from conduct_mailer.reading.spelling import flat
from conduct_mailer.reading.word_list import worded

_ROLE = at_words(
    (
        *EVENT_ROLES,
        DESK_PEOPLE,
        AT_A_DESK,
        WHAT_A_DESK_DID,
        YOURS,
        HANDED_BADGES,
        *DOES_FOR_THE_EVENT,
        AT_REGISTRATION,
        DESK_OF_BADGES,
        *OTHER_LANGUAGES,
    )
)
_COMMITTEE = at_words((A_COMMITTEE, COMMITTEE_MEMBER))
_STAFF = re.compile(
    r"\bstaff\b(?!-| (?:software |site |data |ml |platform |backend |security |research |developer |"
    r"principal |machine learning |product |test |qa |devops |cloud |systems )?(?:engineer|developer|"
    r"scientist|writer|designer|researcher|architect|programmer|analyst|sre|advocate|eng\b))"
)

_CHAIRS = at_words((CHAIRS,))
_HEADS = at_words((HEADS,))

# Whose staff it is when it is not the event's: said just before.
_OTHERS_BEFORE = re.compile(
    r"\b(?:hotel|hostel|booth|stand|stall|catering|caterer|restaurant|bar|cafe|kitchen|boat|ship|ferry|airline|airport|"
    r"train|cleaning|bank|hospital|company|office|hr|human resources|sales|support|infra|infrastructure|engineering|"
    r"product|checker|building|marina|metro|bus|taxi|station|museum|shop|store|agency|venue'?s own|sponsors?|"
    r"exhibitors?|vendor|reception|pub|club|gym|uni|university|school|editorial|standards|steering|works|"
    r"audit|hiring|own company|employer|employer's|workplace|mall|ferry's|boat's|hotel's|venue's|sponsor's|company's|"
    r"bar's|"
    r"restaurant's|security company's)(?: own)?[ -]{1,2}(?:(?:security|new|bar|night|front|desk|dev|own|data|entire|"
    r"whole|the|hr|sales)[ -])?\Z"
)
_OWN_BEFORE = re.compile(
    r"\b(?:my|our|his|her)(?: own)? (?:(?:security|new|night|front|desk|dev|entire|whole|hr|sales)[ -])?\Z"
)
_OF_A_SESSION = re.compile(
    r"\A(?:(?:session|workshop|tutorial|track|room|panel|stage|sprint|poster)s? |fellow )|"
    r" (?:badge|lanyard|shirt|t-?shirt|vest|hoodie|jacket|polo|cap)s?\b"
)
"""Whoever serves a session, or wears the event's clothes, is the event's, whosesoever it was: "our workshop chair"."""
_BEGINS_ANEW = re.compile(r"(?:one|two|three|some|any|all|the|a|an|this|that|these|those|who|whoever|he|she|they)\b")
"""What stands before such words does not say whose somebody is: "in the hotel bar one of the organizers"."""
_THEIRS_BEFORE = re.compile(r"\b(?:their|its|another|other|different)(?: [a-z]{1,14})? \Z")
_HOUSE = (
    r"(?:the |a |my |our |their |that )?(?:[a-z]{1,14} )?(?:hotel|hostel|restaurant|bar|cafe|boat(?! ?house)|ferry|"
    r"airline|airport|company|sponsor|employer|booth|stand|meetup|building|caterers?|pub|club|vendor|university)\b"
)
_IN_ANOTHER_HOUSE = re.compile(rf"\A (?:at|in) {_HOUSE}")
_OF_ANOTHER_HOUSE = re.compile(
    rf"\A (?:of|from) {_HOUSE}|"
    r"\A (?:of (?:their|its|another)|over there)\b|\A,? and (?:i'm|i am|he's|she's|went) (?:on|up to) "
    r"(?:your|my|her|his|our) floor\b|\A[^.\n]{0,50}\(not (?:your|the conference)"
)
_OTHER_EVENT = re.compile(
    r"\b(?:meetup|(?:other|another|different) (?:event|conference|meetup)|user group|py ?days|summit|"
    r"camp|festival|fest)\b"
)
_OF_NAME = re.compile(r"\A (?:of|at|for|from|behind) (?:the |a )?([A-Z0-9][\w.-]*(?: [A-Z0-9][\w.-]*){0,3})")
_NO_ROLE = re.compile(
    r"\b(?:like|want|wish|love|happy|glad|offered) to \|volunteer\b|\bi \|volunteer (?:at|in|for) (?:my|a|our)\b|"
    r"\b(?:i|we) \|staff (?:a|an|one|our|the)\b|\bprincipal \|staff\b|"
    r"\b(?:police|politie|polizei|polic[ií]a|constable|hostel|embassy|clinic|hospital)\b[^!?|]{0,60}\|[^|]{0,40}desk\b"
)
"""Words of a role that are a verb, a rank elsewhere, or at a desk of the police; a bar stands before them."""
_IN_GENERAL = re.compile(
    r" (?:can|could|may|might|can't|cannot|cant|should|will|would|directly)\b(?! (?:not|never|stop|keep))"
)
_OTHERS_COMMITTEE = re.compile(
    r"\b(?:thesis|dissertation|phd|doctoral|hiring|works|audit|school|parents|housing|steering|standards|city|nobel|"
    r"prize|award|"
    r"admissions|ethics|editorial|party|political)\b"
)
_READER_BEFORE = re.compile(
    r"\b(?:thank you|thanks|thanks to|thank|dear|you|hello|hi|hey|thank-you),? (?:all |dear |lovely )?\Z"
)
_ASKED = re.compile(r"\b(?:could|can|would|will|might|may|hope|if|need|needs|want|please|maybe|perhaps|ask|not|or) \Z")
_OFFERED = re.compile(
    r"\b(?:could|can|would|i'd|like|want|happy|glad|prefer|may|might)\b[^.!?;]{0,20}"
    r"\b(?:speak|talk|write|meet|call|sit|chat|explain|show|send)\b[^.!?;]{0,20} (?:with|to) \Z"
)
_ENDS_THERE = re.compile(r"\A *(?:[.!?]|\Z|if\b|instead\b|in private\b|alone\b|by phone\b)")
_IS_ASKED = re.compile(
    r" (?:please|(?:could|can|would|might|may)(?! not| never)|"
    r"knows?|come|comes|call|calls|ring|phone|tell|tells|write|writes|is near|"
    r"near|has a)\b"
)
_ACTED = re.compile(
    r"\A (?:who|did|do|don't|didn|don|never|let|should|have|were|are|just|always|[a-z]{2,}ed|hit|put|took|told|"
    r"said|saw|held|came|went|made|knew|sat|stood|thought|laid|bit)\b"
)


@dataclass(frozen=True, slots=True, repr=False)
class RoleFound(Content):
    """A role found: its words, the rule, the roster ids that it points to, and its place."""

    text: str
    rule: str
    ids: frozenset[str]
    start: int
    end: int


def roles_in(text: str, roster: Roster, event: Event) -> tuple[RoleFound, ...]:
    """Every mention of the event's staff by role in a cleaned text."""
    lowered = flat(text).replace("\n", " ")
    chairs = frozenset(person.id for person in roster.chairs)
    found: list[RoleFound] = []
    for rule, pattern, meant in (
        ("role", _ROLE, frozenset[str]()),
        ("committee", _COMMITTEE, frozenset[str]()),
        ("staff", _STAFF, frozenset[str]()),
        ("heads", _HEADS, chairs),
        ("chairs", _CHAIRS, chairs),
    ):
        for hit in _hits(rule, pattern, text, lowered, event):
            furniture = rule == "chairs" and is_furniture(lowered, hit)
            ids = frozenset() if rule == "chairs" and _IN_GENERAL.match(lowered[hit.end() :][:20]) else meant
            furniture |= "committee" in hit[0] and bool(
                _OTHERS_COMMITTEE.search(lowered[max(hit.start() - 120, 0) : hit.end() + 60])
            )
            found += () if furniture else (RoleFound(hit[0], rule, ids, *hit.span()),)
    return (*found, *_holders(lowered, roster))


def _hits(rule: str, pattern: re.Pattern[str], text: str, lowered: str, event: Event) -> Iterator[re.Match[str]]:
    theirs = bool(_OTHER_EVENT.search(lowered))
    for hit in pattern.finditer(lowered):
        before, after = lowered[max(hit.start() - 60, 0) : hit.start()], lowered[hit.end() : hit.end() + 80]
        others = not OURS.match(hit[0]) and _is_anothers(rule, hit[0], before, after)
        elsewhere = theirs and _THEIRS_BEFORE.search(before)
        reader = _READER_BEFORE.search(before) and not _ACTED.match(after)
        any_of_you = hit[0].startswith(("any ", "some ", "all ")) and not _ACTED.match(after)
        offered = _OFFERED.search(before) and _ENDS_THERE.match(after)
        asked = hit[0].endswith(" of you") and (
            any_of_you or offered or _ASKED.search(before) or _IS_ASKED.match(after)
        )
        no_role = _NO_ROLE.search(f"{before}|{hit[0]}{after[:20]}")
        if not (others or elsewhere or reader or asked or no_role or _of_another(text, hit.end(), event)):
            yield hit


def _is_anothers(rule: str, words: str, before: str, after: str) -> bool:
    """Whether a role is shown to be somebody else's than the event's; a chair or head of it is, wherever they were."""
    if rule in ("heads", "chairs"):
        sat_on = words.startswith("chair the whole") and _OWN_BEFORE.search(before)
        return bool(sat_on or _OF_ANOTHER_HOUSE.match(after))
    there = _IN_ANOTHER_HOUSE.match(after) if rule == "staff" else None
    if there or _OF_ANOTHER_HOUSE.match(after):
        return True
    own = None if _OF_A_SESSION.search(words + after[:14]) else _OWN_BEFORE.search(before)
    return not _BEGINS_ANEW.match(words) and bool(own or _OTHERS_BEFORE.search(before))


def _of_another(text: str, end: int, event: Event) -> bool:
    """Whether a name follows that is not the event's: "the organizers of the Donau PyDays"."""
    following = _OF_NAME.match(text[end : end + 90])
    if not following:
        return False
    ours = {word for word in flat(event.name).split() if len(word) > 3}  # noqa: PLR2004 - "of", "the"
    named = flat(following[1]).split()
    dated = all(word[0].isdigit() or word in _DAYS for word in named)
    return not dated and not ours & set(named) and bool(_OTHER_EVENT.search(flat(following[1])) or _is_event(named))


_DAYS = worded("monday tuesday wednesday thursday friday saturday sunday registration")


def _is_event(named: list[str]) -> bool:
    return any("con" in word or "py" in word or word.endswith(("days", "fest")) for word in named)


def _holders(lowered: str, roster: Roster) -> Iterator[RoleFound]:
    """The one person who holds a role of the roster, where the text speaks of its lead ("the sponsorship lead")."""
    for form, holder in _leads(roster):
        hit = form.search(lowered)
        if hit:
            yield RoleFound(hit[0], "holder", frozenset({holder}), *hit.span())


@lru_cache(maxsize=64)
def _leads(roster: Roster) -> tuple[tuple[re.Pattern[str], str], ...]:
    """How the lead of each role that one person alone holds is called, with that person's id."""
    forms = []
    for role in sorted({role for person in roster.people for role in person.roles} - {CHAIR, COMMITTEE, INDEPENDENT}):
        holders = roster.with_role(role)
        if len(holders) == 1:
            name = re.escape(role.removesuffix("s"))
            form = rf"\b{name}(?:s|me)? (?:chair|lead|head|coordinator|manager|organi[sz]er)\b"
            forms.append((re.compile(form), holders[0].id))
    return tuple(forms)
