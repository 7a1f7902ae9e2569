"""Mail of many voices: what was learnt from stays learnt, and what was never seen is read no worse than it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from conduct_mailer.config.people import load_people
from conduct_mailer.flow.evaluation import Case, Evaluation, Label, Mistake, evaluate
from conduct_mailer.flow.explanation import explain
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings

HERE = Path(__file__).parent
NOW = datetime(2026, 10, 5, tzinfo=UTC)
LEARNT = ("voices/lakeside", "voices/boraconf", "voices/drawbridge", "voices/algoa")
UNSEEN = ("unseen",)


@dataclass(frozen=True)
class Floor:
    """No more mistakes of one kind than so many, in what was learnt from and in what was never seen."""

    mistake: Mistake
    learnt: int
    unseen: int


FLOORS = (
    Floor(Mistake.WIDER, 22, 1),
    Floor(Mistake.LOST, 0, 0),
    Floor(Mistake.STAFF_MISSED, 4, 1),
    Floor(Mistake.URGENT_MISSED, 0, 9),
    Floor(Mistake.FALSE_ASK, 0, 9),
    Floor(Mistake.ROUTE, 121, 36),
    Floor(Mistake.AUTHORITIES_MISSED, 0, 13),
    Floor(Mistake.KIND, 41, 13),
    Floor(Mistake.STAFF_ALARM, 107, 23),
    Floor(Mistake.URGENT_ALARM, 88, 57),
    Floor(Mistake.AUTHORITIES_ALARM, 22, 4),
    Floor(Mistake.MISSED_ASK, 328, 280),
)


@cache
def evaluated(folders: tuple[str, ...]) -> tuple[Evaluation, ...]:
    return tuple(_evaluated(HERE / folder) for folder in folders)


def _evaluated(folder: Path) -> Evaluation:
    people = load_people(folder / "roster.toml")
    roster: Roster = people.roster
    return evaluate(list(_cases(folder, people.event, roster)), roster)


def _cases(folder: Path, event: Event, roster: Roster) -> Iterator[Case]:
    for file in sorted((folder / "reports").glob("*.eml")):
        label = Label.from_json(json.loads(file.with_suffix(".json").read_text(encoding="utf-8")))
        yield Case(file.stem, label, explain(file.read_bytes(), event, roster, Settings(), NOW))


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.mistake.name.lower())
def test_no_worse_than_it_was(floor: Floor) -> None:
    """Of each kind of mistake; a figure that gets better may be written down here."""
    for folders, most in ((LEARNT, floor.learnt), (UNSEEN, floor.unseen)):
        found = [each for one in evaluated(folders) for each in one.mistakes if each[0] is floor.mistake]
        assert len(found) <= most, found
