"""The commands about keys: ``rekey`` changes the master key, ``erase`` destroys the key of one ticket."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conduct_mailer.clock import SystemClock
from conduct_mailer.config import Configuration, find, load
from conduct_mailer.config.machine import OTHERS, database_file, kept_back, missing_key
from conduct_mailer.config.rights import refusal, user
from conduct_mailer.errors import ConductMailerError, ConfigurationError, StoreUnavailable
from conduct_mailer.model.ticket import TicketState
from conduct_mailer.store import marks
from conduct_mailer.store import tickets as store
from conduct_mailer.store.database import Database, Transaction
from conduct_mailer.store.erasure import erase as destroy
from conduct_mailer.store.vault import Vault, add_key, drop_old_keys, master_keys

OLD_BACKUPS = "Backups of the database made until now open with the old key alone: keep its backup as long as them."

HAS_TABLES = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ticket'"


def rekey(arguments: argparse.Namespace) -> int:
    """Wrap everything with a new master key; the daemon may run meanwhile."""
    if arguments.add:
        _add(arguments.add)
        print(f"A new key stands first in {arguments.add}. Back the file up, restart the daemon, then run rekey.")
        return 0
    configuration = load(find(arguments.config))
    _see_that_nothing_is_kept_back(configuration)
    key_file = configuration.key_file
    if not key_file.is_file():
        raise ConfigurationError(missing_key(configuration))
    is_file = not _is_credential(key_file)
    if is_file and len(master_keys(key_file)) == 1:
        add_key(key_file)
    with opened(configuration) as database:
        if not is_file:
            _refuse_unless_in_force(database, Vault(key_file), master_keys(key_file))
        count = database.rewrap()
    print(f"{count} keys are wrapped by the new master key.")
    if is_file:
        drop_old_keys(key_file)
        print(f"{key_file} holds it alone: back it up now. {OLD_BACKUPS}")
    else:
        print(f"Take every line but the first out of the credential's file, and back it up. {OLD_BACKUPS}")
    return 0


def erase(arguments: argparse.Namespace) -> int:
    """Make a closed ticket's content unreadable for good; without ``--for-good`` only say what that means."""
    configuration = load(find(arguments.config))
    code = arguments.code.strip().lower()
    with opened(configuration) as database:
        with database.read() as tx:
            found = store.by_codes(tx, (code,))
            if not found and not store.code_taken(tx, code):
                raise ConductMailerError("there is no ticket of that code name; tickets and set-aside list them")
        if not arguments.for_good:
            print(
                f"Everything of {code} would be unreadable for ever: its messages, notes, letters and who they are"
                " from. Nothing brings it back."
            )
            is_open = any(ticket.state is TicketState.OPEN for ticket in found)
            print("It is open now: a reader must close it first." if is_open else "If that is meant: erase --for-good")
            return 1
        with database.write() as tx:
            for ticket in store.by_codes(tx, (code,)):
                destroy(tx, ticket, SystemClock().now())
        database.forget_log()
    print(
        f"{code} is erased here. Still there: database backups from before, until the last is gone; the mail itself in"
        " the mailbox's folders; copies in its readers' inboxes."
    )
    return 0


def _is_credential(key_file: Path) -> bool:
    """Whether systemd hands the key over: a copy, made at the daemon's start, that nobody can write."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return bool(folder) and key_file.is_relative_to(folder or "")


def _refuse_unless_in_force(database: Database, vault: Vault, keys: tuple[bytes, ...]) -> None:
    """A daemon that was not restarted would go on with the old key alone, and what it wraps would be lost."""
    if len(keys) == 1:
        raise ConductMailerError(
            "the master key is a systemd credential: first, as root, run rekey --add with the file that the unit's"
            " LoadCredential names, restart the daemon, and run this again"
        )
    with database.read() as tx:
        if marks.get(tx, marks.MASTER_KEY) != vault.key_id:
            raise ConductMailerError("the daemon has not been started with the new key yet; restart it, then try again")


def key_problems(configuration: Configuration) -> Iterator[str]:
    """What is wrong with what the key file holds: it is no key, or not that of the database that is there."""
    key_file = configuration.key_file
    if any(kept_back(configuration)) or not key_file.is_file() or key_file.stat().st_mode & OTHERS:
        return  # said by the configuration's own check
    try:
        Vault(key_file)
        with opened(configuration):
            pass
    except (ConfigurationError, StoreUnavailable) as problem:
        yield str(problem)
    except ConductMailerError:
        return  # there is no database yet that it could fit


@contextmanager
def opened(configuration: Configuration) -> Iterator[Database]:
    """The database, if it is there and the key opens it; raises a plain line otherwise."""
    _see_that_nothing_is_kept_back(configuration)
    file = database_file(configuration)
    missing = ConductMailerError(f"there is no database at {file} yet; run or once makes it")
    if not file.is_file():
        raise missing
    if not configuration.key_file.is_file():
        raise ConfigurationError(missing_key(configuration))
    database = Database(configuration.database_url, Vault(configuration.key_file))
    try:
        with database.read() as tx:
            if tx.connection.exec_driver_sql(HAS_TABLES).first() is None:
                raise missing
            _try_key(tx, configuration)
        yield database
    finally:
        database.close()


def _add(file: Path) -> None:
    """Put a new key into the file of a credential, which is there and root's."""
    if refusal(file):
        raise ConfigurationError(f"{file}: the user {user()} may not read it; run this as root")
    if not file.exists():
        raise ConfigurationError(f"{file}: is not there; name the file that the unit's LoadCredential names")
    try:
        add_key(file)
    except OSError as problem:
        raise ConfigurationError(f"{file}: cannot be written ({problem.strerror}); run this as root") from problem


def _see_that_nothing_is_kept_back(configuration: Configuration) -> None:
    """Raise ``ConfigurationError`` where this user may not use what is there, before anything takes it for missing."""
    if barred := tuple(kept_back(configuration)):
        raise ConfigurationError(*barred)


def _try_key(tx: Transaction, configuration: Configuration) -> None:
    try:
        tx.fingerprint("trial")
    except StoreUnavailable as problem:
        wrong = "is not the master key that the database was written with; restore that one's backup"
        raise ConfigurationError(f"{configuration.path}: database.key_file: {wrong}") from problem
