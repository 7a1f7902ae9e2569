"""Mail that no person wrote, that comes twice, that cannot be read, or that was there before the start."""

from __future__ import annotations

import email.policy
import hashlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from conduct_mailer.model.letter import Refused
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.settings import Existing, Rules, Settings
from conduct_mailer.model.ticket import TicketKind, TicketState
from conduct_mailer.store import inbound
from tests.stories.world import World, body

ANN = "Ann Writer <ann@writers.example>"
REPORT = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm.\n"
    "It has stopped, he has left.\n\nAnn\n"
)
INA, ROSA, TOMASZ = "ina@elsewhere.example", "rosa@lakeside.example", "tomasz@lakeside.example"


def dispositions(world: World) -> dict[str, int]:
    with world.database.read() as tx:
        return dict(inbound.counts(tx))


def bounce_of(mail: EmailMessage) -> bytes:
    """A delivery status notification (RFC 3464) that returns the headers of ``mail``."""
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@writers.example\r\nTo: conduct@lakeside.example\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nI could not deliver it.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        f"Final-Recipient: rfc822; {mail['To']}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {mail['Message-ID']}\r\n\r\n--b--\r\n"
    ).encode()


def test_bounced_acknowledgement_opens_the_promise_again(world: World) -> None:
    """The readers hear that the writer has had no answer; nobody writes to whoever bounced."""
    world.writes(ANN, REPORT)
    assert world.tickets()[0].clocks.acknowledged_at is not None
    world.arrives(bounce_of(world.last("ann@writers.example")))
    world.walk()
    assert world.tickets()[0].clocks.acknowledged_at is None
    assert "came back" in body(world.last(TOMASZ))
    assert "MAILER-DAEMON@writers.example" not in world.recipients()
    assert dispositions(world) == {"opened": 1, "joined": 1}


def test_bounce_of_a_readers_mail_is_told_to_the_others(world: World) -> None:
    """Never to the reader whose mail came back, and never to the reporter."""
    world.writes(ANN, REPORT)
    before = len(world.inbox(TOMASZ))
    world.arrives(bounce_of(world.last(TOMASZ)))
    world.walk()
    assert "Tomasz Wrona" in body(world.last(ROSA))
    assert len(world.inbox(TOMASZ)) == before
    assert len(world.inbox("ann@writers.example")) == 1


def test_refused_readers_mail_is_told_to_the_others(world: World) -> None:
    """And two dead addresses do not keep telling of each other."""
    world.server.answers[TOMASZ] = [Refused("address", 550)]
    world.server.answers["grace@mailbox.example"] = [Refused("address", 550)]
    world.writes(ANN, REPORT)
    world.walk()
    assert sum("Tomasz Wrona could not be sent" in body(mail) for mail in world.inbox(ROSA)) == 1


def test_refused_content_goes_again_with_less_in_it(world: World) -> None:
    """Without attachments, then without content; nothing is given up silently."""
    world.server.answers[TOMASZ] = [
        Refused("content", 554),
        Refused("content", 554),
        *world.server.answers.get(TOMASZ, []),
    ]
    world.writes(ANN, REPORT)
    del world.server.answers[TOMASZ]
    world.passes(minutes=1)
    assert world.inbox(TOMASZ) == [] or "Piet" not in body(world.last(TOMASZ))


def test_out_of_office_is_set_aside_and_can_be_looked_at(world: World) -> None:
    """It stands in its readers' digests, is not answered, and a command makes it a ticket."""
    world.writes(
        "Bob <bob@writers.example>",
        "I am out of the office until Monday.",
        subject="Out of office",
        Auto_Submitted="auto-replied",
    )
    assert world.recipients() == set()
    aside = world.tickets(TicketState.SET_ASIDE)
    assert [ticket.kind for ticket in aside] == [TicketKind.AUTO_REPLY]
    world.passes(days=1)
    digest = world.last(TOMASZ)
    assert aside[0].code in body(digest)
    world.writes(TOMASZ, f"/show {aside[0].code}", answers=digest)
    assert "out of the office" in body(world.last(TOMASZ))
    world.writes(TOMASZ, f"/ticket {aside[0].code}", answers=digest)
    assert [ticket.state for ticket in world.tickets()] == [TicketState.OPEN]


