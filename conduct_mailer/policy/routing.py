"""Where a message goes: the circle, and the people that a reading and the tickets it seems to belong to keep out.

Automatic rules only narrow. A miss shows a report to the accused; a false alarm costs a chair one ``/release``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from conduct_mailer.model.content import Content
from conduct_mailer.model.decision import Narrow, Say
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import INDEPENDENT, Person, Roster
from conduct_mailer.model.situation import Authenticity, Situation
from conduct_mailer.model.ticket import Circle, Ticket, TicketKind, TicketState
from conduct_mailer.policy.limits import is_form, party_address
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


def arrival_route(reading: Reading, situation: Situation) -> Route:
    """The circle of a message that opens a ticket or is set aside: the chairs' at most where its sender is in doubt.

    A sender whom the server calls forged: somebody of the committee could otherwise write in the name of whoever they
    fear has reported them, and learn by what comes back to them whether there is a ticket that they may not read. Where
    the server says nothing of a sender that remains possible, as it does to a chair: such mail is most people's, so the
    whole committee must see it, and whose ticket it seems to belong to must bound it. A party of an erased ticket:
    nobody knows any more who was out of that one.
    """
    way = route(reading, situation.roster)
    doubtful = situation.authenticity is Authenticity.FORGED or situation.erased_party
    return replace(way, circle=Circle.CHAIRS) if doubtful and way.circle is Circle.COMMITTEE else way


def ticket_kind(reading: Reading) -> TicketKind:
    """What the ticket is called."""
    if reading.unreadable:
        return TicketKind.UNREADABLE
    if reading.legal:
        return TicketKind.LEGAL
    return TicketKind(reading.kind.value)


def related(situation: Situation) -> tuple[Ticket, ...]:
    """The tickets that a message seems to belong to, set aside or not: by token, reference, address or what bounced."""
    tickets = [answered.ticket for answered in situation.answered if answered.ticket]
    tickets += [*situation.known_ids, *situation.party_in]
    if situation.bounced and situation.bounced.ticket:
        tickets.append(situation.bounced.ticket)
    return tuple({ticket.id: ticket for ticket in tickets}.values())


def starts_within(situation: Situation) -> frozenset[str] | None:
    """Who may at most read what becomes of a message: the readers of every ticket that it seems to belong to."""
    within = [bound(ticket, situation.roster, situation.now) for ticket in related(situation)]
    return frozenset.intersection(*within) if within else None


def bound(ticket: Ticket, roster: Roster, now: datetime) -> frozenset[str]:
    """Who may at most read a ticket that seems to belong to this one.

    The independent contact is within it unless out of this ticket, so that the new one need not be sealed when it
    names everybody else.
    """
    within = {person.id for person in readers(ticket, roster, now)}
    within |= {person.id for person in roster.with_role(INDEPENDENT) if person.id not in out(ticket)}
    return frozenset(within)


def narrowing(
    ticket: Ticket, message: ParsedMessage | Unreadable, reading: Reading, situation: Situation
) -> tuple[Narrow, ...]:
    """Fewer readers, when the message names somebody who was not known to be mentioned, or its text cannot be read.

    A picture or recording alone narrows nothing: as a part that could not be read it is held for the chairs.
    """
    way = route(reading, situation.roster)
    newly = way.named - ticket.named
    held = isinstance(message, ParsedMessage) and reading.unreadable in message.unreadable
    mentions = reading.staff or reading.legal or bool(reading.unreadable and not held)
    if not newly and (not mentions or ticket.released or way.circle is ticket.circle):
        return ()
    circle = way.circle if newly or mentions else ticket.circle
    return (Narrow(ticket.id, circle, named=newly),) if newly or circle is not ticket.circle else ()


def narrowing_of_others(
    message: ParsedMessage | Unreadable, reading: Reading, situation: Situation, *but: str
) -> tuple[Narrow | Say, ...]:
    """The same for the tickets that its sender or what it answers belongs to, though it has no right to join them.

    The second mail of a reporter who has had no token yet may say who it was. Only what is seen in it narrows: one that
    cannot be read takes nobody's ticket away. Mail that the server calls forged narrows nothing, nor does an answer to
    a member's mail, for members must not lock each other out. Who reads on in a ticket that is not set aside learns
    who had been sent something of it.
    """
    if situation.authenticity is Authenticity.FORGED:
        return ()
    as_seen = replace(reading, unreadable="")
    spared = {*but, *(each.ticket.id for each in situation.answered if each.ticket and each.person_id)}
    own = [ticket for ticket in situation.party_in if _is_own(ticket, message, situation)]
    tickets = {ticket.id: ticket for ticket in (*situation.known_ids, *own) if ticket.id not in spared}
    found = tuple(effect for each in tickets.values() for effect in narrowing(each, message, as_seen, situation))
    told = (each.ticket_id for each in found if tickets[each.ticket_id].state is not TicketState.SET_ASIDE)
    return (*found, *(Say("narrowed", "readers", ticket_id=each, hold=True, dossier=True) for each in told))


def _is_own(ticket: Ticket, message: ParsedMessage | Unreadable, situation: Situation) -> bool:
    """Whether its sender is a party there: not by a Reply-To in which nobody believes, nor by an address of many."""
    addresses = {each.key for each in (situation.sender, party_address(message, situation)) if each}
    addresses -= {situation.event.address.casefold()}
    rules = situation.settings.rules
    return any(
        each.address.key in addresses and not is_form(each.address.key, rules) for each in ticket.correspondences
    )


def parties(owners: tuple[Person, ...]) -> frozenset[str]:
    """Members who write as a party are out of their own ticket."""
    return frozenset(person.id for person in owners)
