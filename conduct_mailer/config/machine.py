"""Whether the machine has what the configuration names: the key, the state folder, passwords, all kept from others."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from conduct_mailer.config.options import Configuration
from conduct_mailer.config.problems import WARNING
from conduct_mailer.config.starter import PASSWORD_TO_REPLACE
from conduct_mailer.config.values import SQLITE

OTHERS = 0o077
EVERYBODY = 0o007
INVENTED_HOST = ".example.org"


def machine_problems(configuration: Configuration) -> Iterator[str]:
    """What is missing, still invented, or open to others."""
    yield from _servers(configuration)
    yield from _state(configuration)
    path, key = configuration.path, configuration.key_file
    if not key.is_file():
        yield missing_key(configuration)
    elif _mode(key) & OTHERS:
        yield f"{path}: database.key_file: others may read {key}; run chmod 600 {key}"
    people = configuration.people
    if people.is_file() and _mode(people) & EVERYBODY:
        yield f"{WARNING} {people}: everybody on this machine may read who is staff; run chmod o= {people}"


def database_file(configuration: Configuration) -> Path:
    """The file of the database, whether it is there or not."""
    return Path(configuration.database_url.removeprefix(SQLITE))


def missing_key(configuration: Configuration) -> str:
    """What to do about a master key that is not there; a new one beside a database would open nothing."""
    path, key, database = configuration.path, configuration.key_file, database_file(configuration)
    what = f"{path}: database.key_file: {key} is not there"
    if database.is_file():
        return f"{what}; restore its backup, for without it nothing in {database} can be read"
    return f"{what}; restore its backup, or make a first one: conduct-mailer init {shlex.quote(str(path.parent))}"


def _servers(configuration: Configuration) -> Iterator[str]:
    path = configuration.path
    for section, options in (("imap", configuration.imap), ("smtp", configuration.smtp)):
        if options.host.casefold().endswith(INVENTED_HOST):
            yield f"{path}: {section}.host: is an invented name; write the name of the real server"
        if options.password == PASSWORD_TO_REPLACE:
            yield f"{path}: {section}.password_file: still holds the starter's words; write the password there"


def _state(configuration: Configuration) -> Iterator[str]:
    path, state, database = configuration.path, configuration.state_dir, database_file(configuration)
    if database.is_file() and _mode(database) & OTHERS:
        yield f"{path}: database.url: others may read {database}; run chmod 600 {database}*"
    if not state.is_dir():
        yield f"{path}: database.state_dir: {state} is not there; run mkdir -m 700 {state}"
    elif not os.access(state, os.W_OK | os.X_OK):
        yield f"{path}: database.state_dir: {state} cannot be written; give it to the daemon's user with chown"
    elif _mode(state) & OTHERS:
        yield f"{path}: database.state_dir: others may look into {state}; run chmod 700 {state}"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
