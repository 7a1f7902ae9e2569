"""Mails that are written and not yet accepted by the mail server, and the ledger of those that were.

A row is one mail to one recipient. Its attempt is counted before it is made; a claim whose lease has ended, or that a
crash left behind, is void. Only a pass of the readers' gate lets a row in.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, func, or_, select, update

from conduct_mailer.errors import GateClosed
from conduct_mailer.model.letter import Claimed, Letter, Mail, Recipient, Thread, ToMember, ToOperator, ToParty
from conduct_mailer.model.ticket import SendState, Sent, TicketState
from conduct_mailer.policy.readers import Passed
from conduct_mailer.policy.retry import NextStep
from conduct_mailer.store import journal
from conduct_mailer.store.database import HOUSE, Transaction
from conduct_mailer.store.packing import iso, pack_mail, unpack_mail
from conduct_mailer.store.promises_met import accepted, bounced, refused
from conduct_mailer.store.schema import entry, outbox, outbox_about, ticket, token

FIRST_NOTIFICATIONS = ("report", "unreadable")
SHOW_ALL = (*FIRST_NOTIFICATIONS, "show")
"""Letters that show a reader the whole ticket."""
STOPPED_AT_GATE = "gate"
"""Why a mail was cancelled that its recipient might not have at the address it was written to."""
URGENT_LETTERS = frozenset({"acknowledgement", "urgent"})


def put(tx: Transaction, mail: Mail, passed: Passed, now: datetime, not_before: datetime) -> int:
    """Queue a composed mail; the row's id. Raises ``GateClosed`` where the pass is for somebody else."""
    agree(mail, passed)
    letter = mail.letter
    holder_id = letter.ticket_id or HOUSE
    key = tx.key(holder_id) if letter.ticket_id else tx.house()
    mail_key = secrets.token_hex(16)
    row = tx.connection.execute(
        outbox.insert().values(
            holder_id=holder_id,
            ticket_id=letter.ticket_id,
            correspondence_id=letter.recipient.correspondence_id if isinstance(letter.recipient, ToParty) else None,
            recipient_print=recipient_print(tx, letter.recipient),
            address_print=tx.fingerprint("address", mail.address.key),
            message_id_print=tx.fingerprint("message-id", mail.message_id),
            mail_key=mail_key,
            letter=letter.name,
            priority=0 if letter.name in URGENT_LETTERS or letter.facts.get("urgent") else 1,
            held=int(not_before > now),
            mail_sealed=key.seal(pack_mail(mail), "outbox", "mail", mail_key),
            state=SendState.WAITING.value,
            reason="",
            variant=0,
            attempts=0,
            due_at=iso(not_before),
            created_at=iso(now),
        )
    )
    outbox_id = int(row.lastrowid)
    for ticket_id in {*letter.about}:
        tx.connection.execute(outbox_about.insert().values(outbox_id=outbox_id, ticket_id=ticket_id))
    if mail.token:
        values = {"token_print": tx.fingerprint("token", mail.token), "outbox_id": outbox_id}
        tx.connection.execute(token.insert().values(**values))
    journal.add(tx, now, "mail-written", letter.name, letter.ticket_id)
    return outbox_id


def agree(mail: Mail, passed: Passed) -> None:
    """Raise ``GateClosed`` unless the pass is for this mail's recipient and address."""
    same_address = not passed.address_key or passed.address_key == mail.address.key
    if passed.recipient != mail.letter.recipient or not same_address:
        raise GateClosed("the gate passed somebody else")


