"""What only shows when everything is seen together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.config import Configuration, check, load
from conduct_mailer.config.check import unreal
from conduct_mailer.config.people import load_people
from conduct_mailer.config.problems import WARNING
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.situation import Receiver
from tests.config.conftest import GOOD, Written

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
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
    assert check(configuration, EVERYBODY, NOW) == ()


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
    (line,) = (line for line in check(configuration, roster, NOW) if "only one" not in line)

    assert expected in line


def test_mailboxs_plus_address_is_its_own(configuration: Configuration) -> None:
    """Mail to it would go in circles just the same."""
    roster = Roster((ROSA, replace(KIM, emails=("conduct+kim@Lakeside.example",)), INA))
    (line,) = check(replace(configuration, operator="conduct+ops@lakeside.example"), EVERYBODY, NOW)

    assert "operator.address: is the mailbox itself" in line
    assert "staff kim: has the mailbox's own address" in check(configuration, roster, NOW)[0]


@pytest.mark.parametrize(
    ("address", "host", "told"),
    [
        ("conduct@example.org", "mail.pyconf.dev", True),
        ("conduct@Conf.Example.COM", "127.0.0.1", True),
        ("conduct@example.net", "localhost", True),
        ("conduct@lakeside.example", "mail.pyconf.dev", True),
        ("conduct@conf.test", "mail.pyconf.dev", True),
        ("conduct@conf.invalid", "mail.pyconf.dev", True),
        ("conduct@mail.localhost", "mail.pyconf.dev", True),
        ("conduct@lakeside.example", "127.0.0.1", False),
        ("conduct@conf.test", "localhost", False),
        ("conduct@myexample.org", "mail.pyconf.dev", False),
        ("conduct@example.org.uk", "mail.pyconf.dev", False),
        ("conduct@test.dev", "mail.pyconf.dev", False),
    ],
)
def test_address_that_no_mail_can_come_to_is_no_events(
    configuration: Configuration, address: str, host: str, *, told: bool
) -> None:
    """The starter's, and every name kept for examples and tests; one of those is meant on servers of this machine."""
    event = replace(configuration.event, address=address)
    imap, smtp = replace(configuration.imap, host=host), replace(configuration.smtp, host=host)
    lines = tuple(unreal(replace(configuration, event=event, imap=imap, smtp=smtp)))

    assert ["event.address: " in line and "write the address of the real mailbox" in line for line in lines] == (
        [True] * told
    )


def test_daemon_may_be_tried_out_with_an_invented_address(configuration: Configuration) -> None:
    """It is what goes into service that is looked at, by ``check``: a start asks no such thing."""
    assert configuration.event.address == "conduct@lakeside.example"
    assert check(configuration, EVERYBODY, NOW) == ()


@pytest.mark.parametrize(
    ("changes", "role"),
    [({"reads_from": NOW + timedelta(days=1)}, "chair"), ({"reads_until": NOW - timedelta(days=1)}, "chair")],
)
def test_nobody_who_reads_today_is_warned_of(
    configuration: Configuration, changes: dict[str, datetime], role: str
) -> None:
    """Between terms a daemon must still start: it stores, and somebody is told."""
    away = [replace(person, **changes) for person in (ROSA, KIM)]  # type: ignore[arg-type]
    lines = check(configuration, Roster((*away, INA)), NOW)

    assert all(line.startswith(WARNING) for line in lines)
    assert [line.partition("no ")[2].partition(" reads")[0] for line in lines] == [role, "one of the committee"]


@pytest.mark.parametrize(
    ("word", "near"), [("chairs", "chair"), ("comittee", "committee"), ("Chair", "chair"), ("co-chair", "chair")]
)
def test_role_that_is_nearly_one_that_reads_is_asked_about(configuration: Configuration, word: str, near: str) -> None:
    """Whoever was meant to read would not; any other word just says what they do."""
    mei = Person("mei", "Mei-Ling Chou", ("mei@lakeside.example",), roles=frozenset({word, "registration"}))
    (line,) = check(configuration, Roster((*EVERYBODY.people, mei)), NOW)

    assert line.startswith(f"{WARNING} ")
    assert f"staff mei: roles: a word there reads no reports and is nearly {near}; did you mean {near}?" in line


def test_bounces_that_go_elsewhere_are_warned_of(configuration: Configuration) -> None:
    """Unless they come to the mailbox by its plus address."""
    for address, count in (("bounces@lakeside.example", 1), ("conduct+bounces@lakeside.example", 0)):
        lines = check(replace(configuration, smtp=replace(configuration.smtp, envelope_from=address)), EVERYBODY, NOW)
        assert [line.startswith(WARNING) and "smtp.envelope_from" in line for line in lines] == [True] * count


