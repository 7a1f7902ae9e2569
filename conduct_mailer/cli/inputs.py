"""The files that ``explain`` and ``evaluate`` are told to read: what is wrong with one is none of the configuration's.

InputError
├── NoInput    a file or folder is not there, or cannot be read: exit status 66
└── BadInput   what stands in one cannot be used: exit status 65
"""

from __future__ import annotations

import os
from pathlib import Path

from conduct_mailer.config.rights import user
from conduct_mailer.errors import ConductMailerError


class InputError(ConductMailerError):
    """Something is wrong with what was named; ``problems`` has a line for each mistake."""

    status = os.EX_NOINPUT

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class NoInput(InputError):  # noqa: N818 - sysexits(3) calls it so
    """A file or folder is not there or cannot be read."""


class BadInput(InputError):  # noqa: N818 - as above
    """What stands in a file cannot be used."""

    status = os.EX_DATAERR


def octets(path: Path) -> bytes:
    """What the file holds; raises ``NoInput``."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise NoInput(f"{path}: {_why(problem)}") from problem


def mails(folder: Path) -> tuple[Path, ...]:
    """Every mail in the folder that has a label beside it; raises ``NoInput``."""
    try:
        next(folder.iterdir(), None)
    except OSError as problem:
        raise NoInput(f"{folder}: {_why(problem)}") from problem
    found = tuple(path for path in sorted(folder.rglob("*.eml")) if path.with_suffix(".json").exists())
    if not found:
        raise NoInput(f"{folder}: holds no labelled mail; it needs ID.eml with ID.json beside it")
    return found


def _why(problem: OSError) -> str:
    match problem:
        case FileNotFoundError():
            return "is not there"
        case IsADirectoryError():
            return "is a folder; name a file"
        case NotADirectoryError():
            return "is no folder"
        case PermissionError():
            return f"may not be read by the user {user()}; that is its owner's to change"
        case _:
            return f"cannot be read ({problem.strerror})"
