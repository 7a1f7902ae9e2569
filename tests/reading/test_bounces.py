"""Bounces: every server's, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.reading.bounces import bounce_sign
from tests.reading.mails import PLAIN, mail

PUBLIC = Path(__file__).parents[1] / "corpus" / "public"
# Automatic answers that stand among the public bounces: a vacation, an unsubscription, an answer of two words.
ANSWERS = {"rfc3834-01.eml", "rfc3834-05.eml", "arf-26.eml"}
# A server's notice "mailbox full" whose MIME structure is broken; it is there since parsers fail on its parts.
NOTICE = "rb-issue-368-bug.eml"
SERVER = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: conduct@lakeside.example\n"
POSTMASTER = "From: postmaster@fjordmark.example\nTo: conduct@lakeside.example\n"


def public(folder: str) -> list[Path]:
    """The public mails of a folder."""
    return sorted((PUBLIC / folder).glob("*.eml"))


@pytest.mark.parametrize("path", public("bounces"), ids=lambda path: path.stem)
def test_every_servers_dialect_is_known(path: Path) -> None:
    """Notifications of some sixty servers and services."""
    message = parse(path.read_bytes())
    assert isinstance(message, ParsedMessage)
    assert (bounce_sign(message) is None) == (path.name in ANSWERS)


@pytest.mark.parametrize("path", public("not-bounces"), ids=lambda path: path.stem)
def test_persons_mail_that_looks_like_a_bounce_is_none(path: Path) -> None:
    """An attached original, a subject in another alphabet."""
    message = parse(path.read_bytes())
    assert isinstance(message, ParsedMessage)
    assert (bounce_sign(message) is None) == (path.name != NOTICE)


@pytest.mark.parametrize(
    ("headers", "subject", "text"),
    [
        (SERVER, "failure notice", "Hi. This is the qmail-send program at mx.example."),
        (
            SERVER,
            "Address not found",
            "Your message wasn't delivered to a@b.example because the address couldn't be found.",
        ),
        (
            POSTMASTER,
            "Unzustellbar: We have your message",
            "Fehler bei der Nachrichtenzustellung an folgende Empfänger.",
        ),
        (POSTMASTER, "Undeliverable: We have your message", "Delivery has failed to these recipients or groups."),
        (
            "Return-Path: <>\n" + PLAIN,
            "mail",
            "Your message could not be delivered to the following recipients: a@b.example",
        ),
        (
            "X-Failed-Recipients: a@b.example\n" + PLAIN,
            "Mail delivery failed",
            "This message was created automatically.",
        ),
        (
            "Auto-Submitted: auto-replied\n" + PLAIN,
            "sorry",
            "This message was created automatically by mail delivery software.",
        ),
    ],
)  # fmt: skip
def test_servers_home_made_forms_are_known(headers: str, subject: str, text: str) -> None:
    """Without any MIME structure, the sender or the envelope and the words say it."""
    assert bounce_sign(mail(text, subject=subject, headers=headers))


@pytest.mark.parametrize(
    "headers",
    [PLAIN, "Auto-Submitted: auto-generated\n" + PLAIN, "List-Id: <a.example>\n" + PLAIN, "Return-Path: <>\n" + PLAIN],
)
def test_who_speaks_of_a_bounce_is_none(headers: str) -> None:
    """Neither who pastes one below their own words."""
    said = "I wrote to Rosa first and got this. He was at my table again."
    pasted = f"{said}\n\nUndelivered Mail Returned to Sender\n550 5.1.1 user unknown"
    assert bounce_sign(mail(pasted, subject="Fwd: Undelivered Mail Returned to Sender", headers=headers)) is None


def test_an_attached_bounce_is_none() -> None:
    """A person who forwards one as an attachment."""
    attached = (
        "--x\nContent-Type: text/plain\n\nDid you get my report? See attached.\n\n--x\nContent-Type: message/rfc822\n\n"
        'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary="y"\n\n'
        "--y\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@b.example\n"
        "Action: failed\nStatus: 5.1.1\n\n--y--\n\n--x--\n"
    )
    headers = PLAIN + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n'
    assert bounce_sign(mail(attached, headers=headers)) is None
