"""The people file: who is staff, who reads reports, who the independent contact is. Read again when it changes.

A broken file never takes a reader's place in a ticket away or gives one: the last good one stays in force.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from conduct_mailer.config.files import Document, Place, read, unknown
from conduct_mailer.config.problems import known_keys, validated
from conduct_mailer.config.sections import Section
from conduct_mailer.config.values import MailAddress, Text, ZoneName
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import INDEPENDENT, Person, Roster

NEUTRAL = Event("the event", "conduct@example.org", ZoneInfo("America/Los_Angeles"))
TABLES = frozenset({"staff", "independent"})
PERSON_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
MEND = "put the people file there, or write where it is as event.people"
WRITE_LIST = "write a list of texts in brackets, as in {} = [{}]"


def _person_id(text: str) -> str:
    if not PERSON_ID.fullmatch(text):
        raise ValueError('is no id; write small letters, digits, dots, hyphens or underscores, as in id = "rosa"')
    return text


PersonId = Annotated[str, AfterValidator(_person_id)]


class Top(Section):
    """What may stand at the top of the file, so that it can be used without a configuration."""

    event: Text = Field(NEUTRAL.name, description='write the event\'s name, as in event = "PyExample"')
    address: MailAddress = Field(NEUTRAL.address, description='write the mailbox, as in "conduct@example.org"')
    zone: ZoneName = Field(NEUTRAL.zone.key, description='write a time zone, as in zone = "America/Los_Angeles"')


class IndependentEntry(Section):
    """``[independent]``: somebody outside the staff who reads what concerns every chair."""

    id: PersonId = Field(INDEPENDENT, description='write a short name that stays, as in id = "independent"')
    name: Text = Field(description='write the full name, as in name = "Rosa Lindqvist"')
    emails: list[MailAddress] = Field([], description=WRITE_LIST.format("emails", '"rosa@example.org"'))
    aliases: list[Text] = Field([], description=WRITE_LIST.format("aliases", '"Rosie"'))
    handles: list[Text] = Field([], description=WRITE_LIST.format("handles", '"@rosa"'))
    begins: date | None = Field(None, alias="from", description="write a day without quotes: from = 2026-01-31")
    ends: date | None = Field(None, alias="until", description="write a day without quotes: until = 2026-12-31")

    @field_validator("ends")
    @classmethod
    def _in_order(cls, ends: date | None, info: ValidationInfo) -> date | None:
        begins = info.data.get("begins")
        if ends is not None and begins is not None and ends < begins:
            raise ValueError("is before from; exchange them")
        return ends


class StaffEntry(IndependentEntry):
    """``[[staff]]``: one person of the staff."""

    id: PersonId = Field(description='write a short name that stays, as in id = "rosa"')
    roles: list[Text] = Field([], description=WRITE_LIST.format("roles", '"chair", "committee"'))

    @field_validator("roles")
    @classmethod
    def _not_independent(cls, roles: list[str]) -> list[str]:
        if INDEPENDENT in roles:
            raise ValueError('nobody of the staff can be "independent"; write them into the table [independent]')
        return roles


@dataclass(frozen=True, slots=True, repr=False)
class People(Content):
    """What a people file says: the event, as far as it stands there, and everybody."""

    event: Event
    roster: Roster


def load_people(path: Path, zone: ZoneInfo | None = None) -> People:
    """Read a people file; raises ``ConfigurationError`` with every problem at once.

    Days begin and end in ``zone``, else in the file's own, else in that of Los Angeles.
    """
    document = read(path, MEND)
    event, problems = _event(document)
    problems += _strangers(document)
    entries: list[IndependentEntry] = []
    for place, data, model in _tables(document):
        entry, wrong = validated(document, place, data, model)
        problems += wrong
        if entry is not None:
            entries.append(entry)
    problems += _collisions(document)
    if not _staff(document):
        problems.append(document.problem(("staff",), "nobody is listed; write a table [[staff]] for each person"))
    if problems:
        raise ConfigurationError(*document.in_order(problems))
    people = tuple(_person(entry, zone or event.zone) for entry in entries)
    return People(event, Roster(people))


def _event(document: Document) -> tuple[Event, list[str]]:
    """The event of the file's top; what does not stand there is neutral."""
    written = {key: value for key, value in document.data.items() if key in known_keys(Top)}
    top, wrong = validated(document, (), written, Top)
    if top is None:
        return NEUTRAL, list(wrong)
    return Event(top.event, top.address, ZoneInfo(top.zone)), []


