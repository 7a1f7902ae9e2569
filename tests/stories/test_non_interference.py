"""Whoever may not read a ticket receives, byte for byte, what they would receive if there were no such ticket.

The same conference is played twice, with and without the ticket; clock and randomness are the same, and where the
ticket's messages would lie, the mailbox's numbers are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.settings import Settings
from tests.stories.world import DEVIKA, GRACE, INA, PEOPLE, ROSA, START, TOMASZ, World

ANN = "Ann Writer <ann@writers.example>"
BOB = "Bob <bob@writers.example>"
REPORT = (
    "Hello,\n\nyesterday in the hallway by room B a man called Piet Hoekstra grabbed my arm. It has stopped.\n\nAnn\n"
)
LATER = Person(
    "kim", "Kim Sato", ("kim@mailbox.example",), roles=frozenset({"committee"}), reads_from=START + timedelta(1)
)
ALL = (ROSA, DEVIKA, TOMASZ, GRACE)


@dataclass(frozen=True)
class Way:
    """A way to be kept out: who is, what arrives that they must not know of, and the people."""

    out: Sequence[Person]
    arrives: Callable[[World], Sequence[EmailMessage | bytes]]
    people: Roster = PEOPLE


def says(text: str, sender: str = BOB, **headers: Any) -> Callable[[World], Sequence[EmailMessage]]:
    """One mail."""
    return lambda world: [world.letter(sender, text, **headers)]


def picture(world: World) -> Sequence[EmailMessage]:
    """A report that no program can read."""
    mail = world.letter(BOB, "")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    return [mail]


WAYS = {
    "named": Way((TOMASZ, GRACE), says("Tomasz Wrona shouted at me in the Pier Room today at noon.")),
    "staff is named": Way((TOMASZ, GRACE), says("Mei-Ling Chou shouted at me in the Pier Room today at noon.")),
    "staff by role": Way((TOMASZ, GRACE), says("One of your volunteers pushed me in the Pier Room today at noon.")),
    "a chair is named": Way((ROSA, TOMASZ, GRACE), says("Rosa Lindqvist shouted at me today at noon.")),
    "all chairs are meant": Way(ALL, says("Both of your chairs laughed at me on the main stage today at noon.")),
    "all chairs, nobody independent": Way(
        ALL,
        says("Both of your chairs laughed at me on the main stage today at noon."),
        Roster(tuple(person for person in PEOPLE.people if person is not INA)),
    ),
    "in Cc": Way((TOMASZ, GRACE), says(REPORT, Cc="tomasz@lakeside.example")),
    "joined later": Way((LATER,), says(REPORT.replace("Piet", "Jan")), Roster((*PEOPLE.people, LATER))),
    "left": Way(
        (TOMASZ,),
        says(REPORT.replace("Piet", "Jan")),
        Roster(tuple(replace(each, reads_until=START) if each is TOMASZ else each for each in PEOPLE.people)),
    ),
    "cannot be read": Way(ALL, picture),
    "another language": Way(
        ALL, says("Ciao, durante il pranzo una signora del banco ha detto una cosa molto brutta su di me.")
    ),
    "the police ask": Way(
        (TOMASZ, GRACE), says("This is Officer Reyes, SFPD. Attached is a subpoena for all records on the incident.")
    ),
    "urgent": Way((TOMASZ, GRACE), says("Tomasz has a knife and is following me right now, please come to room B")),
    "set aside": Way(
        (TOMASZ, GRACE),
        says("I am away. Ask Tomasz Wrona.", Auto_Submitted="auto-replied", subject="Automatic reply: x"),
    ),
}


def played(folder: Path, way: Way, *, hidden: bool, code: str = "") -> tuple[World, list[bytes]]:
    """Nine days of a conference; everything that those who are out were sent."""
    folder.mkdir()
    world = World(folder, way.people, Settings())
    world.writes(ANN, REPORT)
    for mail in way.arrives(world):
        if hidden:
            world.arrives(mail)
        else:
            world.mailbox.skip()
    world.walk()
    for day in range(9):
        if day == 2:
            world.writes("Cy <cy@writers.example>", REPORT.replace("Piet", "Udo"))
        if day == 3:
            for person in way.out:
                last = world.inbox(person.emails[0])
                if last:
                    world.writes(person.emails[0], f"/list\n/show {code}" if code else "/list", answers=last[-1])
        for _ in range(4):
            world.passes(hours=6)
    sent = [each.octets for each in world.server.accepted for who in way.out if each.recipient in who.emails]
    return world, sent


@pytest.mark.parametrize("name", WAYS)
def test_ticket_that_one_may_not_read_changes_nothing_that_one_receives(name: str, tmp_path: Path) -> None:
    """No count, number, gap, subject, time or order, in digests, reminders, receipts and everything else."""
    way = WAYS[name]
    world, with_it = played(tmp_path / "with", way, hidden=True)
    _, without_it = played(tmp_path / "without", way, hidden=False)
    assert with_it == without_it
    others = [each for each in world.server.accepted if not any(each.recipient in who.emails for who in way.out)]
    bare = [each for each in without_it if each in [other.octets for other in others]]
    assert bare == []


@pytest.mark.parametrize("name", ["named", "a chair is named", "cannot be read"])
def test_code_name_of_such_a_ticket_is_no_other_than_one_that_never_was(name: str, tmp_path: Path) -> None:
    """Also for who has overheard it, and asks."""
    way = WAYS[name]
    world, _ = played(tmp_path / "first", way, hidden=True)
    hidden = next(ticket for ticket in world.tickets() if ticket.circle != "committee")
    _, with_it = played(tmp_path / "with", way, hidden=True, code=hidden.code)
    _, without_it = played(tmp_path / "without", way, hidden=False, code=hidden.code)
    assert with_it == without_it
    assert any(hidden.code.encode() in octets for octets in with_it)


def follow_up(world: World) -> None:
    """The reporter names him."""
    world.writes(ANN, "I forgot: Tomasz Wrona held the door.", answers=world.last("ann@writers.example"))


def command(text: str, who: Person) -> Callable[[World], None]:
    """A reader answers the report with a command."""
    return lambda world: world.writes(who.emails[0], text, answers=world.inbox(who.emails[0])[0])


NARROWINGS: dict[str, Callable[[World], None]] = {
    "a follow-up names him": follow_up,
    "he recuses himself": command("/recuse", TOMASZ),
    "a chair takes him out": command("/exclude Tomasz", ROSA),
    "a reader hands it to the chairs": command("/chairs", GRACE),
}


@pytest.mark.parametrize("name", NARROWINGS)
def test_from_a_narrowing_on_nothing_of_the_ticket_reaches_who_dropped_out(name: str, tmp_path: Path) -> None:
    """Whatever happens on it: he receives what he would receive if nothing happened, and if it had never been."""
    received = []
    for eventful in (True, False):
        folder = tmp_path / str(eventful)
        folder.mkdir()
        world = World(folder)
        world.writes(ANN, REPORT)
        NARROWINGS[name](world)
        before = len(world.inbox(TOMASZ.emails[0]))
        if eventful:
            world.writes(ANN, "He is here again, he has a knife!", answers=world.last("ann@writers.example"))
            world.writes(ROSA.emails[0], "/take\n/urgent", answers=world.inbox(ROSA.emails[0])[0])
            world.writes(ROSA.emails[0], "We should call her.", answers=world.inbox(ROSA.emails[0])[0])
            world.writes(ROSA.emails[0], "/outcome none\nNothing.\n", answers=world.inbox(ROSA.emails[0])[0])
        for _ in range(4 * 9):
            world.passes(hours=6)
        sent = [each.octets for each in world.server.accepted if each.recipient == TOMASZ.emails[0]]
        received.append(sent[before:])
    assert received[0] == received[1]
    folder = tmp_path / "never"
    folder.mkdir()
    world = World(folder)
    for _ in range(4 * 9):
        world.passes(hours=6)
    assert received[0] == [each.octets for each in world.server.accepted if each.recipient == TOMASZ.emails[0]]
    assert received[0]
