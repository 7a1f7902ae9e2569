"""Clauses: what a reader is shown as the words that say something is about a thought long, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conduct_mailer.reading.clauses import MOST, clauses

CUT = (
    ("He grabbed me. I left.", ("He grabbed me.", "I left.")),
    ("He said \u201cgo home.\u201d I left!", ("He said \u201cgo home.\u201d", "I left!")),
    ("Mr. Vale and Dr. Osei were there at 3 p.m. sharp.", ("Mr. Vale and Dr. Osei were there at 3 p.m. sharp.",)),
    ("Who: the host\nWhere: lobby\nWhen: friday", ("Who: the host", "Where: lobby", "When: friday")),
    ("12:31 finch: hi\n12:32 finch: where are you", ("12:31 finch: hi", "12:32 finch: where are you")),
    (
        "a line that was wrapped by a program because it had grown too long\nfor the window",
        ("a line that was wrapped by a program because it had grown too long for the window",),
    ),
    (
        "so i was standing in the queue for the coffee and the man behind me said that i smell and then everybody "
        "laughed because he is the one with the microphone",
        (
            "so i was standing in the queue for the coffee",
            "and the man behind me said that i smell",
            "and then everybody laughed because he is the one with the microphone",
        ),
    ),
    ("> \n|\n--\n", ()),
)


@pytest.mark.parametrize(("text", "cut"), CUT)
def test_a_text_is_cut_where_a_thought_ends(text: str, cut: tuple[str, ...]) -> None:
    """At the ends of sentences, at the lines of lists and chats, at the joints of what is said in one breath."""
    assert clauses(text) == cut


@given(st.text(alphabet="ab .,!\n>-:and", max_size=400))
def test_no_word_is_lost_or_made(text: str) -> None:
    """Whatever people type."""
    assert "".join(filter(str.isalpha, "".join(clauses(text)))) == "".join(filter(str.isalpha, text))


def test_a_flood_is_cut_off() -> None:
    """Only so much of a text is looked at."""
    assert sum(map(len, clauses("word. " * MOST))) <= MOST