def _strangers(document: Document) -> list[str]:
    known = known_keys(Top).keys() | TABLES
    return [document.problem((key,), unknown(key, known)) for key in document.data if key not in known]


def _staff(document: Document) -> Sequence[object]:
    found = document.data.get("staff")
    return found if isinstance(found, list) else ()


def _tables(document: Document) -> Iterator[tuple[Place, Mapping[str, object], type[IndependentEntry]]]:
    for index, data in enumerate(_staff(document)):
        yield ("staff", index), data if isinstance(data, dict) else {}, StaffEntry
    if "independent" in document.data:
        yield ("independent",), document.table("independent"), IndependentEntry


def _collisions(document: Document) -> list[str]:
    """Ids and addresses that two people have: whose mail would it be?

    Looked for in the raw tables, so that another problem with a person hides none of these.
    """
    owners: dict[tuple[str, str], Place] = {}
    problems = []
    for place, data, _ in _tables(document):
        emails = data.get("emails")
        own_id = data.get("id", INDEPENDENT if place == ("independent",) else None)
        keys = [("id", own_id)]
        keys += [("emails", email) for email in (emails if isinstance(emails, list) else ())]
        for key, value in keys:
            if isinstance(value, str):
                first = owners.setdefault((key, value.strip().casefold()), place)
                if first != place:
                    what = "the id" if key == "id" else "an address"
                    wrong = f"is {what} of the person in line {document.line(first)} as well; give it to one of them"
                    problems.append(document.problem((*place, key), wrong))
    return problems


def _person(entry: IndependentEntry, zone: ZoneInfo) -> Person:
    roles = frozenset(entry.roles) if isinstance(entry, StaffEntry) else frozenset({INDEPENDENT})
    return Person(
        id=entry.id,
        name=entry.name.strip(),
        emails=tuple(entry.emails),
        aliases=tuple(entry.aliases),
        handles=tuple(entry.handles),
        roles=roles,
        reads_from=_start(entry.begins, zone) if entry.begins else None,
        reads_until=_start(entry.ends + timedelta(days=1), zone) if entry.ends else None,
    )


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def with_first_seen(roster: Roster, seen: Mapping[str, datetime | None]) -> Roster:
    """The roster in which whoever has no ``from`` reads from when they were first seen."""
    return Roster(
        tuple(
            person if person.reads_from is not None else replace(person, reads_from=seen.get(person.id))
            for person in roster.people
        )
    )


class PeopleWatch:
    """The people file as it is now; while it is broken, as it last was when it was not. For any thread."""

    def __init__(self, path: Path, zone: ZoneInfo) -> None:
        """Raises ``ConfigurationError`` where there is no good file to begin with."""
        self._path = path
        self._zone = zone
        self._lock = threading.Lock()
        self._problem: tuple[str, ...] = ()
        self._seen = _signature(path)
        self._roster = load_people(path, zone).roster

    def roster(self) -> Roster:
        """Everybody, read again if the file has changed."""
        with self._lock:
            signature = _signature(self._path)
            if signature != self._seen:
                self._read_again(signature)
            return self._roster

    def _read_again(self, signature: tuple[int, ...] | None) -> None:
        try:
            roster = load_people(self._path, self._zone).roster
        except ConfigurationError as problem:
            self._problem = problem.problems
        else:
            if _signature(self._path) != signature:
                return  # it was written while it was read: the next look reads it whole
            self._roster, self._problem = roster, ()
        self._seen = signature

    @property
    def problem(self) -> tuple[str, ...]:
        """What is wrong with the file as it is now, a line each; empty while it is good."""
        with self._lock:
            return self._problem


def _signature(path: Path) -> tuple[int, ...] | None:
    """What changes with the file; ``None`` where it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
