"""What is promised, and who is reminded of it when (R-31 to R-34).

Every moment has a key of its own, so that it is told once whatever crashes. After an outage only the latest moment that
was missed is told: nobody is helped by five reminders at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conduct_mailer.model.letter import ReminderRow, TicketRow
from conduct_mailer.model.roster import CHAIR, Person, Roster
from conduct_mailer.model.settings import Promises
from conduct_mailer.model.ticket import Ticket, TicketState
from conduct_mailer.policy.readers import readers

ACKNOWLEDGE = "acknowledge"
LOOK = "look"
UPDATE = "update"
URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Moment:
    """A promise of one ticket that is due or near: ``what``, by when, and ``key``, unique for this telling of it."""

    what: str
    key: str
    due: datetime


def in_days(length: timedelta) -> str:
    """A promised time in the unit in which it is configured: ``7 days``, ``1 day``, ``2.5 days``."""
    return _in(length, timedelta(days=1), "day")


def in_hours(length: timedelta) -> str:
    """The same: ``24 hours``."""
    return _in(length, timedelta(hours=1), "hour")


def in_minutes(length: timedelta) -> str:
    """The same: ``30 minutes``."""
    return _in(length, timedelta(minutes=1), "minute")


def _in(length: timedelta, unit: timedelta, word: str) -> str:
    count = f"{round(length / unit, 2):.15g}"
    return f"{count} {word}{'' if count == '1' else 's'}"


def hourly(ticket: Ticket, promises: Promises, now: datetime) -> tuple[Moment, ...]:
    """What is told in the moment it falls due: the first answer, the first look, an urgent ticket that nobody took."""
    if ticket.state is not TicketState.OPEN:
        return ()
    clocks = ticket.clocks
    found: list[Moment] = []
    since = now - clocks.arrived_at
    if clocks.acknowledged_at is None and clocks.unreachable_at is None:
        due = clocks.arrived_at + promises.acknowledge_within
        found += _latest(ACKNOWLEDGE, promises.acknowledge_reminders, since, due)
    if clocks.looked_at is None:
        found += _latest(LOOK, promises.look_reminders, since, clocks.arrived_at + promises.look_reminders[-1])
    if ticket.urgent and clocks.urgent_since is not None and clocks.taken_at is None:
        repeats = (now - clocks.urgent_since) // promises.urgent_repeat
        if repeats > 0:
            found.append(Moment(URGENT, f"{clocks.urgent_since.isoformat()}/{repeats}", clocks.urgent_since))
    return tuple(found)


def _latest(what: str, reminders: tuple[timedelta, ...], since: timedelta, due: datetime) -> list[Moment]:
    passed = [reminder for reminder in reminders if reminder <= since]
    return [Moment(what, str(passed[-1]), due)] if passed else []


def daily(ticket: Ticket, promises: Promises, now: datetime, zone: ZoneInfo) -> Moment | None:
    """What is told once a day, with everything else that day: the next word to the reporter.

    Counted in days of the event's zone: two days and one day before, on the day, and every day after; never on the day
    on which the date was set, by the report or by the last word to its writer: whoever set it knows it.
    """
    clocks = ticket.clocks
    due, today = clocks.update_due, now.astimezone(zone).date()
    if ticket.state is not TicketState.OPEN or due is None:
        return None
    if (clocks.answered_at or clocks.arrived_at).astimezone(zone).date() == today:
        return None
    left = (due.astimezone(zone).date() - today).days
    if left <= 0 or any(timedelta(days=left) == before for before in promises.update_reminders):
        return Moment(UPDATE, today.isoformat(), due)
    return None


def reminded(moment: Moment, ticket: Ticket, roster: Roster, promises: Promises, now: datetime) -> tuple[Person, ...]:
    """Whom a moment is told: all readers; of an update whoever handles it, and late also the chairs among them."""
    everybody = readers(ticket, roster, now)
    handler = tuple(person for person in everybody if person.id == ticket.handler)
    if moment.what != UPDATE or not handler:
        return everybody
    if now - moment.due < promises.chairs_after:
        return handler
    return tuple(person for person in everybody if person in handler or CHAIR in person.roles)


def reminder_row(moment: Moment, ticket: Ticket, now: datetime) -> ReminderRow:
    """The moment as a line of a reminder."""
    return ReminderRow(ticket.code, moment.what, moment.due, now >= moment.due)


def row(ticket: Ticket, roster: Roster, now: datetime) -> TicketRow:
    """The ticket as a line of a digest or list: no content."""
    clocks = ticket.clocks
    handler = roster.get(ticket.handler) if ticket.handler else None
    return TicketRow(
        code=ticket.code,
        kind=ticket.kind.value.replace("_", " "),
        arrived_at=clocks.arrived_at,
        urgent=ticket.urgent,
        handler=handler.name if handler else "",
        acknowledged=clocks.acknowledged_at is not None,
        person_must_answer=clocks.acknowledged_at is None and clocks.unreachable_at is None,
        looked_at=clocks.looked_at is not None,
        update_due=clocks.update_due,
        overdue=clocks.update_due is not None and clocks.update_due <= now,
        progress=_progress(clocks.answered_at or clocks.arrived_at, clocks.update_due, now),
    )


def _progress(start: datetime, due: datetime | None, now: datetime) -> int:
    if due is None or due <= start:
        return 100 if due is not None else 0
    return max(0, min(100, round(100 * (now - start) / (due - start))))
