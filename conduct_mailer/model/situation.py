"""What the store and the roster know about a message: the second half of what is decided upon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.ticket import Ticket


class Authenticity(StrEnum):
    """What the receiving server says of the sender (RFC 8601).

    ``ALIGNED``: DMARC pass, or DKIM or SPF pass for the From domain. ``FORGED``: DMARC fail. ``UNKNOWN``: the server
    says nothing that can be believed.
    """

    ALIGNED = "aligned"
    FORGED = "forged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Receiver:
    """The server that our mail arrives at, whose word on a sender counts.

    ``name`` is its authserv-id (RFC 8601, section 2.5), ``*.example.org`` for any host of a provider, ``""`` for none.
    ``microsoft_365``: it writes no name of its own. ``microsoft_internal``: mail that it marks as its own is believed.
    """

    name: str = ""
    microsoft_365: bool = False
    microsoft_internal: bool = False

    @property
    def vouches(self) -> bool:
        """Whether there is anything of it that can be believed."""
        return bool(self.name) or self.microsoft_365 or self.microsoft_internal


@dataclass(frozen=True, slots=True, repr=False)
class Fresh(Content):
    """Identities drawn beforehand for what this message may create; unused ones are thrown away."""

    ticket_id: str
    code: str
    correspondence_id: str
    reference: str
    message_id: str


@dataclass(frozen=True, slots=True, repr=False)
class Answered(Content):
    """A mail of ours that this message answers, found by its token.

    For a member's mail ``person_id`` is set and ``ticket`` may be ``None`` (digest, list); for a party's mail
    ``correspondence_id`` is set. ``dead``: the token died with a narrowing. ``others_words`` are the lines of others
    that stood in that mail behind ``│ ``; ``text`` is all that it said.
    """

    letter: str
    ticket: Ticket | None
    person_id: str | None = None
    correspondence_id: str | None = None
    dead: bool = False
    others_words: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Bounced(Content):
    """The outbox row that a bounce is about."""

    outbox_id: int
    letter: str
    ticket: Ticket | None
    person_id: str | None
    correspondence_id: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Situation(Content):
    """Everything known when a message is decided upon; ``now`` is aware UTC.

    ``own``: it carries a Message-ID that we issued. ``before_start``: it lay in the mailbox at the first start.
    ``sender`` is the one author, ``owners`` the people of the roster whose address it is. ``answered`` are the mails of
    ours that it answers, those that went to its sender first; ``known_ids`` tickets whose correspondence one of its
    message ids or its reference belongs to, token or not. ``party_in`` are the tickets with a party whose address is
    where it comes from, where it asks to be answered or, for a bounce, where it came back from; ``erased_party``: there
    was such a ticket and it is erased. ``unsafe`` are those of these addresses that may not be written to. ``tickets``
    are every open or set-aside ticket and those named by a command's argument, loaded only for members' mail.
    """

    now: datetime
    arrived_at: datetime
    junk: bool
    event: Event
    roster: Roster
    settings: Settings
    fresh: Fresh
    sender: Address | None
    owners: tuple[Person, ...] = ()
    authenticity: Authenticity = Authenticity.UNKNOWN
    own: bool = False
    duplicate: bool = False
    before_start: bool = False
    answered: tuple[Answered, ...] = ()
    bounced: Bounced | None = None
    known_ids: tuple[Ticket, ...] = ()
    party_in: tuple[Ticket, ...] = ()
    erased_party: bool = False
    unsafe: frozenset[str] = frozenset()
    answers_today: int = 0
    tickets: tuple[Ticket, ...] = ()
