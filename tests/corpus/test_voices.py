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
UNSEEN = ("unseen", "later/lakeside", "later/algoa")
PAIRS = ("later/pairs",)
"""Staff, and who only looks like it, in words that no list has."""
EACH = 5
"""Of what was learnt from, every so manieth message is read again."""


@dataclass(frozen=True)
class Floor:
    """No more mistakes of one kind than so many, in what was learnt from, in what was never seen, and in pairs."""

    mistake: Mistake
    learnt: int
    unseen: int
    pairs: int = 0


FLOORS = (
    Floor(Mistake.WIDER, 19, 3, 20),
    Floor(Mistake.LOST, 0, 0),
    Floor(Mistake.STAFF_MISSED, 3, 1, 20),
    Floor(Mistake.URGENT_MISSED, 0, 15),
    Floor(Mistake.FALSE_ASK, 0, 20),
    Floor(Mistake.ROUTE, 48, 61, 14),
    Floor(Mistake.AUTHORITIES_MISSED, 0, 2),
    Floor(Mistake.KIND, 18, 19),
    Floor(Mistake.STAFF_ALARM, 43, 52, 13),
    Floor(Mistake.URGENT_ALARM, 3, 35),
    Floor(Mistake.AUTHORITIES_ALARM, 0, 8),
    Floor(Mistake.MISSED_ASK, 64, 234),
)


@cache
def evaluated(folders: tuple[str, ...], each: int) -> tuple[Evaluation, ...]:
    return tuple(_evaluated(HERE / folder, each) for folder in folders)


def _evaluated(folder: Path, each: int) -> Evaluation:
    people = load_people(folder / "roster.toml")
    roster: Roster = people.roster
    return evaluate(list(_cases(folder, people.event, roster, each)), roster)


def _cases(folder: Path, event: Event, roster: Roster, each: int) -> Iterator[Case]:
    for file in sorted((folder / "reports").glob("*.eml"))[::each]:
        label = Label.from_json(json.loads(file.with_suffix(".json").read_text(encoding="utf-8")))
        yield Case(file.stem, label, explain(file.read_bytes(), event, roster, Settings(), NOW))


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.mistake.name.lower())
def test_no_worse_than_it_was(floor: Floor) -> None:
    """Of each kind of mistake; a figure that gets better may be written down here."""
    for folders, each, most in (
        (LEARNT, EACH, floor.learnt),
        (UNSEEN, 1, floor.unseen),
        (PAIRS, 1, floor.pairs),
    ):
        found = [one for of in evaluated(folders, each) for one in of.mistakes if one[0] is floor.mistake]
        assert len(found) <= most, found
