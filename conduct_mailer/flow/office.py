"""What every stage of the road needs besides the message in hand, wired once by ``app``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from conduct_mailer.clock import Clock, Randomness
from conduct_mailer.mail.compose import Composer
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Receiver
from conduct_mailer.store.database import Database


@dataclass(frozen=True, slots=True)
class Office:
    """The event, its people as they are now, the store, the composer, and time and randomness as arguments.

    ``operator`` is where outages are told, ``""`` for nobody. ``receiver`` is the server whose word on a sender
    counts. An operator who is on the roster gets no code names.
    """

    event: Event
    settings: Settings
    people: Callable[[], Roster]
    database: Database
    composer: Composer
    clock: Clock
    randomness: Randomness
    operator: str = ""
    receiver: Receiver = field(default_factory=Receiver)
    operator_on_roster: bool = False