def claim(tx: Transaction, now: datetime, lease: timedelta, *, members_wait: bool = False) -> Claimed | None:
    """Take the next row that is due, acknowledgements and urgent mails first; its attempt is counted by this.

    ``members_wait``: no member's mail is taken.
    """
    due = and_(outbox.c.state == SendState.WAITING.value, outbox.c.due_at <= iso(now))
    void = and_(outbox.c.state == SendState.CLAIMED.value, outbox.c.lease_until <= iso(now))
    order = (outbox.c.priority, outbox.c.due_at, outbox.c.id)
    wanted = select(outbox).where(or_(due, void))
    if members_wait:
        operator = outbox.c.recipient_print == recipient_print(tx, ToOperator())
        wanted = wanted.where(or_(outbox.c.correspondence_id.is_not(None), operator))
    row = tx.connection.execute(wanted.order_by(*order).limit(1)).first()
    if row is None:
        return None
    values = {"state": SendState.CLAIMED.value, "attempts": row.attempts + 1, "lease_until": iso(now + lease)}
    tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(**values))
    return Claimed(row.id, mail_of(tx, row), row.attempts + 1, datetime.fromisoformat(row.created_at), row.variant)


def mail_of(tx: Transaction, row: Row[tuple[object, ...]]) -> Mail:
    """The mail that a row keeps."""
    return unpack_mail(tx.key(row.holder_id).open(row.mail_sealed, "outbox", "mail", row.mail_key))


def mark(tx: Transaction, claimed: Claimed, step: NextStep, now: datetime) -> None:
    """Write down what came of an attempt, and which promise it met or broke."""
    letter = claimed.mail.letter
    values: dict[str, object] = {"state": step.state.value, "variant": step.variant, "reason": step.reason}
    if step.at is not None:
        values["due_at"] = iso(step.at)
    else:
        values["done_at"] = iso(now)
    tx.connection.execute(update(outbox).where(outbox.c.id == claimed.outbox_id).values(lease_until=None, **values))
    if step.state is SendState.ACCEPTED:
        accepted(tx, letter, now)
    elif step.state is SendState.REFUSED:
        refused(tx, letter)
    journal.add(tx, now, f"mail-{step.state.value}", letter.name, letter.ticket_id)


def record_bounce(tx: Transaction, outbox_id: int, now: datetime) -> None:
    """A mail came back: it was not delivered, whatever its server said first."""
    row = tx.connection.execute(select(outbox).where(outbox.c.id == outbox_id)).one()
    tx.connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(state=SendState.BOUNCED.value))
    bounced(tx, mail_of(tx, row).letter, now)
    journal.add(tx, now, "mail-bounced", row.letter, row.ticket_id)


def cancel(tx: Transaction, outbox_id: int, reason: str, now: datetime) -> None:
    """The mail will not be sent, and its token is dead."""
    values = {"state": SendState.CANCELLED.value, "reason": reason, "done_at": iso(now), "lease_until": None}
    tx.connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(**values))
    kill_token(tx, outbox_id, now)


def kill_token(tx: Transaction, outbox_id: int, now: datetime) -> None:
    """An answer to this mail no longer counts."""
    alive = and_(token.c.outbox_id == outbox_id, token.c.dead_at.is_(None))
    tx.connection.execute(update(token).where(alive).values(dead_at=iso(now)))


def release_held(tx: Transaction, now: datetime) -> None:
    """The messages in hand are decided: what waited for that may go."""
    waiting = and_(outbox.c.held == 1, outbox.c.state == SendState.WAITING.value, outbox.c.due_at > iso(now))
    tx.connection.execute(update(outbox).where(waiting).values(due_at=iso(now), held=0))


def recover(tx: Transaction) -> None:
    """At a start: what was claimed when the last run ended is waiting again; its attempt stays counted."""
    claimed = outbox.c.state == SendState.CLAIMED.value
    tx.connection.execute(update(outbox).where(claimed).values(state=SendState.WAITING.value, lease_until=None))


def thread(tx: Transaction, ticket_id: str | None, recipient: Recipient) -> Thread:
    """The Message-IDs of this correspondence so far, oldest first: ours to them, and theirs to us."""
    if ticket_id is None:
        return Thread()
    found = select(outbox).where(
        outbox.c.ticket_id == ticket_id,
        outbox.c.recipient_print == recipient_print(tx, recipient),
        outbox.c.state != SendState.CANCELLED.value,
    )
    dated = [(row.created_at, 1, mail_of(tx, row).message_id) for row in tx.connection.execute(found)]
    if isinstance(recipient, ToParty):
        theirs = select(entry).where(entry.c.correspondence_id == recipient.correspondence_id)
        for row in tx.connection.execute(theirs):
            if row.message_id_sealed is not None:
                opened = tx.key(row.ticket_id).open(row.message_id_sealed, "entry", "message-id", row.id)
                dated.append((row.at, 0, opened.decode()))
    return Thread(tuple(message_id for _, _, message_id in sorted(dated)))