def test_real_report_in_junk_is_a_ticket_that_a_person_answers(world: World) -> None:
    """A verdict of a machine loses no report."""
    world.arrives(world.letter(ANN, REPORT), junk=True)
    world.walk()
    assert world.inbox("ann@writers.example") == []
    assert "Piet Hoekstra" in body(world.last(TOMASZ))
    assert world.tickets()[0].clocks.person_must_answer == "machine-sign"


def test_second_copy_is_settled_and_nothing_more(world: World) -> None:
    """Same From, Date, Message-ID, subject and body; same id with other words is a message of its own."""
    mail = world.letter(ANN, REPORT)
    world.arrives(mail)
    world.arrives(mail)
    other = world.letter(ANN, REPORT + "And he laughed.")
    other.replace_header("Message-ID", mail["Message-ID"])
    world.arrives(other)
    world.walk()
    assert dispositions(world) == {"opened": 2, "duplicate": 1}


def test_our_own_mail_that_comes_back_is_nothing(world: World) -> None:
    """It carries a Message-ID that we issued."""
    world.writes(ANN, REPORT)
    world.arrives(world.server.accepted[0].octets)
    world.walk()
    assert dispositions(world) == {"opened": 1, "own": 1}


def test_mail_from_our_own_address_is_read_and_not_answered(world: World) -> None:
    """A web form or a chair who logged in; a person answers."""
    world.writes("conduct@lakeside.example", REPORT)
    assert "conduct@lakeside.example" not in world.recipients()
    assert world.tickets()[0].clocks.person_must_answer == "own-address"


def test_one_address_gets_few_automatic_answers_a_day(world: World) -> None:
    """Two machines cannot keep answering each other."""
    for turn in range(8):
        world.writes(ANN, f"{REPORT} And it was the time number {turn}.")
    assert len(world.inbox("ann@writers.example")) == 3
    assert len(world.tickets()) == 8


def test_sender_that_the_server_calls_forged_gets_no_answer(world: World) -> None:
    """Or others could make us write to whom they like."""
    mail = world.letter(ANN, REPORT, aligned=False).as_bytes()
    world.arrives(b"Authentication-Results: mx.lakeside.example; dmarc=fail header.from=writers.example\r\n" + mail)
    world.walk()
    assert world.inbox("ann@writers.example") == []
    assert world.tickets()[0].clocks.person_must_answer == "forged"


@pytest.mark.parametrize(
    ("existing", "expected", "answers"),
    [
        (Existing.SET_ASIDE, {"set_aside": 1}, 0),
        (Existing.IGNORE, {"set_aside": 1}, 0),
        (Existing.IMPORT, {"opened": 1}, 1),
    ],
)
def test_what_lay_there_at_the_first_start(
    tmp_path: Path, existing: Existing, expected: dict[str, int], answers: int
) -> None:
    """Set aside and listed, unless it is chosen otherwise."""
    world = World(tmp_path, settings=Settings(rules=Rules(existing=existing)), started=False)
    world.arrives(world.letter(ANN, REPORT))
    world.walk()
    assert dispositions(world) == expected
    assert len(world.inbox("ann@writers.example")) == answers


def test_late_mail_is_answered_by_a_person(world: World) -> None:
    """An acknowledgement days later would be a lie; the clock still starts at its arrival."""
    world.arrives(world.letter(ANN, REPORT))
    arrived = world.clock.now()
    world.clock.pass_by(days=4)
    world.walk()
    assert world.inbox("ann@writers.example") == []
    assert world.tickets()[0].clocks.person_must_answer == "late"
    assert world.tickets()[0].clocks.arrived_at == arrived


