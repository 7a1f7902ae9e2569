"""A folder with everything that a good configuration names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conduct_mailer.config.starter import Answers, write_starter

GOOD = """\
[event]
name = "Lakeside Python"
address = "conduct@lakeside.example"
zone = "America/Los_Angeles"

[imap]
host = "imap.lakeside.example"
password_file = "password"

[smtp]
host = "smtp.lakeside.example"
security = "starttls"
password_file = "password"
"""

Written = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _without_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the surroundings decides what a test sees."""
    for name in ("CONDUCT_MAILER_CONFIG", "STATE_DIRECTORY", "CREDENTIALS_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a configuration beside its password; the file."""
    password = tmp_path / "password"
    password.write_text("a canary in a coal mine\n")
    password.chmod(0o600)

    def write(text: str) -> Path:
        path = tmp_path / "conduct-mailer.toml"
        path.write_text(text)
        return path

    return write


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A folder that the starter wrote."""
    folder = tmp_path / "started"
    write_starter(folder, Answers("Lakeside Python", "conduct@lakeside.example"))
    return folder
