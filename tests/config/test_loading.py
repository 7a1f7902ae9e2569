"""The configuration file: what it may leave out, and that everything wrong with it is told at once."""

from __future__ import annotations

import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from conduct_mailer.config import find, load
from conduct_mailer.config.loading import draft
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.settings import Existing, Require, Settings
from tests.config.conftest import GOOD, Written

WRONG = """\
[event]
name = 3
adress = "hunter2"
zone = "Mars/Olympus"
first_day = 2026-10-02T00:00:00Z

[imap]
host = "imap.lakeside.example"
security = "none"
port = "hunter2"
password = "hunter2"

[smtp]
host = "smtp.lakeside.example"
password_file = "nowhere"
ca_file = "hunter2"

[shedule]
digest_at = 1

[schedule]
digest_at = 2026-10-02T08:30:00-07:00

[policy]
second_reader = "required"
forms = ["forms@lakeside.example",
  "hunter2"]

[promises]
update_within_days = -1
look_reminders_hours = []

[authentication]
require = ["aligned"]
"""

EXPECTED = [
    (1, "event.address", "is missing; write"),
    (2, "event.name", "is not text in quotes; write"),
    (3, "event.adress", "did you mean address?"),
    (4, "event.zone", "is no time zone; write"),
    (5, "event.first_day", "is not a day; write a day without quotes"),
    (7, "imap.password_file", "is missing; write"),
    (9, "imap.security", 'write security = "tls" or "starttls"'),
    (10, "imap.port", "is not a whole number; write"),
    (11, "imap.password", "a secret must not stand in this file; put it"),
    (15, "smtp.password_file", "make it"),
    (16, "smtp.ca_file", "take the line out"),
    (18, "shedule", "did you mean schedule?"),
    (22, "schedule.digest_at", "write a local time without quotes or zone"),
    (25, "policy.second_reader", "only that until drafts exist"),
    (26, "policy.forms[2]", "is no mail address; write"),
    (30, "promises.update_within_days", "is out of bounds; write"),
    (31, "promises.look_reminders_hours", "is an empty list; write"),
    (34, "authentication.require", 'must have "token"'),
]


def problems(path: Path) -> tuple[str, ...]:
    """What loading a file complains of."""
    with pytest.raises(ConfigurationError) as caught:
        load(path)
    return caught.value.problems


def test_every_problem_is_told_at_once_with_its_line_and_mend(written: Written) -> None:
    """Nobody has to mend one thing to hear of the next."""
    path = written(WRONG)

    found = problems(path)

    assert len(found) == len(EXPECTED)
    for line, (number, key, text) in zip(found, EXPECTED, strict=True):
        assert line.startswith(f"{path}:{number}: {key}: ")
        assert text in line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"imap.lakeside.example"', '"imap.lakeside.example:993"', "imap.host: has a port in it; write the name alone"),
        (
            '"imap.lakeside.example"',
            '"imaps://imap.lakeside.example"',
            "imap.host: is no server's name; write it alone",
        ),
        ("[smtp]", 'ca_file = "people.toml"\n[smtp]', "imap.ca_file: holds no certificates in PEM form; name a file"),
        ('"password"\n\n[smtp]', '"."\n[smtp]', "imap.password_file: is a folder; name a file"),
    ],
)
def test_servers_way_in_is_checked_before_it_is_tried(written: Written, old: str, new: str, says: str) -> None:
    """What can be seen in the file needs no connection."""
    (tmp_file := written(GOOD.replace(old, new))).with_name("people.toml").write_text("no certificate")
    (line,) = problems(tmp_file)

    assert says in line


def test_values_are_never_shown(written: Written) -> None:
    """A password in the wrong place is not repeated on a terminal or in a log, nor is anything else."""
    assert "hunter2" not in "\n".join(problems(written(WRONG)))


def test_secrets_have_no_repr(written: Written) -> None:
    """The loaded configuration shows nothing of itself."""
    configuration = load(written(GOOD))

    assert configuration.imap.password == "a canary in a coal mine"
    for shown in (configuration, configuration.imap, configuration.smtp):
        assert "canary" not in f"{shown!r} {shown} {shown:}"


def test_what_is_not_written_has_the_promised_value(written: Written) -> None:
    """A short file is enough."""
    configuration = load(written(GOOD))

    folder = configuration.path.parent
    assert configuration.settings == Settings()
    assert (configuration.imap.port, configuration.smtp.port) == (993, 587)
    assert configuration.imap.user == configuration.smtp.envelope_from == "conduct@lakeside.example"
    assert configuration.people == folder / "people.toml"
    assert configuration.key_file == folder / "state" / "master.key"
    assert configuration.database_url == f"sqlite:///{folder}/state/conduct-mailer.sqlite"


