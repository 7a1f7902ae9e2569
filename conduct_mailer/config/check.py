"""What only shows when the configuration, the people and the machine are seen together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from conduct_mailer.config.machine import machine_problems
from conduct_mailer.config.options import Configuration
from conduct_mailer.config.problems import WARNING
from conduct_mailer.config.staffing import people_problems, who
from conduct_mailer.config.starter import Answers
from conduct_mailer.config.values import NUMBER_OF_AMERICA, has_911, is_invented, is_loopback, is_reserved
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Require


def check(configuration: Configuration, roster: Roster | None, now: datetime) -> tuple[str, ...]:
    """Every problem, a line each with its mend; a line that begins with ``warning:`` stops nothing.

    ``roster`` is ``None`` where the people file cannot be used, which is then said elsewhere.
    """
    sealing = configuration.settings.rules.without_independent
    return (
        *(people_problems(configuration.people, roster, sealing=sealing, now=now) if roster else ()),
        *_addresses(configuration, roster or Roster()),
        *_letters(configuration),
        *_vouchers(configuration),
        *machine_problems(configuration),
    )


def unreal(configuration: Configuration) -> Iterator[str]:
    """What no real event has: its starter's name, or an address that no mail can come to.

    For the operator who is about to go into service, not for the start of a daemon that is only tried out; and on
    servers of this machine alone a name that is kept for tests is meant.
    """
    path, event = configuration.path, configuration.event
    if event.name == Answers().name:
        yield f"{path}: event.name: is the starter's; write the event's own name, as reporters know it"
    domain = event.address.rpartition("@")[2]
    tried_out = is_loopback(configuration.imap.host) and is_loopback(configuration.smtp.host)
    if is_invented(domain) or (is_reserved(domain) and not tried_out):
        yield (
            f"{path}: event.address: is at a name that is reserved for examples and tests (RFC 2606), so no mail can"
            " come there; write the address of the real mailbox, and replace whatever else was invented with it"
        )


def _addresses(configuration: Configuration, roster: Roster) -> Iterator[str]:
    """Addresses that would send mail in circles, to where nobody reads it, or to whom it should not go."""
    file, path, own = configuration.people, configuration.path, configuration.event.address
    for person in roster.people:
        if any(_comes_to(own, email) for email in person.emails):
            yield f"{file}: {who(person)}: has the mailbox's own address; take it out, mail would go in circles"
    operator = configuration.operator.casefold()
    if operator and _comes_to(own, operator):
        yield f"{path}: operator.address: is the mailbox itself; name an address that is read while it is down"
    if operator and roster.owners(operator) and not configuration.operator_on_roster:
        yield f"{path}: operator.address: is somebody's of the staff; write on_roster = true, or name someone else"
    if not _comes_to(own, configuration.smtp.envelope_from):
        yield (
            f"{WARNING} {path}: smtp.envelope_from: is another mailbox than event.address, so bounces may come to where"
            " nobody reads them; take the line out unless they come to the daemon's mailbox all the same"
        )


def _comes_to(mailbox: str, address: str) -> bool:
    """Whether an address is the mailbox's own, or its own with a plus and something behind."""
    local, _, domain = address.strip().casefold().rpartition("@")
    return mailbox.casefold() in (f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}")


def _letters(configuration: Configuration) -> Iterator[str]:
    event = configuration.event
    if event.emergency_number == NUMBER_OF_AMERICA and not has_911(event.zone.key):
        yield (
            f"{WARNING} {configuration.path}: event.emergency_number: is America's, and the event is not there by its"
            ' zone; write the number of the place, as in emergency_number = "112"'
        )


def _vouchers(configuration: Configuration) -> Iterator[str]:
    path, require = configuration.path, configuration.settings.rules.require
    if Require.ALIGNED in require and not configuration.receiver.vouches:
        yield (
            f"{WARNING} {path}: authentication.authserv_id: is missing, so no member's mail can count; write the name"
            ' that your server puts into Authentication-Results (check --online finds it), or require = ["token"]'
            " where it writes none"
        )
    if Require.ALIGNED not in require:
        yield (
            f"{WARNING} {path}: authentication.require: whoever holds a token can write as its member; add"
            ' "aligned" where the server vouches for senders'
        )
