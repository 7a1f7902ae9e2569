"""``check`` names everything at once, in words that mend it, and lets nothing invented go into service."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from conduct_mailer.cli import main
from conduct_mailer.config.starter import Answers, write_starter
from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault, create_key
from tests.config.nobody import as_nobody, folder_for_nobody, give_to_nobody

PEOPLE = """\
[[staff]]
id = "rosa"
name = "Rosa Lindqvist"
emails = ["rosa@pyconf.dev"]
roles = ["chair", "committee"]
"""
Said = tuple[int, list[str]]


@pytest.fixture(autouse=True)
def _without_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the surroundings decides what a test sees."""
    for name in ("CONDUCT_MAILER_CONFIG", "STATE_DIRECTORY", "CREDENTIALS_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An event that is ready, but that it has no independent contact and says so."""
    with folder_for_nobody() as made:
        conf = made / "conf"
        write_starter(conf, Answers("PyConf", "conduct@pyconf.dev", imap="imap.pyconf.dev", smtp="smtp.pyconf.dev"))
        change(conf, '# without_independent = "seal" ', 'without_independent = "seal" ')
        (conf / "people.toml").write_text(PEOPLE)
        for name in ("imap-password", "smtp-password"):
            (conf / "secrets" / name).write_text("a canary in a coal mine\n")
        create_key(conf / "state" / "master.key")
        yield conf


def change(folder: Path, old: str, new: str) -> None:
    """Write something else into the configuration."""
    file = folder / "conduct-mailer.toml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))


def check(folder: Path, capsys: pytest.CaptureFixture[str], command: str = "check") -> Said:
    """The exit status of a command, and what stops a start, each without the program's name."""
    status = main(["--config", str(folder / "conduct-mailer.toml"), command])
    lines = capsys.readouterr().err.splitlines()
    return status, [line.removeprefix("conduct-mailer: ") for line in lines if not line.startswith("warning:")]


def test_event_that_is_ready_has_no_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others here begin with this one."""
    assert check(folder, capsys) == (os.EX_OK, [])


def test_starters_event_is_no_real_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever took what ``init`` proposed hears of name and address as of the servers."""
    write_starter(tmp_path / "conf", Answers())
    status, lines = check(tmp_path / "conf", capsys)
    keys = {line.split(": ")[1] for line in lines}

    assert status == os.EX_CONFIG
    assert keys >= {"event.name", "event.address", "imap.host", "smtp.host"}


def test_servers_alone_do_not_make_it_real(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reporters would be told of an address at which nothing comes in."""
    change(folder, '"conduct@pyconf.dev"', '"conduct@example.org"')
    change(folder, '"PyConf"', '"Example Conference"')
    status, (name, address) = check(folder, capsys)

    assert status == os.EX_CONFIG
    assert "event.name: is the starter's; write the event's own name" in name
    assert "event.address: is at a name that is reserved for examples and tests" in address


WRONG = (
    ('zone = "America/Los_Angeles"', 'zone = "Mars"', "event.zone: is no time zone"),
    ('name = "PyConf"', 'name = ""', "event.name: is empty"),
    ('host = "imap.pyconf.dev"', 'host = "imap.pyconf.dev:993"', "imap.host: has a port in it"),
    (
        'password_file = "secrets/smtp-password"',
        'password_file = "nowhere"',
        "smtp.password_file: the file is not there",
    ),
)


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_wrong_value_hides_nothing_behind_it(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    """Key, people, state and the servers' names are told with it, each once."""
    change(folder, old, new)
    (folder / "people.toml").write_text(PEOPLE.replace('"committee"', '"kitchen"'))
    (folder / "state" / "master.key").write_text("garbage\n")
    (folder / "state").chmod(0o755)
    change(folder, '"smtp.pyconf.dev"', '"smtp.example.org"')
    status, lines = check(folder, capsys)

    assert status == os.EX_CONFIG
    assert len(lines) == 5
    for text in (
        says,
        "there is no committee",
        "database.state_dir: others",
        "smtp.host: is an invented",
        "no master key",
    ):
        assert sum(text in line for line in lines) == 1, text


def test_missing_key_and_broken_people_are_told_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither hides the other, nor what is wrong with the state."""
    (folder / "people.toml").write_text("[[staff]")
    (folder / "state" / "master.key").unlink()
    (folder / "state").chmod(0o755)
    status, lines = check(folder, capsys)

    assert status == os.EX_CONFIG
    assert ["people.toml:1" in lines[0], "state_dir" in lines[1], "key_file" in lines[2]] == [True] * 3
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('# key_file = "state/master.key"', "key_file = 3"),
        ('# state_dir = "state"', "state_dir = 3"),
        ('# people = "people.toml"', "people = 3"),
        ('# templates = "templates"', 'templates = "nowhere"'),
        ('without_independent = "seal"', 'without_independent = "Seal"'),
    ],
)
def test_what_stands_in_for_a_wrong_value_is_not_complained_of(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """Nobody wrote it: the line about the value that was written is enough."""
    (folder / "state" / "master.key").rename(folder / "elsewhere.key")
    if "key_file" not in old and "state_dir" not in old:
        change(folder, '# key_file = "state/master.key"', 'key_file = "elsewhere.key"')
    if "people" in old:
        (folder / "people.toml").unlink()
    change(folder, old, new)
    status, lines = check(folder, capsys)

    assert status == os.EX_CONFIG
    assert len(lines) == 1, lines


def test_configuration_that_is_no_toml_hides_no_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the configuration nothing can be known then; of the people that lie beside it all but who may be missing."""
    (folder / "conduct-mailer.toml").write_text("[event")
    (folder / "people.toml").write_text(PEOPLE.replace('"committee"', '"kitchen"'))
    status, lines = check(folder, capsys)

    assert status == os.EX_CONFIG
    assert ["not valid TOML" in lines[0], "there is no committee" in lines[1]] == [True, True]
    assert len(lines) == 2


def test_state_that_may_not_be_written_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The database behind it is not called broken; ``status`` says the same."""
    state = folder / "state"
    database = Database(f"sqlite:///{state / 'conduct-mailer.sqlite'}", Vault(state / "master.key"))
    database.migrate()
    database.close()
    assert check(folder, capsys) == (os.EX_OK, [])
    give_to_nobody(folder)
    state.chmod(0o500)
    for command in ("check", "status", "once"):
        with as_nobody():
            status, (line,) = check(folder, capsys, command)
        assert status == os.EX_CONFIG
        assert f"database.state_dir: {state} is there, but the user " in line
        assert "may not write it" in line


@pytest.mark.parametrize("command", ["check", "status", "once", "rekey"])
def test_key_that_may_not_be_read_is_not_made_anew(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """No command speaks of a backup or of ``init``: either would write over it."""
    check(folder, capsys)
    give_to_nobody(folder)
    (folder / "state" / "master.key").chmod(0)
    with as_nobody():
        status, (line,) = check(folder, capsys, command)

    assert status == os.EX_CONFIG
    assert "may not read it" in line
    assert f"chmod 600 {folder / 'state' / 'master.key'}" in line
    assert not any(word in line for word in ("backup", "init", "restore"))


def test_init_makes_no_key_where_it_may_not_look(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There may be one behind it, and a database that only that one opens."""
    check(folder, capsys)
    give_to_nobody(folder)
    (folder / "state").chmod(0)
    with as_nobody():
        status = main(["init", str(folder)])

    assert status == os.EX_CONFIG
    assert "may not write it" in capsys.readouterr().err


def test_rekey_names_the_credentials_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name is no lost key."""
    assert main(["rekey", "--add", str(tmp_path / "master.key")]) == os.EX_CONFIG
    said = capsys.readouterr().err

    assert "is not there; name the file that the unit's LoadCredential names" in said
    assert "backup" not in said
