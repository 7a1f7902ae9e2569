"""Fewer may read: what is stored of that, and what becomes of the mail to whoever drops out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import and_, select

from conduct_mailer.model.decision import Narrow
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Circle, SendState, Ticket
from conduct_mailer.policy.readers import readers
from conduct_mailer.store import journal, marks, outbox, tickets
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.schema import outbox as outbox_table
from conduct_mailer.store.schema import outbox_about

_NARROWNESS = {Circle.COMMITTEE: 0, Circle.CHAIRS: 1, Circle.INDEPENDENT: 2}


def narrow(tx: Transaction, effect: Narrow, roster: Roster, now: datetime) -> None:
    """Fewer may read from now on: their waiting mails are cancelled, and their tokens are dead."""
    before = tickets.ticket(tx, effect.ticket_id)
    circle = max(before.circle, effect.circle, key=_NARROWNESS.__getitem__)
    after = replace(
        before,
        circle=circle,
        named=before.named | effect.named,
        recused=before.recused | effect.recused,
        excluded=before.excluded | effect.excluded,
        parties=before.parties | effect.parties,
    )
    tickets.save(tx, after)
    cut_off(tx, before, after, roster, now)


def cut_off(tx: Transaction, before: Ticket, after: Ticket, roster: Roster, now: datetime) -> None:
    """Whoever reads no longer: their waiting mails are cancelled, digests too, and their tokens are dead."""
    remaining = {person.id for person in readers(after, roster, now)}
    dropped = [person for person in readers(before, roster, now) if person.id not in remaining]
    for person in dropped:
        joined = outbox_table.join(outbox_about, outbox_about.c.outbox_id == outbox_table.c.id)
        theirs = and_(
            outbox_about.c.ticket_id == after.id,
            outbox_table.c.recipient_print == tx.fingerprint("member", person.id),
        )
        for row in tx.connection.execute(select(outbox_table).select_from(joined).where(theirs)).all():
            if row.state in (SendState.WAITING.value, SendState.CLAIMED.value):
                outbox.cancel(tx, row.id, "narrowed", now)
                if row.letter == "digest":
                    marks.again(tx, "digest", marks.person_print(tx, person.id), row.created_at[:10])
            elif row.ticket_id == after.id:
                outbox.kill_token(tx, row.id, now)
    journal.add(tx, now, "narrowed", after.circle.value, after.id)
