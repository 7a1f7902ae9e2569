"""What waits is read with the people of now before it is shown to any of them, and nobody who reads is forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conduct_mailer.errors import Temporary
from conduct_mailer.flow.analysis import Worker
from conduct_mailer.flow.sweep import Sweep
from conduct_mailer.model.letter import Deferred, Refused
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.policy.readers import readers
from tests.stories.world import EVENT, INA, PEOPLE, ROSA, TOMASZ, DirectAnalyst, World, body

ANN = "Ann Writer <ann@writers.example>"
ABOUT_PIET = "Rosa Lindqvist and Devika Anand know that Piet Hoekstra of the sponsor groped me, and they did nothing."
ABOUT_PIXELFOX = "Somebody who calls himself Pixelfox on your Discord sent me nasty pictures yesterday."
NO_INA = Roster(tuple(person for person in PEOPLE.people if person is not INA))
PIET = Person("piet", "Piet Hoekstra", ("piet@sponsor.example",), roles=frozenset({"independent"}))
GRACE, TOMASZS = "grace@mailbox.example", TOMASZ.emails[0]


def with_changed(person: Person, changed: Person) -> Roster:
    return Roster(tuple(changed if each is person else each for each in PEOPLE.people))


def told(world: World, who: str) -> str:
    return "\n".join(body(mail) for mail in world.inbox(who))


class Counting:
    """An analyst with the people of now that counts what it reads."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.read = self.closed = 0

    def ready(self) -> None:
        """Nothing to start."""

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        """What the message is and says."""
        self.read += 1
        return DirectAnalyst(EVENT, self._world.people, self._world.settings).analyse(raw)

    def close(self) -> None:
        """It is not needed for now."""
        self.closed += 1


class Broken(Counting):
    """One that cannot be started."""

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        """It never does."""
        raise Temporary("analysis", "cannot be started now")


def test_new_independent_contact_who_is_the_accused_is_never_shown_the_sealed_report(tmp_path: Path) -> None:
    """It stays sealed, whatever passes; somebody else is shown it."""
    world = World(tmp_path, people=NO_INA)
    world.passes(minutes=1)
    world.writes(ANN, ABOUT_PIET)
    world.passes(hours=1)
    world.people = Roster((*NO_INA.people, replace(PIET, reads_from=world.clock.now())))
    for _ in range(10):
        world.passes(days=1)
    assert {mail["Subject"] for mail in world.inbox("piet@sponsor.example")} == {"Lakeside Python: daily digest"}
    assert "Nothing is open" in body(world.last("piet@sponsor.example"))
    world.people = Roster((*NO_INA.people, replace(INA, reads_from=world.clock.now())))
    world.passes(minutes=1)
    assert "groped me" in told(world, "ina@elsewhere.example")


def test_the_same_where_a_child_process_reads(tmp_path: Path) -> None:
    """As the daemon does it: in one of its own, which ends with the search."""
    world = World(tmp_path, people=NO_INA)
    world.sweep = Sweep(world.office, Worker(EVENT, lambda: world.people, world.settings.limits))
    world.passes(minutes=1)
    world.writes(ANN, ABOUT_PIET)
    world.people = Roster((*NO_INA.people, replace(PIET, reads_from=world.clock.now())))
    world.passes(minutes=1)
    assert "groped me" not in told(world, "piet@sponsor.example")
    assert "piet" in world.tickets()[0].named


def test_nickname_that_is_added_takes_its_owner_out(world: World) -> None:
    """The others hear that fewer read it, and what he had been sent; his old thread is closed."""
    world.writes(ANN, ABOUT_PIXELFOX)
    mine, graces = world.last(TOMASZS), world.last(GRACE)
    world.passes(minutes=1)
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Pixelfox",)))
    world.passes(minutes=1)
    assert "Tomasz Wrona: report" in body(world.last(ROSA.emails[0]))
    before = len(world.inbox(TOMASZS))
    world.writes(GRACE, "Let us ask Discord.", answers=graces)
    world.writes(ROSA.emails[0], "I shall call them.", answers=world.last(ROSA.emails[0]))
    assert len(world.inbox(TOMASZS)) == before
    world.writes(TOMASZS, "/show", answers=mine)
    assert "closed" in body(world.last(TOMASZS))


def test_mail_to_members_waits_until_names_have_been_looked_for(world: World) -> None:
    """The writer is answered meanwhile; what waited for whoever is named then is never sent."""
    world.writes(ANN, ABOUT_PIXELFOX)
    world.passes(minutes=1)
    before = {who: len(world.inbox(who)) for who in (TOMASZS, ROSA.emails[0])}
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Pixelfox",)))
    world.writes(ANN, "One more: he wore a red hat.", answers=world.last("ann@writers.example"))
    world.writes("Bob <bob@writers.example>", "Somebody took my bag in the hallway yesterday at noon.")
    assert len(world.inbox("bob@writers.example")) == 1
    assert {who: len(world.inbox(who)) for who in before} == before
    world.passes(minutes=1)
    assert "red hat" in told(world, ROSA.emails[0])
    assert "red hat" not in told(world, TOMASZS)


