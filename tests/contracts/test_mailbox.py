"""What intake needs of a mailbox, of the one made of memory and of a real Dovecot alike."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

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
    user = request.node.name.partition("[")[0]
    real = ImapMailbox(running.options(user=user), max_octets=1_000_000)
    real.connect()
    yield Kind(real, lambda octets: running.deliver(octets, user=user))
    real.close()


def everything(mailbox: Mailbox) -> list[RawMessage]:
    found: list[RawMessage] = []
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


def test_settling_goes_by_the_folders_present_numbers(kind: Kind) -> None:
    """A number that another generation of the folder gave names nothing."""
    kind.deliver(MAIL)
    (raw,) = everything(kind.mailbox)
    kind.mailbox.settle(Place(raw.place.folder, raw.place.uidvalidity + 1, raw.place.uid))
    assert [each.place for each in everything(kind.mailbox)] == [raw.place]


def test_message_that_has_gone_meanwhile_is_left_out(kind: Kind) -> None:
    """Somebody else moved it between the look and the fetch."""
    kind.deliver(MAIL)
    kind.deliver(MAIL)
    folder = kind.mailbox.folders()[0]
    first, second = kind.mailbox.uids(folder)
    kind.mailbox.settle(Place(folder.name, folder.uidvalidity, first))
    batches = kind.mailbox.fetch(folder, [first, second, 4711])
    assert [raw.place.uid for batch in batches for raw in batch] == [second]


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


def test_abilities_and_quota_are_told() -> None:
    """What an operator wants to know before relying on the server."""
    quota = (
        "mail_plugins = quota\nprotocol imap {\n  mail_plugins = quota imap_quota\n}\n"
        "plugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=1G\n}\n"
    )
    with dovecot(more=quota) as running:
        mailbox = ImapMailbox(running.options(), max_octets=1_000)
        mailbox.connect()
        said = mailbox.abilities()
        mailbox.close()
    assert said[:2] == ("imap: MOVE yes", "imap: IDLE yes")
    assert "of 1048576 kB" in said[2]
