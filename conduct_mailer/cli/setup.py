"""The commands before the first start: ``init`` and ``check``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from conduct_mailer.config import find, load
from conduct_mailer.config.check import WARNING
from conduct_mailer.config.check import check as problems_of
from conduct_mailer.config.people import load_people
from conduct_mailer.config.starter import write_starter
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.templates import Templates
from conduct_mailer.store.vault import create_key

KEY = Path("state/master.key")


def add_init_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``init`` is told: the folder, and what reporters know."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where everything is written; nothing is replaced")
    parser.add_argument("--name", default="Example Conference", help="the event's name, as reporters know it")
    parser.add_argument("--address", default="conduct@example.org", help="the mailbox that reporters write to")


def init(arguments: argparse.Namespace) -> int:
    """Write files to start from and a new master key; replaces nothing."""
    folder: Path = arguments.folder
    key = folder / KEY
    if key.exists():
        raise ConfigurationError(f"{key}: is there already and is left alone; name another folder")
    written = write_starter(folder, name=arguments.name, address=arguments.address)
    try:
        create_key(key)
    except OSError as problem:
        raise ConfigurationError(f"{key}: cannot be written ({problem.strerror}); name another folder") from None
    for path in (*written, key):
        print(path)
    print(f"Fill in what is to be replaced, back up {key} apart from the database, then run:")
    print(f"conduct-mailer --config {written[0]} check")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Print every warning; raises ``ConfigurationError`` with every problem, if there is one."""
    configuration = load(find(arguments.config))
    problems: list[str] = []
    try:
        problems += problems_of(configuration, load_people(configuration.people, configuration.event.zone).roster)
    except ConfigurationError as problem:
        problems += problem.problems
    try:
        problems += Templates(configuration.templates).check()
    except ConfigurationError as problem:
        problems += problem.problems
    for line in problems:
        if line.startswith(WARNING):
            print(line, file=sys.stderr)
    wrong = [line for line in problems if not line.startswith(WARNING)]
    if wrong:
        raise ConfigurationError(*wrong)
    print("everything checked is in order")
    return 0
