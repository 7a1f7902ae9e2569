"""``conduct-mailer run``: three loops and a clock, watched.

One thread owns the IMAP connection, one sends, APScheduler is the clock; every write goes through the one writer that
``store.database`` is. What is due stands in rows: the clock only looks. systemd's watchdog is fed only while fetch,
writer, sender and clock have each moved within their bound.
"""

from __future__ import annotations

import fcntl
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import SystemRandom
from types import FrameType
from typing import TextIO

from apscheduler.schedulers.background import BackgroundScheduler

from conduct_mailer.app import App
from conduct_mailer.errors import ConfigurationError, MailboxUnavailable, Temporary
from conduct_mailer.model.letter import Deferred

log = logging.getLogger(__name__)

BOUNDS = {"fetch": 300.0, "writer": 120.0, "sender": 300.0, "clock": 120.0}
"""Seconds within which each part must have moved, or the watchdog is not fed."""

IDLE_SECONDS = 28.0
CLOCK_SECONDS = 15
BACKOFF = (1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 60.0)
STOP_SECONDS = 4.0
STANDBY_SECONDS = 2.0


class Pulse:
    """When each part last moved, on the monotonic clock."""

    def __init__(self) -> None:
        self._beats = dict.fromkeys(BOUNDS, time.monotonic())

    def beat(self, part: str) -> None:
        """``part`` has moved."""
        self._beats[part] = time.monotonic()

    def late(self) -> tuple[str, ...]:
        """The parts that have not moved within their bound."""
        now = time.monotonic()
        return tuple(part for part, bound in BOUNDS.items() if now - self._beats[part] > bound)


def notify(state: str) -> None:
    """Tell systemd (sd_notify(3)); nothing where it does not listen."""
    path = os.environ.get("NOTIFY_SOCKET")
    if not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.sendto(state.encode(), "\0" + path[1:] if path.startswith("@") else path)


@contextmanager
def sole(handle: TextIO, stopping: threading.Event) -> Iterator[bool]:
    """Hold the lock that only one daemon per state directory can have; wait for it in stand-by.

    Yields false when told to stop while waiting.
    """
    announced = False
    while not stopping.is_set():
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not announced:
                log.warning("stand-by reason=another-daemon-runs")
                notify("READY=1\nSTATUS=standing by: another daemon runs on this state")
                announced = True
            stopping.wait(STANDBY_SECONDS)
            continue
        yield True
        return
    yield False


