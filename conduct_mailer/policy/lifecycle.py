"""When a ticket may close: only when the reporter has an outcome, or cannot be reached (R-40); how it opens again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conduct_mailer.model.ticket import Clocks, Ticket, TicketState


def may_close(ticket: Ticket) -> str:
    """Why the ticket may not close yet and what would let it; ``""`` when it may."""
    if ticket.state is TicketState.CLOSED:
        return "it is closed already"
    if ticket.state is TicketState.SET_ASIDE:
        return "it was set aside and needs no closing"
    if ticket.clocks.outcome_accepted_at or ticket.clocks.unreachable_at:
        return ""
    return (
        "the reporter has not been told an outcome yet. Send one with `/outcome` (also when nothing was done), and "
        "write `/close` in a later mail, once their mail server has taken it; or say with `/unreachable` why nobody "
        "can write to them"
    )


def reopened(clocks: Clocks, due: datetime) -> Clocks:
    """The clocks of a ticket that opens again, with a new promise."""
    return replace(clocks, closed_at=None, outcome_accepted_at=None, unreachable_at=None, update_due=due)
