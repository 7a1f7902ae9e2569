"""What an operator may choose, as the frozen values that policy receives; ``config`` reads and checks them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum


class Existing(StrEnum):
    """What becomes of the mail that lies in the mailbox at the first start."""

    SET_ASIDE = "set-aside"
    IMPORT = "import"
    IGNORE = "ignore"


class Require(StrEnum):
    """What makes a member's mail count, besides coming from one of their addresses."""

    TOKEN = "token"  # noqa: S105 - the name of a rule, not a secret
    ALIGNED = "aligned"


@dataclass(frozen=True, slots=True)
class Promises:
    """What the guide promises, and when the committee is reminded of it."""

    acknowledge_within: timedelta = timedelta(hours=24)
    acknowledge_reminders: tuple[timedelta, ...] = (timedelta(hours=12), timedelta(hours=20), timedelta(hours=24))
    look_reminders: tuple[timedelta, ...] = (timedelta(hours=12), timedelta(hours=24))
    update_within: timedelta = timedelta(days=7)
    update_reminders: tuple[timedelta, ...] = (timedelta(days=2), timedelta(days=1), timedelta(0))
    chairs_after: timedelta = timedelta(days=2)
    urgent_repeat: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Rules:
    """The choices that decide what happens to a message.

    ``require`` is what makes a member's mail count; ``forms`` are addresses of web forms whose Reply-To is believed;
    ``answers_per_day`` bounds automatic answers per address; ``late`` is how old a message may be when it is read and
    still be answered automatically; ``hold`` how long notifications wait for the messages in hand.
    """

    require: frozenset[Require] = frozenset({Require.TOKEN, Require.ALIGNED})
    existing: Existing = Existing.SET_ASIDE
    without_independent: bool = False
    forms: tuple[str, ...] = ()
    answers_per_day: int = 3
    late: timedelta = timedelta(hours=72)
    hold: timedelta = timedelta(seconds=60)
    max_failures: int = 3


@dataclass(frozen=True, slots=True)
class Schedule:
    """Local times in the event's zone."""

    digest_at: time = time(8, 30)


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on raw octets, checked before any library sees a message; larger ones become unreadable tickets.

    Octets, except where the name says otherwise; ``analysis_seconds`` is processor time.
    """

    message: int = 40_000_000
    header_block: int = 200_000
    addresses: int = 2_000
    parts: int = 500
    depth: int = 40
    text: int = 1_000_000
    analysis_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it, as one value."""

    promises: Promises = Promises()
    rules: Rules = Rules()
    schedule: Schedule = Schedule()
    limits: Limits = Limits()
