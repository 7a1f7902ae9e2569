"""The edges as the road sees them: what intake and delivery need of a mailbox and of a mail server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from conduct_mailer.model.letter import Outgoing, SendResult
from conduct_mailer.model.message import Folder, ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading


class Mailbox(Protocol):
    """The inbound queue. One connection, used by one thread; every method may raise ``MailboxUnavailable``."""

    def connect(self) -> None:
        """Connect, log in and find the folders; raises ``ConfigurationError`` for a refused login or certificate."""
        ...

    def folders(self) -> tuple[Folder, ...]:
        """INBOX and, where the server has one, Junk."""
        ...

    def uids(self, folder: Folder) -> tuple[int, ...]:
        """Every UID that lies in the folder now, ascending, whatever its flags."""
        ...

    def fetch(self, folder: Folder, uids: Sequence[int]) -> Iterator[tuple[RawMessage, ...]]:
        """The messages, in batches of bounded count and size, without touching their flags."""
        ...

    def settle(self, place: Place) -> None:
        """Move the message to the done folder, or flag it where the server has no MOVE. Gone already: nothing."""
        ...

    def wait(self, seconds: float) -> None:
        """Return when something may have come, when ``wake`` is called, or after that many seconds."""
        ...

    def wake(self) -> None:
        """End a ``wait`` at once; the one method that any thread may call."""
        ...

    def close(self) -> None:
        """Log out; never raises."""
        ...


class MailServer(Protocol):
    """The way out. Outcomes are values; it raises nothing but ``ConfigurationError`` (login, certificate)."""

    def send(self, mail: Outgoing) -> SendResult:
        """Hand over one mail, over a connection that is reused and dropped on any doubt."""
        ...

    @property
    def size_limit(self) -> int | None:
        """The server's SIZE, when known."""
        ...

    def close(self) -> None:
        """End the connection; never raises."""
        ...


class Analyst(Protocol):
    """Parses and reads a message where it can be stopped."""

    def ready(self) -> None:
        """Start the worker, so that no message is in hand while that takes its time; may raise ``Temporary``."""
        ...

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        """What the message is and says; one that cannot be analysed in time is ``Unreadable``."""
        ...

    def close(self) -> None:
        """End the worker; never raises."""
        ...
