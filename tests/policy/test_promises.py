"""What is promised, and who hears of it when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.model.settings import Promises
from conduct_mailer.model.ticket import Clocks, TicketState
from conduct_mailer.policy.promises import daily, hourly, in_days, in_hours, in_minutes, reminded
from tests.policy.people import NOW, PEOPLE, ticket

ZONE = ZoneInfo("America/Los_Angeles")
RULES = Promises()
ANSWERED = Clocks(arrived_at=NOW, acknowledged_at=NOW, looked_at=NOW, update_due=NOW + timedelta(days=7))


def keys(hours: float, **changes: object) -> list[tuple[str, str]]:
    found = hourly(ticket(**changes), RULES, NOW + timedelta(hours=hours))
    return [(moment.what, moment.key) for moment in found]


def test_unanswered_writer_is_told_of_at_12_20_and_24_hours() -> None:
    """And before that nobody is."""
    assert keys(11.9) == []
    assert [what for what, _ in keys(12)] == ["acknowledge", "look"]
    assert len({keys(hours)[0] for hours in (12, 20, 24, 30)}) == 3


def test_answered_and_seen_ticket_is_quiet() -> None:
    """Reminders that need nobody make people stop reading them."""
    assert keys(30, clocks=ANSWERED) == []
    assert keys(30, state=TicketState.CLOSED) == []


def test_only_the_latest_missed_moment_is_told() -> None:
    """After a day's outage, one reminder each."""
    assert [what for what, _ in keys(25)] == ["acknowledge", "look"]


def test_urgent_repeats_until_somebody_takes_it() -> None:
    """Each repeat has a key of its own."""
    urgent = replace(ANSWERED, urgent_since=NOW)
    assert keys(0.4, clocks=urgent, urgent=True) == []
    assert len({tuple(keys(hours, clocks=urgent, urgent=True)) for hours in (0.5, 1, 1.5)}) == 3
    assert keys(1, clocks=replace(urgent, taken_at=NOW), urgent=True) == []


def test_word_to_the_writer_is_reminded_of_in_days() -> None:
    """Two days and one day before, on the day, and then daily."""
    told = [days for days in range(12) if daily(ticket(clocks=ANSWERED), RULES, NOW + timedelta(days=days), ZONE)]
    assert told == [5, 6, 7, 8, 9, 10, 11]


def test_nobody_is_reminded_of_a_date_on_the_day_on_which_it_was_set() -> None:
    """By a report that has just come, or by the last word to its writer; from the next day on they are."""
    wednesday = NOW + timedelta(days=4)
    updated = replace(ANSWERED, answered_at=wednesday, update_due=wednesday + timedelta(days=2))
    told = [days for days in range(4) if daily(ticket(clocks=updated), RULES, wednesday + timedelta(days=days), ZONE)]
    assert told == [1, 2, 3]
    short = replace(ANSWERED, update_due=NOW + timedelta(days=2))
    assert [days for days in range(4) if daily(ticket(clocks=short), RULES, NOW + timedelta(days=days), ZONE)] == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (in_days(timedelta(days=7)), "7 days"),
        (in_days(timedelta(days=1)), "1 day"),
        (in_days(timedelta(days=2.5)), "2.5 days"),
        (in_days(timedelta(days=100_000)), "100000 days"),
        (in_hours(timedelta(hours=24)), "24 hours"),
        (in_minutes(timedelta(minutes=90)), "90 minutes"),
    ],
)
def test_promised_time_is_said_in_the_unit_in_which_it_is_configured(words: str, says: str) -> None:
    """A day of hours stays 24 hours, as the guide says it."""
    assert words == says


def test_whoever_handles_it_is_reminded_and_late_the_chairs_too() -> None:
    """Chairs only as far as they may read it."""
    mine = ticket(clocks=ANSWERED, handler="tomasz")

    def who(days: int) -> list[str]:
        now = NOW + timedelta(days=days)
        moment = daily(mine, RULES, now, ZONE)
        assert moment is not None
        return [person.id for person in reminded(moment, mine, PEOPLE, RULES, now)]

    assert who(5) == ["tomasz"]
    assert who(9) == ["rosa", "tomasz"]


def test_nobody_handles_it_then_all_readers_are_reminded() -> None:
    """Otherwise it would be nobody's."""
    now = NOW + timedelta(days=7)
    moment = daily(ticket(clocks=ANSWERED), RULES, now, ZONE)
    assert moment is not None
    assert [person.id for person in reminded(moment, ticket(clocks=ANSWERED), PEOPLE, RULES, now)] == ["rosa", "tomasz"]
