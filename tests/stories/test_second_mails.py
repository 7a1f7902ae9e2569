"""A reporter writes again, by whatever way: what the new mail says and what the old ones said count together."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.settings import Limits, Rules, Settings
from conduct_mailer.model.ticket import Ticket, TicketState
from conduct_mailer.policy.readers import readers
from conduct_mailer.store.erasure import erase
from tests.stories.world import AUTHSERV, DEVIKA, GRACE, ROSA, TOMASZ, World, body

ANN = "Ann Writer <ann@writers.example>"
ANN_AT = "ann@writers.example"
FORM = "form@lakeside.example"
REPORT = (
    "A man whom I do not know grabbed my arm yesterday in the hallway by room B. He had a red scarf. It has stopped."
)
NAMED = "Tomasz Wrona grabbed my arm yesterday at the bar."
LATER = "I forgot to say: he did the same on Friday, and a woman at the bar saw it."
AWAY = "I am out of the office until Monday 12 October and will read my mail when I am back."
ROSA_AT, TOMASZ_AT, GRACE_AT = ROSA.emails[0], TOMASZ.emails[0], GRACE.emails[0]


def read_by(world: World, ticket: Ticket) -> set[str]:
    return {person.id for person in readers(ticket, world.people, world.clock.now())}


def in_order(world: World) -> list[Ticket]:
    return sorted(world.tickets(), key=lambda ticket: (ticket.clocks.arrived_at, ticket.opened_at))


def of_ticket(world: World, address: str) -> list[EmailMessage]:
    """The mails to a member that have a code name in their subject."""
    return [mail for mail in world.inbox(address) if "[" in str(mail["Subject"])]


def forged(mail: EmailMessage) -> bytes:
    """A mail that the receiving server calls forged."""
    return f"Authentication-Results: {AUTHSERV}; dmarc=fail header.from=x\r\n".encode() + mail.as_bytes()


# ------------------------------------------------------------------ without a token


@pytest.mark.parametrize("sender", [ANN, "Ann <ann@home.example>"])
def test_second_mail_that_names_him_keeps_the_first_from_him(world: World, sender: str) -> None:
    """From the same sender or as an answer to the first mail; before anybody has had a token, both are read at once."""
    first = world.letter(ANN, REPORT)
    second = world.letter(sender, "I have found out who he is: Tomasz Wrona.")
    if sender != ANN:
        second["In-Reply-To"] = str(first["Message-ID"])
    world.arrives(first)
    world.arrives(second)
    world.walk()
    world.passes(minutes=3)
    assert of_ticket(world, TOMASZ_AT) == []
    assert [ticket.named for ticket in world.tickets(TicketState.OPEN)] == [{"tomasz"}, {"tomasz"}]


def test_who_was_sent_the_first_mail_is_listed_to_those_who_read_on(world: World) -> None:
    """And he gets nothing more of it."""
    world.writes(ANN, REPORT)
    had = len(of_ticket(world, TOMASZ_AT))
    world.writes(ANN, "I know who it was: Tomasz Wrona.", subject="his name")
    world.passes(minutes=2)
    assert any("Tomasz Wrona: report" in body(mail) for mail in of_ticket(world, ROSA_AT))
    world.writes(ROSA_AT, "/reply Dear Ann, thank you.", answers=of_ticket(world, ROSA_AT)[0])
    assert len(of_ticket(world, TOMASZ_AT)) == had


def test_forged_mail_takes_nobody_out_of_another_ticket(world: World) -> None:
    """Or anybody could empty a ticket by writing in a reporter's name."""
    world.writes(ANN, REPORT)
    world.arrives(forged(world.letter(ANN, "It was Rosa Lindqvist.", aligned=False)))
    world.walk()
    assert "rosa" in read_by(world, in_order(world)[0])


def test_member_who_is_away_locks_nobody_out(world: World) -> None:
    """An automatic answer to a member's mail names a colleague: that is no mention."""
    world.writes(ANN, REPORT)
    shown = of_ticket(world, TOMASZ_AT)[0]
    world.writes(TOMASZ_AT, f"{AWAY} Ask Grace Okonkwo.", answers=shown, Auto_Submitted="auto-replied")
    assert [ticket.named for ticket in world.tickets(TicketState.OPEN)] == [frozenset()]


