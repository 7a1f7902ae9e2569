"""Mail from outside: what a known party adds, and what opens a ticket of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import (
    Decision,
    Disposition,
    Effect,
    HoldParts,
    KeepMessage,
    OpenTicket,
    Say,
    SetClocks,
    SetSafety,
    SetState,
    SetUrgent,
)
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading, Wish
from conduct_mailer.model.situation import Answered, Authenticity, Situation
from conduct_mailer.model.ticket import (
    Clocks,
    Correspondence,
    EntryKind,
    Ticket,
    TicketKind,
    TicketState,
)
from conduct_mailer.policy.command_table import help_for
from conduct_mailer.policy.limits import first_correspondence, is_form, party_address, withheld
from conduct_mailer.policy.routing import (
    arrival_route,
    narrowing,
    narrowing_of_others,
    parties,
    related,
    starts_within,
    ticket_kind,
)


def partys_mail(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    """A party's answer: it carries the correspondence's token and comes from its address.

    A member's token that merely stands in its quote is another's; one that was sent to the sender is a member's answer.
    """
    sender, owners = situation.sender, {person.id for person in situation.owners}
    for answered in situation.answered:
        if answered.person_id in owners:
            return None
        correspondence = _correspondence(answered)
        if correspondence is None or answered.ticket is None or answered.ticket.state is TicketState.SET_ASIDE:
            continue
        if sender and sender.key == correspondence.address.key:
            return _joined(answered.ticket, correspondence, message, reading, situation)
    return None


def _correspondence(answered: Answered) -> Correspondence | None:
    if answered.ticket is None or answered.correspondence_id is None:
        return None
    known = answered.ticket.correspondences
    return next((each for each in known if each.id == answered.correspondence_id), None)


def _joined(
    ticket: Ticket,
    correspondence: Correspondence,
    message: ParsedMessage | Unreadable,
    reading: Reading,
    situation: Situation,
) -> Decision:
    """It joins; staff newly named narrows the ticket; there is never a second checklist."""
    effects: list[Effect] = [KeepMessage(ticket.id, EntryKind.MESSAGE, correspondence_id=correspondence.id)]
    narrowed = narrowing(ticket, message, reading, situation)
    effects += [*narrowed, *narrowing_of_others(message, reading, situation, ticket.id)]
    unread = bool(reading.unreadable) or (isinstance(message, ParsedMessage) and bool(message.unreadable))
    if unread and not ticket.parts_held:
        effects.append(HoldParts(ticket.id))
    if Wish.DO_NOT_WRITE in reading.wishes and not correspondence.unsafe:
        effects.append(SetSafety(correspondence.id, unsafe=True))
    if reading.urgent and not ticket.urgent:
        clocks = replace(ticket.clocks, urgent_since=situation.now, taken_at=None)
        effects += [SetUrgent(ticket.id, urgent=True), SetClocks(ticket.id, clocks)]
    if ticket.state is TicketState.CLOSED and reading.urgent:
        effects.append(SetState(ticket.id, TicketState.OPEN))
    effects.append(
        Say(
            "followup",
            "readers",
            ticket_id=ticket.id,
            facts={"urgent": reading.urgent, "closed": ticket.state is TicketState.CLOSED},
            hold=not reading.urgent,
            dossier=True,
        )
    )
    if narrowed:
        effects.append(Say("narrowed", "readers", ticket_id=ticket.id, hold=True, dossier=True))
    return Decision(Disposition.JOINED, "party-narrows" if narrowed else "party", tuple(effects))


def new_ticket(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision:
    """An appeal, question, legal request or report: a ticket each."""
    address = party_address(message, situation)
    reason = withheld(message, reading, situation, address)
    kind = ticket_kind(reading)
    ticket = _ticket(reading, situation, kind, address, reason)
    effects: list[Effect] = [
        OpenTicket(ticket),
        KeepMessage(
            ticket.id,
            EntryKind.MESSAGE,
            correspondence_id=ticket.correspondences[0].id if ticket.correspondences else None,
        ),
    ]
    if not reason:
        effects += [_acknowledgement(ticket, reading, situation), *_guide(ticket, situation)]
    letter = "unreadable" if kind is TicketKind.UNREADABLE else "report"
    facts = {
        "acknowledgement": reason or "sent",
        "urgent": ticket.urgent,
        "reason": reading.unreadable,
        "answer_within": situation.settings.promises.acknowledge_within,
    }
    effects.append(Say(letter, "readers", ticket_id=ticket.id, facts=facts, hold=not ticket.urgent, dossier=True))
    effects += [
        Say("related", "readers", ticket_id=ticket.id, other_id=each.id, hold=True) for each in related(situation)
    ]
    effects += narrowing_of_others(message, reading, situation)
    return Decision(Disposition.OPENED, f"new-{kind.value}", tuple(effects))


def _ticket(
    reading: Reading,
    situation: Situation,
    kind: TicketKind,
    address: Address | None,
    reason: str,
) -> Ticket:
    fresh, way = situation.fresh, arrival_route(reading, situation)
    return Ticket(
        id=fresh.ticket_id,
        code=fresh.code,
        kind=kind,
        state=TicketState.OPEN,
        circle=way.circle,
        clocks=_clocks(reading, situation.arrived_at, situation.now, reason, situation),
        opened_at=situation.now,
        named=way.named,
        parties=parties(situation.owners),
        starts_within=starts_within(situation),
        parts_held=True,
        urgent=reading.urgent,
        correspondences=first_correspondence(reading, situation, address),
    )


def _clocks(reading: Reading, arrived_at: datetime, now: datetime, reason: str, situation: Situation) -> Clocks:
    return Clocks(
        arrived_at=arrived_at,
        person_must_answer=reason,
        update_due=arrived_at + situation.settings.promises.update_within,
        urgent_since=now if reading.urgent else None,
    )


def _acknowledgement(ticket: Ticket, reading: Reading, situation: Situation) -> Say:
    """One answer for everybody: only the list of what was left out differs, and only a report has one.

    Not one of somebody in danger now, who is told first what helps, nor of a writer whom a ticket that is open has
    asked already.
    """
    asked = ticket.kind is TicketKind.REPORT and not ticket.urgent and not _is_known(ticket, situation)
    asks = tuple(ask.value for ask in reading.asks) if asked else ()
    return Say(
        "acknowledgement",
        "party",
        ticket_id=ticket.id,
        correspondence_id=ticket.correspondences[0].id,
        facts={
            "asks": asks,
            "urgent": ticket.urgent,
            "update_within": situation.settings.promises.update_within,
        },
    )


def _guide(ticket: Ticket, situation: Situation) -> tuple[Say, ...]:
    """The commands, for a member whose new mail asks something: it may be how to work here.

    It stays a ticket all the same, for it may ask something else. Nothing that the member may not know decides it.
    """
    if ticket.kind is not TicketKind.QUESTION or situation.authenticity is not Authenticity.ALIGNED:
        return ()
    asking = [person for person in situation.owners if person.is_active(situation.now)]
    return tuple(help_for(person, situation.settings.promises) for person in asking[:1])


def _is_known(ticket: Ticket, situation: Situation) -> bool:
    """Whether the address that is answered is a party's of another open ticket; a web form's is everybody's."""
    key = ticket.correspondences[0].address.key
    if is_form(key, situation.settings.rules):
        return False
    return any(
        each.address.key == key
        for other in situation.party_in
        if other.state is TicketState.OPEN
        for each in other.correspondences
    )
