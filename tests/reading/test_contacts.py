"""Addresses and handles of people on the roster, in whatever spelling, with the words that give them."""

from __future__ import annotations

import pytest

from conduct_mailer.model.roster import Person
from conduct_mailer.reading.contacts import contacts_in

ROSA = Person("rosa", "Rosa Lindqvist", ("rosa@lakesidepython.example",), (), ("@rosa.codes",), frozenset({"chair"}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("write to rosa@lakesidepython.example.", "rosa@lakesidepython.example"),
        ("It was <Rosa@LakesidePython.example>", "Rosa@LakesidePython.example"),
        ("rosa at lakesidepython dot example grabbed me", "rosa at lakesidepython dot example"),
        ("Rosa (at)\nlakesidepython [dot] example, I think", "Rosa (at) lakesidepython [dot] example"),
        ("rósa ät lakesidepython punkt example", "rósa ät lakesidepython punkt example"),
        ("rosa+conf@lakesidepython.example", "rosa+conf@lakesidepython.example"),
        ("https://a.example/?to=rosa%40lakesidepython.example", "rosa%40lakesidepython.example"),
        ("https://a.example/?to=%72osa%40lakesidepython.example", "rosa@lakesidepython.example"),
        ("Her account is @Rosa_Codes on the forum", "Rosa_Codes"),
        ("https://social.example/@rosacodes/1", "rosacodes"),
    ],
)
def test_a_contact_is_shown_as_the_mail_writes_it(text: str, words: str) -> None:
    """Readers can find it there."""
    assert [(found.id, found.text) for found in contacts_in(text, (ROSA,))] == [("rosa", words)]


def test_nobody_elses_address_is_hers() -> None:
    """Only the whole address counts."""
    text = "notrosa@lakesidepython.example, rosa@lakesidepython.example2, rosa at the lakeside"
    assert contacts_in(text, (ROSA,)) == ()
