"""What only shows when everything is seen together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conduct_mailer.config import Configuration, check, load
from conduct_mailer.config.check import WARNING
from conduct_mailer.config.people import load_people
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.situation import Receiver
from tests.config.conftest import GOOD, Written

ROSA = Person("rosa", "Rosa Lindqvist", ("rosa@lakeside.example",), roles=frozenset({"chair", "committee"}))
INA = Person("independent", "Ina Solheim", ("ina@elsewhere.example",), roles=frozenset({"independent"}))
KIM = Person("kim", "Kim Holt", ("kim@lakeside.example",), roles=frozenset({"chair", "committee"}))
EVERYBODY = Roster((ROSA, KIM, INA))


@pytest.fixture
def configuration(written: Written) -> Configuration:
    """A configuration whose machine is in order."""
    found = load(written(GOOD + '\n[authentication]\nauthserv_id = "mx.lakeside.example"\n'))
    found.state_dir.mkdir(mode=0o700)
    found.key_file.write_text("key")
    found.key_file.chmod(0o600)
    return found


def test_nothing_is_wrong_when_nothing_is(configuration: Configuration) -> None:
    """A good configuration has no problems."""
    assert check(configuration, EVERYBODY) == ()


@pytest.mark.parametrize(
    ("roster", "expected"),
    [
        (Roster((ROSA,)), "independent: nobody reads what concerns every chair; write"),
        (Roster((replace(ROSA, roles=frozenset({"committee"})), INA)), "there is no chair; write"),
        (Roster((replace(ROSA, roles=frozenset({"chair"})), INA)), "there is no committee; write"),
        (Roster((replace(ROSA, emails=()), INA)), "staff rosa: has a role that reads reports and no address; write"),
        (Roster((replace(ROSA, emails=("Conduct@lakeside.example",)), INA)), "has the mailbox's own address; take"),
        (Roster((replace(ROSA, emails=("rosa@example.org",)), INA)), "has an invented address"),
    ],
)
def test_people_that_cannot_work(configuration: Configuration, roster: Roster, expected: str) -> None:
    """Each gap among the readers is one line with its mend."""
    (line,) = (line for line in check(configuration, roster) if "only one" not in line)

    assert expected in line


def test_circle_of_one_is_a_warning(configuration: Configuration) -> None:
    """When a report names that one, others must read it: said, and not refused."""
    lines = check(configuration, Roster((ROSA, INA)))

    assert [line.startswith(WARNING) and "only one" in line for line in lines] == [True, True]


def test_sealing_does_without_an_independent_contact(configuration: Configuration) -> None:
    """Whoever has nobody says so on purpose."""
    settings = configuration.settings
    sealing = replace(settings, rules=replace(settings.rules, without_independent=True))

    assert check(replace(configuration, settings=sealing), Roster((ROSA, KIM))) == ()


def test_operator_of_the_staff_is_declared(configuration: Configuration) -> None:
    """An operator who is on the roster must be declared as one."""
    hers = replace(configuration, operator="Rosa@lakeside.example")

    assert "write on_roster = true" in check(hers, EVERYBODY)[0]
    assert check(replace(hers, operator_on_roster=True), EVERYBODY) == ()


def test_nobody_to_vouch_is_a_warning(configuration: Configuration) -> None:
    """Without the server's name no member's mail would count: said, and not refused."""
    (line,) = check(replace(configuration, receiver=Receiver()), EVERYBODY)

    assert line.startswith("warning:")
    assert 'require = ["token"]' in line


def test_state_and_key_are_there_and_private(configuration: Configuration) -> None:
    """Missing or open to others, each is a line with the command that mends it."""
    configuration.state_dir.chmod(0o755)
    configuration.key_file.chmod(0o644)
    assert [line.rpartition("; ")[2].split()[:3] for line in check(configuration, EVERYBODY)] == [
        ["run", "chmod", "700"],
        ["run", "chmod", "600"],
    ]
    nowhere = configuration.path.parent / "nowhere"
    missing = replace(configuration, state_dir=nowhere, key_file=nowhere / "master.key")
    assert all("is not there" in line for line in check(missing, EVERYBODY))


def test_starter_says_what_is_to_be_replaced(started: Path) -> None:
    """What was invented for the starter cannot go into use unnoticed."""
    configuration = load(started / "conduct-mailer.toml")

    told = "\n".join(check(configuration, load_people(configuration.people).roster))

    for part in ("imap.host", "smtp.host", "imap.password_file", "smtp.password_file", "staff rosa", "independent"):
        assert f"{part}: " in told


def test_files_that_others_may_read_are_named(configuration: Configuration) -> None:
    """The database stops a start; who is staff, with their private addresses, is warned of."""
    configuration.people.write_text("")
    configuration.people.chmod(0o640)
    database = Path(configuration.database_url.removeprefix("sqlite:///"))
    database.write_text("")
    database.chmod(0o600)
    assert check(configuration, EVERYBODY) == ()
    configuration.people.chmod(0o644)
    database.chmod(0o640)
    of_database, of_people = check(configuration, EVERYBODY)
    assert "database.url: others may read" in of_database
    assert of_people.startswith(WARNING)
    assert "chmod o=" in of_people
