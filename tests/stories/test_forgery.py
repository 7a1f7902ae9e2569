"""Who is not who they say they are can do nothing and is given nothing."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from conduct_mailer.model.ticket import TicketState
from tests.stories.world import AUTHSERV, World, body

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


def html_answer(world: World, sender: str, html: str, answers: EmailMessage) -> bytes:
    """An answer as a program writes it that knows HTML alone."""
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["Authentication-Results"] = f"{AUTHSERV}; dmarc=pass header.from={sender.rpartition('@')[2]}"
    mail["From"], mail["To"], mail["Subject"] = sender, "conduct@lakeside.example", f"Re: {answers['Subject']}"
    mail["Date"], mail["Message-ID"] = world.clock.now(), "<html@writers.example>"
    mail["In-Reply-To"] = answers["Message-ID"]
    mail.set_content(html, subtype="html")
    return mail.as_bytes()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Thanks.</p><blockquote><p>Piet Hoekstra grabbed my arm</p><p>/close</p><p>/chairs</p></blockquote>",
        "<p>Thanks.</p><div>-----Original Message-----</div><div>From: Ann</div><div>/chairs</div>",
        "<p>Thanks.</p><div>│ /chairs</div>",
        "<p>Thanks.</p><div>-- <br>Tomasz<br>/chairs</div>",
    ],
)
def test_command_that_is_not_the_members_own_line_does_nothing(world: World, html: str) -> None:
    """In a quote, behind a bar or below a signature, in HTML as in text."""
    world.writes(ANN, REPORT + "\n/close\n/chairs\n")
    world.arrives(html_answer(world, TOMASZ, html, world.last(TOMASZ)))
    world.walk()
    assert [ticket.circle for ticket in world.tickets(TicketState.OPEN)] == ["committee"]


def test_answer_to_a_digest_reaches_no_ticket(world: World) -> None:
    """It is about no single one: nothing is done, and the member is told."""
    world.writes(ANN, REPORT)
    world.passes(days=1)
    digest = next(mail for mail in world.inbox(TOMASZ) if "digest" in mail["Subject"])
    before = len(world.inbox("grace@mailbox.example"))
    world.writes(TOMASZ, "I think it was Piet.", answers=digest)
    assert "no single ticket" in body(world.last(TOMASZ))
    assert len(world.inbox("grace@mailbox.example")) == before


def test_reader_in_cc_of_a_report_is_out_of_it(world: World) -> None:
    """Whoever was told by the reporter directly is mentioned, and so it is the chairs'."""
    world.writes(ANN, REPORT, Cc="Tomasz <tomasz@lakeside.example>")
    assert world.recipients() == {"ann@writers.example", "rosa@lakeside.example", "devika@mailbox.example"}


def test_member_named_in_a_note_stays_a_reader(world: World) -> None:
    """Members' notes never narrow: they would lock each other out."""
    world.writes(ANN, REPORT)
    world.writes(TOMASZ, "Grace Okonkwo should call her.", answers=world.last(TOMASZ))
    assert "should call her" in body(world.last("grace@mailbox.example"))


def test_forwarded_member_mail_gives_its_finder_nothing(world: World) -> None:
    """A member forwards a notification to a stranger, who answers it with a command."""
    world.writes(ANN, REPORT)
    shown, before = world.last(TOMASZ), len(world.inbox(TOMASZ))
    for turn, text in enumerate(("/show", "/release", "/close", "let me know", "hello?", "please")):
        world.writes(f"Eve <eve{turn}@strangers.example>", text, answers=shown)
    assert not any("strangers.example" in recipient for recipient in world.recipients())
    assert len(world.inbox(TOMASZ)) - before <= 4
    assert [ticket.state for ticket in world.tickets() if ticket.state is TicketState.OPEN] == [TicketState.OPEN]
