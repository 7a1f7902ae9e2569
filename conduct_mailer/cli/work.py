"""The commands that do the work: ``run`` and ``once``."""

from __future__ import annotations

import argparse
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from conduct_mailer.app import App
from conduct_mailer.config import find, load
from conduct_mailer.daemon import Daemon
from conduct_mailer.errors import Temporary

JOBS = ("fetch", "sweep", "send")


def run(arguments: argparse.Namespace) -> int:
    """The daemon."""
    return Daemon(App(load(find(arguments.config)))).run()


def once(arguments: argparse.Namespace) -> int:
    """One pass of one job, or of all, with the daemon's lock held."""
    app = App(load(find(arguments.config)))
    with alone(app):
        app.start()
        for job in (arguments.job,) if arguments.job else JOBS:
            print(f"{job}: {app.once(job)}")
    return 0


@contextmanager
def alone(app: App) -> Iterator[None]:
    """Hold the lock that only one process per state can have, and close the app afterwards; raises ``Temporary``."""
    with app.lock() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Temporary("locked", "another conduct-mailer works on this state; stop it first") from problem
        try:
            yield
        finally:
            app.close()
