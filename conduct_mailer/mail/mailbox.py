"""The inbound queue: one IMAP connection, used by one thread (RFC 9051, RFC 2177 IDLE, RFC 6851 MOVE).

Nothing that came in a mail is ever passed to the server: folders come from the configuration and the server, messages
are named by UID. A notification can be lost between SEARCH and IDLE (libraries 0.2): IDLE is therefore entered once for
what is pending and once to wait, never with ``idle_check``, and never for longer than the caller's bound.
"""

from __future__ import annotations

import contextlib
import logging
import select
import socket
import ssl
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import imapclient
from imapclient.exceptions import IMAPClientError, LoginError

from conduct_mailer.config.options import ImapOptions
from conduct_mailer.errors import ConfigurationError, MailboxUnavailable
from conduct_mailer.model.message import Folder, Place, RawMessage

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
BATCH_MESSAGES = 50
BATCH_OCTETS = 8_000_000
WITHOUT_IDLE_SECONDS = 10.0
UNAVAILABLE = (IMAPClientError, OSError)
"""What imapclient raises when the server or the way to it fails; TLS errors and time-outs are OSErrors."""

for _name in ("imapclient", "imapclient.imaplib"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # they write whole messages at DEBUG


class ImapMailbox:
    """A mailbox on a server."""

    def __init__(self, account: ImapOptions, *, max_octets: int) -> None:
        """``max_octets``: of a larger message only one octet more than that is fetched, enough to see that it is."""
        self._account = account
        self._max_octets = max_octets
        self._client: Any = None
        self._selected: Folder | None = None
        self._done = ""
        self._junk = ""
        self._highest = 0
        self._waker, self._wakes = socket.socketpair()
        self._wakes.setblocking(False)
        self._waker.setblocking(False)

    # ---------------------------------------------------------------- the connection

    def connect(self) -> None:
        """Connect, log in and find the folders; raises ``ConfigurationError`` for a refused login or certificate."""
        self._log_out()
        account = self._account
        try:
            self._client = self._opened()
            self._client.login(account.user, account.password)
            self._find_folders()
        except (ssl.SSLCertVerificationError, LoginError, socket.gaierror) as problem:
            self._drop()
            raise ConfigurationError(self._to_mend(problem)) from problem
        except UNAVAILABLE as problem:
            self._drop()
            raise _unavailable(problem) from problem

    def _opened(self) -> Any:
        account = self._account
        context = ssl.create_default_context(cafile=account.ca_file)
        implicit = account.security == "tls"
        client = imapclient.IMAPClient(
            account.host,
            account.port,
            use_uid=True,
            ssl=implicit,
            ssl_context=context if implicit else None,
            timeout=imapclient.SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        )
        client._imap.debug = 0  # noqa: SLF001 - its default keeps whole messages in memory and costs half the speed
        client.normalise_times = False
        if account.security == "starttls":
            client.starttls(context)
        return client

    def _to_mend(self, problem: Exception) -> str:
        host = self._account.host
        if isinstance(problem, ssl.SSLCertVerificationError):
            return f"imap.host {host}: its certificate is not valid for it ({problem.verify_message}); mend it, or name its authority in imap.ca_file"
        if isinstance(problem, socket.gaierror):
            return f"imap.host {host}: there is no such host; mend the name"
        return f"imap.user: {host} refuses the login; check imap.user and the file in imap.password_file"

    def _find_folders(self) -> None:
        found = [(flags, delimiter, name) for flags, delimiter, name in self._client.list_folders()]
        names = {name for _, _, name in found}
        separator = next((delimiter.decode() for _, delimiter, _ in found if delimiter), "/")
        wanted = self._account.junk
        marked = [name for flags, _, name in found if b"\\Junk" in flags]
        self._junk = wanted if wanted in names else next(iter(marked), "") if not wanted else ""
        self._done = self._account.done.replace("/", separator)
        if self._done not in names:
            self._client.create_folder(self._done)

    def _drop(self) -> None:
        client, self._client, self._selected = self._client, None, None
        if client is not None:
            with contextlib.suppress(*UNAVAILABLE):
                client.shutdown()

    def close(self) -> None:
        """Log out for good; never raises."""
        self._log_out()
        self._waker.close()
        self._wakes.close()

    def _log_out(self) -> None:
        client, self._client, self._selected = self._client, None, None
        if client is not None:
            with contextlib.suppress(*UNAVAILABLE, Exception):
                client.logout()

    # ---------------------------------------------------------------- what lies there

    def folders(self) -> tuple[Folder, ...]:
        """INBOX and, where the server has one, Junk."""
        with self._guarded():
            names = [(self._account.inbox, False)] + ([(self._junk, True)] if self._junk else [])
            return tuple(self._select(name, junk=junk) for name, junk in names)

    def uids(self, folder: Folder) -> tuple[int, ...]:
        """Every UID that lies in the folder now, ascending, whatever its flags."""
        with self._guarded():
            self._select_again(folder)
            uids = tuple(sorted(int(uid) for uid in self._client.search("ALL")))
            if not folder.junk:
                self._highest = uids[-1] if uids else self._highest
            return uids

    def fetch(self, folder: Folder, uids: Sequence[int]) -> Iterator[tuple[RawMessage, ...]]:
        """The messages, in batches of bounded count and size, without touching their flags."""
        for start in range(0, len(uids), BATCH_MESSAGES):
            with self._guarded():
                self._select_again(folder)
                sizes = self._sizes(uids[start : start + BATCH_MESSAGES])
            for batch in _bounded(sizes):
                with self._guarded():
                    self._select_again(folder)
                    messages = tuple(self._fetched(folder, batch, sizes))
                yield messages

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        answer = self._client.fetch(list(uids), ["RFC822.SIZE"])
        return {uid: answer[uid][b"RFC822.SIZE"] for uid in uids if b"RFC822.SIZE" in answer.get(uid, {})}

    def _fetched(self, folder: Folder, uids: Sequence[int], sizes: dict[int, int]) -> Iterator[RawMessage]:
        whole = [uid for uid in uids if sizes[uid] <= self._max_octets]
        for some, item in (
            (whole, "BODY.PEEK[]"),
            ([uid for uid in uids if uid not in whole], f"BODY.PEEK[]<0.{self._max_octets + 1}>"),
        ):
            answer = self._client.fetch(some, ["INTERNALDATE", item]) if some else {}
            for uid in some:
                found = answer.get(uid, {})
                octets = next((value for key, value in found.items() if key.startswith(b"BODY[]")), None)
                if octets is not None:
                    place = Place(folder.name, folder.uidvalidity, uid)
                    yield RawMessage(place, _aware(found.get(b"INTERNALDATE")), octets, folder.junk)

    # ---------------------------------------------------------------- what is done with it

    def settle(self, place: Place) -> None:
        """Move the message to the done folder, or flag it where the server has no MOVE. Gone already: nothing."""
        with self._guarded():
            current = self._selected
            if current is None or current.name != place.folder:
                current = self._select(place.folder, junk=place.folder == self._junk)
            if current.uidvalidity != place.uidvalidity:
                return
            if self._client.has_capability("MOVE"):
                self._client.move([place.uid], self._done)
            else:
                self._client.add_flags([place.uid], [imapclient.FLAGGED])

    def wait(self, seconds: float) -> None:
        """Return when something may have come, when ``wake`` is called, or after that many seconds."""
        with self._guarded():
            self._select(self._account.inbox, junk=False)
            if self._came_since():
                return
            if not self._client.has_capability("IDLE"):
                self._wait_for(self._waker_only(), min(seconds, WITHOUT_IDLE_SECONDS))
                return
            if self._idle(0.0):
                return
            self._idle(seconds)

    def _came_since(self) -> bool:
        """Whether anything came after the last look: selecting the folder has swallowed its notification."""
        return any(int(uid) > self._highest for uid in self._client.search(["UID", f"{self._highest + 1}:*"]))

    def _idle(self, seconds: float) -> bool:
        """One IDLE; whether the server said anything of new messages."""
        self._client.idle()
        connection = self._client.socket()
        if not getattr(connection, "pending", lambda: 0)():
            self._wait_for([self._wakes, connection], seconds)
        _, responses = self._client.idle_done()
        return any(len(response) > 1 and response[1] in (b"EXISTS", b"RECENT") for response in responses)

    def _waker_only(self) -> list[socket.socket]:
        return [self._wakes]

    def _wait_for(self, readable: list[socket.socket], seconds: float) -> None:
        ready, _, _ = select.select(readable, [], [], seconds)
        if self._wakes in ready:
            with contextlib.suppress(BlockingIOError):
                self._wakes.recv(4096)

    def wake(self) -> None:
        """End a ``wait`` at once; the one method that any thread may call."""
        with contextlib.suppress(BlockingIOError, OSError):
            self._waker.send(b".")

    # ---------------------------------------------------------------- folders

    def _select(self, name: str, *, junk: bool) -> Folder:
        answer = self._client.select_folder(name)
        self._selected = Folder(name, int(answer[b"UIDVALIDITY"]), junk)
        return self._selected

    def _select_again(self, folder: Folder) -> None:
        """Go back to a folder; raises ``MailboxUnavailable`` when it was rebuilt meanwhile: its numbers mean nothing now."""
        if self._selected != folder and self._select(folder.name, junk=folder.junk) != folder:
            raise MailboxUnavailable("uidvalidity-changed", "imap: the folder was rebuilt; it is read again")

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Any failure of the server or the way to it drops the connection and is temporary."""
        if self._client is None:
            raise MailboxUnavailable("not-connected", "imap: not connected")
        try:
            yield
        except (*UNAVAILABLE, AttributeError, KeyError) as problem:
            # A connection that ended in the middle of a command leaves imapclient with half an answer.
            self._drop()
            raise _unavailable(problem) from problem


def _unavailable(problem: Exception) -> MailboxUnavailable:
    return MailboxUnavailable(type(problem).__name__, f"imap: the server cannot be used now ({type(problem).__name__})")


def _bounded(sizes: dict[int, int]) -> Iterator[list[int]]:
    """The UIDs in batches of at most so many octets; a larger message is a batch of its own."""
    batch: list[int] = []
    octets = 0
    for uid, size in sizes.items():
        if batch and octets + size > BATCH_OCTETS:
            yield batch
            batch, octets = [], 0
        batch.append(uid)
        octets += size
    if batch:
        yield batch


def _aware(moment: datetime | None) -> datetime:
    """The server's arrival time (INTERNALDATE); a server that gives none has it now."""
    if moment is None:
        return datetime.now(UTC)
    return moment.astimezone(UTC)