def ledger(tx: Transaction, ticket_id: str) -> tuple[Sent, ...]:
    """Who was sent what about the ticket, when, and what became of it, oldest first."""
    joined = outbox.join(outbox_about, outbox_about.c.outbox_id == outbox.c.id)
    about = select(outbox).select_from(joined).where(outbox_about.c.ticket_id == ticket_id).order_by(outbox.c.id)
    return tuple(_sent(row, mail_of(tx, row).letter) for row in tx.connection.execute(about))


def _sent(row: Row[tuple[object, ...]], letter: Letter) -> Sent:
    return Sent(
        outbox_id=row.id,
        person_id=letter.recipient.person_id if isinstance(letter.recipient, ToMember) else None,
        correspondence_id=row.correspondence_id,
        letter=row.letter,
        created_at=datetime.fromisoformat(row.created_at),
        state=SendState(row.state),
        done_at=datetime.fromisoformat(row.done_at) if row.done_at else None,
    )


def original(tx: Transaction, entry_id: str) -> bytes:
    """The octets of a stored message, byte for byte as they came."""
    row = tx.connection.execute(select(entry).where(entry.c.id == entry_id)).one()
    return tx.key(row.ticket_id).open(row.original_sealed, "entry", "original", row.id)


def unaccepted(tx: Transaction, before: datetime) -> tuple[str, ...]:
    """The tickets opened before then of which no server has taken the first notification for any reader."""
    about = outbox.join(outbox_about, outbox_about.c.outbox_id == outbox.c.id)
    about = about.join(ticket, ticket.c.id == outbox_about.c.ticket_id)
    notified = (
        select(outbox_about.c.ticket_id)
        .select_from(about)
        .where(outbox.c.letter.in_(FIRST_NOTIFICATIONS), ticket.c.state == TicketState.OPEN.value)
    )
    taken = notified.where(outbox.c.state == SendState.ACCEPTED.value)
    late = notified.where(outbox.c.created_at < iso(before), outbox_about.c.ticket_id.not_in(taken)).distinct()
    return tuple(tx.connection.execute(late).scalars())


def shown(tx: Transaction) -> Mapping[str, Mapping[bytes, bool]]:
    """By open ticket, the prints of those to whom a mail was written that shows it: false where the gate stopped all.

    A mail that a narrowing cancelled was none.
    """
    about = outbox.join(outbox_about, outbox_about.c.outbox_id == outbox.c.id)
    about = about.join(ticket, ticket.c.id == outbox_about.c.ticket_id)
    cancelled = outbox.c.state == SendState.CANCELLED.value
    wanted = (
        select(outbox_about.c.ticket_id, outbox.c.recipient_print, cancelled)
        .select_from(about)
        .where(outbox.c.letter.in_(SHOW_ALL), ticket.c.state == TicketState.OPEN.value)
        .where(or_(~cancelled, outbox.c.reason == STOPPED_AT_GATE))
    )
    found: dict[str, dict[bytes, bool]] = {}
    for ticket_id, person, stopped in tx.connection.execute(wanted):
        prints = found.setdefault(ticket_id, {})
        prints[person] = prints.get(person, False) or not stopped
    return found


def states(tx: Transaction) -> Mapping[str, int]:
    """How many mails stand where."""
    rows = tx.connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return {row[0]: row[1] for row in rows}


def recipient_print(tx: Transaction, recipient: Recipient) -> bytes:
    """The keyed hash of a recipient's identity."""
    match recipient:
        case ToMember(person_id=person_id):
            return tx.fingerprint("member", person_id)
        case ToParty(correspondence_id=correspondence_id):
            return tx.fingerprint("party", correspondence_id)
        case _:
            return tx.fingerprint("operator")
