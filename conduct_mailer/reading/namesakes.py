"""Whether a first name is somebody else's: another surname follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conduct_mailer.reading.kinds_of_words import KINDS
from conduct_mailer.reading.spelling import Word, alike
from conduct_mailer.reading.verbs import NEVER_SURNAMES, PARTICLES, TITLES

_SPLIT = re.compile(r"[^\W\d_]+")
_PAIRS = re.compile(r"\s*[^\W\d_]+ [^\W\d_]+(?:\s?[/&,+]\s?[^\W\d_]+ [^\W\d_]+)+\s*\Z")
_WRAPPED = (45, 85)
_NOUNS_HAVE_CAPITALS = re.compile(r"\b(?:und|ich|nicht|der|das|ist|hat|mich|mir|war|dass|weil|eine|einen)\b")
_AROUND = 300
_LEAST = 3
_HUMPED = re.compile(r"[a-z][A-Z].*ed\Z")
"""A service as a verb: "Devika AirDropped me a picture"."""
_DONE_TO = re.compile(r" (?:me|us|him|her|them|my|our)\b")
"""Whom something was done to: "Rosa Slacked me"."""
_FOREIGN = re.compile(r"['\u2019](?:d|ed|ing)\b")
"""The ending of what is done with a service: "Tomasz WhatsApp'd me"."""


def has_other_surname(
    listed: Sequence[Word], index: int, text: str, names: frozenset[str], *, headline: bool = False
) -> bool:
    """Whether a word that is none of ``names`` follows a first name as its surname: then it is somebody else.

    In a headline (a subject) every word may have a capital; only a list of full names is believed there. In German
    every noun has one, and nothing is believed.
    """
    word = listed[index]
    if index + 1 >= len(listed) or shouting(listed, index) or _is_headline(text, word.start):
        return False
    if len(_NOUNS_HAVE_CAPITALS.findall(text[max(word.start - _AROUND, 0) : word.end + _AROUND])) >= _LEAST:
        return False
    if headline and not _PAIRS.match(text[:200]):
        return False
    nearest = listed[index + 1]
    gap = text[word.end : nearest.start]
    if nearest.forms & PARTICLES and index + 2 < len(listed):
        nearest = listed[index + 2]
    if not (gap == " " or _wraps(text, word.end, gap)) or not nearest.capital or nearest.forms & NEVER_SURNAMES:
        return False
    if (
        any(form in KINDS for form in nearest.forms)
        or _HUMPED.search(nearest.text)
        or (nearest.text.endswith("ed") and _DONE_TO.match(text[nearest.end : nearest.end + 6]))
        or _FOREIGN.match(text[nearest.end : nearest.end + 12])
    ):
        return False
    return not (nearest.shouted and not word.shouted) and not alike(nearest.forms, names)


_WHOSE = re.compile(
    r"\bmy (?:own |old |ex[- ])?(?:colleague|co-?worker|boss|manager|husband|wife|partner|girlfriend|boyfriend|son|"
    r"daughter|brother|"
    r"sister|cousin|nephew|niece|kid|mum|mom|dad|roommate|room-?mate|flatmate|teammate|team lead|intern|student|"
    r"supervisor|"
    r"therapist|lawyer|neighbou?r|dog|cat)(?: at work| from work)?,? \Z",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r",? ?(?:\(|- |\u2013 )?(?:(?:the|a|our|my|their|la|le|der|die) )?"
    r"(?:nice |night |day |hotel |bar |bus |ride |uber |lyft |taxi |shuttle |cab |delivery )*"
    r"(?:porter|receptionist|r[e\u00e9]ceptionniste|rezeptionist(?:in)?|bartender|barman|barmaid|barista|waiter|"
    r"waitress|cook|driver|concierge|bellhop|doorman|bouncer|janitor|cleaner)\b"
    r"(?=\s*(?:[,.;:!?)]|\Z|(?:who|at|of|from|in|that|on|here|there|said|told|saw|was|is)\b))|"
    r",? ?\(?(?:from|of) (?:the |our |my )?(?:housekeeping|hotel|marlin|catering|security company)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r", (?:who|whom) (?:i|we) (?:share|live|room|carpool)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"['\u2019]s (?:Cantina|Bar|Caf[e\u00e9]|Pub|Pizza|Pizzeria|Kitchen|Diner|Grill|Bakery|Taqueria|Tacos|Deli|"
    r"Restaurant|Inn|Place|"
    r"Coffee|Tavern|Saloon|Bistro)\b"
)
_WITHIN = re.compile(r"[a-z,]\s\Z")
_CORRECTED = re.compile(
    r"[- ](?:something|somebody|someone|summat|sth)\s?\?\s(?:(?:hang on|wait|sorry|er|hm+)\W+)*no\W+[A-Z][a-z]{2,}"
)
_STAND = re.compile(r" (?:from|of|(?P<at>at)) the [A-Z][\w&]*(?: [A-Z][\w&]*)? (?:booth|stand|stall)\b")
_HOUSES_AND_FIRMS = re.compile(
    r",? (?:LLP|LLC|Ltd|Limited|Inc|GmbH|Attorneys|Solicitors|Tower|Building|Street|St\.|Avenue|Road|Square|Prize|"
    r"Award|University|Institute)\b"
)
_OF_THEIRS = re.compile(
    r"\b(?:(?:one of )?their (?:sales|staff|engineers?|people|reps?|team|marketing|developers?)|works? (?:for|at)|"
    r"sponsor's|sales (?:engineer|rep|person))\b",
    re.IGNORECASE,
)
"""Who only stood at a stand may be anybody; these say whose they are."""
_NOT_YOURS = re.compile(
    r"\b(?:not|no relation of|nothing to do with|other than) (?:your|the event's) \Z", re.IGNORECASE
)
_CARD_OF_A_FIRM = re.compile(r",? (?:from|of|at|with) ([a-z][\w-]{2,}) ?\(?[\w.+-]{1,64}@\1\.", re.IGNORECASE)
"""A firm, and an address there: "Alex from Northquay (alex@northquay.example)"."""
_SERVES = (
    r"(?:porter|receptionist|bartender|barman|barmaid|barista|waiter|waitress|driver|concierge|bouncer|janitor|cleaner|"
    r"housekeeper|manager of the hotel|r[e\u00e9]ceptionniste|portier|rezeptionist(?:in)?|recepcionista)"
)
_BEFORE_NAME = re.compile(
    r"\b(?:night|hotel|the|our|a|his|her|la|le|der|die|el) (?:night |hotel |front desk |bar |bus |uber |taxi |"
    rf"shuttle )?{_SERVES}(?: du \w+| im \w+| del \w+| of the \w+| at the \w+)?(?P<apart> called| named|,)? \(?\Z|"
    rf"\b{_SERVES} (?:called|named) \Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\A(?:[,.;:!?)](?! and\b)|\Z| who\b)")
"""What stands behind the name of whoever is introduced so, and not behind somebody else who was there."""


def is_somebody_elses(listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether a first name is shown to be that of the writer's own people, or of a hotel's, bar's or driver's."""
    word = listed[index]
    after = text[word.end : word.end + 60]
    stand = _STAND.match(after)
    if stand and (not stand["at"] or _OF_THEIRS.search(text[word.start : word.end + _AROUND])):
        return True
    if any(kind.match(after) for kind in (_HOUSE, _ELSEWHERE, _CORRECTED, _HOUSES_AND_FIRMS)):
        return True
    if _NOT_YOURS.search(text[max(word.start - 40, 0) : word.start]):
        return True
    return is_introduced_as_anothers(listed, index, text)


