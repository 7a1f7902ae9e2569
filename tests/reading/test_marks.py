"""Marks: which clause says when it was, where, who and what, however it is worded; and not what only looks like it."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.encoder import LONGEST
from conduct_mailer.reading.marks import Mark, marked, windows

TEXT = (
    "Hello. My plane is on Sunday at nine. During the second keynote the man with the parrot shirt, who sat behind me "
    "in the big hall, breathed on my neck. He has left me alone since. I live in Lyon."
)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark.WHEN, "keynote"),
        (Mark.WHERE, "hall"),
        (Mark.PEOPLE, "parrot"),
        (Mark.ACCOUNT, "breathed"),
        (Mark.ONGOING, "alone"),
    ],
)
def test_the_clause_that_says_it_is_shown(mark: Mark, words: str) -> None:
    """Not the day of a journey, nor the place where somebody lives."""
    found = marked(TEXT)
    assert words in found.clause(mark)
    assert found.most(mark) > 0


@pytest.mark.parametrize("mark", [Mark.URGENT, Mark.AUTHORITIES, Mark.ROLE])
def test_what_nobody_says_is_not_marked(mark: Mark) -> None:
    """Nobody is in danger there, wants the police, or is of the staff."""
    assert marked(TEXT).most(mark) < 0


def test_a_text_without_a_word_says_nothing() -> None:
    """An empty mail is no failure."""
    found = marked(" \n>\n--")
    assert found.clauses == ()
    assert found.clause(Mark.WHEN) == ""
    assert all(found.most(mark) < 0 for mark in Mark)


def test_a_long_text_is_read_in_stretches_that_meet() -> None:
    """No clause falls between two of them, and none is longer than the encoder takes."""
    listed = tuple(f"Clause {number} speaks of what was done to me on that day in the hall." for number in range(60))
    read = list(windows(listed))
    assert len(read) > 1
    assert all(len(window.pieces) == len(window.owners) <= LONGEST for window in read)
    places = [place for window in read for place in window.places[window.known :]]
    assert places == list(range(len(places)))


def test_a_clause_without_end_is_cut_and_a_flood_is_left() -> None:
    """A message costs only so much, whatever is in it."""
    endless = "word " * 2000
    assert [len(window.pieces) for window in windows([endless, endless, endless, endless])] == [LONGEST] * 3


def test_what_stands_late_in_a_long_text_is_found() -> None:
    """Some people come to the point last."""
    late = "We came by train and had soup. " * 40 + "Then a man from Acme with a red beard hit me in the lobby."
    assert "red beard" in marked(late).clause(Mark.PEOPLE)
