"""People of the roster found by name in a text: in full, by surname, first name, nickname, initials, or misspelt.

Other people have first names as well. A first name that another surname follows is a namesake's, and stays one where
it is repeated alone; whatever else is doubtful is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.reading.disguise import disguised
from conduct_mailer.reading.known import Index, Known
from conduct_mailer.reading.name_lists import NAMES_THAT_ARE_WORDS
from conduct_mailer.reading.namesakes import (
    has_other_surname,
    is_anothers_surname,
    is_introduced_as_anothers,
    is_of_a_house,
    is_somebody_elses,
)
from conduct_mailer.reading.spelling import Word, alike, forms, very_alike, words
from conduct_mailer.reading.verbs import NEVER_SURNAMES, OTHERS_TITLES, PARTICLES, PLACES, TITLES
from conduct_mailer.reading.word_pieces import is_word
from conduct_mailer.reading.words_or_names import acts, word_is_name

_SPLIT = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"(?<![^\W\d_])[^\W\d_][\W\d_][^\W\d_][\W\d_][^\W\d_](?![^\W\d_])")
_TITLE_OF_A_TALK = re.compile(
    r" [^\W\d_]+ (?:talk|session|keynote|lecture|award|prize|room|hall|conference|celebration)\b"
)
_YOURS = re.compile(r"\b(?:your|the event's|the other) \Z", re.IGNORECASE)
_INITIAL = re.compile(r"\b([a-z])\.\Z", re.IGNORECASE)
_REACH = 3
_NO_INITIALS = frozenset({"PM", "AM", "MC", "NB", "PS", "US", "UK", "EU", "AI", "PC", "TV", "DC", "LA", "ID"})
_LEAST = 3
_LONG = 5


@dataclass(frozen=True, slots=True, repr=False)
class NameFound(Content):
    """A name found. ``kind``: ``full``, ``family``, ``given``, ``yours`` ("your Grace"), ``whole`` (or initials)."""

    id: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class NamesSeen(Content):
    """The names of a text, and the ids of those whose first name somebody else is shown to bear in it."""

    found: tuple[NameFound, ...]
    namesakes: frozenset[str]


def names_in(text: str, index: Index, *, headline: bool = False) -> NamesSeen:
    """Every name of theirs in a cleaned text, namesakes apart; a headline is a subject, full of capitals."""
    found: list[NameFound] = []
    namesakes: set[str] = set()
    candidates = index.places(_SPLIT.findall(text))
    if candidates:
        listed = words(text)
        for person, indices in candidates:
            found += _person_in(person, listed, indices, text, headline=headline)
            if any(_is_namesakes(person, listed, at, text, headline=headline) for at in indices):
                namesakes.add(person.id)
    if _SPACED.search(text):
        glued = _glue(words(text), text)
        for person, indices in index.places([word.text for word in glued]):
            found += _person_in(person, glued, indices, text, headline=headline)
    for person_id, place in disguised(text, index.disguisable):
        found.append(NameFound(person_id, "whole", *place, text[slice(*place)]))
    return NamesSeen(tuple(found), frozenset(namesakes))


def _is_namesakes(person: Known, listed: Sequence[Word], index: int, text: str, *, headline: bool) -> bool:
    word = listed[index]
    if not (word.capital and word.forms & person.given) or _TITLE_OF_A_TALK.match(text[word.end : word.end + 60]):
        return False
    surname = has_other_surname(listed, index, text, person.either, headline=headline)
    return surname or is_introduced_as_anothers(listed, index, text)


def _person_in(
    person: Known, listed: Sequence[Word], indices: Sequence[int], text: str, *, headline: bool
) -> list[NameFound]:
    found: list[NameFound] = []
    seen = -1
    for index in indices:
        kind = _kind(person, listed, index, text, headline=headline)
        if kind == "given" and _YOURS.search(text[max(listed[index].start - 14, 0) : listed[index].start]):
            kind = "yours"
        if kind and not (kind == "family" and index == seen):
            seen = index + 1 if kind == "full" else -1
            end = listed[min(seen, len(listed) - 1)].end if kind == "full" else listed[index].end
            found.append(NameFound(person.id, kind, listed[index].start, end, text[listed[index].start : end]))
    return found


def _kind(person: Known, listed: Sequence[Word], index: int, text: str, *, headline: bool) -> str:
    word = listed[index]
    if word.forms & person.whole or _are_initials(person, listed, index, text):
        return "whole"
    if alike(word.forms, person.given) and _beside(person, listed, index, text):
        return "full"
    if _is_family(person, listed, index, text):
        return "family"
    if word.forms & person.given:
        return "given" if _is_given(person, listed, index, text, headline=headline) else ""
    return "given" if _is_slip(person, listed, index, text, headline=headline) else ""


def _is_slip(person: Known, listed: Sequence[Word], index: int, text: str, *, headline: bool) -> bool:
    """Whether a word is a first name misspelt, or a name with the s of possession ("Rosas Mann", "devikas talk")."""
    word = listed[index]
    called = person.called - NAMES_THAT_ARE_WORDS
    owner = {form[:-1] for form in word.forms if form.endswith("s") and len(form) > _LEAST + 1}
    if owner & ((person.called | person.family) if word.capital else called):
        return True
    believed = word.capital or (len(word.text) >= _LONG and not any(map(is_word, word.forms)))
    misspelt = believed and not word.forms & NAMES_THAT_ARE_WORDS and very_alike(word.forms, called)
    return misspelt and not has_other_surname(listed, index, text, person.either, headline=headline)


def _beside(person: Known, listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether the surname, or something like it, stands next to a first name, before or behind it."""
    word = listed[index]
    exact = bool(word.forms & person.given)
    for other in (*listed[index + 1 : index + _REACH], *listed[max(index - 1, 0) : index]):
        gap = text[min(word.end, other.end) : max(word.start, other.start)]
        if len(gap) > 24 or "\n\n" in gap or "." in gap.strip(". "):  # noqa: PLR2004 - another sentence
            continue
        if other.forms & person.family or (alike(other.forms, person.family) and (exact or other.capital)):
            return True
    following = listed[index + 1 : index + 2]
    return exact and any(_is_initial(person, word, other, text) for other in following)


