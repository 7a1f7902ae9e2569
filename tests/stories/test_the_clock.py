"""What time brings: reminders, digests, and what the operator hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from conduct_mailer.flow.sweep import Sweep
from conduct_mailer.model.letter import Deferred
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Promises, Settings
from conduct_mailer.model.ticket import TicketState
from tests.stories.world import EVENT, GRACE, INA, PEOPLE, ROSA, TOMASZ, World, body

ANN = "Ann Writer <ann@writers.example>"
REPORT = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm.\n"
    "It has stopped, he has left.\n\nAnn\n"
)
ABOUT_CHAIRS = "Rosa Lindqvist and Devika Anand laughed at me on stage this morning. Only once."
MEMBERS = (
    "rosa@lakeside.example",
    "devika@mailbox.example",
    "tomasz@lakeside.example",
    "grace@mailbox.example",
    "ina@elsewhere.example",
)
OPERATOR = "operator@machines.example"
ZONE = EVENT.zone
NO_INA = Roster(tuple(person for person in PEOPLE.people if person is not INA))


def digests(world: World, who: str) -> list[str]:
    return [body(mail) for mail in world.inbox(who) if "digest" in mail["Subject"]]


def reminders(world: World, who: str) -> list[str]:
    return [body(mail) for mail in world.inbox(who) if "reminder" in mail["Subject"]]


def test_every_member_gets_a_digest_every_day_also_when_there_is_nothing(world: World) -> None:
    """It proves that the daemon lives; one a day, however often the clock looks."""
    for _ in range(3 * 24 * 2):
        world.passes(minutes=30)
    assert {who: len(digests(world, who)) for who in MEMBERS} == dict.fromkeys(MEMBERS, 4)
    assert "Nothing is open" in digests(world, MEMBERS[0])[0]


def test_digest_shows_only_what_its_reader_may_read(world: World) -> None:
    """No count, no gap, no subject of anything else."""
    world.writes(ANN, ABOUT_CHAIRS)
    code = world.tickets()[0].code
    world.passes(days=1)
    assert [who for who in MEMBERS if code in digests(world, who)[-1]] == ["ina@elsewhere.example"]
    assert digests(world, MEMBERS[0])[-1].partition("ref:")[0] == digests(world, MEMBERS[2])[-1].partition("ref:")[0]


def test_waiting_digest_is_made_again_for_whoever_drops_out(world: World) -> None:
    """What waits for the mail server when a ticket narrows leaves without it."""
    world.writes(ANN, REPORT)
    first = world.last("ann@writers.example")
    code = world.tickets()[0].code
    world.server.answers["tomasz@lakeside.example"] = [Deferred("greylisted")]
    world.passes(days=1)
    world.writes(ANN, "I forgot: Mei-Ling Chou saw it all.", answers=first)
    del world.server.answers["tomasz@lakeside.example"]
    world.passes(hours=1)
    assert len(digests(world, "tomasz@lakeside.example")) == 1
    assert code not in digests(world, "tomasz@lakeside.example")[0]


def test_unseen_ticket_is_told_again(world: World) -> None:
    """At 12 and at 24 hours, once each, until somebody writes on it."""
    world.writes(ANN, REPORT)
    for _ in range(30):
        world.passes(hours=1)
    assert sum("nobody has answered or taken it" in text for text in reminders(world, "tomasz@lakeside.example")) == 2


def test_promise_of_a_week_is_kept_in_mind(world: World) -> None:
    """From two days before; when somebody handles it, they are reminded, and late the chairs too."""
    world.writes(ANN, REPORT)
    world.writes("tomasz@lakeside.example", "/take", answers=world.last("tomasz@lakeside.example"))
    told = []
    for day in range(1, 11):
        world.passes(days=1)
        told.append(
            (day, len(reminders(world, "tomasz@lakeside.example")), len(reminders(world, "rosa@lakeside.example")))
        )
    assert told[3] == (4, 0, 0)
    assert told[6] == (7, 3, 0)
    assert told[9][1] == 6
    assert told[9][2] == 2
    assert reminders(world, "grace@mailbox.example") == []


def test_date_that_was_just_set_is_no_reminder_before_the_next_morning(world: World) -> None:
    """`/update Friday` on a Wednesday afternoon: on Thursday with the digest, not while its receipt is being read."""
    world.writes(ANN, REPORT)
    world.passes(days=4, hours=5, minutes=22)
    before = {who: len(reminders(world, who)) for who in MEMBERS}
    world.writes("tomasz@lakeside.example", "/update Friday\nWe still talk.", answers=world.inbox(MEMBERS[2])[0])
    for _ in range(16):
        world.passes(hours=1)
    assert world.clock.now().astimezone(ZONE).strftime("%A %H:%M") == "Thursday 07:22"
    assert {who: len(reminders(world, who)) for who in MEMBERS} == before
    world.passes(hours=1, minutes=8)
    assert "word to the writer is due by Friday 9 October" in reminders(world, "tomasz@lakeside.example")[-1]
    assert len(digests(world, "tomasz@lakeside.example")) == 2


def test_short_promise_is_no_reminder_beside_the_report(tmp_path: Path) -> None:
    """Where word is due within two days, its readers have just been told so."""
    world = World(tmp_path, settings=Settings(promises=Promises(update_within=timedelta(days=2))))
    world.writes(ANN, REPORT)
    world.passes(minutes=1)
    assert reminders(world, "tomasz@lakeside.example") == []
    world.passes(days=1)
    assert "word to the writer is due by" in "".join(reminders(world, "tomasz@lakeside.example"))


def test_writer_who_had_no_answer_is_told_of(world: World) -> None:
    """Where no machine may answer, a person must, and is reminded at 12, 20 and 24 hours."""
    world.writes(ANN, REPORT + "\nPlease do not reply to this address, my partner reads my mail.\n")
    for _ in range(30):
        world.passes(hours=1)
    assert sum("no answer yet" in text for text in reminders(world, "grace@mailbox.example")) == 3


def test_urgent_ticket_repeats_until_somebody_takes_it(world: World) -> None:
    """Every half hour, to all readers."""
    world.writes(ANN, "Help, a man with a knife is following me to my hotel right now, I am in the lobby.")

    def told() -> int:
        return sum(
            "URGENT" in body(mail) and mail["Subject"].startswith("[") for mail in world.inbox("grace@mailbox.example")
        )

    assert told() == 1
    world.passes(minutes=31)
    world.passes(minutes=10)
    assert told() == 2
    world.writes("tomasz@lakeside.example", "/take", answers=world.inbox("tomasz@lakeside.example")[0])
    world.passes(hours=2)
    assert told() == 2


def test_long_sleep_brings_one_reminder_not_many(world: World) -> None:
    """A machine that slept for three days says each thing once."""
    world.writes(ANN, REPORT)
    world.passes(days=3)
    world.passes(minutes=1)
    assert len(reminders(world, "grace@mailbox.example")) == 1
    assert len(digests(world, "grace@mailbox.example")) == 1


def test_sealed_ticket_is_counted_to_the_operator_and_shown_to_whoever_may_read_it_later(tmp_path: Path) -> None:
    """The reporter gets the same acknowledgement; nobody sees it until an independent contact is named."""
    world = World(tmp_path, people=Roster((ROSA, PEOPLE.people[1], TOMASZ, GRACE)))
    world.writes(ANN, ABOUT_CHAIRS)
    assert world.recipients() == {"ann@writers.example"}
    world.passes(days=1)
    sealed = [body(mail) for mail in world.inbox(OPERATOR) if "sealed" in mail["Subject"].lower()]
    assert len(sealed) == 1
    assert world.tickets()[0].code not in sealed[0]
    world.people = Roster((*world.people.people, replace(INA, reads_from=world.clock.now())))
    world.passes(minutes=1)
    assert "laughed at me" in body(world.inbox("ina@elsewhere.example")[0])


def test_operator_hears_of_a_notification_that_nobody_got(world: World) -> None:
    """Once, after an hour, by code name alone."""
    for who in MEMBERS:
        world.server.answers[who] = [Deferred("greylisted")]
    world.writes(ANN, REPORT)
    for _ in range(4):
        world.passes(minutes=30)
    told = world.inbox(OPERATOR)
    assert len(told) == 1
    assert world.tickets()[0].code in body(told[0])
    assert "Piet" not in body(told[0])


def test_whoever_leaves_the_roster_gets_nothing_more(world: World) -> None:
    """At once, also what was waiting."""
    world.server.answers["tomasz@lakeside.example"] = [Deferred("greylisted")]
    world.writes(ANN, REPORT)
    world.people = Roster(tuple(person for person in PEOPLE.people if person.id != "tomasz"))
    del world.server.answers["tomasz@lakeside.example"]
    world.passes(hours=2)
    assert world.inbox("tomasz@lakeside.example") == []


def sealed_told(world: World) -> list[str]:
    return [str(mail["Subject"]).rpartition(": ")[2] for mail in world.inbox(OPERATOR) if "sealed" in mail["Subject"]]


def test_message_set_aside_that_nobody_may_read_is_counted_as_sealed(tmp_path: Path) -> None:
    """Its digest would have no reader: the operator is the one who hears."""
    world = World(tmp_path, people=NO_INA, started=False)
    world.arrives(world.letter(ANN, ABOUT_CHAIRS))
    world.walk()
    assert [ticket.state for ticket in world.tickets()] == [TicketState.SET_ASIDE]
    world.passes(days=1)
    world.passes(days=1)
    assert sealed_told(world) == ["1", "1"]


def test_answer_to_a_closed_ticket_that_nobody_reads_opens_it_again(tmp_path: Path) -> None:
    """It names the last readers: it is sealed, counted, and shown to whoever may read it later, with a new promise."""
    world = World(tmp_path, people=NO_INA)
    world.writes(ANN, REPORT)
    shown = world.inbox("tomasz@lakeside.example")[0]
    world.writes("tomasz@lakeside.example", "/outcome warning\nWe have warned him.", answers=shown)
    world.writes("tomasz@lakeside.example", "/close", answers=shown)
    answered = world.last("ann@writers.example")
    world.writes(ANN, "Thank you.", answers=answered)
    assert [ticket.state for ticket in world.tickets()] == [TicketState.CLOSED]
    world.writes(ANN, "Now Rosa Lindqvist and Devika Anand tell everybody what I wrote.", answers=answered)
    (ticket,) = world.tickets()
    assert ticket.state is TicketState.OPEN
    assert (ticket.clocks.closed_at, ticket.clocks.update_due) == (None, world.clock.now() + timedelta(days=7))
    world.passes(days=1)
    assert sealed_told(world) == ["1"]
    world.people = Roster((*NO_INA.people, replace(INA, reads_from=world.clock.now())))
    world.passes(minutes=1)
    assert "tell everybody what I wrote" in body(world.inbox("ina@elsewhere.example")[0])


def test_operator_on_the_roster_is_told_of_no_sealed_ticket(tmp_path: Path) -> None:
    """It may be about them."""
    world = World(tmp_path, people=NO_INA)
    world.sweep = Sweep(replace(world.office, operator="rosa@lakeside.example", operator_on_roster=True))
    world.writes(ANN, ABOUT_CHAIRS)
    world.passes(days=1)
    assert [mail["Subject"] for mail in world.inbox("rosa@lakeside.example")] == ["Lakeside Python: daily digest"]