def test_web_form_speaks_for_many(tmp_path: Path) -> None:
    """Who is named in one of its mails without an address is not taken out of all the others."""
    world = World(tmp_path, settings=Settings(rules=Rules(forms=(FORM,))))
    world.writes(FORM, REPORT)
    world.writes(FORM, NAMED)
    assert [ticket.named for ticket in in_order(world)] == [frozenset(), {"tomasz"}]


# ------------------------------------------------------------------ by Reply-To


def test_ticket_is_known_by_the_address_that_is_answered(world: World) -> None:
    """The reporter is answered at home, and writes from work again."""
    for text in (NAMED, LATER):
        world.writes("Ann <ann@work.example>", text, Reply_To="ann@home.example")
        world.passes(minutes=2)
    assert of_ticket(world, TOMASZ_AT) == []


def test_address_that_was_called_unsafe_stays_so_for_a_form(tmp_path: Path) -> None:
    """Whoever sends the next mail for it."""
    world = World(tmp_path, settings=Settings(rules=Rules(forms=(FORM,))))
    unsafe = f"{REPORT} Do not write to this address, my husband reads it."
    world.writes(FORM, unsafe, Reply_To="ann@home.example")
    world.writes(FORM, LATER, Reply_To="ann@home.example")
    assert world.inbox("ann@home.example") == []


def test_nobody_is_flooded_through_a_reply_to(world: World) -> None:
    """A few answers a day go to one address, whatever mail asks for them."""
    for turn in range(6):
        world.writes(f"eve{turn}@evil.example", f"Somebody was rude to me {turn}.", Reply_To="victim@victims.example")
    assert len(world.inbox("victim@victims.example")) == 3


def test_help_desk_that_answers_every_answer_comes_to_an_end(world: World) -> None:
    """It has a From, another Reply-To, and no field that says what it is."""
    desk, tickets = "desk@helpdesk.example", "tickets@helpdesk.example"
    world.writes(desk, "Somebody was rude at your event.", Reply_To=tickets)
    for turn in range(8):
        answers = world.last(tickets)
        world.writes(desk, f"We will get back to you about this, {turn}.", answers=answers, Reply_To=tickets)
    assert len(world.inbox(tickets)) == 3


def test_same_words_of_two_people_through_a_form_are_two_tickets(tmp_path: Path) -> None:
    """They differ in Reply-To alone."""
    world = World(tmp_path, settings=Settings(rules=Rules(forms=(FORM,))))
    for who in ("ann@home.example", "bea@home.example"):
        mail = world.letter(FORM, "Please call me, it is about the party.", Reply_To=who)
        del mail["Message-ID"]
        world.arrives(mail)
    world.walk()
    assert len(world.tickets()) == 2


# ------------------------------------------------------------------ set aside


def test_what_lay_there_before_the_start_bounds_what_comes_after(tmp_path: Path) -> None:
    """It names him; the next mail of the same reporter does not go to him."""
    world = World(tmp_path, started=False)
    world.arrives(world.letter(ANN, NAMED))
    world.walk()
    world.writes(ANN, "Is there any news? He still waits in front of my room.", subject="my report")
    assert of_ticket(world, TOMASZ_AT) == []
    assert len(of_ticket(world, ROSA_AT)) > 0


