"""What is kept, not answered, and listed for a person to look at: automatic mail, bulk, spam, forgeries, old mail."""

from __future__ import annotations

from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, OpenTicket
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.situation import Situation
from conduct_mailer.model.ticket import Clocks, EntryKind, Ticket, TicketKind, TicketState
from conduct_mailer.policy.limits import first_correspondence, party_address
from conduct_mailer.policy.routing import bound, route


def set_aside(
    message: ParsedMessage | Unreadable,
    reading: Reading,
    situation: Situation,
    kind: TicketKind,
    reason: str,
    also: tuple[Effect, ...] = (),
) -> Decision:
    """A ticket in the state of its own, whose circle is computed like any ticket's, and ``also`` what else follows."""
    way, fresh = route(reading, situation.roster), situation.fresh
    related = (*(answered.ticket for answered in situation.answered if answered.ticket), *situation.known_ids)
    within = [bound(ticket, situation.roster, situation.now) for ticket in related]
    ticket = Ticket(
        id=fresh.ticket_id,
        code=fresh.code,
        kind=TicketKind.UNREADABLE if reading.unreadable else kind,
        state=TicketState.SET_ASIDE,
        circle=way.circle,
        clocks=Clocks(arrived_at=situation.arrived_at),
        opened_at=situation.now,
        named=way.named,
        starts_within=frozenset.intersection(*within) if within else None,
        parts_held=True,
        correspondences=first_correspondence(reading, situation, party_address(message, situation)),
    )
    effects = (OpenTicket(ticket), KeepMessage(ticket.id, EntryKind.MESSAGE), *also)
    return Decision(Disposition.SET_ASIDE, reason, effects)
