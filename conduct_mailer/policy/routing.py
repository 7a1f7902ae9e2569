"""Where a message goes: the circle and the people that a reading keeps out.

Automatic rules only narrow. A miss shows a report to the accused; a false alarm costs a chair one ``/release``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.model.content import Content
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import INDEPENDENT, Person, Roster
from conduct_mailer.model.ticket import Circle, Ticket, TicketKind
from conduct_mailer.policy.readers import out, readers


@dataclass(frozen=True, slots=True, repr=False)
class Route(Content):
    """The circle, and the roster ids that are named."""

    circle: Circle
    named: frozenset[str]


def route(reading: Reading, roster: Roster) -> Route:
    """The circle that a reading alone decides."""
    if reading.unreadable:
        circle = Circle.INDEPENDENT if roster.with_role(INDEPENDENT) else Circle.CHAIRS
        return Route(circle, reading.named)
    if reading.staff or reading.named or reading.legal:
        return Route(Circle.CHAIRS, reading.named)
    return Route(Circle.COMMITTEE, reading.named)


def ticket_kind(reading: Reading) -> TicketKind:
    """What the ticket is called."""
    if reading.unreadable:
        return TicketKind.UNREADABLE
    if reading.legal:
        return TicketKind.LEGAL
    return TicketKind(reading.kind.value)


def bound(ticket: Ticket, roster: Roster, now: datetime) -> frozenset[str]:
    """Who may at most read a ticket that seems to belong to this one.

    The independent contact is within it unless out of this ticket, so that the new one need not be sealed when it
    names everybody else.
    """
    within = {person.id for person in readers(ticket, roster, now)}
    within |= {person.id for person in roster.with_role(INDEPENDENT) if person.id not in out(ticket)}
    return frozenset(within)


def parties(owners: tuple[Person, ...]) -> frozenset[str]:
    """Members who write as a party are out of their own ticket."""
    return frozenset(person.id for person in owners)
