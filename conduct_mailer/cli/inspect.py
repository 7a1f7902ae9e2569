"""The commands that look: ``status``, ``tickets``, ``set-aside``, ``outbox``, ``journal``. They change nothing.

Code names, states, times and reason codes; no content, no names, no addresses. An operator who is on the roster gets no
code names either, for a code name says that a ticket exists.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from conduct_mailer.cli.keys import opened
from conduct_mailer.clock import SystemClock
from conduct_mailer.config import Configuration, find, load
from conduct_mailer.errors import ConductMailerError
from conduct_mailer.flow.outages import MENDS
from conduct_mailer.model.settings import Promises
from conduct_mailer.model.ticket import SendState, Ticket, TicketState
from conduct_mailer.store import journal as lines
from conduct_mailer.store import marks, schema
from conduct_mailer.store import tickets as store
from conduct_mailer.store.database import Transaction

LAST_PASS = "last-pass"  # noqa: S105 - the key of a mark
OUTAGE = "outage-since:"
STALE = timedelta(minutes=15)
"""How old the last pass may be."""
STUCK = timedelta(hours=1)
"""How long a mail may wait to be taken."""
PENDING = (SendState.WAITING.value, SendState.CLAIMED.value)


@dataclass(frozen=True, slots=True)
class Pending:
    """A mail that is written and not yet accepted: which letter, since when, how often it was tried."""

    letter: str
    ticket_id: str | None
    attempts: int
    reason: str
    created_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """How things stand. Tickets by code name; ``urgent`` are those that nobody has taken."""

    open: tuple[str, ...]
    overdue: tuple[str, ...]
    urgent: tuple[str, ...]
    unacknowledged: tuple[str, ...]
    waiting: tuple[Pending, ...]
    outages: tuple[tuple[str, str], ...]
    last_pass: datetime | None
    needs: tuple[str, ...]


def status(arguments: argparse.Namespace) -> int:
    """Print how things stand; 1 when something needs a person."""
    configuration, now = load(find(arguments.config)), SystemClock().now()
    with _reading(configuration) as tx:
        health = _health(tx, configuration.settings.promises, now)
    if arguments.json:
        print(json.dumps(_as_json(health, configuration, now)))
    else:
        print("\n".join(_for_people(health, configuration, now)))
    return 1 if health.needs else 0


def tickets(arguments: argparse.Namespace) -> int:
    """Print a line for each ticket."""
    return _list(arguments, TicketState.OPEN, TicketState.CLOSED)


def set_aside(arguments: argparse.Namespace) -> int:
    """Print a line for each message that is kept and not answered."""
    return _list(arguments, TicketState.SET_ASIDE)


def outbox(arguments: argparse.Namespace) -> int:
    """Print a line for each mail that is written and not yet accepted."""
    configuration = load(find(arguments.config))
    with _reading(configuration) as tx:
        waiting = _pending(tx)
        if not waiting:
            print("no mail waits", file=sys.stderr)
        for mail in waiting:
            about = store.ticket(tx, mail.ticket_id).code if mail.ticket_id else "-"
            code = "-" if configuration.operator_on_roster else about
            since, due = (_local(time, configuration) for time in (mail.created_at, mail.due_at))
            reason = mail.reason or "-"
            print(f"{code:24} {mail.letter:20} written {since}  due {due}  attempts {mail.attempts}  {reason}")
    return 0


def journal(arguments: argparse.Namespace) -> int:
    """Print what was decided on a ticket, by which rule."""
    configuration = load(find(arguments.config))
    _only_for_outsiders(configuration)
    with _reading(configuration) as tx:
        found = store.by_codes(tx, (arguments.code.strip().lower(),))
        if not found:
            raise ConductMailerError("there is no ticket of that code name")
        for line in lines.of_ticket(tx, found[0].id):
            print(f"{_local(line.at, configuration)}  {line.event:24} {line.reason}")
    return 0


def _list(arguments: argparse.Namespace, *states: TicketState) -> int:
    configuration, now = load(find(arguments.config)), SystemClock().now()
    _only_for_outsiders(configuration)
    with _reading(configuration) as tx:
        found = store.tickets(tx, *states)
        if not found:
            print("there are none", file=sys.stderr)
        for ticket in found:
            arrived = _local(ticket.clocks.arrived_at, configuration)
            line = f"{ticket.code:24} {ticket.state.value:9} {ticket.kind.value:12} {arrived}  {_signs(ticket, now)}"
            print(line.rstrip())
    return 0


def _signs(ticket: Ticket, now: datetime) -> str:
    signs = {
        "urgent": ticket.urgent,
        "unacknowledged": _is_unacknowledged(ticket),
        "overdue": _is_overdue(ticket, now),
    }
    return " ".join(sign for sign, shown in signs.items() if shown)


def _only_for_outsiders(configuration: Configuration) -> None:
    if configuration.operator_on_roster:
        raise ConductMailerError("the operator is on the roster and gets no code names; see the digest")


@contextmanager
def _reading(configuration: Configuration) -> Iterator[Transaction]:
    """A transaction that only reads."""
    with opened(configuration) as database, database.read() as tx:
        yield tx


def _health(tx: Transaction, promises: Promises, now: datetime) -> Health:
    found = store.tickets(tx, TicketState.OPEN)
    unacknowledged = tuple(ticket for ticket in found if _is_unacknowledged(ticket))
    overdue = _codes([ticket for ticket in found if _is_overdue(ticket, now)])
    urgent = _codes([ticket for ticket in found if ticket.urgent and ticket.clocks.taken_at is None])
    waiting = _pending(tx)
    outages = _outages(tx)
    text = marks.get(tx, LAST_PASS)
    last_pass = datetime.fromisoformat(text) if text else None
    patience = promises.acknowledge_reminders[0]
    failed = ", ".join(sorted({mail.reason for mail in waiting if mail.reason}))
    needs = {
        "urgent tickets that nobody has taken": bool(urgent),
        "tickets that are overdue": bool(overdue),
        "reporters who wait for a first answer": any(
            ticket.clocks.person_must_answer or now - ticket.clocks.arrived_at >= patience for ticket in unacknowledged
        ),
        f"mails that failed ({failed})": bool(failed),
        "mails that nobody takes": any(now - max(mail.created_at, _first_due(mail)) >= STUCK for mail in waiting),
        "an outage": bool(outages),
        "no pass for a long time": last_pass is not None and now - last_pass >= STALE,
    }
    return Health(
        open=_codes(found),
        overdue=overdue,
        urgent=urgent,
        unacknowledged=_codes(unacknowledged),
        waiting=waiting,
        outages=outages,
        last_pass=last_pass,
        needs=tuple(need for need, there in needs.items() if there),
    )


def _first_due(mail: Pending) -> datetime:
    """When the mail was first to go: retries move ``due_at``, so after an attempt only its writing counts."""
    return mail.created_at if mail.attempts else mail.due_at


def _codes(found: Sequence[Ticket]) -> tuple[str, ...]:
    return tuple(ticket.code for ticket in found)


def _is_unacknowledged(ticket: Ticket) -> bool:
    is_open = ticket.state is TicketState.OPEN
    return is_open and ticket.clocks.acknowledged_at is None and ticket.clocks.unreachable_at is None


def _is_overdue(ticket: Ticket, now: datetime) -> bool:
    due = ticket.clocks.update_due
    return ticket.state is TicketState.OPEN and due is not None and due <= now


def _pending(tx: Transaction) -> tuple[Pending, ...]:
    """Every mail that is still to go, oldest first."""
    table = schema.outbox
    rows = tx.connection.execute(table.select().where(table.c.state.in_(PENDING)).order_by(table.c.id))
    return tuple(
        Pending(
            row.letter,
            row.ticket_id,
            row.attempts,
            row.reason,
            datetime.fromisoformat(row.created_at),
            datetime.fromisoformat(row.due_at),
        )
        for row in rows
    )


def _outages(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """What does not work, and since when."""
    table = schema.mark
    rows = tx.connection.execute(table.select().where(table.c.key.startswith(OUTAGE)).order_by(table.c.key))
    return tuple((row.key.removeprefix(OUTAGE), row.value) for row in rows)


def _failing(health: Health) -> tuple[Pending, ...]:
    return tuple(mail for mail in health.waiting if mail.attempts)


def _by_code(health: Health) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("open", health.open),
        ("urgent", health.urgent),
        ("overdue", health.overdue),
        ("unacknowledged", health.unacknowledged),
    )


def _as_json(health: Health, configuration: Configuration, now: datetime) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name, codes in _by_code(health):
        facts[name] = {"count": len(codes), "codes": [] if configuration.operator_on_roster else list(codes)}
    for name, mails in (("waiting", health.waiting), ("failing", _failing(health))):
        facts[name] = {"count": len(mails), "oldest_seconds": _oldest(mails, now)}
    facts["outages"] = dict(health.outages)
    facts["last_pass"] = health.last_pass.isoformat() if health.last_pass else None
    facts["needs_a_person"] = list(health.needs)
    return facts


def _for_people(health: Health, configuration: Configuration, now: datetime) -> Iterator[str]:
    for name, codes in _by_code(health):
        shown = "" if configuration.operator_on_roster else " ".join(codes)
        yield f"{name:16} {len(codes):4}  {shown}".rstrip()
    for name, mails in (("outbox waiting", health.waiting), ("outbox failing", _failing(health))):
        oldest = f"oldest {_oldest(mails, now) // 60} min" if mails else ""
        yield f"{name:16} {len(mails):4}  {oldest}".rstrip()
    for what, since in health.outages:
        mend = f"; {MENDS[what]}" if what in MENDS else ""
        yield f"outage           {what} since {_local(datetime.fromisoformat(since), configuration)}{mend}"
    passed = _local(health.last_pass, configuration) if health.last_pass else "none is known of"
    yield f"last pass        {passed}"
    yield f"needs a person:  {', '.join(health.needs) or 'nothing'}"


def _oldest(mails: Sequence[Pending], now: datetime) -> int:
    return int(max(((now - mail.created_at).total_seconds() for mail in mails), default=0))


def _local(moment: datetime, configuration: Configuration) -> str:
    return moment.astimezone(configuration.event.zone).strftime("%Y-%m-%d %H:%M %Z")
