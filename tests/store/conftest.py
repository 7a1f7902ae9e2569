"""A store of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault, create_key


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Empty, brought up to date."""
    create_key(tmp_path / "master.key")
    database = Database(f"sqlite:///{tmp_path / 'conduct.db'}", Vault(tmp_path / "master.key"))
    database.migrate()
    return database
