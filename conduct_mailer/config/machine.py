"""Whether the machine has what the configuration names: the key, the state folder, passwords, all kept from others."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from conduct_mailer.config.options import Configuration
from conduct_mailer.config.problems import WARNING
from conduct_mailer.config.rights import MAKE, WRITE, refusal
from conduct_mailer.config.starter import PASSWORD_TO_REPLACE
from conduct_mailer.config.values import SQLITE, is_invented

OTHERS = 0o077
EVERYBODY = 0o007
BESIDE = ("", "-wal", "-shm")
"""The database's own files."""


def machine_problems(configuration: Configuration) -> Iterator[str]:
    """What is missing, still invented, open to others, or kept from the daemon's user."""
    yield from _servers(configuration)
    yield from _store(configuration)
    people = configuration.people
    if _mode(people) & EVERYBODY:
        yield f"{WARNING} {people}: everybody on this machine may read who is staff; run chmod o= {people}"


def _store(configuration: Configuration) -> Iterator[str]:
    """What is wrong with the state folder, the database and the key, before any of them is opened."""
    path, state = configuration.path, configuration.state_dir
    database, key = database_file(configuration), configuration.key_file
    yield from kept_back(configuration)
    if _mode(database) & OTHERS:
        yield f"{path}: database.url: others may read {database}; run chmod 600 {database}*"
    if _is_missing(state):
        yield f"{path}: database.state_dir: {state} is not there; run mkdir -m 700 {state}"
    elif _mode(state) & OTHERS:
        yield f"{path}: database.state_dir: others may look into {state}; run chmod 700 {state}"
    if _is_missing(key):
        yield missing_key(configuration)
    elif _mode(key) & OTHERS:
        yield f"{path}: database.key_file: others may read {key}; run chmod 600 {key}"


def kept_back(configuration: Configuration) -> Iterator[str]:
    """What is there of the store and this user may not use; nothing of it is lost, nor to be made anew."""
    path, state, database = configuration.path, configuration.state_dir, database_file(configuration)
    of_state = refusal(state, MAKE)
    if of_state:
        yield f"{path}: database.state_dir: {state} {of_state}"
    for key, file, need in (
        ("state_dir", state / "lock", WRITE),
        *(("url", database.with_name(database.name + end), WRITE) for end in BESIDE),
        ("key_file", configuration.key_file, os.R_OK),
    ):
        text = refusal(file, need)
        if text and not (of_state and file.is_relative_to(state) and not os.access(state, os.X_OK)):
            yield f"{path}: database.{key}: {file} {text}"


def database_file(configuration: Configuration) -> Path:
    """The file of the database, whether it is there or not."""
    return Path(configuration.database_url.removeprefix(SQLITE))


def missing_key(configuration: Configuration) -> str:
    """What to do about a master key that is not there; a new one beside a database would open nothing."""
    path, key, database = configuration.path, configuration.key_file, database_file(configuration)
    what = f"{path}: database.key_file: {key} is not there"
    if not _is_missing(database):
        return f"{what}; restore its backup, for without it nothing in {database} can be read"
    return f"{what}; restore its backup, or make a first one: conduct-mailer init {shlex.quote(str(path.parent))}"


def _servers(configuration: Configuration) -> Iterator[str]:
    path = configuration.path
    for section, options in (("imap", configuration.imap), ("smtp", configuration.smtp)):
        if is_invented(options.host):
            yield f"{path}: {section}.host: is an invented name; write the name of the real server"
        if options.password == PASSWORD_TO_REPLACE:
            yield f"{path}: {section}.password_file: still holds the starter's words; write the password there"


def _is_missing(path: Path) -> bool:
    """Whether it is known not to be there: of what may not be looked at nobody knows."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _mode(path: Path) -> int:
    """Who may do what with it; nobody anything with what is not there or may not be looked at."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0
