"""The event that the mailbox belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Event:
    """The event: ``name`` as reporters know it, ``address`` where they write to, ``zone`` for every time that is shown.

    ``first_day`` and ``last_day`` bound the event, both inclusive; ``guide_url`` is the public reporting guide.
    """

    name: str
    address: str
    zone: ZoneInfo
    first_day: date | None = None
    last_day: date | None = None
    guide_url: str = ""
    emergency_number: str = "911"
