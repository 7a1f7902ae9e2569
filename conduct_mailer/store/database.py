"""The database: transactions as the design wants them, and migrations.

SQLite, durable before fast. Write transactions begin IMMEDIATE and are one at a time; deferred ones that turn
into writes lose updates or fail at once. The driver's own transaction handling is off, for it leaks savepoints.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, make_url, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from conduct_mailer.errors import ConfigurationError, StoreUnavailable
from conduct_mailer.store import schema
from conduct_mailer.store.vault import HolderKey, LookUpKey, Vault

HOUSE = "house"
"""The holder of mails that are about no ticket."""
LOOK_UP = "look-up"
"""The holder of nothing: its key is that of the keyed hashes."""


@dataclass(slots=True)
class Transaction:
    """One transaction, with the vault that opens what it finds."""

    connection: Connection
    vault: Vault
    _keys: dict[str, HolderKey] = field(default_factory=dict, repr=False)
    _look_up: LookUpKey | None = field(default=None, repr=False)

    def key(self, holder_id: str) -> HolderKey:
        """The key of a holder; raises ``KeyError`` once the holder is erased."""
        if holder_id not in self._keys:
            self._keys[holder_id] = self.vault.unwrap(self._wrapped(holder_id), holder_id)
        return self._keys[holder_id]

    def fingerprint(self, *parts: str | bytes) -> bytes:
        """A keyed hash by which equal things are found again without being stored; the first part says what it is."""
        if self._look_up is None:
            self._look_up = self.vault.unwrap_look_up(self._wrapped(LOOK_UP), LOOK_UP)
        return self._look_up.fingerprint(*parts)

    def _wrapped(self, holder_id: str) -> bytes:
        wanted = select(schema.holder.c.wrapped_key).where(schema.holder.c.id == holder_id)
        wrapped: bytes | None = self.connection.execute(wanted).scalar_one_or_none()
        if wrapped is None:
            raise KeyError("holder-erased")
        return wrapped

    def new_holder(self, holder_id: str) -> HolderKey:
        """Make a holder and its key."""
        key, wrapped = self.vault.new_key(holder_id)
        self.connection.execute(schema.holder.insert().values(id=holder_id, wrapped_key=wrapped))
        self._keys[holder_id] = key
        return key

    def house(self) -> HolderKey:
        """The key for mails about no ticket, made when it is first needed."""
        return self.key(HOUSE) if self.has_holder(HOUSE) else self.new_holder(HOUSE)

    def has_holder(self, holder_id: str) -> bool:
        """Whether there is such a holder, erased or not."""
        known = select(schema.holder.c.id).where(schema.holder.c.id == holder_id)
        return self.connection.execute(known).first() is not None


class Database:
    """The store's file. ``write`` is the one writer of this process, ``read`` sees a steady state."""

    def __init__(self, url: str, vault: Vault) -> None:
        """``url`` is SQLAlchemy's; a SQLite file is made for its owner's eyes only."""
        self._vault = vault
        self._lock = threading.RLock()
        self._engine = create_engine(url)
        file = make_url(url).database
        if file and not Path(file).exists():
            _make_private(Path(file))
        event.listen(self._engine, "connect", _on_connect)

    def migrate(self) -> None:
        """Bring the tables up to date.

        Raises ``ConfigurationError`` for a database from a newer version, and for one that another key wrote.
        """
        scripts = ScriptDirectory(str(Path(__file__).parent / "migrations"))
        with self._connected() as connection:
            known = {script.revision for script in scripts.walk_revisions()}
            current = MigrationContext.configure(connection).get_current_heads()
            if set(current) - known:
                raise ConfigurationError(
                    "database: was written by a newer conduct-mailer; install that version or a later one"
                )
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            self._upgrade(connection, scripts)
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        self._try_key()

    def _try_key(self) -> None:
        """Make the key of the keyed hashes, or see that the master key opens it."""
        with self.write() as tx:
            if not tx.has_holder(LOOK_UP):
                tx.new_holder(LOOK_UP)
            try:
                tx.fingerprint("trial")
            except StoreUnavailable as problem:
                raise ConfigurationError(
                    "key_file: is not the master key that the database was written with; restore that one's backup"
                ) from problem

    @staticmethod
    def _upgrade(connection: Connection, scripts: ScriptDirectory) -> None:
        def steps(revision: object, _context: object) -> object:
            return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - as alembic.command does

        environment = EnvironmentContext(Config(), scripts)
        environment.configure(
            connection=connection,
            target_metadata=schema.metadata,
            fn=steps,
            transactional_ddl=True,
            transaction_per_migration=True,
            render_as_batch=True,
        )
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            environment.run_migrations()
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")

    def rewrap(self) -> int:
        """Wrap every holder's key by the master key in force, in one transaction; how many there are."""
        with self.write() as tx:
            rows = tx.connection.execute(select(schema.holder).where(schema.holder.c.wrapped_key.is_not(None))).all()
            for row in rows:
                wrapped = tx.vault.rewrapped(row.wrapped_key, row.id)
                anew = update(schema.holder).where(schema.holder.c.id == row.id).values(wrapped_key=wrapped)
                tx.connection.execute(anew)
        self.forget_log()
        return len(rows)

    def forget_log(self) -> None:
        """Empty the write-ahead log, which may hold what has just been destroyed; raises ``StoreUnavailable``."""
        with self._connected() as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if busy:
            raise StoreUnavailable(
                "store-log",
                "it is done, but the database's log is in use; stop the daemon for a"
                " moment or do the same again, so that no old copy stays in it",
            )

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that writes: alone, committed on leaving, undone on any exception."""
        with self._lock, self._transaction("BEGIN IMMEDIATE") as tx:
            yield tx

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads."""
        with self._transaction("BEGIN DEFERRED") as tx:
            yield tx

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Transaction]:
        with self._connected() as connection:
            _execute(connection, begin)
            try:
                yield Transaction(connection, self._vault)
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            _execute(connection, "COMMIT")

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            connection = self._engine.connect()
        except DBAPIError as problem:
            raise StoreUnavailable("store-open", "the database cannot be opened") from problem
        with connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _execute(connection: Connection, statement: str) -> None:
    try:
        connection.exec_driver_sql(statement)
    except DBAPIError as problem:
        raise StoreUnavailable("store-busy", "the database cannot be written") from problem


def _on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """The driver begins nothing by itself; durable, private, patient."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "busy_timeout=10000",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _make_private(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as problem:
        raise ConfigurationError(f"database {file}: cannot be made ({problem.strerror})") from problem
