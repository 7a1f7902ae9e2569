"""A letter: what is to be said, to whom, of which facts; and the mail that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.ticket import AttachmentRef


class Audience(StrEnum):
    """Who reads a letter; the folder of its templates."""

    REPORTER = "reporter"
    APPELLANT = "appellant"
    COMMITTEE = "committee"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, repr=False)
class ToMember(Content):
    """A person of the roster, as a reader."""

    person_id: str


@dataclass(frozen=True, slots=True, repr=False)
class ToParty(Content):
    """The party of one correspondence."""

    correspondence_id: str


@dataclass(frozen=True, slots=True, repr=False)
class ToOperator(Content):
    """Whoever runs the machine; never anything about a ticket but its code name."""


Recipient = ToMember | ToParty | ToOperator


@dataclass(frozen=True, slots=True, repr=False)
class Letter(Content):
    """One letter to one recipient.

    ``name`` is the template's (``templates/<audience>/<name>.txt.j2``). ``ticket_id`` is the ticket whose holder keeps
    the mail and whose thread it continues; ``about`` every ticket whose existence it shows, each of which its recipient
    must be a reader of. ``automatic``: no person wrote it (RFC 3834). ``hold``: it waits until the messages in hand are
    decided. ``attachments`` are joined when it is sent.
    """

    name: str
    audience: Audience
    recipient: Recipient
    facts: Mapping[str, object]
    ticket_id: str | None = None
    about: tuple[str, ...] = ()
    attachments: tuple[AttachmentRef, ...] = ()
    automatic: bool = True
    hold: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Thread(Content):
    """What a mail to this recipient about this ticket answers: ids of the same correspondence only, oldest first."""

    message_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Mail(Content):
    """A composed mail without its attachments; ``octets`` is RFC 5322 with CRLF line ends.

    ``bare`` is the same mail with nothing of a report in it, for a server that refuses the content. ``others_words``
    are the lines that stand behind ``│ ``.
    """

    letter: Letter
    address: Address
    message_id: str
    token: str | None
    octets: bytes
    bare: bytes
    others_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Outgoing(Content):
    """A finished mail in the sender's hands: one envelope sender, one recipient, octets with CRLF line ends."""

    envelope_from: str
    recipient: str
    octets: bytes


@dataclass(frozen=True, slots=True)
class Accepted:
    """The server took the mail (its 250)."""

    code: int = 250


@dataclass(frozen=True, slots=True)
class Deferred:
    """Not now: anything temporary and anything unknown. ``reason`` is a code name for logs and rows.

    ``reached`` is false when the server itself could not be reached or used: an outage, not this mail's fault.
    """

    reason: str
    reached: bool = True
    code: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused for good (5.1.x), or for ``size`` or ``content``: then to be tried once more with less in it."""

    reason: Literal["address", "size", "content"]
    code: int


SendResult = Accepted | Deferred | Refused


@dataclass(frozen=True, slots=True, repr=False)
class Claimed(Content):
    """An outbox row in the sender's hands; its attempt is already counted.

    ``variant``: 0 with attachments, 1 without, 2 the bare mail.
    """

    outbox_id: int
    mail: Mail
    attempts: int
    created_at: datetime
    variant: int = 0


# ------------------------------------------------------------------ rows of tables in members' letters


@dataclass(frozen=True, slots=True, repr=False)
class TicketRow(Content):
    """A ticket in a digest or list: no content, only its code name, its clocks and who handles it.

    ``progress`` is how much of the time until ``update_due`` has gone, 0 to 100.
    """

    code: str
    kind: str
    arrived_at: datetime
    urgent: bool
    handler: str
    acknowledged: bool
    person_must_answer: bool
    looked_at: bool
    update_due: datetime | None
    overdue: bool
    progress: int


@dataclass(frozen=True, slots=True, repr=False)
class LedgerRow(Content):
    """Who was sent which letter, when, and what became of it (a :class:`~conduct_mailer.model.ticket.SendState`)."""

    who: str
    letter: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class ReminderRow(Content):
    """One promise that needs somebody: ``what`` is ``acknowledge``, ``look`` or ``update``."""

    code: str
    what: str
    due: datetime
    overdue: bool
