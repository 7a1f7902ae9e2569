"""The daemon as its operator meets it: starts, stands by, stops, waits for servers, says plainly what is wrong."""

from __future__ import annotations

import base64
import os
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.labels import ROSTER
from tests.faults.test_kill import report
from tests.servers.conference import Conference, conference, end
from tests.servers.dovecot import dovecot
from tests.servers.sink import Sink


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Conference]:
    with conference(tmp_path, ROSTER) as running:
        (running.folder / "people.toml").chmod(0o600)
        yield running


@pytest.fixture
def notified(tmp_path: Path) -> Iterator[socket.socket]:
    """Systemd's end of sd_notify."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(30)
        yield listening


def until(listening: socket.socket, word: bytes) -> bytes:
    while True:
        said = listening.recv(4096)
        if word in said:
            return said


def test_it_says_when_it_is_ready_feeds_the_watchdog_and_stops_within_five_seconds(
    here: Conference, notified: socket.socket
) -> None:
    """What systemd asks of a service; what is in hand is finished or left due."""
    process = here.start(NOTIFY_SOCKET=notified.getsockname())
    until(notified, b"READY=1")
    until(notified, b"WATCHDOG=1")
    here.dovecot.deliver(*(report(number) for number in range(20)))
    begun = time.monotonic()
    end(process)
    assert time.monotonic() - begun < 5
    assert process.returncode == 0
    assert here.call("once").returncode == 0
    assert sum(here.dispositions().values()) == 20


def test_second_daemon_stands_by_and_takes_over(here: Conference, notified: socket.socket) -> None:
    """Never two at once; ``once`` is told to come back later."""
    first = here.start()
    here.dovecot.deliver(report(1))
    here.wait_for(lambda: here.dispositions() == {"opened": 1})
    second = here.start(NOTIFY_SOCKET=notified.getsockname())
    until(notified, b"standing by")
    refused = here.call("once")
    assert refused.returncode == os.EX_TEMPFAIL
    assert "another" in refused.stderr
    end(first)
    until(notified, b"STATUS=running")
    here.dovecot.deliver(report(2))
    here.wait_for(lambda: here.dispositions() == {"opened": 2})
    end(second)


def test_mailbox_that_goes_away_is_waited_for(tmp_path: Path) -> None:
    """Nothing is lost, and once it is back everything is taken in."""
    with conference(tmp_path, ROSTER) as here:
        process = here.start()
        here.dovecot.deliver(report(1))
        here.wait_for(lambda: here.dispositions() == {"opened": 1})
        here.dovecot.process.terminate()
        here.dovecot.process.wait()
        time.sleep(1)
        assert process.poll() is None
        with dovecot() as other:
            text = here.config.read_text().replace(f"port = {here.dovecot.imap_port}", f"port = {other.imap_port}")
            end(process)
            here.config.write_text(text)
            other.deliver(report(2))
            process = here.start()
            here.wait_for(lambda: sum(here.dispositions().values()) == 2)
            end(process)


def first_words(result: subprocess.CompletedProcess[str]) -> str:
    return result.stderr.strip()


def _without_host(text: str) -> str:
    """The mailbox on a host that is none."""
    return text.replace("127.0.0.1", "no-such.invalid", 1).replace('"none"', '"tls"', 1)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda here: (here.folder / "password").write_text("wrong"), "imap.user"),
        (lambda here: here.config.write_text(_without_host(here.config.read_text())), "imap.host"),
        (lambda here: (here.state / "master.key").unlink(), "key_file"),
        (lambda here: here.config.write_text(here.config.read_text() + "\nunknown = 1\n"), "unknown"),
        (lambda here: (here.folder / "people.toml").write_text("nonsense ["), "people.toml"),
    ],
)
def test_what_is_wrong_at_a_first_start_is_one_plain_line(tmp_path: Path, spoil: object, says: str) -> None:
    """Exit status 78, and no traceback."""
    with conference(tmp_path, ROSTER, first=False) as here:
        assert callable(spoil)
        spoil(here)
        for command in ("once", "run"):
            result = here.call(command)
            assert result.returncode == os.EX_CONFIG, result.stderr
            assert says in first_words(result)
            assert "Traceback" not in result.stderr


def test_login_that_once_worked_is_waited_for(here: Conference) -> None:
    """A password that the provider changed is an outage, not an end: exit status 75 from ``once``, the daemon stays."""
    (here.folder / "password").write_text("changed")
    assert here.call("once", "fetch").returncode == os.EX_TEMPFAIL
    process = here.start()
    time.sleep(3)
    assert process.poll() is None
    end(process)


LOGIN = '[smtp]\nuser = "conduct"\npassword_file = "password"'


def test_mail_server_that_refuses_the_first_login_keeps_no_mail_from_being_stored(tmp_path: Path) -> None:
    """The daemon stays, status names the outage and the mail that failed with its reason; ``once`` says it plainly."""
    with conference(tmp_path, ROSTER) as here, Sink("535 5.7.8 no") as refusing:
        text = here.config.read_text().replace(f"port = {here.sink.port}", f"port = {refusing.port}")
        here.config.write_text(text.replace("[smtp]", LOGIN))
        process = here.start()
        here.dovecot.deliver(report(1))
        here.wait_for(lambda: "smtp" in here.status()["outages"])
        here.dovecot.deliver(report(2))
        here.wait_for(lambda: here.dispositions() == {"opened": 2})
        assert process.poll() is None
        said = here.call("status")
        assert said.returncode == 1
        assert "mails that failed (login-refused)" in said.stdout
        assert "outage           smtp since" in said.stdout
        assert "login-refused" in here.call("outbox").stdout
        assert "smtp.user: 127.0.0.1" in end(process)
        assert "problem: smtp.user: 127.0.0.1" in here.call("check", "--online").stdout
        here.dovecot.deliver(report(3))
        result = here.call("once")
        assert result.returncode == os.EX_CONFIG
        assert "smtp.user" in result.stderr


def test_urgent_ticket_that_nobody_took_needs_a_person(here: Conference) -> None:
    """Its code name is shown to an operator outside the roster alone."""
    here.dovecot.deliver(report(1))
    assert here.call("once").returncode == 0
    database = here.database()
    with database.write() as tx:
        tx.connection.exec_driver_sql("UPDATE ticket SET urgent = 1")
    database.close()
    result = here.call("status")
    code = here.status()["urgent"]["codes"][0]
    assert result.returncode == 1
    assert "urgent tickets that nobody has taken" in result.stdout
    here.config.write_text(here.config.read_text() + "on_roster = true\n")
    hidden = here.call("status")
    assert "urgent tickets that nobody has taken" in hidden.stdout
    assert code not in hidden.stdout


def test_commands_say_a_word_when_there_is_nothing(here: Conference) -> None:
    """Silence could as well be a mistake; pipes get nothing."""
    for command, says in (("tickets", "there are none"), ("set-aside", "there are none"), ("outbox", "no mail waits")):
        result = here.call(command)
        assert result.stdout == ""
        assert says in result.stderr
    assert "messages taken in: none" in here.call("once").stdout


def test_configuration_may_be_named_behind_the_command(here: Conference) -> None:
    """As one writes it without thinking; and the version is said without any."""
    program = here.command()[0]
    named = subprocess.run([program, "check", "--config", str(here.config)], capture_output=True, check=False)
    assert named.returncode == 0, named.stderr
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("conduct-mailer ")


def test_master_key_is_tried_on_the_database(here: Conference) -> None:
    """By ``check`` and ``status`` alike; a missing one is never to be made anew beside a database."""
    key = here.state / "master.key"
    kept = key.read_bytes()
    for octets, says in (
        (b"garbage\n", "is no master key"),
        (base64.b64encode(b"k" * 32) + b"\n", "is not the master key that the database was written with"),
    ):
        key.write_bytes(octets)
        for command in ("check", "status"):
            result = here.call(command)
            assert result.returncode == os.EX_CONFIG
            assert says in result.stderr
    key.unlink()
    for arguments in (("check",), ("once",), ("status",), ("init", str(here.folder))):
        result = here.call(*arguments)
        assert result.returncode == os.EX_CONFIG
        assert "restore its backup" in result.stderr
        assert " init" not in result.stderr
    assert not key.exists()
    key.write_bytes(kept)
    key.chmod(0o600)
    assert here.call("check").returncode == 0


def test_init_makes_the_key_that_alone_is_missing(tmp_path: Path) -> None:
    """Where there is no database yet; the message of ``check`` has the command."""
    with conference(tmp_path, ROSTER, first=False) as here:
        (here.state / "master.key").unlink()
        assert f"conduct-mailer init {here.folder}" in here.call("check").stderr
        before = here.config.read_text()
        assert here.call("init", str(here.folder)).returncode == 0
        assert here.config.read_text() == before
        assert here.call("once").returncode == 0
        assert "left alone" in here.call("init", str(here.folder)).stderr


def test_lock_is_the_daemons_alone(here: Conference) -> None:
    """As everything in its state is."""
    assert stat.S_IMODE((here.state / "lock").stat().st_mode) == 0o600


def test_newer_database_is_left_alone(here: Conference) -> None:
    """One plain line."""
    database = here.database()
    with database.write() as tx:
        tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    result = here.call("once")
    assert result.returncode == os.EX_CONFIG
    assert "newer" in result.stderr


def test_log_and_listings_have_nothing_of_what_was_written(here: Conference) -> None:
    """Code names, ids and reason codes alone, at every level, and nothing in the clear in any file of the store."""
    secret = b"xylophone-canary"
    here.dovecot.deliver(report(1).replace(b"a red hat", secret).replace(b"Writer 1", secret))
    command = [word if word != "warning" else "debug" for word in here.command("once")]
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert result.returncode == 0
    assert secret not in result.stderr
    assert b"writer1@" not in result.stderr
    for name in ("tickets", "set-aside", "outbox", "status"):
        said = here.call(name).stdout.encode()
        assert secret not in said
        assert b"writer1@" not in said
    for file in here.state.rglob("*"):
        if file.is_file():
            assert secret not in file.read_bytes()
            assert b"writer1@" not in file.read_bytes()
    assert any(secret in taken.octets for taken in here.sink.taken)


def test_no_core_is_ever_written(here: Conference) -> None:
    """It would hold keys and content in the clear: the daemon's own limit forbids it, whatever the shell's is."""
    process = here.start()
    here.wait_for(lambda: _core_limits(process.pid) == ["0", "0"])
    end(process)


def _core_limits(pid: int) -> list[str]:
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return next(line.split()[4:6] for line in lines if line.startswith("Max core file size"))


def test_check_finds_nothing_to_mend(here: Conference) -> None:
    """In a configuration that works."""
    result = here.call("check")
    assert result.returncode == 0, result.stderr
    assert "in order" in result.stdout


def test_explain_changes_nothing_and_says_who_would_read(here: Conference) -> None:
    """For people, and as one JSON object a line."""
    file = here.folder / "mail.eml"
    file.write_bytes(report(1))
    before = sorted((path, path.stat().st_mtime_ns) for path in here.state.rglob("*.sqlite"))
    said = here.call("explain", str(file))
    assert "goes to     committee" in said.stdout, said.stderr
    as_json = here.call("explain", "--json", str(file), str(file))
    assert as_json.stdout.count('"route": "committee"') == 2
    assert before == sorted((path, path.stat().st_mtime_ns) for path in here.state.rglob("*.sqlite"))