class Failing:
    """An analyst whom every message brings down."""

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        raise RuntimeError("no")

    def ready(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to end."""


def test_poison_message_becomes_a_ticket_and_stops_nothing(tmp_path: Path) -> None:
    """After a few failures, by a path that parses nothing; a chair who can be seen in it is out."""
    world = World(tmp_path, analyst=Failing())
    world.arrives(world.letter(ANN, REPORT, Cc="Rosa <rosa@lakeside.example>"))
    for _ in range(5):
        world.walk()
    assert [ticket.kind for ticket in world.tickets()] == [TicketKind.UNREADABLE]
    assert "rosa" in world.tickets()[0].named
    assert world.recipients() == {INA}
    assert dispositions(world) == {"opened": 1}


def picture(world: World, text: str = "", answers: EmailMessage | None = None) -> bytes:
    mail = EmailMessage(policy=email.policy.SMTP)
    if answers:
        mail["In-Reply-To"] = answers["Message-ID"]
    mail["From"], mail["To"], mail["Subject"] = ANN, "conduct@lakeside.example", "hello"
    mail["Date"], mail["Message-ID"] = world.clock.now(), f"<picture{bool(answers)}@writers.example>"
    mail.set_content(text)
    mail.add_attachment(b"\x89PNG not read", maintype="image", subtype="png", filename="photo.png")
    return mail.as_bytes()


def test_picture_of_a_report_goes_to_the_independent_contact_without_content(world: World) -> None:
    """It may show anybody; whoever wants to see it asks."""
    world.arrives(picture(world))
    world.walk()
    assert world.recipients() == {"ann@writers.example", INA}
    assert list(world.last(INA).iter_attachments()) == []
    world.writes(f"Ina <{INA}>", "/show", answers=world.last(INA))
    assert [part.get_filename() for part in world.last(INA).iter_attachments()] == ["original.eml"]


def test_unreadable_part_of_a_readable_report_stays_with_the_chairs(world: World) -> None:
    """The text routes the ticket; the committee gets it without the picture, until a chair releases that."""
    world.arrives(picture(world, REPORT))
    world.walk()
    assert list(world.last(TOMASZ).iter_attachments()) == []
    assert [part.get_filename() for part in world.last(ROSA).iter_attachments()] == ["photo.png"]
    world.writes(f"Rosa <{ROSA}>", "/release", answers=world.last(ROSA))
    assert [part.get_filename() for part in world.last(TOMASZ).iter_attachments()] == ["photo.png"]


def test_evidence_can_be_told_from_a_changed_copy(world: World) -> None:
    """``/show`` prints the SHA-256 of every part that its reader may have, and of no other."""
    world.arrives(picture(world, REPORT))
    world.walk()
    digest = hashlib.sha256(b"\x89PNG not read").hexdigest()
    for who, shown in ((ROSA, True), (TOMASZ, False)):
        world.writes(f"Reader <{who}>", "/show", answers=world.last(who))
        assert (digest in body(world.last(who))) is shown
        assert ("photo.png" in body(world.last(who))) is shown


def test_picture_that_follows_narrows_nothing_and_waits_for_a_chair(world: World) -> None:
    """Also after a release: nobody has looked at this one yet."""
    world.arrives(picture(world, REPORT))
    world.walk()
    world.writes(f"Rosa <{ROSA}>", "/release", answers=world.last(ROSA))
    before = len(world.inbox(TOMASZ))
    world.arrives(picture(world, answers=world.last("ann@writers.example")))
    world.walk()
    assert [ticket.circle for ticket in world.tickets()] == ["committee"]
    assert len(world.inbox(TOMASZ)) == before + 1
    assert list(world.last(TOMASZ).iter_attachments()) == []
    assert len(list(world.last(ROSA).iter_attachments())) == 1


def test_messages_in_are_the_sum_of_what_became_of_them(world: World) -> None:
    """Over any mail."""
    world.writes(ANN, REPORT)
    world.writes("b@writers.example", "out of office", subject="Automatic reply: hello", Auto_Submitted="auto-replied")
    world.writes(TOMASZ, "a note", answers=world.last(TOMASZ))
    world.writes(TOMASZ, "/take", answers=world.inbox(TOMASZ)[0])
    world.arrives(b"")
    world.arrives(b"\xff\xfe\x00 no mail at all")
    world.walk()
    assert sum(dispositions(world).values()) == 6
    assert len(world.mailbox.done) == 6
