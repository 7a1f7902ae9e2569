"""Transactions are whole or nothing, and one at a time."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from conduct_mailer.errors import ConfigurationError
from conduct_mailer.store import marks
from conduct_mailer.store.database import Database


def test_exception_undoes_everything(database: Database) -> None:
    """What was written before it is gone."""

    def half() -> None:
        with database.write() as tx:
            marks.put(tx, "a", "1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with database.read() as tx:
        assert marks.get(tx, "a") is None


def test_writers_lose_no_update(database: Database) -> None:
    """Each reads what the one before it wrote."""
    with database.write() as tx:
        marks.put(tx, "count", "0")

    def add() -> None:
        for _ in range(50):
            with database.write() as tx:
                marks.put(tx, "count", str(int(marks.get(tx, "count") or 0) + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as tx:
        assert marks.get(tx, "count") == "200"


def test_it_is_durable_and_private(database: Database, tmp_path: Path) -> None:
    """Settings of a store that must survive a power cut, and a file for its owner alone."""
    with database.read() as tx:
        found = {
            name: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    assert stat.S_IMODE((tmp_path / "conduct.db").stat().st_mode) == 0o600


def test_database_of_a_newer_version_is_refused(database: Database) -> None:
    """Nothing is touched, and the line says what to do."""
    with database.write() as tx:
        tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigurationError, match="newer"):
        database.migrate()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    """A restart is no event."""
    with database.write() as tx:
        marks.put(tx, "kept", "yes")
    database.migrate()
    with database.read() as tx:
        assert marks.get(tx, "kept") == "yes"
