"""What may not be read is not missing: who must be able to read it is said, and nobody is told to make it anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conduct_mailer.config import Configuration, check, load
from conduct_mailer.config.people import load_people
from conduct_mailer.config.rights import LOOK, MAKE, WRITE, refusal, user, why
from conduct_mailer.config.starter import Answers, write_starter
from conduct_mailer.errors import ConfigurationError
from tests.config.conftest import GOOD
from tests.config.nobody import as_nobody, folder_for_nobody, give_to_nobody
from tests.config.test_check import EVERYBODY, NOW

ANEW = ("init", "restore", "make", "put ")
"""What would be wrong to do about something that is there."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """The daemon's user's own, with everything that a good configuration names."""
    with folder_for_nobody() as made:
        write_starter(made / "conf", Answers("Lakeside Python", "conduct@lakeside.example"))
        conf = made / "conf"
        (conf / "conduct-mailer.toml").write_text(GOOD)
        (conf / "password").write_text("a canary in a coal mine\n")
        (conf / "password").chmod(0o600)
        (conf / "state" / "master.key").write_text("key")
        (conf / "state" / "master.key").chmod(0o600)
        give_to_nobody(conf)
        check(configuration(conf), load_people(conf / "people.toml").roster, NOW)
        yield conf


def problem_of(call: Callable[[], object]) -> str:
    """The one line that is complained of."""
    with pytest.raises(ConfigurationError) as caught, as_nobody():
        call()
    (line,) = caught.value.problems
    return line


def configuration(folder: Path) -> Configuration:
    return load(folder / "conduct-mailer.toml")


@pytest.mark.parametrize(("name", "told"), [("conduct-mailer.toml", load), ("people.toml", load_people)])
def test_file_that_may_not_be_read_is_there(folder: Path, name: str, told: Callable[[Path], object]) -> None:
    """The command that lets the daemon's user read it; not to make another, or to put one there."""
    (folder / name).chmod(0)
    line = problem_of(lambda: told(folder / name))

    assert f"{folder / name}: is there, but the user " in line
    assert "may not read it" in line
    assert f"chmod 640 {folder / name}" in line
    assert not any(word in line.partition("; ")[2] for word in ANEW)


@pytest.mark.parametrize(("name", "told"), [("conduct-mailer.toml", load), ("people.toml", load_people)])
def test_file_that_is_missing_is_missing(folder: Path, name: str, told: Callable[[Path], object]) -> None:
    """There the mend is to make or to name one."""
    (folder / name).unlink()
    line = problem_of(lambda: told(folder / name))

    assert line.startswith(f"{folder / name}: is not there; ")
    assert any(word in line for word in ANEW)


def test_folder_on_the_way_is_named(folder: Path) -> None:
    """Nobody looks for a fault in the file when it is the folder that is shut."""
    folder.chmod(0)
    line = problem_of(lambda: load_people(folder / "people.toml"))

    assert f"is behind {folder}, which the user " in line
    assert f"chmod g+x {folder}" in line


def test_password_that_may_not_be_read_is_there(folder: Path) -> None:
    """Not to be made, which would write over it."""
    (folder / "password").chmod(0)
    with pytest.raises(ConfigurationError) as caught, as_nobody():
        configuration(folder)

    assert len(caught.value.problems) == 2
    for line in caught.value.problems:
        assert "password_file: the file is there, but the user " in line
        assert f"chmod 600 {folder / 'password'}" in line
        assert "make it" not in line


@pytest.mark.parametrize(("key", "mode"), [('ca_file = "ca.pem"', "640"), ('[reply]\ntemplates = "own"', "g+rX")])
def test_what_else_is_named_and_may_not_be_read_is_there(folder: Path, key: str, mode: str) -> None:
    """Certificates are not called wrong before anybody has looked into them."""
    (folder / "ca.pem").touch(0o000)
    (folder / "own").mkdir(0o000)
    give_to_nobody(folder)
    (folder / "conduct-mailer.toml").write_text(f"{GOOD}{key}\n")
    line = problem_of(lambda: configuration(folder))

    assert "is there, but the user " in line
    assert mode in line


def test_master_key_that_may_not_be_read_is_not_restored_or_made(folder: Path) -> None:
    """Either would write over the one key that opens the database."""
    key = folder / "state" / "master.key"
    key.chmod(0)
    with as_nobody():
        (line,) = (line for line in check(configuration(folder), EVERYBODY, NOW) if "key_file" in line)
        name = user()

    assert f"database.key_file: {key} is there, but the user {name} may not read it" in line
    assert f"chown {name} {key} && chmod 600 {key}" in line
    assert not any(word in line for word in ANEW)


def test_state_that_may_not_be_written_is_one_line(folder: Path) -> None:
    """Its key and database are behind it: neither is called missing."""
    for mode in (0o500, 0):
        (folder / "state").chmod(mode)
        with as_nobody():
            (line,) = (line for line in check(configuration(folder), EVERYBODY, NOW) if "database." in line)
        assert "database.state_dir: " in line
        assert "may not write it" in line
        assert f"chown -R {'nobody' if os.getuid() == 0 else user()} {folder / 'state'}" in line


@pytest.mark.parametrize("name", ["conduct-mailer.sqlite", "conduct-mailer.sqlite-wal", "lock"])
def test_what_another_user_left_in_the_state_is_named(folder: Path, name: str) -> None:
    """As root leaves it who runs ``once`` by hand; the daemon's user could then do nothing."""
    (folder / "state" / name).touch(0o400)
    give_to_nobody(folder)
    with as_nobody():
        (line,) = (line for line in check(configuration(folder), EVERYBODY, NOW) if "database." in line)

    assert f"{folder / 'state' / name} is there, but the user " in line
    assert "may not write it" in line


def test_what_is_there_and_may_be_used_is_not_spoken_of(folder: Path) -> None:
    """Nor is what is missing: that is another matter."""
    with as_nobody():
        assert refusal(folder / "state", MAKE) == ""
        assert refusal(folder / "people.toml", WRITE) == ""
        assert refusal(folder / "nowhere" / "file") == ""
        assert refusal(folder / "people.toml", LOOK) == "is no folder; name one"
        assert [line for line in check(configuration(folder), EVERYBODY, NOW) if "database." in line] == []


def test_other_reasons_are_told_as_they_are(tmp_path: Path) -> None:
    """A folder where a file was meant, and a disk that fails."""
    with pytest.raises(ConfigurationError, match="is a folder; name a file"):
        load(tmp_path)
    assert why(tmp_path, OSError(5, "Input/output error"), "") == (
        "cannot be read (Input/output error); mend that, then try again"
    )


def test_people_file_that_became_unreadable_is_told_by_the_check_alone(folder: Path) -> None:
    """The rest of the machine is looked at all the same."""
    (folder / "people.toml").chmod(0)
    with as_nobody():
        found = configuration(folder)
        lines = check(replace(found, key_file=folder / "nowhere"), None, NOW)

    assert any("database.key_file" in line for line in lines)
