"""The people file: read whole, refused whole, and kept while it is broken."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.config.people import PeopleWatch, load_people, with_first_seen
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.roster import INDEPENDENT

ZONE = ZoneInfo("America/Los_Angeles")
GOOD = """\
event = "Lakeside Python"
address = "conduct@lakeside.example"

[[staff]]
id = "rosa"
name = "Rosa Lindqvist"
aliases = ["Rosie"]
handles = ["@rosa"]
emails = ["rosa@lakeside.example", "Rosa@mailbox.example"]
roles = ["chair", "committee"]

[[staff]]
id = "tomasz"
name = "Tomasz Wrona"
roles = ["committee"]
emails = ["tomasz@lakeside.example"]
from = 2026-03-01
until = 2026-03-08

[independent]
name = "Ina Solheim"
emails = ["ina@elsewhere.example"]
"""
WRONG = """\
evnt = "x"
zone = 3
[[staff]]
id = "a b"
emails = ["hunter2"]
[[staff]]
id = "x"
name = "X"
emails = ["q@lakeside.example"]
roles = "chair"
[[staff]]
id = "x"
name = ""
emails = ["Q@lakeside.example"]
roles = ["independent"]
from = 2026-01-02
until = 2026-01-01
[[staff]]
id = "y"
name = "Y"
from = 2026-01-02T00:00:00
colour = "hunter2"
[independent]
id = "y"
name = "I"
"""
EXPECTED = {
    (1, "evnt"): "did you mean event?",
    (2, "zone"): "is not text in quotes",
    (3, "staff[1].name"): "is missing",
    (4, "staff[1].id"): "is no id; write",
    (5, "staff[1].emails[1]"): "is no mail address; write",
    (10, "staff[2].roles"): "is not a list in brackets; write",
    (12, "staff[3].id"): "of the person in line 6",
    (13, "staff[3].name"): "is empty",
    (14, "staff[3].emails"): "of the person in line 6",
    (15, "staff[3].roles"): "write them into the table [independent]",
    (17, "staff[3].until"): "is before from",
    (21, "staff[4].from"): "write a day without quotes",
    (22, "staff[4].colour"): "there is no such key here",
    (24, "independent.id"): "of the person in line 18",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good people file."""
    path = tmp_path / "people.toml"
    path.write_text(GOOD)
    return path


def test_people_are_read(file: Path) -> None:
    """Everything that is written about a person arrives; the independent contact is not staff."""
    people = load_people(file)

    rosa, tomasz, ina = people.roster.people
    assert people.event.name == "Lakeside Python"
    assert rosa.owns("rosa@mailbox.example")
    assert (rosa.aliases, rosa.handles, rosa.reads_from) == (("Rosie",), ("@rosa",), None)
    assert ina.roles == {INDEPENDENT}
    assert people.roster.staff == (rosa, tomasz)


def test_days_begin_and_end_in_the_zone(file: Path) -> None:
    """``until`` includes its whole day, also when the clocks change on it."""
    tomasz = load_people(file, ZONE).roster.people[1]

    assert tomasz.reads_from == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert tomasz.reads_until == datetime(2026, 3, 9, 7, tzinfo=UTC)


def test_every_problem_is_told_at_once_and_no_value_shown(file: Path) -> None:
    """Whoever mends a people file sees everything that is wrong with it."""
    file.write_text(WRONG)

    with pytest.raises(ConfigurationError) as caught:
        load_people(file)

    found = caught.value.problems
    assert len(found) == len(EXPECTED)
    for line, ((number, place), text) in zip(found, EXPECTED.items(), strict=True):
        assert line.startswith(f"{file}:{number}: {place}: ")
        assert text in line
    assert "hunter2" not in str(caught.value)


def test_nobody_listed_is_a_problem(file: Path) -> None:
    """An emptied file does not leave a conference without readers."""
    file.write_text("")

    with pytest.raises(ConfigurationError, match="nobody is listed"):
        load_people(file)


def test_changed_file_counts_at_once(file: Path) -> None:
    """Leaving takes effect with the next look."""
    watch = PeopleWatch(file, ZONE)
    file.write_text(GOOD.replace('id = "tomasz"', 'id = "tomek"'))

    assert watch.roster().get("tomek") is not None
    assert watch.problem == ()


@pytest.mark.parametrize("broken", ["", "[[staff]", GOOD + "more = 1\n"])
def test_broken_file_leaves_the_last_good_one_in_force(file: Path, broken: str) -> None:
    """The operator hears what is wrong; readers stay who they were, until it is mended."""
    watch = PeopleWatch(file, ZONE)
    before = watch.roster()
    file.write_text(broken)

    assert watch.roster() is before
    assert watch.problem
    assert all(line.startswith(f"{file}:") for line in watch.problem)

    file.write_text(GOOD)
    assert watch.roster().get("rosa") is not None
    assert watch.problem == ()


def test_vanished_file_leaves_the_last_good_one_in_force(file: Path) -> None:
    """An editor that replaces the file takes nobody's place away."""
    watch = PeopleWatch(file, ZONE)
    file.unlink()

    assert watch.roster().get("rosa") is not None
    assert "is not there" in watch.problem[0]


def test_there_is_a_good_file_to_begin_with(file: Path) -> None:
    """Nothing starts on a broken people file."""
    file.write_text("[[staff]")

    with pytest.raises(ConfigurationError):
        PeopleWatch(file, ZONE)


def test_threads_see_whole_rosters(file: Path) -> None:
    """Whoever looks while the file changes sees the people before or after, never a part of them."""
    watch = PeopleWatch(file, ZONE)
    sizes: set[int] = set()
    looks = [
        threading.Thread(target=lambda: sizes.update(len(watch.roster().people) for _ in range(200))) for _ in range(4)
    ]
    for look in looks:
        look.start()
    for _ in range(20):
        file.write_text(GOOD.partition("[independent]")[0])
        file.write_text(GOOD)
    for look in looks:
        look.join()

    assert sizes <= {2, 3}
    assert len(watch.roster().people) == 3


def test_who_has_no_from_reads_from_when_they_were_first_seen(file: Path) -> None:
    """A written ``from`` stands; those of the very first file have no bound."""
    seen = datetime(2026, 5, 1, tzinfo=UTC)
    roster = load_people(file).roster

    rosa, tomasz, ina = with_first_seen(roster, {"rosa": seen, "tomasz": seen, "independent": None}).people

    assert rosa.reads_from == seen
    assert tomasz.reads_from == roster.people[1].reads_from
    assert ina.reads_from is None
