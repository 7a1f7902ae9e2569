"""What is known of the messages in the mailbox: each is settled once, whatever its flags or place in the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.elements import ColumnElement

from conduct_mailer.model.decision import Disposition
from conduct_mailer.model.message import ParsedMessage, Place, Unreadable
from conduct_mailer.store import marks
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.packing import iso
from conduct_mailer.store.schema import inbound


def first_start(tx: Transaction, folder: str, uidvalidity: int, uids: Sequence[int]) -> None:
    """Remember what lay in the folder when it was first seen; a folder is seen first once, whatever its UIDVALIDITY.

    INBOX and Junk are told apart by name, so that a Junk folder that appears later is new as well.
    """
    if not marks.once(tx, "folder", folder):
        return
    for uid in uids:
        values = {
            "folder": folder,
            "uidvalidity": uidvalidity,
            "uid": uid,
            "attempts": 0,
            "before_start": 1,
            "moved": 0,
        }
        tx.connection.execute(insert(inbound).values(**values).on_conflict_do_nothing())


def before_start(tx: Transaction, place: Place) -> bool:
    """Whether the message lay there when its folder was first seen."""
    return bool(tx.connection.execute(select(inbound.c.before_start).where(_at(place))).scalar_one_or_none())


def attempt(tx: Transaction, place: Place) -> int:
    """Count an attempt before it is made; how many that makes."""
    start = {"folder": place.folder, "uidvalidity": place.uidvalidity, "uid": place.uid, "before_start": 0, "moved": 0}
    statement = insert(inbound).values(attempts=1, **start)
    statement = statement.on_conflict_do_update(
        index_elements=["folder", "uidvalidity", "uid"], set_={"attempts": inbound.c.attempts + 1}
    )
    tx.connection.execute(statement)
    return int(tx.connection.execute(select(inbound.c.attempts).where(_at(place))).scalar_one())


def unsettled(tx: Transaction, folder: str, uidvalidity: int, uids: Sequence[int]) -> tuple[int, ...]:
    """Those of ``uids`` that have no settled row: they are due."""
    settled = _settled(tx, folder, uidvalidity)
    return tuple(uid for uid in uids if uid not in settled)


def unmoved(tx: Transaction, folder: str, uidvalidity: int, uids: Sequence[int]) -> tuple[Place, ...]:
    """Those of ``uids`` that are settled and were never moved: a crash came between."""
    settled = _settled(tx, folder, uidvalidity)
    return tuple(Place(folder, uidvalidity, uid) for uid in uids if settled.get(uid) == 0)


def settle(tx: Transaction, place: Place, digest: bytes, disposition: Disposition, reason: str, now: datetime) -> None:
    """The message is decided upon; its attempt has been counted before."""
    values = {"disposition": disposition.value, "reason": reason, "digest_print": digest, "settled_at": iso(now)}
    tx.connection.execute(update(inbound).where(_at(place)).values(**values))


def moved(tx: Transaction, place: Place) -> None:
    """The message has left its folder, or is flagged where there is no MOVE."""
    tx.connection.execute(update(inbound).where(_at(place)).values(moved=1))


def is_duplicate(tx: Transaction, place: Place, digest: bytes) -> bool:
    """Whether a message with this digest was settled from another place."""
    same = and_(inbound.c.digest_print == digest, inbound.c.settled_at.is_not(None), ~_at(place))
    return tx.connection.execute(select(inbound.c.uid).where(same).limit(1)).first() is not None


def counts(tx: Transaction) -> Mapping[str, int]:
    """How many messages became what; they add up to the messages that came."""
    settled = select(inbound.c.disposition, func.count()).where(inbound.c.settled_at.is_not(None))
    return {row[0]: row[1] for row in tx.connection.execute(settled.group_by(inbound.c.disposition))}


def digest(tx: Transaction, message: ParsedMessage | Unreadable, octets: bytes) -> bytes:
    """The keyed hash by which a second copy is known: From, Reply-To, Date, Message-ID, Subject and body."""
    if isinstance(message, Unreadable):
        return tx.fingerprint("message-octets", octets)
    body = octets.partition(b"\r\n\r\n")[2] or octets.partition(b"\n\n")[2]
    return tx.fingerprint(
        "message",
        *(message.first(name) for name in ("from", "reply-to", "date", "message-id", "subject")),
        body.replace(b"\r\n", b"\n").strip(),
    )


def _settled(tx: Transaction, folder: str, uidvalidity: int) -> dict[int, int]:
    where = and_(inbound.c.folder == folder, inbound.c.uidvalidity == uidvalidity, inbound.c.settled_at.is_not(None))
    return {row.uid: row.moved for row in tx.connection.execute(select(inbound.c.uid, inbound.c.moved).where(where))}


def _at(place: Place) -> ColumnElement[bool]:
    return and_(
        inbound.c.folder == place.folder, inbound.c.uidvalidity == place.uidvalidity, inbound.c.uid == place.uid
    )