def _is_initial(person: Known, word: Word, other: Word, text: str) -> bool:
    gap = text[word.end : other.start]
    letters = {name[0] for name in person.family if name}
    surname_begins = (
        text[other.end : other.end + 2].startswith(("'", "\u2019")) and text[other.end + 1 : other.end + 2].isalpha()
    )
    lone = len(other.text) == 1 and other.capital and other.text != "I" and not surname_begins
    return lone and gap == " " and bool(other.forms & letters)


def _are_initials(person: Known, listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether "R.L." stands here for them; not hours, and not the beginning of somebody's full name."""
    word, after = listed[index], listed[index + 1] if index + 1 < len(listed) else None
    if after is None or len(word.text) > 1 or len(after.text) > 1 or not (word.capital and after.capital):
        return False
    if text[word.end : after.start] not in {".", ". "} or (word.text + after.text) in _NO_INITIALS:
        return False
    beyond = listed[index + 2] if index + 2 < len(listed) else None
    runs_on = beyond is not None and beyond.capital and text[after.end : beyond.start] in {".", ". ", " "}
    lone = index == 0 or text[listed[index - 1].end : word.start] != "."
    return lone and not (runs_on and not _begins_anew(beyond)) and word.text + after.text in person.initials


def _begins_anew(word: Word | None) -> bool:
    return word is not None and bool(word.forms & NEVER_SURNAMES)


def _is_family(person: Known, listed: Sequence[Word], index: int, text: str) -> bool:
    word = listed[index]
    if is_anothers_surname(listed, index, text, person.given) or is_of_a_house(listed, index, text):
        return False
    if index > 0 and listed[index - 1].forms & OTHERS_TITLES:
        return False
    first = index - 1
    while first > 0 and listed[first].forms & PARTICLES:
        first -= 1
    titled = index > 0 and bool(listed[first].forms & TITLES)
    if word.forms & person.family:
        if titled or word.capital or len(word.text) > _LONG or _follows_initial(person, word, text):
            return True
        return len(word.text) > _LEAST and (acts(listed, index, " ") or not any(map(is_word, word.forms)))
    if titled:
        return alike(word.forms, person.family)
    believed = word.capital or not any(map(is_word, word.forms))
    return believed and len(word.text) > _LONG and very_alike(word.forms, person.family)


def _follows_initial(person: Known, word: Word, text: str) -> bool:
    """Whether their initial and a full stop stand before a surname ("d.anand")."""
    initial = _INITIAL.search(text[max(word.start - 3, 0) : word.start])
    return initial is not None and any(initial[1].upper() == initials[0] for initials in person.initials)


def _is_given(person: Known, listed: Sequence[Word], index: int, text: str, *, headline: bool) -> bool:
    word = listed[index]
    before = listed[index - 1] if index else None
    if (before and before.forms & PLACES) or is_somebody_elses(listed, index, text):
        return False
    is_word = bool(word.forms & NAMES_THAT_ARE_WORDS)
    if is_word and is_anothers_surname(listed, index, text, person.either):
        return False
    if has_other_surname(listed, index, text, person.either, headline=headline):
        return False
    short = len(word.text) <= _LEAST and not word.forms & person.called
    if short and not word.capital:
        return False
    if is_word or short:
        return word_is_name(listed, index, text)
    return True


def _glue(listed: Sequence[Word], text: str) -> tuple[Word, ...]:
    """Letter-spaced words ("R o s a") put together again; a wider gap parts words."""
    out: list[Word] = []
    run: list[Word] = []
    for word in (*listed, None):
        joins = word is not None and len(word.text) == 1
        if joins and run and word is not None and len(text[run[-1].end : word.start]) > 1:
            out += _one(run)
            run = []
        if joins and word is not None:
            run.append(word)
        else:
            out += _one(run)
            run = []
    return tuple(out)


def _one(run: Sequence[Word]) -> list[Word]:
    if len(run) < _LEAST:
        return []
    joined = "".join(word.text for word in run)
    return [Word(joined.capitalize(), run[0].start, run[-1].end, forms(joined))]
