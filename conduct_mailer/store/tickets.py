"""Tickets as rows: what identifies nobody stands in the clear, everything else is sealed under the ticket's own key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Row, func, select, update

from conduct_mailer.model.ticket import (
    Circle,
    Clocks,
    Correspondence,
    Entry,
    PartyRole,
    Ticket,
    TicketKind,
    TicketState,
)
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.packing import (
    Details,
    People,
    iso,
    pack_clocks,
    pack_details,
    pack_entry,
    pack_people,
    unpack_clocks,
    unpack_details,
    unpack_entry,
    unpack_people,
)
from conduct_mailer.store.schema import correspondence, entry
from conduct_mailer.store.schema import ticket as table


def ticket(tx: Transaction, ticket_id: str) -> Ticket:
    """The ticket as it is now; raises ``sqlalchemy.exc.NoResultFound`` for an id that is none."""
    return _ticket(tx, tx.connection.execute(select(table).where(table.c.id == ticket_id)).one())


def tickets(tx: Transaction, *states: TicketState) -> tuple[Ticket, ...]:
    """Every ticket in one of these states, oldest first."""
    wanted = select(table).where(table.c.state.in_([state.value for state in states]))
    return tuple(_ticket(tx, row) for row in tx.connection.execute(wanted.order_by(table.c.opened_at, table.c.id)))


def by_codes(tx: Transaction, codes: Iterable[str]) -> tuple[Ticket, ...]:
    """The tickets with these code names, in whatever state but erased."""
    wanted = select(table).where(table.c.code.in_(list(codes)), table.c.state != TicketState.ERASED.value)
    rows = tx.connection.execute(wanted)
    return tuple(_ticket(tx, row) for row in rows)


def code_taken(tx: Transaction, code: str) -> bool:
    """Whether a ticket has, or ever had, that code name."""
    return tx.connection.execute(select(table.c.id).where(table.c.code == code)).first() is not None


def insert(tx: Transaction, new: Ticket) -> None:
    """A new ticket, with its holder and its correspondences."""
    key = tx.new_holder(new.id)
    tx.connection.execute(
        table.insert().values(
            id=new.id,
            code=new.code,
            kind=new.kind.value,
            state=new.state.value,
            circle=new.circle.value,
            urgent=int(new.urgent),
            released=int(new.released),
            parts_held=int(new.parts_held),
            opened_at=iso(new.opened_at),
            clocks=pack_clocks(new.clocks),
            people_sealed=key.seal(pack_people(_people(new)), "ticket", "people", new.id),
            outcome="",
        )
    )
    for each in new.correspondences:
        insert_correspondence(tx, each)


def save(tx: Transaction, changed: Ticket) -> None:
    """Write a ticket as it now is; its correspondences and clocks have writers of their own."""
    sealed = tx.key(changed.id).seal(pack_people(_people(changed)), "ticket", "people", changed.id)
    values = {
        "kind": changed.kind.value,
        "state": changed.state.value,
        "circle": changed.circle.value,
        "urgent": int(changed.urgent),
        "released": int(changed.released),
        "parts_held": int(changed.parts_held),
        "people_sealed": sealed,
    }
    tx.connection.execute(update(table).where(table.c.id == changed.id).values(**values))


def set_clocks(tx: Transaction, ticket_id: str, clocks: Clocks) -> None:
    """Write the ticket's clocks."""
    tx.connection.execute(update(table).where(table.c.id == ticket_id).values(clocks=pack_clocks(clocks)))


def set_outcome(tx: Transaction, ticket_id: str, outcome: str) -> None:
    """Write what was decided: a kind, not its words."""
    tx.connection.execute(update(table).where(table.c.id == ticket_id).values(outcome=outcome))


