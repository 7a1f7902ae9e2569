"""The encoder: a word is read among others, and what is stored small is read back nearly the same."""

from __future__ import annotations

import numpy as np
import pytest

from conduct_mailer.reading.encoder import LONGEST, encoder, packed, unpacked
from conduct_mailer.reading.word_pieces import BEGIN, END, word_pieces


def pieces(text: str) -> list[int]:
    return [BEGIN, *word_pieces(text), END]


def test_a_word_is_read_among_its_neighbours() -> None:
    """Sunday is one day in a report and another in travel plans."""
    deed, flight = encoder().vectors(pieces("he hit me on sunday")), encoder().vectors(pieces("i fly home on sunday"))
    sunday = pieces("he hit me on sunday").index(word_pieces("sunday")[0])
    assert pieces("i fly home on sunday")[sunday] == word_pieces("sunday")[0]
    assert np.abs(deed[sunday] - flight[sunday]).max() > 0.1


def test_the_same_text_always_gets_the_same_answers() -> None:
    """What was read once can be shown again."""
    one, other = (encoder().vectors(pieces("It was in the lobby.")) for _ in range(2))
    assert (one == other).all()


def test_no_more_is_taken_than_was_learnt_of() -> None:
    """Whoever calls it cuts."""
    with pytest.raises(ValueError, match=str(LONGEST)):
        encoder().vectors([END] * (LONGEST + 1))


def test_weights_are_stored_in_a_fourth_and_come_back_nearly_the_same() -> None:
    """A weight is off by less than half a hundredth of the greatest of its column."""
    weights = {"words": np.linspace(-1, 1, 600, dtype=np.float32).reshape(20, 30), "begin": np.ones(3, np.float32)}
    weights["0.inner"] = weights["words"].T * 3
    stored = packed(weights)
    assert stored["words"].itemsize == 1
    back = unpacked(stored)
    assert set(back) == set(weights)
    for name, values in weights.items():
        assert np.abs(back[name] - values).max() <= np.abs(values).max() / 200
