"""Who may read, and the gate that every mail passes twice (R-7 to R-15).

:func:`readers` is the only source of addresses for mail about a ticket. It starts from the ticket's circle, takes out
whoever is named, excluded, recused or a party, and falls on to the next circle when nobody is left: committee, chairs,
independent, and then nobody (a sealed ticket). Nothing here ever adds a person for being mentioned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import InitVar, dataclass
from datetime import datetime

from conduct_mailer.errors import GateClosed
from conduct_mailer.model.content import Content
from conduct_mailer.model.letter import Recipient, ToMember, ToOperator, ToParty
from conduct_mailer.model.roster import CHAIR, COMMITTEE, INDEPENDENT, Person, Roster
from conduct_mailer.model.ticket import Circle, Correspondence, Ticket

_ROLE = {Circle.COMMITTEE: COMMITTEE, Circle.CHAIRS: CHAIR, Circle.INDEPENDENT: INDEPENDENT}
_FALLS_ON_TO = (Circle.COMMITTEE, Circle.CHAIRS, Circle.INDEPENDENT)
_KEY = object()


def readers(ticket: Ticket, roster: Roster, now: datetime) -> tuple[Person, ...]:
    """Everybody who may know that the ticket exists, in the order of the people file; empty: sealed."""
    return circle_readers(ticket, roster, now)[1]


def circle_readers(ticket: Ticket, roster: Roster, now: datetime) -> tuple[Circle, tuple[Person, ...]]:
    """The circle that the ticket has fallen on to, and its readers."""
    circle = ticket.circle
    for circle in _FALLS_ON_TO[_FALLS_ON_TO.index(ticket.circle) :]:
        within = tuple(
            person for person in roster.people if _reads_in(person, circle, ticket) and _may_read(person, ticket, now)
        )
        if within:
            return circle, within
    return circle, ()


def is_reader(person_id: str, ticket: Ticket, roster: Roster, now: datetime) -> bool:
    """Whether this person may know that the ticket exists."""
    return any(person.id == person_id for person in readers(ticket, roster, now))


def out(ticket: Ticket) -> frozenset[str]:
    """Roster ids of those who may not read, whatever their role."""
    return ticket.named | ticket.excluded | ticket.recused | ticket.parties


def _reads_in(person: Person, circle: Circle, ticket: Ticket) -> bool:
    """Whether the person's role belongs to the circle; the chairs stay with what one of them released."""
    return _ROLE[circle] in person.roles or (circle is Circle.COMMITTEE and ticket.released and CHAIR in person.roles)


def _may_read(person: Person, ticket: Ticket, now: datetime) -> bool:
    if person.id in out(ticket) or not person.is_active(now) or not person.emails:
        return False
    if ticket.starts_within is not None and person.id not in ticket.starts_within:
        return False
    # A new independent contact reads what waited sealed for one; everybody else needs a chair's word for older tickets.
    return INDEPENDENT in person.roles or person.reads_from is None or person.reads_from <= ticket.opened_at


@dataclass(frozen=True, slots=True, repr=False)
class Passed(Content):
    """Proof that the gate let this recipient through; only :func:`gate` makes one.

    ``address_key`` is the one address that it holds for (an :attr:`Address.key`), ``""`` for the operator.
    """

    recipient: Recipient
    address_key: str
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise GateClosed("a pass was made by something other than the gate")


def gate(
    recipient: Recipient,
    about: Sequence[Ticket],
    correspondence: Correspondence | None,
    roster: Roster,
    now: datetime,
) -> Passed:
    """Let a mail about these tickets through to this recipient, or raise ``GateClosed``.

    Asked when a mail is composed and again when it is sent. ``correspondence`` is that of a party's letter.
    """
    match recipient:
        case ToMember(person_id=person_id):
            return Passed(recipient, _member(person_id, about, roster, now), _KEY)
        case ToParty(correspondence_id=correspondence_id):
            return Passed(recipient, _party(correspondence_id, about, correspondence), _KEY)
        case ToOperator():
            if about:
                raise GateClosed("operator may read nothing about a ticket")
            return Passed(recipient, "", _KEY)


def _member(person_id: str, about: Sequence[Ticket], roster: Roster, now: datetime) -> str:
    person = roster.get(person_id)
    if person is None or not person.emails or not person.is_member:
        raise GateClosed("recipient is no member")
    if any(not is_reader(person_id, ticket, roster, now) for ticket in about):
        raise GateClosed("recipient is no reader of the ticket")
    return person.emails[0].strip().casefold()


def _party(correspondence_id: str, about: Sequence[Ticket], correspondence: Correspondence | None) -> str:
    if correspondence is None or correspondence.id != correspondence_id:
        raise GateClosed("recipient is not the party of this correspondence")
    if correspondence.unsafe:
        raise GateClosed("this correspondence is not safe to write to")
    if any(ticket.id != correspondence.ticket_id for ticket in about):
        raise GateClosed("a party may hear of its own ticket alone")
    return correspondence.address.key
