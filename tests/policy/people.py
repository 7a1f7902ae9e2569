"""Invented people and tickets for the policy's tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.ticket import Circle, Clocks, Ticket, TicketKind, TicketState

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)

ROSA = Person("rosa", "Rosa Lindqvist", ("rosa@lakeside.example",), roles=frozenset({"chair", "committee"}))
DEVIKA = Person("devika", "Devika Anand", ("devika@mailbox.example",), roles=frozenset({"chair"}))
TOMASZ = Person("tomasz", "Tomasz Wrona", ("tomasz@lakeside.example",), roles=frozenset({"committee"}))
MEI = Person("mei", "Mei-Ling Chou", ("mei@lakeside.example",), roles=frozenset({"registration"}))
INA = Person("independent", "Ina Solheim", ("ina@elsewhere.example",), roles=frozenset({"independent"}))
PEOPLE = Roster((ROSA, DEVIKA, TOMASZ, MEI, INA))


def ticket(**changes: Any) -> Ticket:
    """An open report of the committee's, arrived now."""
    values: dict[str, Any] = {
        "id": "t1",
        "code": "amber-heron",
        "kind": TicketKind.REPORT,
        "state": TicketState.OPEN,
        "circle": Circle.COMMITTEE,
        "clocks": Clocks(arrived_at=NOW, update_due=NOW + timedelta(days=7)),
        "opened_at": NOW,
    }
    return Ticket(**(values | changes))
