"""Word pieces: every spelling can be read, by what its parts have in common with known words."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.word_pieces import word_pieces

ALIKE = (
    ("Grabbed", "grabbed"),
    ("caf\u00e9", "cafe"),
    ("S\u00d8REN", "s\u00f8ren"),
    ("he\u200bllo", "hello"),
    ("in  the\n hall", "in the hall"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_case_accents_and_white_space_make_no_difference(one: str, other: str) -> None:
    """People write as they like."""
    assert word_pieces(one) == word_pieces(other)


def test_a_word_that_nobody_knows_is_read_in_parts() -> None:
    """A misspelt word is still like the right one."""
    known, misspelt = word_pieces("harassment"), word_pieces("harrassmentt")
    assert len(known) == 1
    assert 1 < len(misspelt) <= len("harrassmentt")


def test_punctuation_stands_alone() -> None:
    """Else a word would be another one before a full stop."""
    assert word_pieces("no.") == [*word_pieces("no"), *word_pieces(".")]
    assert word_pieces("#lounge") == [*word_pieces("#"), *word_pieces("lounge")]


def test_what_is_no_word_is_one_unknown_piece() -> None:
    """A line of a thousand letters costs no more than a word."""
    assert len(word_pieces("x" * 1000)) == 1
