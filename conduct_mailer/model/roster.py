"""The event's people: who is staff, who reads reports, who the independent contact is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.model.content import Content

CHAIR = "chair"
COMMITTEE = "committee"
INDEPENDENT = "independent"
READING_ROLES = frozenset({CHAIR, COMMITTEE, INDEPENDENT})


@dataclass(frozen=True, slots=True, repr=False)
class Person(Content):
    """One person of the people file.

    Mail goes to the first of ``emails``; all of them may send. ``reads_from`` and ``reads_until`` bound readership
    (aware; ``None``: unbounded), never who counts as staff. ``reads_from`` is ``from`` of the people file or, without
    one, when this person was first seen (``None`` for those of the very first people file).
    """

    id: str
    name: str
    emails: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    reads_from: datetime | None = None
    reads_until: datetime | None = None

    @property
    def is_member(self) -> bool:
        """Whether this person has a role that reads reports, at any time."""
        return bool(self.roles & READING_ROLES)

    def is_active(self, now: datetime) -> bool:
        """Whether this person may read anything now: a reading role, and within ``reads_from``/``reads_until``."""
        begun = self.reads_from is None or self.reads_from <= now
        return self.is_member and begun and (self.reads_until is None or now < self.reads_until)

    def owns(self, address_key: str) -> bool:
        """Whether the address (an :attr:`Address.key`) is one of this person's."""
        return any(email.strip().casefold() == address_key for email in self.emails)


@dataclass(frozen=True, slots=True, repr=False)
class Roster(Content):
    """Everybody of the people file; the independent contact is the person with the role ``independent``, not staff."""

    people: tuple[Person, ...] = ()

    def get(self, person_id: str) -> Person | None:
        """The person with that id, or ``None``."""
        return next((person for person in self.people if person.id == person_id), None)

    def with_role(self, role: str) -> tuple[Person, ...]:
        """Everybody with that role, in the order of the file."""
        return tuple(person for person in self.people if role in person.roles)

    def owners(self, address_key: str) -> tuple[Person, ...]:
        """Everybody whose address it is (an :attr:`Address.key`)."""
        return tuple(person for person in self.people if person.owns(address_key))

    @property
    def staff(self) -> tuple[Person, ...]:
        """Everybody whose mention routes a report to the chairs: all but the independent contact."""
        return tuple(person for person in self.people if INDEPENDENT not in person.roles)

    @property
    def chairs(self) -> tuple[Person, ...]:
        """The chairs, past and present ones alike."""
        return self.with_role(CHAIR)
