"""What only a real IMAP server can show: the ways in, what it refuses, and how it fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from conduct_mailer.errors import ConfigurationError, MailboxUnavailable
from conduct_mailer.mail import mailbox as module
from conduct_mailer.mail.mailbox import ImapMailbox
from conduct_mailer.model.message import RawMessage
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.scripted import scripted

MAIL = b"From: Ann <ann@writers.example>\r\nSubject: hello\r\n\r\nhello\r\n"
WITHOUT_MOVE_AND_IDLE = "imap_capability = IMAP4rev1 UIDPLUS SPECIAL-USE"
COURIER_LIKE = "namespace inbox {\n  prefix = INBOX.\n  separator = .\n}"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


def opened(server: Dovecot, max_octets: int = 1_000_000, **changes: object) -> ImapMailbox:
    mailbox = ImapMailbox(server.options(**changes), max_octets=max_octets)
    mailbox.connect()
    return mailbox


def inbox(mailbox: ImapMailbox) -> list[RawMessage]:
    folder = mailbox.folders()[0]
    return [raw for batch in mailbox.fetch(folder, mailbox.uids(folder)) for raw in batch]


def flags(mailbox: ImapMailbox) -> list[tuple[bytes, ...]]:
    folder = mailbox.folders()[0]
    uids = list(mailbox.uids(folder))
    found = mailbox._session.client.get_flags(uids)
    return [tuple(flag for flag in found[uid] if flag != rb"\Recent") for uid in uids]


def test_junk_is_read_and_marked(server: Dovecot) -> None:
    """The folder that the server marks so, or the one that the configuration names; a missing one stops nothing."""
    for junk, expected in (("", "Junk"), ("Junk", "Junk"), ("no-such-folder", None)):
        mailbox = opened(server, user="junk-reader", junk=junk)
        folders = [(folder.name, folder.junk) for folder in mailbox.folders()]
        assert folders == [("INBOX", False)] + ([(expected, True)] if expected else [])
        mailbox.close()


def test_reading_touches_no_flag(server: Dovecot) -> None:
    """A person who looks into the mailbox sees what is new to them."""
    server.deliver(MAIL, user="flags")
    mailbox = opened(server, user="flags")
    assert len(inbox(mailbox)) == 1
    assert flags(mailbox) == [()]
    mailbox.close()


def test_too_large_message_is_fetched_only_as_far_as_it_shows(server: Dovecot) -> None:
    """Enough to see that it exceeds the cap; the small one beside it comes whole."""
    server.deliver(MAIL, MAIL + (b"y" * 70 + b"\r\n") * 20, user="large")
    mailbox = opened(server, user="large", max_octets=500)
    small, large = inbox(mailbox)
    assert small.octets.endswith(MAIL)
    assert len(large.octets) == 501
    mailbox.close()


def test_long_folder_is_searched_in_parts(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much lies there, every message is seen."""
    server.deliver(*[MAIL] * 20, user="long")
    mailbox = opened(server, user="long")
    folder = mailbox.folders()[0]
    whole = mailbox.uids(folder)
    monkeypatch.setattr(module, "SEARCH_MESSAGES", 7)
    assert mailbox.uids(folder) == whole
    assert len(whole) == 20
    mailbox.close()


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_every_way_in_works(server: Dovecot, security: str) -> None:
    """Implicit TLS, required STARTTLS, and plain on the loopback interface; new mail ends a wait on each."""
    port = server.imaps_port if security == "tls" else server.imap_port
    mailbox = opened(server, user=security, host="localhost", port=port, security=security)
    assert inbox(mailbox) == []
    threading.Timer(0.2, server.deliver, [MAIL], {"user": security}).start()
    mailbox.wait(20)
    assert len(inbox(mailbox)) == 1
    mailbox.close()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"password": "wrong"}, r"imap\.user"),
        ({"password": "wröng"}, r"imap\.user"),
        ({"host": "mx.lakeside.example"}, r"imap\.security"),
        ({"security": "tls", "ca_file": Path("no-such-file.pem")}, r"imap\.ca_file"),
        ({"security": "starttls", "ca_file": None}, r"imap\.host"),
        ({"security": "starttls", "host": "127.1"}, r"imap\.host.*as the certificate has it"),
    ],
)
def test_what_the_operator_must_mend_is_one_plain_line(server: Dovecot, changes: dict[str, object], key: str) -> None:
    """It names the key, and never the password."""
    mailbox = ImapMailbox(server.options(**changes), max_octets=1_000)
    with pytest.raises(ConfigurationError, match=key) as raised:
        mailbox.connect()
    mailbox.close()
    assert "\n" not in str(raised.value)
    assert str(changes.get("password", "\0")) not in str(raised.value)


def test_password_may_be_in_any_language() -> None:
    """As may what is in it."""
    with dovecot(password="Blåbærgrød") as running:
        mailbox = opened(running)
        assert mailbox.folders()
        mailbox.close()


def test_server_without_move_and_idle_is_good_enough() -> None:
    """What is settled is flagged where it lies, and a wait is short."""
    with dovecot(WITHOUT_MOVE_AND_IDLE) as running:
        running.deliver(MAIL, MAIL)
        mailbox = opened(running)
        first, _ = inbox(mailbox)
        mailbox.settle(first.place)
        mailbox.settle(first.place)
        assert flags(mailbox) == [(rb"\Flagged",), ()]
        mailbox.wake()
        mailbox.wait(20)
        mailbox.close()


