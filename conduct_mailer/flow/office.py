"""What every stage of the road needs besides the message in hand, wired once by ``app``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conduct_mailer.clock import Clock, Randomness
from conduct_mailer.mail.compose import Composer
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.store.database import Database


@dataclass(frozen=True, slots=True)
class Office:
    """The event, its people as they are now, the store, the composer, and time and randomness as arguments.

    ``operator`` is where outages are told, ``""`` for nobody. ``authserv_id`` names the receiving server whose word on
    a sender counts (RFC 8601), ``""`` for none. An operator who is on the roster gets no code names.
    """

    event: Event
    settings: Settings
    people: Callable[[], Roster]
    database: Database
    composer: Composer
    clock: Clock
    randomness: Randomness
    operator: str = ""
    authserv_id: str = ""
    microsoft_internal: bool = False
    operator_on_roster: bool = False
