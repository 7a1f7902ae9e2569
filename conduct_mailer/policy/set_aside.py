"""What is kept, not answered, and listed for a person to look at: automatic mail, bulk, spam, forgeries, old mail."""

from __future__ import annotations

from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, OpenTicket
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.situation import Situation
from conduct_mailer.model.ticket import Clocks, EntryKind, Ticket, TicketKind, TicketState
from conduct_mailer.policy.limits import first_correspondence, party_address
from conduct_mailer.policy.routing import arrival_route, narrowing_of_others, starts_within


def set_aside(
    message: ParsedMessage | Unreadable,
    reading: Reading,
    situation: Situation,
    kind: TicketKind,
    reason: str,
    also: tuple[Effect, ...] = (),
) -> Decision:
    """A ticket in a state of its own, whose readers are computed like any ticket's, and ``also`` what else follows."""
    way, fresh = arrival_route(reading, situation), situation.fresh
    ticket = Ticket(
        id=fresh.ticket_id,
        code=fresh.code,
        kind=TicketKind.UNREADABLE if reading.unreadable else kind,
        state=TicketState.SET_ASIDE,
        circle=way.circle,
        clocks=Clocks(arrived_at=situation.arrived_at),
        opened_at=situation.now,
        named=way.named,
        starts_within=starts_within(situation),
        parts_held=True,
        correspondences=first_correspondence(reading, situation, party_address(message, situation)),
    )
    others = narrowing_of_others(message, reading, situation)
    effects = (OpenTicket(ticket), KeepMessage(ticket.id, EntryKind.MESSAGE), *others, *also)
    return Decision(Disposition.SET_ASIDE, reason, effects)
