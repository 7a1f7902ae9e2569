"""Who is not who they say they are can do nothing and is given nothing."""

from __future__ import annotations

from conduct_mailer.model.ticket import TicketState
from tests.stories.world import World, body

ANN = "Ann Writer <ann@writers.example>"
REPORT = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm.\n"
    "It has stopped, he has left.\n\nAnn\n"
)
TOMASZ = "tomasz@lakeside.example"


def test_forged_chair_can_do_nothing(world: World) -> None:
    """A chair's address without the receiving server's word does nothing; the real chair hears of it."""
    world.writes(ANN, "Mei-Ling Chou shouted at me yesterday at the desk. It was only once.")
    ticket = world.tickets()[0]
    before = len(world.inbox("tomasz@lakeside.example"))
    world.writes("Rosa <rosa@lakeside.example>", "/release", answers=world.last("rosa@lakeside.example"), aligned=False)

    assert world.tickets(TicketState.OPEN)[0].circle == "chairs"
    assert len(world.inbox("tomasz@lakeside.example")) == before
    warned = world.inbox("rosa@lakeside.example")
    assert any(ticket.code not in body(mail) + mail["Subject"] and "your name" in body(mail) for mail in warned)


def test_stranger_with_a_known_token_gets_nothing(world: World) -> None:
    """A member's thread answered from elsewhere is set aside; the ticket's readers hear of it."""
    world.writes(ANN, REPORT)
    shown = world.last(TOMASZ)
    world.writes("Eve <eve@strangers.example>", "/show", answers=shown)

    assert world.inbox("eve@strangers.example") == []
    assert [ticket.state for ticket in world.tickets(TicketState.OPEN)] == ["open"]


def test_reporters_thread_answered_by_a_stranger_is_a_ticket_of_its_own(world: World) -> None:
    """Nothing of it joins, and it starts with at most the readers of the ticket it seems to belong to."""
    world.writes(ANN, REPORT)
    acknowledgement = world.last("ann@writers.example")
    world.writes("Eve <eve@strangers.example>", "I saw it too, he grabbed her arm.", answers=acknowledgement)

    first, second = sorted(world.tickets(TicketState.OPEN), key=lambda ticket: ticket.opened_at)
    assert first.code != second.code
    assert second.starts_within is not None


def test_two_from_fields_mean_no_known_sender(world: World) -> None:
    """Neither of two authors is believed: a ticket without an automatic answer."""
    mail = world.letter(ANN, REPORT).as_bytes()
    world.arrives(b"From: Rosa <rosa@lakeside.example>\r\n" + mail)
    world.walk()

    assert world.inbox("ann@writers.example") == []
    assert len(world.tickets(TicketState.OPEN)) == 1


def test_reply_to_all_goes_to_nobody_in_cc(world: World) -> None:
    """Nobody from To or Cc of an incoming mail is ever written to."""
    world.writes(ANN, REPORT, Cc="Piet <piet@respondent.example>")

    assert world.inbox("piet@respondent.example") == []


def test_forger_cannot_flood_a_member_with_warnings(world: World) -> None:
    """A few a day, however often their name is borrowed; each attempt is kept."""
    world.writes(ANN, REPORT)
    before = len(world.inbox(TOMASZ))
    for turn in range(6):
        world.writes(TOMASZ, f"/list {turn}", aligned=False)
    assert len(world.inbox(TOMASZ)) == before + 3
    assert len(world.tickets(TicketState.SET_ASIDE)) == 6
