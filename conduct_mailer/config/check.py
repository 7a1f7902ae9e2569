"""What only shows when the configuration, the people and the machine are seen together."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from conduct_mailer.config.options import Configuration
from conduct_mailer.config.sections import SQLITE
from conduct_mailer.config.starter import PASSWORD_TO_REPLACE
from conduct_mailer.model.roster import CHAIR, COMMITTEE, INDEPENDENT, Person, Roster
from conduct_mailer.model.settings import Require

WARNING = "warning:"
OTHERS = 0o077
EVERYBODY = 0o007
INVENTED = "@example.org"
INVENTED_HOST = ".example.org"


def check(configuration: Configuration, roster: Roster) -> tuple[str, ...]:
    """Every problem, a line each with its mend; a line that begins with ``warning:`` stops nothing."""
    sealing = configuration.settings.rules.without_independent
    of_people = people_problems(configuration.people, roster, sealing=sealing)
    return *of_people, *_addresses(configuration, roster), *_machine(configuration)


def people_problems(file: Path, roster: Roster, *, sealing: bool) -> Iterator[str]:
    """What is wrong with the people of a file by themselves; ``sealing``: nobody independent, on purpose."""
    if not roster.with_role(INDEPENDENT) and not sealing:
        yield (
            f"{file}: independent: nobody reads what concerns every chair; write a table [independent], or set"
            ' policy.without_independent = "seal"'
        )
    if not roster.chairs:
        yield f'{file}: staff: there is no chair; write roles = ["chair"] for at least one person'
    if not roster.with_role(COMMITTEE):
        yield f'{file}: staff: there is no committee; write roles = ["committee"] for those who read reports'
    for role, name in ((CHAIR, "chair"), (COMMITTEE, "member of the committee")):
        if len(roster.with_role(role)) == 1:
            yield f"{WARNING} {file}: staff: there is only one {name}; when a report names them, others must read it"
    for person in roster.people:
        if person.is_member and not person.emails:
            yield f"{file}: {_who(person)}: has a role that reads reports and no address; write emails = [...]"
        if any(email.casefold().endswith(INVENTED) for email in person.emails):
            yield f"{WARNING} {file}: {_who(person)}: has an invented address ({INVENTED}); write the real one"


def _who(person: Person) -> str:
    return "independent" if INDEPENDENT in person.roles else f"staff {person.id}"


def _addresses(configuration: Configuration, roster: Roster) -> Iterator[str]:
    file, path = configuration.people, configuration.path
    for owner in roster.owners(configuration.event.address.casefold()):
        yield f"{file}: {_who(owner)}: has the mailbox's own address; take it out, mail would go in circles"
    operator = configuration.operator.casefold()
    if operator and operator == configuration.event.address.casefold():
        yield f"{path}: operator.address: is the mailbox itself; name an address that is read while it is down"
    if operator and roster.owners(operator) and not configuration.operator_on_roster:
        yield f"{path}: operator.address: is somebody's of the staff; write on_roster = true, or name someone else"
    require = configuration.settings.rules.require
    if Require.ALIGNED in require and not configuration.receiver.vouches:
        yield (
            f"{WARNING} {path}: authentication.authserv_id: is missing, so no member's mail can count; write the name"
            ' that your server puts into Authentication-Results, or require = ["token"] where it writes none'
        )
    if Require.ALIGNED not in require:
        yield (
            f"{WARNING} {path}: authentication.require: whoever holds a token can write as its member; add"
            ' "aligned" where the server vouches for senders'
        )


def _machine(configuration: Configuration) -> Iterator[str]:
    yield from _servers(configuration)
    yield from _state(configuration)
    path, key = configuration.path, configuration.key_file
    if not key.is_file():
        yield f"{path}: database.key_file: {key} is not there; restore its backup, or make a first one with init"
    elif _mode(key) & OTHERS:
        yield f"{path}: database.key_file: others may read {key}; run chmod 600 {key}"
    people = configuration.people
    if people.is_file() and _mode(people) & EVERYBODY:
        yield f"{WARNING} {people}: everybody on this machine may read who is staff; run chmod o= {people}"


def _servers(configuration: Configuration) -> Iterator[str]:
    path = configuration.path
    for section, options in (("imap", configuration.imap), ("smtp", configuration.smtp)):
        if options.host.casefold().endswith(INVENTED_HOST):
            yield f"{path}: {section}.host: is an invented name; write the name of the real server"
        if options.password == PASSWORD_TO_REPLACE:
            yield f"{path}: {section}.password_file: still holds the starter's words; write the password there"


def _state(configuration: Configuration) -> Iterator[str]:
    path, state = configuration.path, configuration.state_dir
    database = Path(configuration.database_url.removeprefix(SQLITE))
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
