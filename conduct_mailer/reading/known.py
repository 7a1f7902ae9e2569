"""Everything that the people of the roster may be called, and where in a text a word comes near it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from conduct_mailer.model.content import Content
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.reading.name_lists import SHORT_FORMS
from conduct_mailer.reading.spelling import alike, cleaned, forms, sound
from conduct_mailer.reading.verbs import PARTICLES

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
        first, _, last = cleaned(variant).strip().partition(" ")
        given |= _joined(first)
        family |= _joined(last)
        family |= {form for part in _SPLIT.findall(last) for form in forms(part) if len(part) > 1}
        family -= PARTICLES
        if last:
            initials.add(f"{first[0]}{last.split()[-1][0]}".upper())
    short = {name for group in SHORT_FORMS if group & given for name in group}
    whole = {joined for first in given | short for last in family for joined in (first + last, last + first)}
    whole |= {f"{first}{last[0]}" for first in given for last in family if len(first) > _LEAST}
    return Known(person.id, *map(frozenset, (given | short, given, family, whole, initials)))


class Index(Content):
    """The people of a roster by everything that they may be called; what was looked up once is remembered."""

    def __init__(self, people: tuple[Known, ...]) -> None:
        self.people = people
        self.names = frozenset(name for person in people for name in (*person.given, *person.family))
        self.disguisable = tuple((person.id, person.called | person.family | person.whole) for person in people)
        self._spelt: defaultdict[str, set[int]] = defaultdict(set)
        self._heard: defaultdict[str, set[int]] = defaultdict(set)
        for position, person in enumerate(people):
            for name in (*person.either, *person.whole):
                self._spelt[name].add(position)
                self._heard[sound(name)].add(position)
        self.near = lru_cache(maxsize=50_000)(self._near)

    def places(self, listed: Sequence[str]) -> tuple[tuple[Known, tuple[int, ...]], ...]:
        """For each person the places of the words that may be a name of theirs: a rough and quick first look."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, word in enumerate(listed):
            for position in self.near(word):
                found[position].append(index)
        return tuple((self.people[position], tuple(found[position])) for position in sorted(found))

    def _near(self, word: str) -> tuple[int, ...]:
        if len(word) == 1:
            return tuple(
                position
                for position, person in enumerate(self.people)
                if any(word == initials[0] for initials in person.initials)
            )
        near: set[int] = set()
        for form in forms(word):
            for spelling in (form, form.removesuffix("s")):
                near |= self._spelt.get(spelling, set())
            for name, _, _ in process.extract(
                form, self._spelt.keys(), scorer=Levenshtein.distance, score_cutoff=_FARTHEST, limit=None
            ):
                near |= self._spelt[name] if alike(frozenset({form}), frozenset({name})) else set()
            near |= self._heard.get(sound(form), set())
        return tuple(sorted(near))


@lru_cache(maxsize=64)
def index_of(roster: Roster, but: frozenset[str] = frozenset()) -> Index:
    """The index of everybody on the roster, except for some; made once, for the daemon reads with it for months."""
    return Index(tuple(known(person) for person in roster.people if person.id not in but))


def _joined(name: str) -> set[str]:
    """A part of a name as one word, and its first word where it has several ("Mei-Ling": meiling, mei)."""
    parts = _SPLIT.findall(name)
    whole = "".join(parts)
    return set(forms(whole) if whole else ()) | set(forms(parts[0]) if parts and len(parts[0]) >= _LEAST else ())
