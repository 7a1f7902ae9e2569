"""A user who owns nothing, for what rights keep back; and a folder that this user may enter."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """No longer root; whoever is none stays who they are.

    What Python loads when it is first needed must be loaded before: it may itself lie where only root may look.
    """
    if os.getuid() != 0:
        yield
        return
    groups = os.getgroups()
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(groups)


@contextmanager
def folder_for_nobody() -> Iterator[Path]:
    """A folder outside everybody's private ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            for path in (folder, *(each for each in folder.rglob("*") if not each.is_symlink())):
                path.chmod(0o700)


def give_to_nobody(folder: Path) -> None:
    """Everything in the folder, and it, are theirs."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
