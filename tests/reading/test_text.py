"""What is shown as the writer's own, what is folded away, and which lines are commands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.model.event import Event
from conduct_mailer.reading.quotes import quotes_of_ours
from conduct_mailer.reading.text import view

EVENT = Event("Lakeside Python", "conduct@lakesidepython.example", ZoneInfo("America/Los_Angeles"))

QUOTES = {
    "marks": "> What happened?\n> And when?\n",
    "English": "On Mon, 5 Oct 2026 12:01, Lakeside <conduct@lakesidepython.example> wrote:\n\n> What?\n",
    "wrapped": "On Mon, 5 Oct 2026 12:01, Lakeside Python Conduct\n<conduct@lakesidepython.example> wrote:\n> What?\n",
    "German": "Am 04.10.26 um 18:12 schrieb Lakeside Python Conduct:\n> Was?\n",
    "French": "Le 4 oct. 2026 à 18:12, Lakeside Python a écrit :\n> Quoi ?\n",
    "Spanish": "El 4 oct 2026, a las 18:12, Lakeside Python escribió:\n> ¿Qué?\n",
    "divider": "-----Original Message-----\nFrom: a@b.example\nSent: today\n\nWhat happened?\n",
    "header block": "From: A <a@b.example>\nSent: Monday\nTo: c@d.example\nSubject: Re: x\n\nWhat?\n",
    "blank lines in the block": "Von: A <a@b.example>\n\nGesendet: Montag\n\nBetreff: x\n\nWas?\n",
}


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_at_the_end_is_folded(quote: str) -> None:
    """What stands below the writer's words and is quoted from a mail is not shown as theirs."""
    seen = view("It was on Friday.\n\n" + quote)
    assert seen.own.strip() == "It was on Friday."
    assert seen.quoted == quote


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_nothing_is_lost(quote: str) -> None:
    """Own and quoted words together are the whole text, to the last character."""
    for text in (quote, "a\r\n" + quote, quote + "b", "a\n" + quote + "b\n" + quote):
        seen = view(text)
        assert seen.own + seen.quoted == text


@pytest.mark.parametrize(
    "text",
    [
        "> When was it?\nOn Friday.\n> Where?\nIn the foyer.\n",
        "> When was it?\n> Where?\n\nOn Friday, in the foyer.\n",
        "On Friday she wrote:\n> When was it?\nOn Friday.\n",
        "See this.\n\n---------- Forwarded message ----------\nFrom: a@b.example\nDate: x\nSubject: y\n\nI hate you.\n",
        "[15:02] <dagny> slides\n[15:03] <mrsnow> stolen\n",
    ],
)
def test_what_belongs_to_the_report_is_never_folded(text: str) -> None:
    """Answers between or below quoted lines, forwarded mail and chat logs are shown whole."""
    assert view(text).own == text


def test_commands_have_their_argument_and_their_text() -> None:
    """A letter's text runs to the next command, to /end, to the signature or to the quote; the rest is the note."""
    seen = view("Hello all\n/Update friday\nWe are\nstill at it.\n/close\n/end\nthanks\n-- \nGrace\n> old\n")
    assert [(c.name, c.argument, c.text) for c in seen.commands] == [
        ("update", "friday", "We are\nstill at it."),
        ("close", "", ""),
    ]
    assert seen.commands[0].line == "/Update friday"
    assert seen.note == "Hello all\nthanks"


@pytest.mark.parametrize("line", ["/close", "  /close", "\u00a0/close", "\u200b/close", "\uff0fclose", "/CLOSE\r"])
def test_a_command_is_found_behind_blanks(line: str) -> None:
    """Blanks that nobody sees and a fullwidth slash do not hide a command."""
    assert [c.name for c in view(f"{line}\n").commands] == ["close"]


@pytest.mark.parametrize(
    "text",
    [
        "/usr/bin/python crashed",
        "/home/x",
        "/ close",
        "/2",
        "> /close",
        "\u2502 /close",
        "| /close",
        "see /close",
        "-- \n/close",
        "---------- Forwarded message ----------\n/close",
        "On Monday 5 Oct A <a@b.example> wrote:\n\nhello\n/close",
        "From: a@b.example\nSent: x\nSubject: y\n\n/close",
        "Begin forwarded message:\n\n/release",
    ],
)
def test_other_lines_are_no_commands(text: str) -> None:
    """Paths, quoted lines and what stands in somebody else's message give no orders."""
    assert view(text).commands == ()


def test_a_letter_never_contains_what_it_answers() -> None:
    """Quoted lines inside a letter's text are not part of it, even where they are not folded."""
    command = view("/reply\nHello.\n> Rosa said no\nYours\n").commands[0]
    assert command.text == "Hello."


def test_a_quote_is_ours_by_its_address() -> None:
    """A quote counts as ours by our address, not by a name beside somebody else's."""
    ours = "On 5 Oct 2026, Lakeside Python <conduct@lakesidepython.example> wrote:\n> hello\n"
    theirs = "On 5 Oct 2026, Lakeside Python Conduct <x@elsewhere.example> wrote:\n> hello\n"
    assert quotes_of_ours(ours, EVENT)
    assert quotes_of_ours("Am 04.10.26 schrieb Lakeside Python Conduct:\n> hallo\n", EVENT)
    assert quotes_of_ours("From: Conduct <conduct@lakesidepython.example>\nSent: x\nSubject: y\n\nhello\n", EVENT)
    assert not quotes_of_ours(theirs, EVENT)
    assert not quotes_of_ours("> hello\n", EVENT)