def test_done_folder_lies_where_the_server_wants_it() -> None:
    """Some let an account make folders only below INBOX, with dots between the names."""
    with dovecot(COURIER_LIKE) as running:
        running.deliver(MAIL)
        mailbox = opened(running)
        (raw,) = inbox(mailbox)
        mailbox.settle(raw.place)
        assert inbox(mailbox) == []
        assert mailbox._session.done == "INBOX.conduct-mailer.done"
        assert [folder.name for folder in mailbox.folders()] == ["INBOX", "INBOX.Junk"]
        mailbox.close()


def test_done_folder_that_cannot_be_made_keeps_nothing_from_being_read(server: Dovecot) -> None:
    """What is settled is then flagged where it lies."""
    server.deliver(MAIL, user="no-folder")
    mailbox = opened(server, user="no-folder", done="a//b")
    (raw,) = inbox(mailbox)
    mailbox.settle(raw.place)
    assert flags(mailbox) == [(rb"\Flagged",)]
    mailbox.close()


def test_damaged_message_keeps_no_other_from_being_read() -> None:
    """The server breaks off whenever it is asked for it; all the others come, in their order."""
    with dovecot() as running:
        running.deliver(*(MAIL + b"%d\r\n" % number for number in range(1, 10)))
        damaged = sorted((running.folder / "mail" / running.user / "new").iterdir())[3]
        damaged.rename(damaged.with_name(damaged.name.split(",S=")[0] + ",S=9999,W=9999"))
        mailbox = ImapMailbox(running.options(), max_octets=1_000_000)
        seen: list[int] = []
        for _ in range(3):
            mailbox.connect()
            with pytest.raises(MailboxUnavailable):
                take(mailbox, seen)
        assert seen == [1, 2, 3, 5, 6, 7, 8, 9]
        mailbox.close()


def take(mailbox: ImapMailbox, seen: list[int]) -> None:
    """As intake does: what was taken leaves the folder."""
    folder = mailbox.folders()[0]
    for batch in mailbox.fetch(folder, mailbox.uids(folder)):
        for raw in batch:
            seen.append(int(raw.octets.split()[-1]))
            mailbox.settle(raw.place)


@pytest.mark.parametrize("said", [b"NO [UNAVAILABLE] later", b"NO [LIMIT] too many", b"BYE", b""])
def test_login_that_is_refused_only_for_now_is_temporary(server: Dovecot, said: bytes) -> None:
    """A server whose user database is down says nothing about the password."""

    def answer(line: bytes) -> bytes:
        tag, command = line.split()[:2]
        if command == b"LOGIN":
            return tag + b" " + said + b"\r\n" if said else b""
        return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"

    with scripted(b"* OK [CAPABILITY IMAP4rev1] ready\r\n", answer) as port:
        mailbox = ImapMailbox(server.options(port=port), max_octets=1_000)
        with pytest.raises(MailboxUnavailable):
            mailbox.connect()
        mailbox.close()


def test_nobody_listens_is_temporary(server: Dovecot) -> None:
    """As is anything unknown."""
    mailbox = ImapMailbox(server.options(port=1), max_octets=1_000)
    with pytest.raises(MailboxUnavailable):
        mailbox.connect()
    mailbox.close()


@pytest.mark.parametrize(
    ("capability", "security", "reason"),
    [(b"LOGINDISABLED", "none", "login-not-offered"), (b"IDLE", "starttls", "starttls-not-offered")],
)
def test_what_the_server_does_not_offer_is_named(
    server: Dovecot, capability: bytes, security: str, reason: str
) -> None:
    """A login in the clear, or a way out of it; an outage, for somebody on the way may take the offer out."""

    def answer(line: bytes) -> bytes:
        return b"* CAPABILITY IMAP4rev1 " + capability + b"\r\n" + line.split()[0] + b" OK done\r\n"

    with scripted(b"* OK ready\r\n", answer) as port:
        mailbox = ImapMailbox(server.options(port=port, security=security), max_octets=1_000)
        with pytest.raises(MailboxUnavailable, match=r"imap\.security") as raised:
            mailbox.connect()
        mailbox.close()
    assert raised.value.reason == reason


def test_inbox_that_is_not_there_is_the_operators_to_mend(server: Dovecot) -> None:
    """One plain line, and not an outage that never ends."""
    mailbox = opened(server, user="no-inbox", inbox="Nowhere")
    with pytest.raises(ConfigurationError, match=r"imap\.inbox"):
        mailbox.folders()
    mailbox.close()


def test_server_that_dies_is_temporary() -> None:
    """In the middle of a wait; nothing hangs, nothing spins."""
    with dovecot() as running:
        mailbox = opened(running)
        threading.Timer(0.3, running.kill).start()
        with pytest.raises(MailboxUnavailable):
            wait_again_and_again(mailbox)
        with pytest.raises(MailboxUnavailable):
            mailbox.folders()
        mailbox.close()


def wait_again_and_again(mailbox: ImapMailbox) -> None:
    """The word that the connection ends may itself end one wait."""
    for _ in range(3):
        mailbox.wait(20)


def test_close_may_come_at_any_time(server: Dovecot) -> None:
    """Before a connection, twice, and before a last wake."""
    mailbox = ImapMailbox(server.options(), max_octets=1_000)
    mailbox.close()
    mailbox.close()
    mailbox.wake()