def test_what_is_written_counts(written: Written) -> None:
    """Each section reaches the setting that it is about."""
    more = """
[promises]
acknowledge_reminders_hours = [1, 2.5]
[schedule]
digest_at = 07:15:00
[policy]
existing = "import"
without_independent = "seal"
forms = ["forms@lakeside.example"]
[limits]
message_megabytes = 2
hold_seconds = 0
[authentication]
require = ["token"]
[database]
url = "sqlite:///elsewhere/store.sqlite"
[operator]
address = "ops@lakeside.example"
"""
    configuration = load(written(GOOD + more))

    settings = configuration.settings
    assert settings.promises.acknowledge_reminders == (timedelta(hours=1), timedelta(hours=2.5))
    assert settings.schedule.digest_at == time(7, 15)
    assert settings.rules.existing is Existing.IMPORT
    assert settings.rules.without_independent
    assert settings.rules.forms == ("forms@lakeside.example",)
    assert settings.rules.require == {Require.TOKEN}
    assert (settings.rules.hold, settings.limits.message) == (timedelta(0), 2_000_000)
    assert configuration.database_url == f"sqlite:///{configuration.path.parent}/elsewhere/store.sqlite"
    assert configuration.operator == "ops@lakeside.example"


def test_password_that_others_may_read_is_a_problem(written: Written) -> None:
    """A secret file with the wrong mode is refused, and said how to mend."""
    path = written(GOOD)
    (path.parent / "password").chmod(0o640)

    found = problems(path)

    assert [line.split(": ")[1] for line in found] == ["imap.password_file", "smtp.password_file"]
    assert all("chmod 600" in line for line in found)


@pytest.mark.parametrize("text", ["", "two\nlines\n"])
def test_password_file_holds_one_line(written: Written, text: str) -> None:
    """An empty file, or one with more in it, is no password."""
    path = written(GOOD)
    (path.parent / "password").write_text(text)

    assert all("one line" in line for line in problems(path))


def test_systemd_credentials_are_read(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password and the master key may come from systemd; a name that leads elsewhere is none."""
    path = written(GOOD.replace("password_file", "password_credential"))
    assert all("LoadCredential=" in line for line in problems(path))
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(path.parent))
    (path.parent / "master-key").write_text("key")

    configuration = load(path)

    assert configuration.smtp.password == "a canary in a coal mine"
    assert configuration.key_file == path.parent / "master-key"
    path.write_text(GOOD.replace('password_file = "password"', 'password_credential = "../password"'))
    assert len(problems(path)) == 2


def test_plain_connections_are_for_this_machine(written: Written) -> None:
    """Without TLS only the loopback interface can be named; its mail server needs no password."""
    local = GOOD.replace("smtp.lakeside.example", "127.0.0.1").replace(
        '"starttls"\npassword_file = "password"', '"none"'
    )

    smtp = load(written(local)).smtp

    assert (smtp.port, smtp.user, smtp.password) == (25, "", "")


@pytest.mark.parametrize("host", ["127.evil.example", "localhost.evil.example", "10.0.0.1", "0.0.0.0"])  # noqa: S104
def test_names_that_look_like_this_machine_are_not(written: Written, host: str) -> None:
    """Only an address of the loopback network, or localhost itself, is this machine."""
    text = GOOD.replace("smtp.lakeside.example", host).replace('"starttls"', '"none"')

    assert any("smtp.security" in line for line in problems(written(text)))


def test_broken_toml_says_where_and_nothing_else(written: Written) -> None:
    """The line that cannot be read is named and not quoted."""
    (line,) = problems(written(GOOD + 'password = hunter2 "\n'))

    assert re.search(r":14: this line is not valid TOML; look for", line)
    assert "hunter2" not in line


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    """A file that is not there is said in one line."""
    (line,) = problems(tmp_path / "none.toml")

    assert line.startswith(f"{tmp_path / 'none.toml'}: is not there; ")


def test_what_can_be_used_of_a_wrong_file_is_used(written: Written) -> None:
    """So that what else is wrong need not wait; whatever stands in for a wrong value is known as such."""
    found = draft(written(WRONG))

    assert found.configuration.imap.host == "imap.lakeside.example"
    assert found.configuration.event.guide_url == ""
    for key in ("event.zone", "event.address", "imap.security", "imap.password_file", "smtp.ca_file", "shedule"):
        assert found.is_in_doubt(key)
    assert not found.is_in_doubt("imap.host")


@pytest.mark.parametrize("text", ["", "event = 3\n", "[event]\nzone = 3\n[imap]\nhost = 1\nsecurity = 'none'\n"])
def test_any_file_that_is_toml_can_be_looked_at(written: Written, text: str) -> None:
    """However little of it can be used."""
    path = written(text)

    assert draft(path).problems == problems(path)
    assert draft(path).is_in_doubt("event.name")


def test_file_is_found_by_argument_environment_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The given file, else the environment's, else the system's."""
    assert find(None) == Path("/etc/conduct-mailer/conduct-mailer.toml")
    monkeypatch.setenv("CONDUCT_MAILER_CONFIG", "/srv/conduct.toml")
    assert find(None) == Path("/srv/conduct.toml")
    assert find(Path("mine.toml")) == Path("mine.toml")
