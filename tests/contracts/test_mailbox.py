"""What intake needs of a mailbox, of the one made of memory and of a real Dovecot alike."""

from __future__ import annotations

import dataclasses
import smtplib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conduct_mailer.config.options import ImapOptions
from conduct_mailer.errors import ConfigurationError, MailboxUnavailable
from conduct_mailer.flow.ports import Mailbox
from conduct_mailer.mail.mailbox import ImapMailbox
from conduct_mailer.model.message import Place, RawMessage
from tests.fakes.mailbox import FakeMailbox
from tests.servers.dovecot import Dovecot, dovecot

MAIL = b"From: Ann <ann@writers.example>\r\nSubject: hello\r\n\r\nGr\xc3\xbc\xc3\x9fe\r\n.\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


def options(server: Dovecot, **changes: object) -> ImapOptions:
    plain = ImapOptions(
        host=server.host,
        port=server.imap_port,
        security="none",
        user=server.user,
        password=server.password,
        ca_file=server.ca_file,
        inbox="INBOX",
        junk="",
        done="conduct-mailer/done",
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


@dataclass
class Kind:
    """A mailbox, and how mail comes into it."""

    mailbox: Mailbox
    deliver: Callable[[bytes], object]


@pytest.fixture(params=["memory", "dovecot"])
def kind(request: pytest.FixtureRequest) -> Iterator[Kind]:
    """Both of them, empty."""
    if request.param == "memory":
        fake = FakeMailbox()
        yield Kind(fake, lambda octets: fake.deliver(octets, arrived_at=datetime.now(UTC)))
        return
    running: Dovecot = request.getfixturevalue("server")
    real = ImapMailbox(options(running, user=f"{request.node.name.replace('[', '-').strip(']')}"), max_octets=1_000_000)
    real.connect()
    yield Kind(real, lambda octets: _deliver_to(running, real, octets))
    real.close()


def _deliver_to(server: Dovecot, mailbox: ImapMailbox, octets: bytes) -> None:
    with smtplib.LMTP(server.host, server.lmtp_port) as lmtp:
        lmtp.sendmail("ann@writers.example", [mailbox._account.user], octets)


def everything(mailbox: Mailbox) -> list[RawMessage]:
    found = []
    for folder in mailbox.folders():
        for batch in mailbox.fetch(folder, mailbox.uids(folder)):
            found += batch
    return found


def test_messages_come_as_they_are_with_the_servers_time(kind: Kind) -> None:
    """Every octet of what was sent, and an arrival time with its zone."""
    kind.deliver(MAIL)
    (raw,) = everything(kind.mailbox)
    assert raw.octets.endswith(MAIL)
    assert abs(datetime.now(UTC) - raw.arrived_at) < timedelta(minutes=1)


def test_reading_leaves_a_message_as_it_was(kind: Kind) -> None:
    """It is due until it is settled, however often it was fetched."""
    kind.deliver(MAIL)
    assert len(everything(kind.mailbox)) == len(everything(kind.mailbox)) == 1


def test_settled_message_has_left_the_folder(kind: Kind) -> None:
    """And settling it again, or one that never was there, is nothing."""
    kind.deliver(MAIL)
    kind.deliver(MAIL)
    first, second = everything(kind.mailbox)
    kind.mailbox.settle(first.place)
    kind.mailbox.settle(first.place)
    kind.mailbox.settle(Place("INBOX", first.place.uidvalidity, 4711))
    assert [raw.place for raw in everything(kind.mailbox)] == [second.place]


def test_new_mail_ends_a_wait(kind: Kind) -> None:
    """Also what arrived between the last look and the wait."""
    kind.mailbox.folders()
    kind.deliver(MAIL)
    begun = time.monotonic()
    kind.mailbox.wait(20)
    threading.Timer(0.3, kind.deliver, [MAIL]).start()
    kind.mailbox.wait(20)
    assert time.monotonic() - begun < 15
    assert everything(kind.mailbox)


def test_wake_ends_a_wait(kind: Kind) -> None:
    """From any thread."""
    kind.mailbox.folders()
    threading.Timer(0.2, kind.mailbox.wake).start()
    begun = time.monotonic()
    kind.mailbox.wait(20)
    assert time.monotonic() - begun < 10


def test_many_messages_come_in_batches(kind: Kind) -> None:
    """Bounded in count, in order, none twice."""
    for _ in range(60):
        kind.deliver(MAIL)
    folder = kind.mailbox.folders()[0]
    batches = list(kind.mailbox.fetch(folder, kind.mailbox.uids(folder)))
    uids = [raw.place.uid for batch in batches for raw in batch]
    assert uids == sorted(set(uids))
    assert len(uids) == 60
    assert max(len(batch) for batch in batches) <= 50


def test_junk_is_read_and_marked(server: Dovecot) -> None:
    """The folder that the server marks so."""
    mailbox = ImapMailbox(options(server, user="junk-reader"), max_octets=1_000)
    mailbox.connect()
    assert [(folder.name, folder.junk) for folder in mailbox.folders()] == [("INBOX", False), ("Junk", True)]
    mailbox.close()


def test_too_large_message_is_fetched_only_as_far_as_it_shows(server: Dovecot) -> None:
    """Enough to see that it exceeds the cap."""
    mailbox = ImapMailbox(options(server, user="large"), max_octets=500)
    mailbox.connect()
    _deliver_to(server, mailbox, MAIL + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 20)
    (raw,) = everything(mailbox)
    assert len(raw.octets) == 501
    mailbox.close()


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_every_way_in_works(server: Dovecot, security: str) -> None:
    """Implicit TLS, required STARTTLS, and plain on the loopback interface."""
    port = server.imaps_port if security == "tls" else server.imap_port
    mailbox = ImapMailbox(options(server, host="localhost", port=port, security=security), max_octets=1_000)
    mailbox.connect()
    assert mailbox.folders()
    mailbox.close()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"password": "wrong"}, "imap.user"),
        ({"host": "no-such-host.invalid", "security": "tls"}, "imap.host"),
        ({"host": "mx.lakeside.example"}, "imap.security"),
        ({"security": "tls", "ca_file": Path("no-such-file.pem")}, "imap.ca_file"),
        ({"security": "starttls", "ca_file": None}, "imap.host"),
    ],
)
def test_what_the_operator_must_mend_is_one_plain_line(server: Dovecot, changes: dict[str, object], key: str) -> None:
    """It names the key, and never the password."""
    mailbox = ImapMailbox(options(server, **changes), max_octets=1_000)
    with pytest.raises(ConfigurationError, match=key) as raised:
        mailbox.connect()
    mailbox.close()
    assert "\n" not in str(raised.value)
    assert "wrong" not in str(raised.value)


def test_nobody_listens_is_temporary(server: Dovecot) -> None:
    """As is anything unknown."""
    mailbox = ImapMailbox(options(server, port=1), max_octets=1_000)
    with pytest.raises(MailboxUnavailable):
        mailbox.connect()
    mailbox.close()


def test_server_that_dies_is_temporary_and_can_be_reached_again() -> None:
    """In the middle of a wait; nothing hangs, nothing spins."""
    with dovecot() as running:
        mailbox = ImapMailbox(options(running), max_octets=1_000)
        mailbox.connect()
        threading.Timer(0.5, running.kill).start()
        with pytest.raises(MailboxUnavailable):
            for _ in range(3):
                mailbox.wait(20)
        with pytest.raises(MailboxUnavailable):
            mailbox.folders()
        mailbox.close()
