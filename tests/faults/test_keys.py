"""The master key is changed under a running daemon, and a ticket erased beside it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conduct_mailer.model.ticket import TicketState
from conduct_mailer.store import tickets
from conduct_mailer.store.vault import master_keys
from tests.corpus.labels import ROSTER
from tests.faults.test_kill import report
from tests.servers.conference import Conference, conference, end


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Conference]:
    with conference(tmp_path, ROSTER) as running:
        yield running


def settled(here: Conference, count: int) -> None:
    here.wait_for(lambda: sum(here.dispositions().values()) == count)


def test_master_key_is_changed_while_the_daemon_takes_mail_in(here: Conference) -> None:
    """What was there, what comes meanwhile and what comes after is all read, by the daemon and after a restart."""
    key_file = here.state / "master.key"
    old = master_keys(key_file)
    process = here.start()
    here.dovecot.deliver(*(report(number) for number in range(5)))
    settled(here, 5)
    here.dovecot.deliver(*(report(number) for number in range(5, 15)))
    changed = here.call("rekey")
    assert changed.returncode == 0, changed.stderr
    assert "back it up now" in changed.stdout
    settled(here, 15)
    here.dovecot.deliver(*(report(number) for number in range(15, 20)))
    settled(here, 20)
    log = end(process)
    assert "failed" not in log, log
    assert master_keys(key_file) != old
    assert len(master_keys(key_file)) == 1
    assert here.call("once").returncode == 0
    database = here.database()
    with database.read() as tx:
        kept = tickets.tickets(tx, TicketState.OPEN)
        assert len(kept) == 20
        assert all(tickets.dossier(tx, ticket.id)[1] for ticket in kept)
    database.close()


def test_key_that_is_not_the_database_s_is_one_plain_line(here: Conference, tmp_path: Path) -> None:
    """And nothing is done with it: the right one opens everything afterwards."""
    here.dovecot.deliver(report(1))
    shutil.copy(here.state / "master.key", tmp_path / "kept")
    (here.state / "master.key").write_bytes(b"A" * 43 + b"=\n")
    result = here.call("once")
    assert result.returncode == 78
    assert "is not the master key that the database was written with" in result.stderr
    assert "Traceback" not in result.stderr
    shutil.copy(tmp_path / "kept", here.state / "master.key")
    assert here.call("once").returncode == 0
    assert here.dispositions() == {"opened": 1}


def test_credential_is_changed_around_a_restart(here: Conference, tmp_path: Path) -> None:
    """A daemon that was not restarted has the old key alone: then nothing is changed."""
    source, given = tmp_path / "source.key", tmp_path / "credentials"
    (here.state / "master.key").rename(source)
    given.mkdir(mode=0o700)

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {"CREDENTIALS_DIRECTORY": str(given), "PATH": ""}
        return subprocess.run(
            here.command(*arguments), env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    shutil.copy(source, given / "master-key")
    assert call("once").returncode == 0
    assert "run rekey --add" in call("rekey").stderr
    assert call("rekey", "--add", str(source)).returncode == 0
    shutil.copy(source, given / "master-key")
    assert "restart it" in call("rekey").stderr
    assert call("once").returncode == 0
    done = call("rekey")
    assert done.returncode == 0, done.stderr
    assert "Take every line but the first out" in done.stdout
    first, *_ = source.read_text().splitlines()
    (given / "master-key").write_text(first)
    assert call("once").returncode == 0


def test_erasing_says_what_it_means_and_does_it_once_asked_twice(here: Conference) -> None:
    """Only a closed ticket; its words are gone from the store's files, beside a running daemon."""
    here.dovecot.deliver(report(1))
    assert here.call("once").returncode == 0
    database = here.database()
    with database.read() as tx:
        (code,) = (ticket.code for ticket in tickets.tickets(tx, TicketState.OPEN))
    warned = here.call("erase", code)
    assert (warned.returncode, "Nothing brings it back" in warned.stdout) == (1, True)
    refused = here.call("erase", code, "--for-good")
    assert (refused.returncode, "a reader must close it" in refused.stderr) == (1, True)
    process = here.start()
    with database.write() as tx:
        ticket = tickets.by_codes(tx, (code,))[0]
        tx.connection.exec_driver_sql("UPDATE ticket SET state = 'closed' WHERE id = ?", (ticket.id,))
    done = here.call("erase", code, "--for-good")
    assert done.returncode == 0, done.stderr
    assert "database backups from before" in done.stdout
    assert here.call("erase", code, "--for-good").returncode == 0
    assert here.call("erase", "no-such", "--for-good").returncode == 1
    end(process)
    assert here.call("tickets").stdout == ""
    database.close()
