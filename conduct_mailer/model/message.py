"""A message on its way in: as octets, as parsed, or as what could not be parsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is read, as it was when it was selected. ``junk``: the server's verdict on what lies in it."""

    name: str
    uidvalidity: int
    junk: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies on the server: RFC 9051's folder name, UIDVALIDITY and UID. Names one message for good."""

    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True, repr=False)
class RawMessage(Content):
    """A message as the server gave it. ``arrived_at`` is INTERNALDATE (aware), the start of every clock (R-4).

    ``junk`` says that it lay in the server's Junk folder.
    """

    place: Place
    arrived_at: datetime
    octets: bytes
    junk: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Header(Content):
    """One header field: ``name`` lower case, ``value`` unfolded, encoded words decoded, control characters gone."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class Attachment(Content):
    """One part that is not the body. ``filename`` is made safe (no path, no control or bidirectional characters).

    ``text`` is what could be read of it (text/plain, text/html, an attached mail), else ``None``: it then stays with
    the chairs until it is released. ``index`` counts the leaf parts of the message, so that the same part is
    found again in the same octets.
    """

    index: int
    filename: str
    content_type: str
    octets: bytes
    text: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class DeliveryReport(Content):
    """What a bounce says of one recipient (RFC 3464): address, ``failed`` or ``delayed``, a status like ``5.1.1``."""

    recipient: str
    action: str
    status: str
    diagnostic: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ParsedMessage(Content):
    """A message in the terms of RFC 5322, nothing interpreted.

    ``from_fields`` counts the raw From fields (more than one, or none, means: no known sender). ``return_path`` is
    ``None`` without such a field and ``""`` for the null path. ``text`` is the whole readable body, quotes included;
    ``hidden`` what its HTML hides from the eye; ``links`` the targets of its HTML links. ``reports`` and
    ``returned_message_id`` come from a delivery status notification. ``unreadable`` has a reason code for each thing
    that could not be read (``image``, ``encrypted``, ``audio``, ``binary``, ``archive``, ...).
    """

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    from_: tuple[Address, ...]
    from_fields: int
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    return_path: str | None
    date: datetime | None
    subject: str
    headers: tuple[Header, ...]
    content_type: str
    text: str
    hidden: str
    links: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    reports: tuple[DeliveryReport, ...]
    returned_message_id: str
    returned_text: str
    unreadable: tuple[str, ...]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of that name (lower case), topmost first."""
        return tuple(header.value for header in self.headers if header.name == name)

    def first(self, name: str) -> str:
        """The value of the topmost field of that name (lower case), or ``""``."""
        return next((header.value for header in self.headers if header.name == name), "")

    @property
    def sender(self) -> Address | None:
        """The one author, or ``None`` where there is no From field, more than one, or not one plain address in it."""
        if self.from_fields != 1 or len(self.from_) != 1 or not self.from_[0].spec:
            return None
        return self.from_[0]


@dataclass(frozen=True, slots=True, repr=False)
class Unreadable(Content):
    """A message of which no sense can be made; the original is kept.

    ``reason`` is a stable code (``too-large``, ``too-many-addresses``, ``too-deep``, ``broken``, ``timeout``,
    ``poison``). ``glimpse`` is whatever text can be seen in its first octets, for names to be looked for in.
    """

    reason: str
    glimpse: str = ""
    sender: Address | None = None