def bounce(recipient: str, *, reported: bool) -> bytes:
    """A bounce without any id of ours: with its recipient in the notification, or in its words alone."""
    words = f"Your message could not be delivered to {recipient}: mailbox full\r\n"
    head = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.writers.example\r\nSubject: Undelivered Mail\r\n"
    if not reported:
        return f"{head}\r\n{words}".encode()
    return (
        f'{head}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize("what", ["away", "bounce", "bounce in words"])
def test_machines_mail_that_shows_who_wrote_is_kept_from_whom_they_named(world: World, what: str) -> None:
    """The reporter's automatic answer, and a bounce from their address: it stands in no digest of his."""
    world.writes(ANN, NAMED)
    if what == "away":
        world.arrives(world.letter(ANN, AWAY, subject="Automatic reply: Out of office", Auto_Submitted="auto-replied"))
    else:
        world.arrives(bounce(ANN_AT, reported=what == "bounce"))
    world.walk()
    (aside,) = world.tickets(TicketState.SET_ASIDE)
    assert "tomasz" not in read_by(world, aside)
    world.passes(days=1)
    assert aside.code not in body(world.last(TOMASZ_AT))


# ------------------------------------------------------------------ in another's name


@pytest.mark.parametrize("reported", [False, True])
@pytest.mark.parametrize("automatic", [{}, {"Auto-Submitted": "auto-replied", "Subject": "Automatic reply: x"}])
def test_forged_mail_tells_nobody_of_the_committee_who_has_written(
    tmp_path: Path, automatic: dict[str, str], *, reported: bool
) -> None:
    """He writes in her name, and gets back the same whether she has reported him or not."""
    received = []
    for forges in (False, True):
        (tmp_path / str(forges)).mkdir()
        world = World(tmp_path / str(forges))
        if reported:
            world.writes(ANN, NAMED)
        if forges:
            mail = world.letter(ANN, AWAY if automatic else "Where can I park, and is there a lift?", aligned=False)
            for name, value in automatic.items():
                del mail[name]
                mail[name] = value
            world.arrives(forged(mail))
            world.walk()
        for _ in range(8):
            world.passes(hours=6)
        received.append([sent.octets for sent in world.server.accepted if sent.recipient in (TOMASZ_AT, GRACE_AT)])
    assert received[0] == received[1]


# ------------------------------------------------------------------ a member's token in a party's mail


def test_members_token_in_a_quote_is_not_the_senders(world: World) -> None:
    """The reporter answers us and quotes what a member had forwarded: their mail joins, and takes that member out."""
    world.writes(ANN, REPORT)
    token = str(of_ticket(world, GRACE_AT)[0]["Message-ID"]).partition("cm.")[2].partition("@")[0]
    had = len(world.inbox(GRACE_AT))
    said = f"He is at my room with a knife. Grace Okonkwo let him in. She had sent me this:\n> ref: {token}"
    world.writes(ANN, said, answers=world.last(ANN_AT))
    (ticket,) = world.tickets()
    assert ticket.urgent
    assert "grace" not in read_by(world, ticket)
    assert len(world.inbox(GRACE_AT)) == had
    assert "knife" in body(of_ticket(world, ROSA_AT)[-2])


def test_member_who_quotes_another_members_mail_answers_their_own(world: World) -> None:
    """Whatever token comes first in it."""
    world.writes(ANN, REPORT)
    theirs, mine = of_ticket(world, GRACE_AT)[0], of_ticket(world, TOMASZ_AT)[0]
    token = str(mine["Message-ID"]).partition("cm.")[2].partition("@")[0]
    world.writes(TOMASZ_AT, f"We should call her.\n> ref: {token}", answers=theirs)
    assert "should call her" in body(of_ticket(world, ROSA_AT)[-1])
    assert not world.tickets(TicketState.SET_ASIDE)


# ------------------------------------------------------------------ that cannot be read


class Failing:
    """An analyst whom every message brings down from now on."""

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        raise RuntimeError("no")

    def ready(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to end."""


def film(world: World, text: str, answers: EmailMessage) -> EmailMessage:
    mail = world.letter(ANN, text, answers=answers)
    mail.add_attachment(b"x" * 300_000, maintype="video", subtype="mp4", filename="film.mp4")
    return mail


@pytest.mark.parametrize("why", ["too large", "poison"])
def test_answer_that_cannot_be_read_joins_its_ticket_and_narrows_it(tmp_path: Path, why: str) -> None:
    """By the token and address that can be seen; whom our own letter mentions is not named by its quote."""
    world = World(tmp_path, settings=Settings(limits=Limits(message=200_000)))
    world.writes(ANN, REPORT)
    world.arrives(film(world, "I have found out who he is: Tomasz Wrona.", world.last(ANN_AT)))
    if why == "poison":
        world.intake._analyst = Failing()
    for _ in range(5):
        world.walk()
    (ticket,) = world.tickets()
    assert ticket.named == {"tomasz"}
    assert read_by(world, ticket) == {"independent"}


def test_unreadable_mail_of_a_party_without_a_token_takes_out_whom_it_names(tmp_path: Path) -> None:
    """And leaves the ticket to everybody else."""
    world = World(tmp_path, settings=Settings(limits=Limits(message=200_000)))
    world.writes(ANN, REPORT)
    mail = world.letter(ANN, "It was Tomasz Wrona.")
    mail.add_attachment(b"x" * 300_000, maintype="video", subtype="mp4", filename="film.mp4")
    world.arrives(mail)
    world.walk()
    assert read_by(world, in_order(world)[0]) == {"rosa", "devika"}


def test_what_fails_for_its_ticket_becomes_one_of_its_own(tmp_path: Path) -> None:
    """Where joining fails as well, a message still ends as something that a person sees."""
    world = World(tmp_path)
    world.writes(ANN, REPORT)
    with world.database.write() as tx:
        tx.connection.exec_driver_sql("UPDATE outbox SET mail_sealed = x'00' WHERE letter = 'acknowledgement'")
    world.arrives(world.letter(ANN, "He was here again.", answers=world.last(ANN_AT)))
    for _ in range(9):
        world.walk()
    assert [ticket.kind for ticket in in_order(world)] == ["report", "unreadable"]


def test_letters_of_other_alphabets_are_seen_in_poison(tmp_path: Path) -> None:
    """A chair called José is out of a report about himself, in UTF-8 as in Latin-1."""
    jose = Person("jose", "José Ángel", ("jose@lakeside.example",), roles=frozenset({"chair", "committee"}))
    for charset in ("utf-8", "latin-1"):
        (tmp_path / charset).mkdir()
        world = World(tmp_path / charset, people=Roster((jose, DEVIKA, TOMASZ, GRACE)), analyst=Failing())
        world.arrives(f"From: {ANN}\r\nSubject: x\r\n\r\nJosé grabbed my arm yesterday.\r\n".encode(charset))
        for _ in range(5):
            world.walk()
        assert [ticket.named for ticket in world.tickets()] == [{"jose"}]


# ------------------------------------------------------------------ after the erasure


def test_answer_to_an_erased_ticket_is_for_the_chairs_at_most(world: World) -> None:
    """Nobody knows any more who was out of it."""
    world.writes(ANN, NAMED)
    shown = of_ticket(world, ROSA_AT)[0]
    world.writes(ROSA_AT, "/unreachable gone\n/end\n/close", answers=shown)
    with world.database.write() as tx:
        erase(tx, world.tickets(TicketState.CLOSED)[0], world.clock.now())
    acknowledgement = world.last(ANN_AT)
    world.writes("Ann <ann@home.example>", "He does it on Sunday, too.", answers=acknowledgement)
    world.writes(ANN, "He does it still.", answers=acknowledgement)
    world.passes(minutes=2)
    assert of_ticket(world, TOMASZ_AT) == []
    opened = world.tickets(TicketState.OPEN)
    assert [read_by(world, ticket) for ticket in opened] == [{"rosa", "devika"}, {"rosa", "devika"}]


def test_address_stays_unsafe_when_its_ticket_is_erased(world: World) -> None:
    """It was said once."""
    world.writes(ANN, f"{REPORT} Do not write to this address, my husband reads it.")
    world.writes(ROSA_AT, "/unreachable unsafe\n/end\n/close", answers=of_ticket(world, ROSA_AT)[0])
    with world.database.write() as tx:
        erase(tx, world.tickets(TicketState.CLOSED)[0], world.clock.now())
    world.writes(ANN, LATER)
    assert world.inbox(ANN_AT) == []
