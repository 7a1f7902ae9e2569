"""The inbound queue: one IMAP connection, used by one thread (RFC 9051, RFC 2177 IDLE, RFC 6851 MOVE).

Nothing that came in a mail is ever passed to the server: folders come from the configuration and the server, messages
are named by UID. A notification can get lost between SEARCH and IDLE: IDLE is therefore entered once for what is
pending and once to wait, never with ``idle_check``, and never for longer than the caller's bound.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from conduct_mailer.config.options import ImapOptions
from conduct_mailer.errors import MailboxUnavailable
from conduct_mailer.mail.access import refused
from conduct_mailer.mail.session import Session
from conduct_mailer.mail.turns import Turns, bounded
from conduct_mailer.mail.waker import Waker
from conduct_mailer.model.message import Folder, Place, RawMessage

log = logging.getLogger(__name__)

SEARCH_MESSAGES = 50_000
"""How many messages one SEARCH may name: a line of its answer is read only up to a megabyte."""
WITHOUT_IDLE_SECONDS = 10.0


class ImapMailbox:
    """A mailbox on a server."""

    def __init__(self, account: ImapOptions, *, max_octets: int) -> None:
        """``max_octets``: of a larger message only one octet more than that is fetched, enough to see that it is."""
        self._account = account
        self._max_octets = max_octets
        self._session = Session(account)
        self._selected: Folder | None = None
        self._highest = 0
        self._turns = Turns()
        self._waker = Waker()

    def connect(self) -> None:
        """Connect, log in and find the folders; raises ``ConfigurationError`` for a refused login or certificate."""
        self._selected = None
        self._session.open()

    def abilities(self) -> tuple[str, ...]:
        """What the server can do and how full the mailbox is, a line each, for a person."""
        with self._session.guarded():
            client = self._session.client
            lines = [
                f"imap: {name} {'yes' if client.has_capability(name) else f'no; {without}'}"
                for name, without in (
                    ("MOVE", "read mail is flagged"),
                    ("IDLE", "mail is looked for every few seconds"),
                )
            ]
            quotas = client.get_quota(self._account.inbox) if client.has_capability("QUOTA") else ()
            full = [f"{quota.usage} of {quota.limit} kB" for quota in quotas if quota.resource == "STORAGE"]
            if self._account.junk and not self._session.junk:
                lines.append("warning: imap.junk: the server has no such folder; write its name, or take the line out")
            return *lines, f"imap: quota {full[0] if full else 'not said'}"

    def close(self) -> None:
        """Log out for good; never raises."""
        self._session.close()
        self._waker.close()

    # ---------------------------------------------------------------- what lies there

    def folders(self) -> tuple[Folder, ...]:
        """INBOX and, where the server has one, Junk; raises ``ConfigurationError`` where there is no such INBOX."""
        with self._session.guarded():
            self._session.agrees(self._select, self._account.inbox)
            inbox = self._selected
            if inbox is None:
                raise refused("imap", self._account, "folder-refused")
            junk = self._session.junk
            if not junk:
                return (inbox,)
            if self._session.agrees(self._select, junk) and self._selected is not None:
                return inbox, self._selected
            # What lies in INBOX must not wait for a Junk folder that cannot be opened.
            log.warning("junk-folder-cannot-be-opened key=imap.junk")
            return (inbox,)

    def uids(self, folder: Folder) -> tuple[int, ...]:
        """Every UID that lies in the folder now, ascending, whatever its flags."""
        with self._session.guarded():
            uids = tuple(sorted(self._search(self._open(folder))))
            if not folder.junk:
                self._highest = uids[-1] if uids else self._highest
            return uids

    def _search(self, count: int) -> set[int]:
        client = self._session.client
        if count <= SEARCH_MESSAGES:
            return {int(uid) for uid in client.search("ALL")}
        starts = range(1, count + 1, SEARCH_MESSAGES)
        windows = (f"{start}:{min(start + SEARCH_MESSAGES - 1, count)}" for start in starts)
        return {int(uid) for window in windows for uid in client.search(window)}

    def fetch(self, folder: Folder, uids: Sequence[int]) -> Iterator[tuple[RawMessage, ...]]:
        """The messages, in batches of bounded count and size, without touching their flags.

        What the server once failed to give on its own comes last, so that it keeps nothing else from being read.
        """
        for some in self._turns.order(folder, uids):
            with self._turns.noted(folder, some), self._session.guarded():
                self._return_to(folder)
                sizes = self._sizes(some)
            for batch in bounded(sizes):
                with self._turns.noted(folder, batch), self._session.guarded():
                    self._return_to(folder)
                    messages = tuple(self._fetched(folder, batch, sizes))
                yield messages

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        answer = self._session.client.fetch(list(uids), ["RFC822.SIZE"])
        return {uid: answer[uid][b"RFC822.SIZE"] for uid in uids if b"RFC822.SIZE" in answer.get(uid, {})}

    def _fetched(self, folder: Folder, uids: Sequence[int], sizes: dict[int, int]) -> Iterator[RawMessage]:
        whole = [uid for uid in uids if sizes[uid] <= self._max_octets]
        partly = [uid for uid in uids if sizes[uid] > self._max_octets]
        for some, item in ((whole, "BODY.PEEK[]"), (partly, f"BODY.PEEK[]<0.{self._max_octets + 1}>")):
            answer = self._session.client.fetch(some, ["INTERNALDATE", item]) if some else {}
            for uid in some:
                found = answer.get(uid, {})
                for octets in (value for key, value in found.items() if key.startswith(b"BODY[]")):
                    place = Place(folder.name, folder.uidvalidity, uid)
                    # A server that has nothing to give for a message it lists says NIL: a person must see that.
                    yield RawMessage(place, _aware(found.get(b"INTERNALDATE")), octets or b"", folder.junk)

    # ---------------------------------------------------------------- what is done with it

    def settle(self, place: Place) -> None:
        """Move the message to the done folder, or flag it where the server does not move it. Gone already: nothing."""
        with self._session.guarded():
            current = self._selected
            if current is None or current.name != place.folder:
                current, _ = self._select(place.folder)
            if current.uidvalidity == place.uidvalidity and not self._moves(place.uid):
                # A server that refuses the flag as well keeps it as it is: what is settled stays settled.
                self._session.agrees(self._session.client.add_flags, [place.uid], [rb"\Flagged"])

    def _moves(self, uid: int) -> bool:
        session = self._session
        return session.client.has_capability("MOVE") and session.agrees(session.client.move, [uid], session.done)

    def wait(self, seconds: float) -> None:
        """Return when something may have come, when ``wake`` is called, or after that many seconds."""
        with self._session.guarded():
            self._select(self._account.inbox)
            if self._came_since():
                return
            if not self._session.client.has_capability("IDLE"):
                self._waker.wait(min(seconds, WITHOUT_IDLE_SECONDS))
            elif not self._idle(0.0):
                self._idle(seconds)

    def _came_since(self) -> bool:
        """Whether anything came after the last look: selecting the folder has swallowed its notification."""
        newer = self._session.client.search(["UID", f"{self._highest + 1}:*"])
        return any(int(uid) > self._highest for uid in newer)

    def _idle(self, seconds: float) -> bool:
        """One IDLE; whether the server said anything of new messages."""
        client = self._session.client
        client.idle()
        connection = client.socket()
        if not getattr(connection, "pending", lambda: 0)():
            self._waker.wait(seconds, connection)
        _, responses = client.idle_done()
        return any(len(response) > 1 and response[1] in (b"EXISTS", b"RECENT") for response in responses)

    def wake(self) -> None:
        """End a ``wait`` at once; the one method that any thread may call."""
        self._waker.wake()

    # ---------------------------------------------------------------- folders

    def _select(self, name: str) -> tuple[Folder, int]:
        """Open a folder; it, and how many messages lie there."""
        self._selected = None
        answer = self._session.client.select_folder(name)
        self._selected = Folder(name, int(answer[b"UIDVALIDITY"]), junk=name == self._session.junk)
        return self._selected, int(answer[b"EXISTS"])

    def _open(self, folder: Folder) -> int:
        """Open it anew; how many messages lie there. Rebuilt meanwhile, its numbers mean nothing: unavailable."""
        opened, count = self._select(folder.name)
        if opened != folder:
            raise MailboxUnavailable("uidvalidity-changed", "imap: the folder was rebuilt; it is read again")
        return count

    def _return_to(self, folder: Folder) -> None:
        if self._selected != folder:
            self._open(folder)


def _aware(moment: datetime | None) -> datetime:
    """The server's arrival time (INTERNALDATE); for a server that gives none it is now."""
    if moment is None:
        return datetime.now(UTC)
    return moment.astimezone(UTC)
