"""What each clause of a text says, marked by the encoder: the clause that tells when it was, where, who, what was done.

Every clause is read among its neighbours, so that "on Sunday" is known as the day of a flight or of a deed. The text as
a whole gets answers as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from conduct_mailer.model.content import Content
from conduct_mailer.reading.clauses import clauses
from conduct_mailer.reading.encoder import LONGEST, Numbers, encoder
from conduct_mailer.reading.word_pieces import BEGIN, END, word_pieces


class Mark(StrEnum):
    """What a clause can say, in the order of the encoder's answers."""

    PEOPLE = "people"
    WHEN = "when"
    WHERE = "where"
    ACCOUNT = "account"
    ONGOING = "ongoing"
    URGENT = "urgent"
    AUTHORITIES = "authorities"
    ROLE = "role"


MARKS = tuple(Mark)
WINDOWS = 3
"""Stretches of a text that are read; a report has one, a long one two."""

_AGAIN = 2
"""Clauses of the stretch before that are read again, for what they say of the next."""

_NOTHING = -9.0
"""The log odds of a mark in a text without any clause."""


@dataclass(frozen=True, slots=True)
class Window:
    """Clauses that are read together: their places in the text, their word pieces, and to which clause each belongs."""

    places: tuple[int, ...]
    pieces: tuple[int, ...]
    owners: tuple[int, ...]
    known: int
    """How many of the first clauses were read before."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Marked(Content):
    """The clauses of a text with the log odds of each mark, and those of the whole text's marks."""

    clauses: tuple[str, ...]
    scores: Numbers
    whole: Numbers

    def most(self, mark: Mark) -> float:
        """The log odds of the clause that says it most."""
        return float(self.scores[:, MARKS.index(mark)].max(initial=_NOTHING))

    def of_whole(self, mark: Mark) -> float:
        """The log odds that the whole says it."""
        return float(self.whole[MARKS.index(mark)])

    def clause(self, mark: Mark) -> str:
        """The clause that says it most; none where there is no text."""
        return self.clauses[int(self.scores[:, MARKS.index(mark)].argmax())] if self.clauses else ""


def marked(text: str) -> Marked:
    """Every clause with what it says."""
    listed = clauses(text)
    scores: list[Numbers] = []
    whole = np.full(len(MARKS), _NOTHING, dtype=np.float32)
    for number, window in enumerate(windows(listed)):
        vectors = encoder().vectors(window.pieces)
        owners = np.asarray(window.owners)
        means = np.stack([vectors[owners == place].mean(0) for place in window.places])
        scores.extend(encoder().answers(means, "clause")[window.known :])
        if number == 0:
            whole = encoder().answers(vectors[:1], "whole")[0]
    read = np.stack(scores) if scores else np.zeros((0, len(MARKS)), dtype=np.float32)
    return Marked(listed[: len(read)], read, whole)


def windows(listed: Sequence[str]) -> Iterator[Window]:
    """The stretches of a text, each no longer than the encoder takes."""
    pieces = [[*word_pieces(clause)[: LONGEST - 2], END] for clause in listed]
    start = known = 0
    for _ in range(WINDOWS):
        if start + known >= len(pieces):
            return
        stop, length = start, 1
        while stop < len(pieces) and length + len(pieces[stop]) <= LONGEST:
            length += len(pieces[stop])
            stop += 1
        if stop <= start + known:  # what was read before leaves no room for the next clause
            start, known = start + known, 0
            continue
        places = tuple(range(start, stop))
        owners = (-1, *(place for place in places for _ in pieces[place]))
        yield Window(places, (BEGIN, *(number for place in places for number in pieces[place])), owners, known)
        start, known = max(stop - _AGAIN, 0), min(_AGAIN, stop)
