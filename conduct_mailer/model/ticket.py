"""A ticket: one matter, known by a random two-word code name, and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.reading import Finding, View


class Circle(StrEnum):
    """Who a ticket is for, before anyone is taken out."""

    COMMITTEE = "committee"
    CHAIRS = "chairs"
    INDEPENDENT = "independent"


class TicketKind(StrEnum):
    """What the ticket's first message is. A set-aside message is a ticket of that state and keeps its kind."""

    REPORT = "report"
    FOLLOWUP = "followup"
    APPEAL = "appeal"
    QUESTION = "question"
    LEGAL = "legal"
    UNREADABLE = "unreadable"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    SPAM = "spam"
    BEFORE_START = "before_start"
    FORGED = "forged"


class TicketState(StrEnum):
    """Set-aside messages are kept, not answered, and listed for a person to look at.

    Of an erased one nothing is left but that there was one.
    """

    OPEN = "open"
    CLOSED = "closed"
    SET_ASIDE = "set_aside"
    ERASED = "erased"


class PartyRole(StrEnum):
    """What an outside person is on a ticket."""

    REPORTER = "reporter"
    RESPONDENT = "respondent"
    WITNESS = "witness"
    APPELLANT = "appellant"


class OutcomeKind(StrEnum):
    """What was decided (the playbook's ladder)."""

    NONE = "none"
    ADVICE = "advice"
    WARNING = "warning"
    FINAL_WARNING = "final-warning"
    NO_CONTACT = "no-contact"
    CONTENT_REMOVED = "content-removed"
    TALK_CANCELLED = "talk-cancelled"
    ROLE_REMOVED = "role-removed"
    REMOVED_FROM_EVENT = "removed-from-event"
    TEMPORARY_BAN = "temporary-ban"
    PERMANENT_BAN = "permanent-ban"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True, repr=False)
class Correspondence(Content):
    """The exchange with one party; nothing of one shows in another.

    ``reference`` is the party's own (``7KQ2-M4XD``). While ``unsafe`` it sends no letter of any kind.
    """

    id: str
    ticket_id: str
    role: PartyRole
    reference: str
    address: Address
    unsafe: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Clocks(Content):
    """The promises of one ticket. Every time is aware UTC; ``None``: not yet, or does not apply.

    ``acknowledged_at`` is when the reporter's server took the acknowledgement (none while it bounced);
    ``person_must_answer`` says that no automatic answer went out and why a person must. ``looked_at`` is the first word
    of a reader. ``update_due`` is when the next update or outcome is owed, ``answered_at`` when the last was accepted.
    """

    arrived_at: datetime
    acknowledged_at: datetime | None = None
    person_must_answer: str = ""
    looked_at: datetime | None = None
    update_due: datetime | None = None
    answered_at: datetime | None = None
    outcome_accepted_at: datetime | None = None
    unreachable_at: datetime | None = None
    urgent_since: datetime | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Ticket(Content):
    """One matter. ``named``, ``excluded``, ``recused`` and ``parties`` hold roster ids of those who may not read.

    ``released`` is set by a chair's ``/release``: staff already known to be mentioned no longer keeps it with the
    chairs. ``starts_within`` are the roster ids of those who could read the ticket that this one seems to belong to
    (``None``: no such bound). ``parts_held`` says that parts which could not be read stay with the chairs.
    """

    id: str
    code: str
    kind: TicketKind
    state: TicketState
    circle: Circle
    clocks: Clocks
    opened_at: datetime
    named: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    starts_within: frozenset[str] | None = None
    released: bool = False
    parts_held: bool = False
    urgent: bool = False
    handler: str | None = None
    correspondences: tuple[Correspondence, ...] = ()

    @property
    def first_correspondence(self) -> Correspondence | None:
        """The correspondence with whoever wrote first: the original reporter (R-40)."""
        return self.correspondences[0] if self.correspondences else None


class EntryKind(StrEnum):
    """What stands in a ticket's history."""

    MESSAGE = "message"
    NOTE = "note"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Content):
    """One thing that was said on a ticket: a party's message, a member's note, a letter to a party.

    ``author`` is a display text ("Reporter", a member's name); ``address`` the address that a party's message came
    from. ``fields`` is the state of each field by name as of this message.
    """

    message_id: str
    kind: EntryKind
    at: datetime
    author: str
    address: str
    subject: str
    view: View
    attachments: tuple[AttachmentRef, ...] = ()
    evidence: tuple[Finding, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    wishes: tuple[str, ...] = ()
    authorities: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class AttachmentRef(Content):
    """A part of a stored message: joined to a mail when it is sent, never copied. ``index`` -1: the whole original.

    ``sha256`` is that of its octets as they came, in hexadecimal: by it anybody can tell that evidence is unchanged.
    """

    message_id: str
    index: int
    filename: str
    content_type: str
    size: int
    readable: bool
    sha256: str


class SendState(StrEnum):
    """Where a mail in the outbox stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True, repr=False)
class Sent(Content):
    """One line of the ledger: who was sent which letter, when, and whether the server took it."""

    outbox_id: int
    person_id: str | None
    correspondence_id: str | None
    letter: str
    created_at: datetime
    state: SendState
    done_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Dossier(Content):
    """Everything that a reader of the ticket may be shown: its history, oldest first, and its ledger."""

    ticket: Ticket
    entries: tuple[Entry, ...]
    ledger: tuple[Sent, ...]
