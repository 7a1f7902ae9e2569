"""Fields: what was given is never asked for; what is plainly missing is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Field, FieldState
from conduct_mailer.reading.fields import FieldsFound, fields
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.read import look
from conduct_mailer.reading.text import view
from tests.reading.mails import mail
from tests.stories.world import EVENT

LETTERS = {
    "p": Field.PEOPLE,
    "w": Field.WHEN,
    "l": Field.WHERE,
    "a": Field.ACCOUNT,
    "o": Field.ONGOING,
}
FIVE = frozenset(LETTERS.values())

GIVEN = tomllib.loads((Path(__file__).parent / "given.toml").read_text(encoding="utf-8"))["report"]
MISSING = (
    ("Something happened and I need to talk to somebody about it.", "pwlao"),
    ("Something happened. Can we talk? Tomorrow at 10 works for me, I could come to the registration desk.", "pwlao"),
    ("I had a bad experience at your event and would like to report it.", "pwlao"),
    ("I was made to feel very uncomfortable. I'd rather explain on the phone.", "pwlao"),
    ("There was an incident at your conference. Please get in touch.", "pwlao"),
    ("A man touched me. I did not want it.", "pwlo"),
    ("Someone called me a slur.", "pwlo"),
    ("somebody hit me", "pwlo"),
    ("I was groped in the hallway.", "pwo"),
    ("I was groped on Saturday by Kurt Weber.", "o"),
    ("On Friday a man asked me for sex.", "plo"),
    ("I'm reporting a racist remark made by Petra Vance.", "wo"),
)
OTHER_LANGUAGES = (
    "Ik werd gisteren door een man lastiggevallen.",
    "Es ist etwas passiert und ich möchte mit jemandem sprechen.",
    "Jemand hat mich beleidigt.",
    "Il s'est passé quelque chose, j'aimerais en parler à quelqu'un.",
    "Pasó algo y necesito hablar con alguien.",
    "Aconteceu uma coisa e preciso falar com alguém.",
    "有人在会场骚扰我",
    "Меня преследует один участник",
)


def found(text: str, subject: str = "hello") -> FieldsFound:
    return of(mail(text, subject=subject))


def of(message: ParsedMessage, *, names_somebody: bool = False) -> FieldsFound:
    by_lists = look(message, view(message.text), EVENT)
    return fields(message, by_lists.fields, Judgement(by_lists.terms, by_lists.whole), names_somebody=names_somebody)


def meant(letters: str) -> frozenset[Field]:
    return frozenset(LETTERS[letter] for letter in letters)


def test_what_was_given_is_nearly_never_asked_for() -> None:
    """A question for what stands in the mail says that nobody read it: three fields in a hundred at most."""
    asked = [set(report["gives"]) & set(found(report["text"], report.get("subject", "")).asks) for report in GIVEN]
    assert sum(map(len, asked)) <= sum(len(report["gives"]) for report in GIVEN) * 3 / 100


@pytest.mark.parametrize(("text", "missing"), MISSING)
def test_what_is_plainly_missing_is_asked_for(text: str, missing: str) -> None:
    """People are told once what would help."""
    assert meant(missing) <= set(found(text).asks)


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_nothing_is_asked_in_a_language_that_the_lists_do_not_know(text: str) -> None:
    """What an English list does not find may well be there."""
    assert found(text, subject="").asks == ()


@pytest.mark.parametrize(
    "text",
    [
        "Someone took my badge on Friday. I don't know who it was.",
        "No idea who did it, but there was a slur on the door this morning.",
        "I was pushed on the stairs, I couldn't see his face.",
        "I'd rather not say who it was. It was in the bar.",
    ],
)
def test_not_to_know_who_it_was_is_an_answer(text: str) -> None:
    """It was asked and answered."""
    assert found(text).fields[Field.PEOPLE] is FieldState.ANSWERED


def test_a_subject_a_quote_and_a_file_name_are_read() -> None:
    """Whatever came counts."""
    assert Field.WHEN not in found("A man touched me.", subject="Saturday 3 pm, hall B").asks
    quoted = found("See below.\n\nOn Friday Ann <ann@ann.example> wrote:\n> He grabbed me in the lobby.\n")
    assert Field.WHERE not in quoted.asks
    assert Field.ACCOUNT not in quoted.asks


def test_where_a_part_could_not_be_read_nothing_is_asked() -> None:
    """It may all stand in the picture."""
    octets = (
        b"From: Ann <ann@writers.example>\nSubject: this\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        b"Something happened, see picture.\n"
        b'--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="x.png"\n\nxx\n--b--\n'
    )
    message = parse(octets)
    assert isinstance(message, ParsedMessage)
    assert of(message).asks == ()


def test_times_of_arrangements_are_no_times_of_what_happened() -> None:
    """When somebody can be met says nothing about when it was."""
    read = found("A man touched me. Call me any day after five, my train leaves on Friday at 9.")
    assert read.fields[Field.WHEN] is not FieldState.FOUND


def test_somebody_of_the_roster_is_somebody() -> None:
    """Whoever recognises a name has more ways to than these lists."""
    message = mail("Something happened with t0mek.")
    read = of(message, names_somebody=True)
    assert read.fields[Field.PEOPLE] is FieldState.FOUND
    assert Field.PEOPLE not in read.asks


def test_contact_and_context_are_never_asked_for() -> None:
    """The one is in the header, the other is theirs to give."""
    asked = found("Something happened and I need to talk to somebody about it.").asks
    assert {Field.CONTACT, Field.CONTEXT}.isdisjoint(asked)


def test_a_record_is_asked_for_only_where_there_can_be_one() -> None:
    """There is no link to a hand on a shoulder."""
    assert Field.RECORD in found("An attendee insults me on Mastodon.").asks
    assert Field.RECORD not in found("An attendee insults me on Mastodon: https://toots.example/@kurt/1").asks
    assert Field.RECORD not in found("A man touched me.").asks


def test_every_field_has_a_state_and_what_was_found_is_shown() -> None:
    """Readers see the words that say so."""
    read = found("On Friday Kurt Weber grabbed my arm in the lobby, and he has not come near me since.")
    assert set(read.fields) == set(Field)
    shown = {finding.about: finding.text for finding in read.evidence}
    assert shown["when"] == "friday"
    assert shown["where"] == "in the lobby"
    assert FIVE.isdisjoint(read.asks)
    assert all(len(text) <= 80 for text in shown.values())


def test_a_long_text_is_not_asked_for_anything() -> None:
    """In so long a text that a list finds nothing says more about the list."""
    assert found("Something was not right and I have thought about it a lot. " * 40).asks == ()
