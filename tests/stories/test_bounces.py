"""A bounce is believed when a server wrote it, loses no word, and stands for nobody's look."""

from __future__ import annotations

from email.message import EmailMessage

from conduct_mailer.model.ticket import TicketState
from tests.stories.world import DEVIKA, GRACE, ROSA, TOMASZ, World, body

ANN = "Ann Writer <ann@writers.example>"
ADMIN = "Sam Reed, System Administrator <sam@writers.example>"
REPORT = (
    "A man whom I do not know grabbed my arm yesterday in the hallway by room B. He had a red scarf. It has stopped."
)
MEMBERS = [person.emails[0] for person in (ROSA, DEVIKA, TOMASZ, GRACE)]


def said_to_members(world: World) -> str:
    return "\n".join(body(mail) for address in MEMBERS for mail in world.inbox(address))


def bounce_of(mail: EmailMessage, words: str, head: str = "Return-Path: <>\r\n", number: int = 0) -> bytes:
    """A mail in a server's name that speaks of one of ours."""
    return (
        f"{head}From: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail\r\nMessage-ID: <{number}@x.example>\r\n"
        f"In-Reply-To: {mail['Message-ID']}\r\n\r\n{words}\r\n"
    ).encode()


def test_bounce_without_a_servers_marks_is_set_aside(world: World) -> None:
    """Anybody can call themselves MAILER-DAEMON: no promise opens again, no member is said to have read nothing."""
    world.writes(ANN, REPORT)
    for number, mail in enumerate((world.last("ann@writers.example"), world.last(TOMASZ.emails[0]))):
        world.arrives(bounce_of(mail, "could not be delivered", head="", number=number))
        world.walk()
    assert "came back" not in said_to_members(world)
    assert world.tickets(TicketState.OPEN)[0].clocks.acknowledged_at is not None
    assert len(world.tickets(TicketState.SET_ASIDE)) == 2


def test_words_of_a_bounce_are_kept_and_are_nobodys_look(world: World) -> None:
    """Whoever reads the ticket can look them up."""
    world.writes(ANN, REPORT)
    world.arrives(bounce_of(world.last("ann@writers.example"), "could not be delivered, says the porter"))
    world.walk()
    (ticket,) = world.tickets()
    assert ticket.clocks.acknowledged_at is None
    assert ticket.clocks.looked_at is None
    world.writes(ROSA.emails[0], "/show", answers=world.last(ROSA.emails[0]))
    assert "says the porter" in body(world.last(ROSA.emails[0]))


def test_person_in_danger_is_no_bounce_whatever_the_name(world: World) -> None:
    """An administrator writes of a delivery, and a postmaster: both are heard at once."""
    world.writes(ADMIN, REPORT)
    text = "He has a knife! He waits at the pizza delivery of the second hall, and Grace Okonkwo is with him."
    world.writes(ADMIN, text, answers=world.last("sam@writers.example"))
    assert "knife" in body(world.inbox(ROSA.emails[0])[-2])
    assert world.tickets()[0].urgent
    assert world.tickets()[0].named == {"grace"}
    world.writes("postmaster@small.example", "Somebody has a knife at the delivery of the lunch boxes, please come now")
    assert [ticket.state for ticket in world.tickets()] == [TicketState.OPEN, TicketState.OPEN]


def test_party_whom_the_lists_take_for_a_server_joins(world: World) -> None:
    """No mail server writes from a party's address with its token."""
    world.writes(ADMIN, REPORT)
    text = "At the delivery of the lunch boxes Grace Okonkwo stood next to him."
    world.writes(ADMIN, text, answers=world.last("sam@writers.example"))
    (ticket,) = world.tickets()
    assert ticket.named == {"grace"}
    assert "lunch boxes" in said_to_members(world)