class Daemon:
    """The running program: owns the threads, feeds the watchdog, stops cleanly."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._stopping = threading.Event()
        self._to_send = threading.Event()
        self._pulse = Pulse()
        self._fatal: ConfigurationError | None = None

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Stop within a few seconds; what is in hand is finished or left due."""
        self._stopping.set()
        self._to_send.set()
        self._app.mailbox.wake()

    def run(self) -> int:
        """Run until told to stop; the exit status.

        Raises ``ConfigurationError`` when the very first login to the mailbox with this configuration is refused: then
        no mail can be stored. A mail server that refuses is an outage; mail is stored, and answered once it is mended.
        """
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        with self._app.lock() as handle, sole(handle, self._stopping) as alone:
            if not alone:
                return 0
            self._app.start()
            self._app.on_settled(self._to_send.set)
            self._work()
        if self._fatal is not None:
            raise self._fatal
        return 0

    def _work(self) -> None:
        clock = BackgroundScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        clock.add_job(self._tick, "interval", seconds=CLOCK_SECONDS)
        threads = [
            threading.Thread(target=self._fetch, name="fetch", daemon=True),
            threading.Thread(target=self._send, name="send", daemon=True),
        ]
        clock.start()
        for thread in threads:
            thread.start()
        notify("READY=1\nSTATUS=running")
        while not self._stopping.wait(5.0):
            self._feed_watchdog()
        notify("STOPPING=1")
        clock.shutdown(wait=False)
        deadline = time.monotonic() + STOP_SECONDS
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._app.close()

    def _feed_watchdog(self) -> None:
        late = self._pulse.late()
        if late:
            log.error("watchdog-not-fed late=%s", ",".join(late))
        else:
            notify("WATCHDOG=1")

    def _fetch(self) -> None:
        """Connect, drain, wait; after a failure connect again, later each time."""
        failures, connected = 0, False
        while not self._stopping.is_set():
            self._pulse.beat("fetch")
            try:
                if not connected:
                    self._app.mailbox.connect()
                    self._app.logged_in("imap")
                    connected = True
                    log.info("mailbox-open")
                self._app.intake.drain(self._drain_stops)
                self._app.outages.up("imap")
                self._app.outages.up("reading")
                self._report("messages", failed=self._app.intake.failed > 0)
                self._app.passed()
                failures = 0
                if not self._stopping.is_set():
                    self._app.mailbox.wait(IDLE_SECONDS)
            except (Temporary, ConfigurationError) as problem:
                connected, failures = False, failures + 1
                of_reading = isinstance(problem, Temporary) and not isinstance(problem, MailboxUnavailable)
                self._failed("reading" if of_reading else "imap", problem)
                self._stopping.wait(_pause(failures))
            except Exception as problem:
                connected, failures = False, failures + 1
                log.exception("fetch-failed reason=%s", type(problem).__name__)
                self._stopping.wait(_pause(failures))
        self._app.mailbox.close()

    def _drain_stops(self) -> bool:
        self._pulse.beat("fetch")
        return self._stopping.is_set()

    def _send(self) -> None:
        """Send what is due whenever something was committed, and look every few seconds for what has become due."""
        failures = 0
        while not self._stopping.is_set():
            self._pulse.beat("sender")
            self._to_send.clear()
            unreachable = False
            try:
                result = self._app.delivery.deliver(self._send_stops)
                unreachable = isinstance(result, Deferred) and not result.reached
                if result is not None:
                    self._app.outages.down("smtp") if unreachable else self._app.outages.up("smtp")
                    if not unreachable:
                        self._app.logged_in("smtp")
            except Exception as problem:
                unreachable = True
                log.exception("send-failed reason=%s", type(problem).__name__)
            failures = failures + 1 if unreachable else 0
            if unreachable:
                self._stopping.wait(_pause(failures))
            else:
                self._to_send.wait(2.0)
        self._app.server.close()

    def _send_stops(self) -> bool:
        self._pulse.beat("sender")
        return self._stopping.is_set()

    def _failed(self, what: str, problem: Exception) -> None:
        """A mailbox that never could be used with this configuration is the operator's to mend; all else passes."""
        if isinstance(problem, ConfigurationError) and not self._app.has_logged_in(what):
            self._fatal = problem
            self.stop()
            return
        log.warning("%s-unavailable (%s)", what, problem)
        self._guarded(lambda: self._app.outages.down(what))

    def _tick(self) -> None:
        """The clock's one job: whatever is due by now."""
        self._pulse.beat("clock")
        done = self._guarded(self._app.sweep)
        if self._guarded(lambda: self._report("clock", failed=not done)):
            self._pulse.beat("writer")
        self._to_send.set()

    def _report(self, what: str, *, failed: bool) -> None:
        """A job failed, or went well again: the operator hears of it like of an outage."""
        if failed:
            self._app.outages.down(what)
        else:
            self._app.outages.up(what)

    def _guarded(self, job: Callable[[], object]) -> bool:
        """Run ``job``; whether it went well. A failure is logged, and everything else goes on."""
        try:
            job()
        except Exception as problem:
            log.exception("job-failed reason=%s", type(problem).__name__)
            return False
        return True


def _pause(failures: int) -> float:
    """Seconds to wait after that many failures in a row, with jitter."""
    longest = BACKOFF[min(failures, len(BACKOFF)) - 1]
    return longest * SystemRandom().uniform(0.75, 1.25)
