"""Whether the people of a file can do the work: who reads today, who would be missed, which role words are mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from conduct_mailer.config.problems import WARNING
from conduct_mailer.config.values import is_invented
from conduct_mailer.model.roster import CHAIR, COMMITTEE, INDEPENDENT, READING_ROLES, Person, Roster

NEAR = 0.75
"""How like a reading role another word must be to be asked about: ``chairs``, ``Comittee``, ``co-chair``."""


def people_problems(file: Path, roster: Roster, *, sealing: bool, now: datetime) -> Iterator[str]:
    """What is wrong with the people of a file by themselves; ``sealing``: nobody independent, on purpose."""
    if not roster.with_role(INDEPENDENT) and not sealing:
        yield (
            f"{file}: independent: nobody reads what concerns every chair; write a table [independent], or set"
            ' policy.without_independent = "seal"'
        )
    if not roster.chairs:
        yield f'{file}: staff: there is no chair; write roles = ["chair"] for at least one person'
    if not roster.with_role(COMMITTEE):
        yield f'{file}: staff: there is no committee; write roles = ["committee"] for those who read reports'
    yield from _too_few(file, roster, now)
    for person in roster.people:
        yield from (f"{WARNING} {file}: {who(person)}: {text}" for text in _mistyped(person))
        if person.is_member and not person.emails:
            yield f"{file}: {who(person)}: has a role that reads reports and no address; write emails = [...]"
        if any(is_invented(email.rpartition("@")[2]) for email in person.emails):
            yield f"{WARNING} {file}: {who(person)}: has an invented address; write the real one"


def _too_few(file: Path, roster: Roster, now: datetime) -> Iterator[str]:
    """Roles in which nobody, or one person alone, reads today."""
    for role, one, all_of_them in (
        (CHAIR, "chair", "chair"),
        (COMMITTEE, "member of the committee", "one of the committee"),
        (INDEPENDENT, "", "independent contact"),
    ):
        people = roster.with_role(role)
        reading = [person for person in people if person.is_active(now)]
        if people and not reading:
            yield f"{WARNING} {file}: no {all_of_them} reads reports today; mend from and until"
        elif len(reading) == 1 and one:
            yield f"{WARNING} {file}: staff: there is only one {one}; when a report names them, others must read it"


def _mistyped(person: Person) -> Iterator[str]:
    """Words of a person's that look like a role that reads, and are none: whoever was meant to read does not."""
    for word in sorted(person.roles - READING_ROLES):
        near = difflib.get_close_matches(word.casefold().strip(), sorted(READING_ROLES), n=1, cutoff=NEAR)
        if near and near[0] not in person.roles:
            yield f"roles: a word there reads no reports and is nearly {near[0]}; did you mean {near[0]}?"


def who(person: Person) -> str:
    """Which table of the people file the person is in."""
    return "independent" if INDEPENDENT in person.roles else f"staff {person.id}"
