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
from conduct_mailer.reading.encoder import LONGEST, Encoder, Numbers, encoder
from conduct_mailer.reading.spelling import cleaned, flat
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
WHOLE = (*(mark.value for mark in MARKS), "report", "followup", "question", "appeal")
"""What is answered of a text as a whole: the same marks, and its kind."""

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

    def about(self, words: str, mark: Mark) -> Numbers:
        """The log odds of a mark in every clause that holds these words; none where no clause does.

        Only letters count, so that it is no matter how a text was wrapped.
        """
        wanted = letters(words)
        return self.scores[[wanted in letters(clause) for clause in self.clauses], MARKS.index(mark)]

    def of_whole(self, name: str) -> float:
        """The log odds of a mark, or of a kind, by the text as a whole."""
        return float(self.whole[WHOLE.index(name)])

    def clause(self, mark: Mark) -> str:
        """The clause that says it most; none where there is no text."""
        return self.clauses[int(self.scores[:, MARKS.index(mark)].argmax())] if self.clauses else ""


def letters(text: str) -> str:
    """The letters and figures of a text alone, in small letters without accents."""
    return "".join(filter(str.isalnum, flat(cleaned(text))))


def marked(text: str) -> Marked:
    """Every clause with what it says."""
    return mark_clauses(clauses(text), encoder())


def mark_clauses(listed: Sequence[str], by: Encoder) -> Marked:
    """The same of clauses that were cut before, by the encoder that is given."""
    scores: list[Numbers] = []
    whole = np.full(len(WHOLE), _NOTHING, dtype=np.float32)
    for number, window in enumerate(windows(listed)):
        vectors = by.vectors(window.pieces)
        owners = np.asarray(window.owners)
        means = np.stack([vectors[owners == place].mean(0) for place in window.places])
        scores.extend(by.answers(means, "clause")[window.known :])
        if number == 0:
            whole = by.answers(vectors[:1], "whole")[0]
    read = np.stack(scores) if scores else np.zeros((0, len(MARKS)), dtype=np.float32)
    return Marked(tuple(listed[: len(read)]), read, whole)


def windows(listed: Sequence[str]) -> Iterator[Window]:
    """The stretches of a text, each no longer than the encoder takes."""
    pieces = [[*word_pieces(clause)[: LONGEST - 2], END] for clause in listed]
    begin = 0
    for _ in range(WINDOWS):
        if begin >= len(pieces):
            return
        start = max(begin - _AGAIN, 0)
        if 1 + sum(map(len, pieces[start : begin + 1])) > LONGEST:  # what was read before leaves no room for the next
            start = begin
        stop, length = start, 1
        while stop < len(pieces) and length + len(pieces[stop]) <= LONGEST:
            length += len(pieces[stop])
            stop += 1
        places = tuple(range(start, stop))
        owners = (-1, *(place for place in places for _ in pieces[place]))
        numbers = (BEGIN, *(number for place in places for number in pieces[place]))
        yield Window(places, numbers, owners, known=begin - start)
        begin = stop
