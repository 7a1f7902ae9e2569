"""Erasing a ticket: its key is destroyed and its rows go, so that nothing of its content can be read again (R-56).

What stays is a row without people or words, for the statistics: kind, outcome and when. Of its correspondences the
keyed hashes stay, in which no address can be read: who wrote is recognised when they write again, so that their answer
is not shown to those who were kept out, and an address that was unsafe stays so. A copy of the database from before
still holds the key; its content ends when the last such copy does.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from conduct_mailer.errors import ConductMailerError
from conduct_mailer.model.ticket import SendState, Ticket, TicketState
from conduct_mailer.store import journal, outbox
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.schema import correspondence, entry, holder, outbox_about, ticket, token
from conduct_mailer.store.schema import outbox as outbox_table


def erase(tx: Transaction, erased: Ticket, now: datetime) -> None:
    """Destroy the ticket's key and take its rows away; a mail about it that still waits is never sent.

    Raises ``ConductMailerError`` for a ticket that is open, and while a mail about it is being sent.
    """
    if erased.state is TicketState.OPEN:
        raise ConductMailerError("the ticket is open; a reader must close it before it can be erased")
    about = select(outbox_about.c.outbox_id).where(outbox_about.c.ticket_id == erased.id)
    of_it = outbox_table.c.id.in_(about) | (outbox_table.c.holder_id == erased.id)
    for row in tx.connection.execute(select(outbox_table.c.id, outbox_table.c.state).where(of_it)).all():
        if row.state == SendState.CLAIMED.value:
            raise ConductMailerError("a mail about it is being sent; try again in a minute")
        if row.state == SendState.WAITING.value:
            outbox.cancel(tx, row.id, "erased", now)
    mails = select(outbox_table.c.id).where(outbox_table.c.holder_id == erased.id)
    for statement in (
        delete(token).where(token.c.outbox_id.in_(mails)),
        delete(outbox_about).where((outbox_about.c.ticket_id == erased.id) | outbox_about.c.outbox_id.in_(mails)),
        delete(outbox_table).where(outbox_table.c.holder_id == erased.id),
        delete(entry).where(entry.c.ticket_id == erased.id),
        update(correspondence).where(correspondence.c.ticket_id == erased.id).values(details_sealed=b""),
        update(ticket).where(ticket.c.id == erased.id).values(state=TicketState.ERASED.value, people_sealed=b""),
        update(holder).where(holder.c.id == erased.id).values(wrapped_key=None),
    ):
        tx.connection.execute(statement)
    journal.add(tx, now, "erased", "by-the-operator", erased.id)
