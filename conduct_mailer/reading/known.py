"""Everything that the people of the roster may be called, and where in a text a word comes near it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from conduct_mailer.model.content import Content
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.reading.name_lists import SHORT_FORMS
from conduct_mailer.reading.spelling import Word, forms, sound

_SPLIT = re.compile(r"[^\W\d_]+")
_LEAST = 3
_FARTHEST = 2


@dataclass(frozen=True, slots=True, repr=False)
class Known(Content):
    """The names of one person: ``called`` are the first names in the roster, ``given`` those and their short forms.

    ``family`` are the surnames, ``whole`` both without a gap, ``initials`` the two letters.
    """

    id: str
    given: frozenset[str]
    called: frozenset[str]
    family: frozenset[str]
    whole: frozenset[str]
    initials: frozenset[str]

    @property
    def either(self) -> frozenset[str]:
        """First names and surnames."""
        return self.given | self.family


def known(person: Person) -> Known:
    """Everything that a person of the roster may be called."""
    given: set[str] = set()
    family: set[str] = set()
    initials: set[str] = set()
    for variant in (person.name, *person.aliases):
        first, _, last = variant.strip().partition(" ")
        given |= _joined(first)
        family |= _joined(last)
        family |= {form for part in _SPLIT.findall(last) for form in forms(part) if len(part) > _LEAST}
        if last:
            initials.add(f"{first[0]}{last.split()[-1][0]}".upper())
    short = {name for group in SHORT_FORMS if group & given for name in group}
    whole = {joined for first in given | short for last in family for joined in (first + last, last + first)}
    return Known(person.id, *map(frozenset, (given | short, given, family, whole, initials)))


def all_known(roster: Roster, *, but: Iterable[str] = ()) -> tuple[Known, ...]:
    """The names of everybody on the roster, except for some."""
    out = set(but)
    return tuple(known(person) for person in roster.people if person.id not in out)


def places(listed: Sequence[Word], people: Sequence[Known]) -> Iterator[tuple[Known, list[int]]]:
    """For each person the places of the words that may be a name of theirs: a rough and quick first look."""
    spelt: dict[str, set[Known]] = defaultdict(set)
    heard: dict[str, set[Known]] = defaultdict(set)
    for person in people:
        for name in (*person.either, *person.whole):
            spelt[name].add(person)
            heard[sound(name)].add(person)
    seen: dict[str, set[Known]] = {}
    found: dict[Known, list[int]] = defaultdict(list)
    for index, word in enumerate(listed):
        if word.text not in seen:
            seen[word.text] = _near(word, spelt, heard, people)
        for person in seen[word.text]:
            found[person].append(index)
    yield from ((person, found[person]) for person in people if person in found)


def _near(
    word: Word, spelt: dict[str, set[Known]], heard: dict[str, set[Known]], people: Sequence[Known]
) -> set[Known]:
    if len(word.text) == 1:
        return {person for person in people if any(word.text == initials[0] for initials in person.initials)}
    near: set[Known] = set()
    for form in word.forms:
        for name, _, _ in process.extract(
            form, spelt.keys(), scorer=Levenshtein.distance, score_cutoff=_FARTHEST, limit=None
        ):
            near |= spelt[name]
        near |= heard.get(sound(form), set())
    return near


def _joined(name: str) -> set[str]:
    """A part of a name as one word, and its first word where it has several ("Mei-Ling": meiling, mei)."""
    parts = _SPLIT.findall(name)
    whole = "".join(parts)
    return set(forms(whole) if whole else ()) | set(forms(parts[0]) if parts and len(parts[0]) >= _LEAST else ())