@pytest.mark.parametrize(
    ("zone", "number", "told"),
    [
        ("Europe/Vienna", "911", True),
        ("Europe/Vienna", "112", False),
        ("America/Toronto", "911", False),
        ("Pacific/Honolulu", "911", False),
    ],
)
def test_emergency_number_of_another_place_is_warned_of(
    configuration: Configuration, zone: str, number: str, *, told: bool
) -> None:
    """It is told to every reporter, and one may be in danger."""
    event = replace(configuration.event, zone=ZoneInfo(zone), emergency_number=number)
    lines = check(replace(configuration, event=event), EVERYBODY, NOW)

    assert [line.startswith(WARNING) and "event.emergency_number" in line for line in lines] == [True] * told


def test_first_key_is_made_by_init_and_never_beside_a_database(configuration: Configuration) -> None:
    """A new one would open nothing that is there."""
    configuration.key_file.unlink()
    (line,) = check(configuration, EVERYBODY, NOW)
    assert line.endswith(f"make a first one: conduct-mailer init {configuration.path.parent}")
    database = Path(configuration.database_url.removeprefix("sqlite:///"))
    database.touch(0o600)
    (line,) = check(configuration, EVERYBODY, NOW)
    assert "restore its backup" in line
    assert "conduct-mailer init" not in line


def test_circle_of_one_is_a_warning(configuration: Configuration) -> None:
    """When a report names that one, others must read it: said, and not refused."""
    lines = check(configuration, Roster((ROSA, INA)), NOW)

    assert [line.startswith(WARNING) and "only one" in line for line in lines] == [True, True]


def test_sealing_does_without_an_independent_contact(configuration: Configuration) -> None:
    """Whoever has nobody says so on purpose."""
    settings = configuration.settings
    sealing = replace(settings, rules=replace(settings.rules, without_independent=True))

    assert check(replace(configuration, settings=sealing), Roster((ROSA, KIM)), NOW) == ()


def test_operator_of_the_staff_is_declared(configuration: Configuration) -> None:
    """An operator who is on the roster must be declared as one."""
    hers = replace(configuration, operator="Rosa@lakeside.example")

    assert "write on_roster = true" in check(hers, EVERYBODY, NOW)[0]
    assert check(replace(hers, operator_on_roster=True), EVERYBODY, NOW) == ()


def test_nobody_to_vouch_is_a_warning(configuration: Configuration) -> None:
    """Without the server's name no member's mail would count: said, and not refused."""
    (line,) = check(replace(configuration, receiver=Receiver()), EVERYBODY, NOW)

    assert line.startswith("warning:")
    assert 'require = ["token"]' in line


def test_state_and_key_are_there_and_private(configuration: Configuration) -> None:
    """Missing or open to others, each is a line with the command that mends it."""
    configuration.state_dir.chmod(0o755)
    configuration.key_file.chmod(0o644)
    assert [line.rpartition("; ")[2].split()[:3] for line in check(configuration, EVERYBODY, NOW)] == [
        ["run", "chmod", "700"],
        ["run", "chmod", "600"],
    ]
    nowhere = configuration.path.parent / "nowhere"
    missing = replace(configuration, state_dir=nowhere, key_file=nowhere / "master.key")
    assert all("is not there" in line for line in check(missing, EVERYBODY, NOW))


def test_starter_says_what_is_to_be_replaced(started: Path) -> None:
    """What was invented for the starter cannot go into use unnoticed."""
    configuration = load(started / "conduct-mailer.toml")

    told = "\n".join(check(configuration, load_people(configuration.people).roster, NOW))

    for part in ("imap.host", "smtp.host", "imap.password_file", "smtp.password_file", "staff rosa", "independent"):
        assert f"{part}: " in told


def test_files_that_others_may_read_are_named(configuration: Configuration) -> None:
    """The database stops a start; who is staff, with their private addresses, is warned of."""
    configuration.people.write_text("")
    configuration.people.chmod(0o640)
    database = Path(configuration.database_url.removeprefix("sqlite:///"))
    database.write_text("")
    database.chmod(0o600)
    assert check(configuration, EVERYBODY, NOW) == ()
    configuration.people.chmod(0o644)
    database.chmod(0o640)
    of_database, of_people = check(configuration, EVERYBODY, NOW)
    assert "database.url: others may read" in of_database
    assert of_people.startswith(WARNING)
    assert "chmod o=" in of_people