def test_what_is_set_aside_or_closed_is_looked_into_as_well(world: World) -> None:
    """It can be opened and asked for."""
    world.arrives(world.letter(ANN, ABOUT_PIXELFOX, Auto_Submitted="auto-replied"))
    world.writes("Bob <bob@writers.example>", ABOUT_PIXELFOX)
    world.writes(ROSA.emails[0], "/not-a-report", answers=world.last(ROSA.emails[0]))
    world.passes(minutes=1)
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Pixelfox",)))
    world.passes(minutes=1)
    assert [ticket.named for ticket in world.tickets()] == [frozenset({"tomasz"})] * 2


def test_messages_are_read_again_once_for_every_people_file(world: World) -> None:
    """Not at every look of the clock, nor after a restart; dates of office are no names."""
    world.sweep = Sweep(world.office, analyst := Counting(world))
    world.passes(minutes=1)
    world.writes(ANN, ABOUT_PIXELFOX)
    world.writes(TOMASZS, "It was Mei-Ling Chou, I think.", answers=world.last(TOMASZS))
    world.passes(minutes=1)
    assert analyst.read == 0
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Tom",)))
    world.passes(minutes=1)
    world.sweep = Sweep(world.office, analyst)
    world.people = Roster(tuple(replace(each, reads_until=world.clock.now()) for each in world.people.people))
    world.passes(minutes=1)
    assert (analyst.read, world.tickets()[0].named) == (1, frozenset())
    assert analyst.closed == 2


def test_nothing_is_shown_while_names_cannot_be_looked_for(world: World) -> None:
    """Whoever reads meanwhile is shown it when they can be."""
    world.passes(minutes=1)
    world.writes(ANN, ABOUT_PIXELFOX)
    world.sweep = Sweep(world.office, Broken(world))
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Pixelfox",)))
    before = len(world.server.accepted)
    with pytest.raises(Temporary):
        world.passes(minutes=1)
    world.writes(GRACE, "Let us ask Discord.", answers=world.last(GRACE))
    assert len(world.server.accepted) == before
    world.sweep = Sweep(world.office)
    world.passes(minutes=1)
    assert "ask Discord" in told(world, ROSA.emails[0])
    assert "ask Discord" not in told(world, TOMASZS)


def test_bounce_names_whoever_our_mail_was_for_and_takes_nobody_out(world: World) -> None:
    """Also when it is read again."""
    world.writes(ANN, "Somebody grabbed my arm yesterday in the hallway by room B. It has stopped.")
    world.passes(minutes=1)
    mail = world.last(TOMASZS)
    world.arrives(
        (
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@writers.example\r\nTo: conduct@lakeside.example\r\n"
            "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            f"--b\r\nContent-Type: text/plain\r\n\r\nTo Tomasz Wrona <{mail['To']}>: no such user.\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
            f"Final-Recipient: rfc822; {TOMASZS}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {mail['Message-ID']}\r\n\r\n--b--\r\n"
        ).encode()
    )
    world.walk()
    world.people = with_changed(TOMASZ, replace(TOMASZ, aliases=("Tom",)))
    world.passes(minutes=1)
    assert world.tickets()[0].named == frozenset()


def test_ticket_whose_last_reader_steps_out_is_shown_to_who_reads_it_then(world: World) -> None:
    """The report itself, at the next look of the clock, and once."""
    world.writes(ANN, "Devika Anand and Mei-Ling Chou shouted at me yesterday at the desk.")
    world.passes(days=1)
    world.writes(ROSA.emails[0], "/recuse", answers=world.inbox(ROSA.emails[0])[0])
    for _ in range(3):
        world.passes(minutes=1)
    assert [person.id for person in readers(world.tickets()[0], PEOPLE, world.clock.now())] == ["independent"]
    assert sum("shouted at me" in body(mail) for mail in world.inbox("ina@elsewhere.example")) == 1


@pytest.mark.parametrize("text", ["Devika Anand shouted at me yesterday.", "A man shouted at me yesterday by room B."])
def test_report_that_waits_when_an_address_changes_goes_to_the_new_one(world: World, text: str) -> None:
    """Whether she is the only reader or one of several; the others get it once."""
    world.server.answers[ROSA.emails[0]] = [Deferred("greylisted")]
    world.writes(ANN, text)
    world.people = with_changed(ROSA, replace(ROSA, emails=("rosa@new.example", *ROSA.emails)))
    for _ in range(12):
        world.passes(hours=1)
    for who in ("rosa@new.example", *(TOMASZS, GRACE) * ("man" in text)):
        assert sum("shouted at me" in body(mail) for mail in world.inbox(who)) == 1
    assert world.inbox(ROSA.emails[0]) == []


def test_nobody_hears_of_a_failed_answer_before_the_report_that_it_belongs_to(world: World) -> None:
    """The writer's server refuses the acknowledgement at once, while notifications wait for the messages in hand."""
    world.server.answers["ann@writers.example"] = [Refused("address", 550)]
    world.arrives(world.letter(ANN, ABOUT_PIXELFOX))
    drained, stopping = world.intake.drain, iter((False, True))
    world.arrives(world.letter("Bob <bob@writers.example>", "A man pushed me yesterday by room B."))
    drained(lambda: next(stopping))
    world.delivery.deliver(lambda: False)
    assert world.recipients() == set()
    drained(lambda: False)
    world.passes(minutes=2)
    first, second = (body(mail) for mail in world.inbox(TOMASZS) if world.tickets()[0].code in mail["Subject"])
    assert "Pixelfox" in first
    assert "could not be delivered" in second
