"""Parsing and reading, where they can be stopped: in a child process that is killed when it takes too long.

A message that brings the analysis down or keeps it busy is unreadable, never a hole in the queue.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from types import FrameType

from conduct_mailer.errors import Temporary
from conduct_mailer.mail.parse import parse, unreadable
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Limits
from conduct_mailer.reading.read import read, read_nothing, read_unreadable

log = logging.getLogger(__name__)

Analysed = tuple[ParsedMessage | Unreadable, Reading]
Analysis = Callable[[RawMessage, Roster, Event, Limits], Analysed]
Job = tuple[Analysis, RawMessage, Roster, Event, Limits]

WALL_FACTOR = 5
"""How many times its processor time an analysis may take on the wall, on a busy machine, before it is killed."""

FIRST_SHARE = 0.7
"""The share of its processor time after which an analysis gives up by itself; at its end it is killed."""

START_SECONDS = 30.0

PRELOADED = "conduct_mailer.reading.preloaded"

SPECIMEN = RawMessage(Place("", 0, 0), datetime(2000, 1, 1, tzinfo=UTC), b"\r\nHello, nothing happened.\r\n")
"""A message that is read only so that the next one is read faster."""


def analyse(raw: RawMessage, roster: Roster, event: Event, limits: Limits) -> Analysed:
    """What the message is and says."""
    message = parse(raw.octets, limits)
    if isinstance(message, Unreadable):
        return message, read_unreadable(message, roster, event)
    return message, read(message, roster, event, junk=raw.junk)


def glimpse(raw: RawMessage, roster: Roster, event: Event, _limits: Limits) -> Analysed:
    """What can be seen of a message that could not be analysed in time."""
    message = unreadable("timeout", raw.octets)
    return message, read_unreadable(message, roster, event)


class Worker:
    """An analyst in a child process, made anew whenever it had to be killed."""

    def __init__(self, event: Event, people: Callable[[], Roster], limits: Limits) -> None:
        """``people`` gives the roster as it is now."""
        self._event = event
        self._people = people
        self._limits = limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._is_ready = False

    def ready(self) -> None:
        """Start the child before a message is in hand; raises ``Temporary`` where that cannot be done now.

        It reads a specimen first, so that what is loaded at the first reading is there as well.
        """
        if not self._is_ready:
            self._started()
            self.analyse(SPECIMEN)

    def analyse(self, raw: RawMessage) -> Analysed:
        """What the message is and says; one that cannot be analysed in time is unreadable.

        Where not even a glimpse can be had in time, everybody may be named in it.
        """
        roster = self._people()
        for analysis in (analyse, glimpse):
            answer = self._asked((analysis, raw, roster, self._event, self._limits))
            if answer is not None:
                return answer
        message = unreadable("timeout", raw.octets)
        return message, read_nothing(roster, message.reason)

    def _asked(self, job: Job) -> Analysed | None:
        pipe = self._started()
        try:
            pipe.send(job)
            if pipe.poll(self._limits.analysis_seconds * WALL_FACTOR):
                answer: Analysed | None = pipe.recv()
                return answer
        except (EOFError, OSError) as problem:
            log.warning("analysis-died reason=%s", type(problem).__name__)
        self.close()
        with suppress(OSError):
            self._launch()  # so that the next message waits for as little as can be
        return None

    def _started(self) -> Connection:
        try:
            pipe = self._pipe
            if pipe is None or self._process is None or not self._process.is_alive():
                self.close()
                pipe = self._launch()
            self._is_ready = self._is_ready or (pipe.poll(START_SECONDS) and bool(pipe.recv()))
        except (EOFError, OSError) as problem:
            self.close()
            raise Temporary("analysis", "the process that reads messages cannot be started now") from problem
        if not self._is_ready:
            self.close()
            raise Temporary("analysis", "the process that reads messages does not start in time")
        return pipe

    def _launch(self) -> Connection:
        # Forked from a process that has all modules and nothing else: the next child is there at once.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__, PRELOADED])
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._limits.analysis_seconds), daemon=True)
        process.start()
        theirs.close()
        self._pipe, self._process = ours, process
        return ours

    def close(self) -> None:
        """End the child; never raises."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None
        self._is_ready = False


class _TimeUp(Exception):  # noqa: N818 - a signal, no error
    """The processor time of one analysis is used up."""


def _serve(pipe: Connection, seconds: float) -> None:
    """The child: one job after another, each within its processor time. It reads no configuration, opens nothing.

    The first timer is seen between two steps of Python; what is stuck in a library's C code is ended by the second.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGVTALRM, _time_up)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    pipe.send("ready")
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds * FIRST_SHARE)
        try:
            analysis, raw, roster, event, limits = job
            answer: Analysed | None = analysis(raw, roster, event, limits)
        except (_TimeUp, MemoryError, RecursionError):
            answer = None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(answer)


def _time_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeUp
