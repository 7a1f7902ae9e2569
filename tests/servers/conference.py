"""A whole conference on real servers: a Dovecot to write to, a mail server that keeps what leaves, and the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conduct_mailer.store import inbound
from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault, create_key
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.loopback import HOST
from tests.servers.sink import Sink

AUTHSERV = "mx.lakesidepython.example"
_CONFIG = """
[event]
name = "Lakeside Python"
address = "conduct@lakesidepython.example"
zone = "America/Los_Angeles"

[imap]
host = "{host}"
port = {imap}
security = "none"
user = "{user}"
password_file = "password"

[smtp]
host = "{host}"
port = {smtp}
security = "none"

[authentication]
authserv_id = "{authserv}"

[policy]
without_independent = "seal"

[operator]
address = "operator@machines.example"
{more}
"""


@dataclass
class Conference:
    """Its folder, its servers, and the ``conduct-mailer`` that works for it."""

    folder: Path
    dovecot: Dovecot
    sink: Sink
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "conduct-mailer.toml"

    @property
    def state(self) -> Path:
        """Where the store and the key lie."""
        return self.folder / "state"

    def command(self, *arguments: str) -> list[str]:
        """The command line of ``conduct-mailer``."""
        program = Path(sys.executable).parent / "conduct-mailer"
        return [str(program), "--log-level", "warning", "--config", str(self.config), *arguments]

    def call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=300, check=False)

    def start(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start the daemon; one that is still there when the conference ends is killed."""
        process = subprocess.Popen(self.command("run"), env={**os.environ, **environment}, stderr=subprocess.PIPE)
        self._started.append(process)
        return process

    def kill_what_still_runs(self) -> None:
        """A failed test leaves no daemon behind."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.wait()

    def database(self) -> Database:
        """The store, opened beside the daemon."""
        return Database(f"sqlite:///{self.state / 'conduct-mailer.sqlite'}", Vault(self.state / "master.key"))

    def dispositions(self) -> dict[str, int]:
        """What became of the messages so far."""
        database = self.database()
        with database.read() as tx:
            found = dict(inbound.counts(tx))
        database.close()
        return found

    def status(self) -> dict[str, Any]:
        """What ``status --json`` says."""
        found: dict[str, Any] = json.loads(self.call("status", "--json").stdout)
        return found

    def wait_for(self, what: Callable[[], bool], seconds: float = 60.0) -> None:
        """Until something holds; raises ``TimeoutError``."""
        deadline = time.monotonic() + seconds
        while not what():
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.05)


@contextmanager
def conference(folder: Path, people: Path | str, *, more: str = "", first: bool = True) -> Iterator[Conference]:
    """Servers up, configuration written, and, unless ``first`` is false, the mailbox seen empty once."""
    with dovecot() as mailbox, Sink() as sink:
        here = Conference(folder, mailbox, sink)
        here.config.write_text(
            _CONFIG.format(
                host=HOST, imap=mailbox.imap_port, smtp=sink.port, user=mailbox.user, authserv=AUTHSERV, more=more
            )
        )
        password = folder / "password"
        password.write_text(mailbox.password)
        password.chmod(0o600)
        text = people.read_text() if isinstance(people, Path) else people
        (folder / "people.toml").write_text(text)
        here.state.mkdir(mode=0o700)
        create_key(here.state / "master.key")
        if first:
            result = here.call("once")
            if result.returncode:
                raise RuntimeError(result.stderr)
        try:
            yield here
        finally:
            here.kill_what_still_runs()


def end(process: subprocess.Popen[bytes]) -> str:
    """Tell a daemon to stop, as systemd would; what it logged."""
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=30)
    return log.decode()