def is_introduced_as_anothers(listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether somebody is introduced here by whose they are, so that the same first name alone is theirs further on."""
    word = listed[index]
    before, after = text[max(word.start - 60, 0) : word.start], text[word.end : word.end + 90]
    served = _BEFORE_NAME.search(before)
    if served and served["apart"] and not _ENDS.match(after):
        served = None
    return bool(served or _WHOSE.search(before) or _MINE.match(after) or _CARD_OF_A_FIRM.match(after))


def is_anothers_surname(listed: Sequence[Word], index: int, text: str, given: frozenset[str]) -> bool:
    """Whether another first name stands right before a word: then it is that person's surname ("Ulrich Hartmann")."""
    if index == 0:
        return False
    before, word = listed[index - 1], listed[index]
    named = (
        before.capital and not before.shouted and len(before.text) >= _LEAST and text[before.end : word.start] == " "
    )
    if not named or before.forms & (NEVER_SURNAMES | TITLES | PARTICLES) or alike(before.forms, given):
        return False
    gap = text[before.start - 1 : before.start]
    wrapped = gap != "\n" or _wraps(text, before.start - 1, gap)
    return wrapped and bool(_WITHIN.search(text[max(before.start - 3, 0) : before.start]))


def is_of_a_house(listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether a surname is that of a firm or a street ("Lindqvist Tower", "Tarrant & Will, Attorneys")."""
    return bool(_HOUSES_AND_FIRMS.match(text[listed[index].end :][:24]))


def _wraps(text: str, at: int, gap: str) -> bool:
    """Whether a gap is no more than the end of a full line, where the text was wrapped."""
    return gap.isspace() and gap.count("\n") == 1 and _WRAPPED[0] <= at - text.rfind("\n", 0, at) <= _WRAPPED[1]


def _is_headline(text: str, at: int) -> bool:
    """Whether every word of the line has a capital, so that nothing can be told from one."""
    begin = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line = text[begin : stop if stop >= 0 else len(text)][:400]
    parts = _SPLIT.findall(line)
    capitals = sum(part[0].isupper() for part in parts) > 0.8 * len(parts)
    return len(parts) > _LEAST and capitals and not any(c.isdigit() or c in "|/,&" for c in line)


def shouting(listed: Sequence[Word], index: int) -> bool:
    """Whether everything around a word is in capitals."""
    near = [word for word in listed[max(index - 3, 0) : index + 4] if len(word.text) > 1]
    return len(near) > 1 and all(word.shouted for word in near)
