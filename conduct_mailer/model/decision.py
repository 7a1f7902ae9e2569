"""What becomes of a message, as data: a disposition, a stable reason code, and effects from a closed union.

``policy`` makes it, ``store.record`` applies the effects that change what is stored, and ``policy.letters`` turns every
:class:`Say` into letters for whoever may read the ticket as it then is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.letter import Letter
from conduct_mailer.model.ticket import (
    Circle,
    Clocks,
    Correspondence,
    Dossier,
    EntryKind,
    OutcomeKind,
    Ticket,
    TicketKind,
    TicketState,
)


class Disposition(StrEnum):
    """What became of a message. Messages in are the sum of these, over any mail (R-2)."""

    OPENED = "opened"
    JOINED = "joined"
    NOTE = "note"
    COMMAND = "command"
    SET_ASIDE = "set_aside"
    DUPLICATE = "duplicate"
    OWN = "own"


# ------------------------------------------------------------------ effects: what changes


@dataclass(frozen=True, slots=True, repr=False)
class OpenTicket(Content):
    """A new ticket (or, in state ``SET_ASIDE``, a kept message) as it stands at its first commit."""

    ticket: Ticket


@dataclass(frozen=True, slots=True, repr=False)
class KeepMessage(Content):
    """The message in hand goes into the ticket's history, original and all.

    ``author`` is a roster id for a member's note, ``correspondence_id`` is set for a party's message. ``words`` are a
    note's (``None``: everything beside the message's commands).
    """

    ticket_id: str
    kind: EntryKind
    author: str | None = None
    correspondence_id: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class KeepLetter(Content):
    """A member's text to a party goes into the ticket's history."""

    ticket_id: str
    correspondence_id: str
    author: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Narrow(Content):
    """Fewer may read: the circle, and roster ids to add to those who are out. Never widens.

    Applying it cancels queued mails to whoever drops out and lets their tokens die.
    """

    ticket_id: str
    circle: Circle
    named: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Release(Content):
    """A chair opens the ticket to the committee, except for some, and lets its held parts go out."""

    ticket_id: str
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class HoldParts(Content):
    """Parts came that no program could read: they stay with the chairs, whatever was released before."""

    ticket_id: str


@dataclass(frozen=True, slots=True, repr=False)
class SetClocks(Content):
    """The ticket's clocks, as they now are."""

    ticket_id: str
    clocks: Clocks


@dataclass(frozen=True, slots=True, repr=False)
class SetState(Content):
    """The ticket closes, opens again, or a set-aside message becomes a ticket (then with ``kind``)."""

    ticket_id: str
    state: TicketState
    kind: TicketKind | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SetUrgent(Content):
    """Urgent, or calm again."""

    ticket_id: str
    urgent: bool


@dataclass(frozen=True, slots=True, repr=False)
class Assign(Content):
    """A member handles the ticket; ``None``: nobody does any more."""

    ticket_id: str
    person_id: str | None


@dataclass(frozen=True, slots=True, repr=False)
class SetSafety(Content):
    """Whether a party's address may be written to."""

    correspondence_id: str
    unsafe: bool


@dataclass(frozen=True, slots=True, repr=False)
class AddCorrespondence(Content):
    """A correspondence for a ticket that had none with its first sender."""

    correspondence: Correspondence


@dataclass(frozen=True, slots=True, repr=False)
class RecordOutcome(Content):
    """What was decided; met as a promise only when the reporter's server has taken the letter."""

    ticket_id: str
    kind: OutcomeKind
    permanent: bool
    until: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class RecordBounce(Content):
    """A mail of ours came back; a bounced acknowledgement is no longer one."""

    outbox_id: int


@dataclass(frozen=True, slots=True, repr=False)
class Say(Content):
    """Something is to be said. Who may hear it is computed after every other effect is applied.

    ``to`` is one of: ``"readers"`` (every reader, less ``but``), ``"member"`` (``person_id`` alone), ``"party"``
    (``correspondence_id``), ``"operator"``. A member who is not a reader of ``ticket_id`` gets nothing that is about
    it; a letter about no ticket has ``ticket_id`` ``None``. ``other_id`` is a second ticket that it speaks of: only who
    reads both may hear it. ``dossier``: its facts need the ticket's whole history.
    """

    letter: str
    to: str
    ticket_id: str | None = None
    person_id: str | None = None
    correspondence_id: str | None = None
    but: frozenset[str] = frozenset()
    other_id: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    automatic: bool = True
    hold: bool = False
    dossier: bool = False


Effect = (
    OpenTicket
    | KeepMessage
    | KeepLetter
    | Narrow
    | Release
    | HoldParts
    | SetClocks
    | SetState
    | SetUrgent
    | Assign
    | SetSafety
    | AddCorrespondence
    | RecordOutcome
    | RecordBounce
    | Say
)


@dataclass(frozen=True, slots=True, repr=False)
class Decision(Content):
    """What becomes of one message, by which rule (a stable code name), and everything that follows."""

    disposition: Disposition
    reason: str
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Recorded(Content):
    """A decision as applied: every ticket that its effects touched, as it now is, and what is left to be said."""

    tickets: Mapping[str, Ticket]
    dossiers: Mapping[str, Dossier]
    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Draft(Content):
    """A letter with the address that its recipient has now: what the composer is given."""

    letter: Letter
    address: Address
