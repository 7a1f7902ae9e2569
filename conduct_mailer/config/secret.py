"""Secrets: read from a file that others cannot read, or from a systemd credential; never from the configuration."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from conduct_mailer.config.files import Document
from conduct_mailer.config.rights import why

CREDENTIALS = "CREDENTIALS_DIRECTORY"
OTHERS = 0o077
MOST_OCTETS = 10_000


def credential(name: str) -> Path | None:
    """The file of a systemd credential (systemd.exec(5)); ``None`` where systemd has passed none of that name."""
    folder = os.environ.get(CREDENTIALS, "")
    path = Path(folder) / name
    return path if folder and Path(name).name == name and os.path.isfile(path) else None  # noqa: PTH113 - never raises


def password(document: Document, section: str, *, needed: bool) -> tuple[str, tuple[str, ...]]:
    """The password of a section, and what is wrong with the way that it is named or kept."""
    table = document.table(section)
    named = [key for key in ("password_file", "password_credential") if isinstance(table.get(key), str)]
    if len(named) > 1:
        problem = document.problem((section, named[1]), "there is a password_file as well; take one of them out")
        return "", (problem,)
    if not named:
        wrong = "is missing; write the name of a file with mode 0600 that has the password on its one line"
        return "", (document.problem((section, "password_file"), wrong),) if needed else ()
    text, wrong = _read(document.path.parent, table, named[0])
    return text, (document.problem((section, named[0]), wrong),) if wrong else ()


def _read(folder: Path, table: Mapping[str, object], key: str) -> tuple[str, str]:
    """The password and nothing, or nothing and what is wrong."""
    if key == "password_credential":
        passed = credential(str(table[key]))
        if passed is None:
            return "", "systemd has passed no such credential; add LoadCredential= to the unit, or use password_file"
        return _content(passed)
    path = folder / Path(str(table[key])).expanduser()
    try:
        mode = path.stat().st_mode
    except OSError as problem:
        return "", f"the file {why(path, problem, 'make it, with the password on its one line', private=True)}"
    if stat.S_ISDIR(mode):
        return "", "is a folder; name a file that has the password on its one line"
    if stat.S_IMODE(mode) & OTHERS:
        return "", "others may read the file; run chmod 600 on it, and change the password if others have accounts"
    return _content(path)


def _content(path: Path) -> tuple[str, str]:
    try:
        with path.open("rb") as handle:
            text = handle.read(MOST_OCTETS).decode().removesuffix("\n").removesuffix("\r")
    except OSError as problem:
        return "", f"the file {why(path, problem, 'name one that is', private=True)}"
    except UnicodeDecodeError:
        return "", "the file is not UTF-8; write the password on its one line"
    if not text:
        return "", "the file is empty; write the password on its one line"
    if not text.isprintable():
        return "", "the file has more than one line; leave the password alone on its one line"
    return text, ""
