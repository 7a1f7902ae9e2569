"""What is explained of a mail is what would happen to it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.flow.explanation import Explanation, explain
from conduct_mailer.model.event import Event
from conduct_mailer.model.reading import Field
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Receiver
from tests.policy.people import INA, NOW, PEOPLE

EVENT = Event("Lakeside Python", "conduct@lakeside.example", ZoneInfo("America/Los_Angeles"))
OURS = Receiver("mx.lakeside.example")


def mail(text: str, sender: str = "Priya <priya@mailbox.example>", *more: str) -> bytes:
    """A mail of plain text to the event."""
    head = (f"From: {sender}", "To: conduct@lakeside.example", "Subject: Hello", "Message-ID: <a@mailbox.example>")
    coded = "Content-Type: text/plain; charset=utf-8"
    return "\r\n".join([*more, *head, "Date: Sat, 3 Oct 2026 09:00:00 -0700", coded, "", text, ""]).encode()


VAGUE = mail("A man groped my friend.")
URGENT = mail("A man with a knife is following me around the venue right now. Please help.")
LEGAL = mail(
    "This firm represents Mr Harlan Voss. We request that you preserve all records concerning our client and produce"
    " them under the enclosed subpoena."
)
UNSAFE = mail("Somebody groped my friend. Please do not write back to this address, my partner reads it.")
BULK = mail("Our autumn newsletter. Unsubscribe here.", "News <news@shop.example>", "Precedence: bulk")
OF_A_CHAIR = mail("Rosa Lindqvist touched me at the dinner on Saturday.")
OF_ALL_CHAIRS = mail("Rosa Lindqvist and Devika Anand shouted at me at the dinner on Saturday.")
JAPANESE = mail("昨日の夕食で彼は私に触りました。とても怖かったです。会場のロビーで何度も同じことがありました。")
COMMAND = mail("/list", "Rosa Lindqvist <rosa@lakeside.example>")


def explained(octets: bytes, roster: Roster = PEOPLE, receiver: Receiver = OURS) -> Explanation:
    return explain(octets, EVENT, roster, Settings(), NOW, receiver)


@pytest.mark.parametrize(
    ("octets", "route", "readers"),
    [
        (VAGUE, "committee", ("rosa", "tomasz")),
        (LEGAL, "chairs", ("rosa", "devika")),
        (OF_A_CHAIR, "chairs-except:rosa", ("devika",)),
        (OF_ALL_CHAIRS, "independent", ("independent",)),
        (JAPANESE, "independent", ("independent",)),
    ],
)
def test_route_is_where_the_letters_go(octets: bytes, route: str, readers: tuple[str, ...]) -> None:
    """Whatever narrows it: staff who are mentioned, the law, a text that no program reads."""
    found = explained(octets)

    assert (found.goes_to, found.readers) == (route, readers)
    assert tuple(to for _, to in found.letters if to != "reporter") == readers


def test_what_is_set_aside_goes_to_nobody_and_stands_in_digests() -> None:
    """No letter leaves; who will find it listed is known all the same."""
    found = explained(BULK)

    assert (found.goes_to, found.letters, found.asked) == ("none", (), ())
    assert found.readers == ("rosa", "tomasz")


def test_what_every_reader_is_named_in_waits_sealed() -> None:
    """Where nobody is independent no letter goes to anybody who reads."""
    found = explained(OF_ALL_CHAIRS, Roster(tuple(person for person in PEOPLE.people if person is not INA)))

    assert (found.goes_to, found.readers) == ("independent", ())
    assert [to for _, to in found.letters] == ["reporter"]


@pytest.mark.parametrize("octets", [URGENT, LEGAL, UNSAFE])
def test_nothing_is_asked_where_no_answer_asks(octets: bytes) -> None:
    """Of somebody in danger, of a lawyer, of who must not be written to, though a label looks at what is left out."""
    found = explained(octets)

    assert found.reading.asks
    assert found.asked == ()
    assert found.as_json("a.eml")["asks"] == list(found.reading.asks)


def test_what_is_asked_is_what_the_acknowledgement_asks() -> None:
    """Of a report that leaves much out."""
    found = explained(VAGUE)

    assert found.asked == (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ONGOING) == found.reading.asks
    assert ("acknowledgement", "reporter") in found.letters


def test_forged_mail_is_explained_by_the_receiving_servers_word() -> None:
    """With a configuration it is known whose word counts; without one nobody's does."""
    forged = mail(
        "A man groped my friend.",
        "Priya <priya@mailbox.example>",
        "Authentication-Results: mx.lakeside.example; dmarc=fail header.from=mailbox.example",
    )

    assert explained(forged).goes_to == "chairs"
    assert ("acknowledgement", "reporter") not in explained(forged).letters
    assert explained(forged, receiver=Receiver()).goes_to == "committee"


def test_members_command_opens_no_ticket() -> None:
    """It is asked back to whoever may have sent it, and goes nowhere."""
    vouched = b"Authentication-Results: mx.lakeside.example; dmarc=pass header.from=lakeside.example\r\n" + COMMAND
    found = explained(vouched)

    assert (found.goes_to, found.readers, found.letters) == ("none", (), (("confirm", "rosa"),))