def insert_correspondence(tx: Transaction, new: Correspondence) -> None:
    """A correspondence behind those that the ticket has."""
    known = select(func.count()).where(correspondence.c.ticket_id == new.ticket_id)
    details = pack_details(Details(new.reference, new.address))
    tx.connection.execute(
        correspondence.insert().values(
            id=new.id,
            ticket_id=new.ticket_id,
            position=tx.connection.execute(known).scalar_one(),
            role=new.role.value,
            reference_print=tx.fingerprint("reference", new.reference),
            address_print=tx.fingerprint("address", new.address.key),
            details_sealed=tx.key(new.ticket_id).seal(details, "correspondence", "details", new.id),
            unsafe=int(new.unsafe),
        )
    )


def set_unsafe(tx: Transaction, correspondence_id: str, *, unsafe: bool) -> str:
    """Whether the party's address may be written to; the ticket that it belongs to."""
    where = correspondence.c.id == correspondence_id
    tx.connection.execute(update(correspondence).where(where).values(unsafe=int(unsafe)))
    return str(tx.connection.execute(select(correspondence.c.ticket_id).where(where)).scalar_one())


def insert_entry(
    tx: Transaction,
    ticket_id: str,
    new: Entry,
    *,
    correspondence_id: str | None = None,
    message_id: str = "",
    original: bytes | None = None,
) -> None:
    """One thing that was said, and the message that it came in, byte for byte."""
    key = tx.key(ticket_id)
    position = select(func.coalesce(func.max(entry.c.position), 0) + 1)
    tx.connection.execute(
        entry.insert().values(
            id=new.message_id,
            position=tx.connection.execute(position).scalar_one(),
            ticket_id=ticket_id,
            correspondence_id=correspondence_id,
            kind=new.kind.value,
            at=iso(new.at),
            message_id_print=tx.fingerprint("message-id", message_id) if message_id else None,
            message_id_sealed=key.seal(message_id.encode(), "entry", "message-id", new.message_id)
            if message_id
            else None,
            entry_sealed=key.seal(pack_entry(new), *_at("entry", new.message_id)),
            original_sealed=None if original is None else key.seal(original, *_at("original", new.message_id)),
        )
    )


def dossier(tx: Transaction, ticket_id: str) -> tuple[Ticket, tuple[Entry, ...]]:
    """The ticket and its history, oldest first."""
    key = tx.key(ticket_id)
    rows = tx.connection.execute(select(entry).where(entry.c.ticket_id == ticket_id).order_by(entry.c.position))
    return ticket(tx, ticket_id), tuple(unpack_entry(key.open(row.entry_sealed, *_at("entry", row.id))) for row in rows)


def _at(column: str, entry_id: str) -> tuple[str, str, str]:
    return "entry", column, entry_id


def _ticket(tx: Transaction, row: Row[tuple[object, ...]]) -> Ticket:
    key = tx.key(row.id)
    people = unpack_people(key.open(row.people_sealed, "ticket", "people", row.id))
    rows = select(correspondence).where(correspondence.c.ticket_id == row.id).order_by(correspondence.c.position)
    return Ticket(
        id=row.id,
        code=row.code,
        kind=TicketKind(row.kind),
        state=TicketState(row.state),
        circle=Circle(row.circle),
        clocks=unpack_clocks(row.clocks),
        opened_at=datetime.fromisoformat(row.opened_at),
        named=people.named,
        excluded=people.excluded,
        recused=people.recused,
        parties=people.parties,
        starts_within=people.starts_within,
        released=bool(row.released),
        parts_held=bool(row.parts_held),
        urgent=bool(row.urgent),
        handler=people.handler,
        correspondences=tuple(_correspondence(tx, each) for each in tx.connection.execute(rows)),
    )


def _correspondence(tx: Transaction, row: Row[tuple[object, ...]]) -> Correspondence:
    sealed = tx.key(row.ticket_id).open(row.details_sealed, "correspondence", "details", row.id)
    details = unpack_details(sealed)
    return Correspondence(
        row.id, row.ticket_id, PartyRole(row.role), details.reference, details.address, bool(row.unsafe)
    )


def _people(of: Ticket) -> People:
    return People(of.named, of.excluded, of.recused, of.parties, of.starts_within, of.handler)
