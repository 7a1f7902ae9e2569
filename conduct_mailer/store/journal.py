"""The append-only record of what was decided, by which rule, and that something was sent. No content, no names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from conduct_mailer.store.database import Transaction
from conduct_mailer.store.packing import iso
from conduct_mailer.store.schema import journal


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``event`` and ``reason`` are stable codes."""

    at: datetime
    event: str
    reason: str


def add(tx: Transaction, now: datetime, event: str, reason: str, ticket_id: str | None = None) -> None:
    """Write one line."""
    tx.connection.execute(journal.insert().values(at=iso(now), ticket_id=ticket_id, event=event, reason=reason))


def of_ticket(tx: Transaction, ticket_id: str) -> tuple[Line, ...]:
    """The lines of one ticket, oldest first."""
    rows = tx.connection.execute(select(journal).where(journal.c.ticket_id == ticket_id).order_by(journal.c.id))
    return tuple(Line(datetime.fromisoformat(row.at), row.event, row.reason) for row in rows)
