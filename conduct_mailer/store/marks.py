"""Small named facts, and what has happened once: reminders, digests, outages, first sights. No content in any key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from conduct_mailer.model.roster import Roster
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.packing import iso
from conduct_mailer.store.schema import mark

MASTER_KEY = "master-key"
"""Names the master key that the daemon was last started with."""
NAMES_READ = "names-read"
"""The roster whose names have been looked for in everything that is kept, as :func:`roster_print` has it."""


def once(tx: Transaction, *key: str) -> bool:
    """True the first time that it is asked for this key, and never again, whatever crashes."""
    row = tx.connection.execute(insert(mark).values(key=_joined(key), value="").on_conflict_do_nothing())
    return row.rowcount == 1


def done(tx: Transaction, *key: str) -> bool:
    """Whether :func:`once` was asked for this key."""
    return get(tx, _joined(key)) is not None


def again(tx: Transaction, *key: str) -> None:
    """Let :func:`once` say true for this key again."""
    drop(tx, _joined(key))


def get(tx: Transaction, key: str) -> str | None:
    """The value kept under that name."""
    return tx.connection.execute(select(mark.c.value).where(mark.c.key == key)).scalar_one_or_none()


def put(tx: Transaction, key: str, value: str) -> None:
    """Keep a value under that name."""
    tx.connection.execute(
        insert(mark).values(key=key, value=value).on_conflict_do_update(index_elements=["key"], set_={"value": value})
    )


def drop(tx: Transaction, key: str) -> None:
    """Forget it."""
    tx.connection.execute(delete(mark).where(mark.c.key == key))


def first_seen(tx: Transaction, person_ids: Iterable[str], now: datetime) -> Mapping[str, datetime | None]:
    """When each person of the people file was first seen; ``None`` for those of the very first one.

    Whoever is new is seen ``now``.
    """
    first_file = once(tx, "people-file")
    seen: dict[str, datetime | None] = {}
    for person_id in person_ids:
        key = f"first-seen:{person_print(tx, person_id)}"
        known = get(tx, key)
        if known is None:
            known = "" if first_file else iso(now)
            put(tx, key, known)
        seen[person_id] = datetime.fromisoformat(known) if known else None
    return seen


def person_print(tx: Transaction, person_id: str) -> str:
    """A person in a key: a keyed hash, for who is on the roster is nobody's to read here."""
    return tx.fingerprint("person", person_id).hex()


def roster_print(tx: Transaction, roster: Roster) -> str:
    """By what the people of a roster are known in messages: a keyed hash of it."""
    people = (
        repr((each.id, each.name, each.emails, each.aliases, each.handles, sorted(each.roles)))
        for each in roster.people
    )
    return tx.fingerprint("roster", *people).hex()


def _joined(key: tuple[str, ...]) -> str:
    return "\x1f".join(key)
