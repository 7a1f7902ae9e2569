"""The commands before the first start: ``init`` and ``check``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from conduct_mailer.app import App
from conduct_mailer.cli.work import alone
from conduct_mailer.config import find, load
from conduct_mailer.config.check import WARNING, people_problems
from conduct_mailer.config.check import check as problems_of
from conduct_mailer.config.people import load_people
from conduct_mailer.config.starter import Answers, write_starter
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.templates import Templates
from conduct_mailer.store.vault import create_key

KEY = Path("state/master.key")
QUESTIONS = (
    ("name", "name", "the event's name, as reporters know it"),
    ("address", "address", "the mailbox that reporters write to"),
    ("zone", "zone", "the time zone of every time that is shown"),
    ("imap-host", "imap", "where the mailbox is (IMAP)"),
    ("smtp-host", "smtp", "where mail goes out (SMTP)"),
)
"""The few that matter: option, field of the answers, and what is asked."""


def add_init_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``init`` is told: the folder, and what reporters know."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where everything is written; nothing is replaced")
    for option, _, text in QUESTIONS:
        parser.add_argument(f"--{option}", help=text)


def init(arguments: argparse.Namespace) -> int:
    """Write files to start from and a new master key; replaces nothing."""
    folder: Path = arguments.folder
    key = folder / KEY
    if key.exists():
        raise ConfigurationError(f"{key}: is there already and is left alone; name another folder")
    written = write_starter(folder, _answers(arguments))
    try:
        create_key(key)
    except OSError as problem:
        raise ConfigurationError(f"{key}: cannot be written ({problem.strerror}); name another folder") from None
    for path in (*written, key):
        print(path)
    print(f"Fill in what is to be replaced, back up {key} apart from the database, then run:")
    print(f"conduct-mailer --config {written[0]} check")
    return 0


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say; on a terminal what they leave out is asked, and Enter takes what is proposed."""
    found = Answers()
    for option, field, text in QUESTIONS:
        given = getattr(arguments, option.replace("-", "_"))
        proposed = getattr(found, field)
        if given is None and sys.stdin.isatty():
            given = input(f"{text} [{proposed}]: ").strip()
        if given:
            found = replace(found, **{field: given})
    return found


def check(arguments: argparse.Namespace) -> int:
    """Print every warning and, online, what the servers show; raises ``ConfigurationError`` with every problem."""
    file = find(arguments.config)
    try:
        configuration = load(file)
    except ConfigurationError as problem:
        raise ConfigurationError(*problem.problems, *_of_people_beside(file)) from problem
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
    if arguments.online and _online(App(configuration), arguments.member):
        return 1
    print("everything checked is in order")
    return 0


def _of_people_beside(file: Path) -> tuple[str, ...]:
    """What is wrong with the people file that lies beside a configuration which cannot be used itself."""
    people = file.parent / "people.toml"
    if not people.exists():
        return ()
    try:
        found = people_problems(people, load_people(people).roster, sealing=False)
        return tuple(line for line in found if not line.startswith(WARNING))
    except ConfigurationError as problem:
        return problem.problems


def _online(app: App, member: str) -> bool:
    """Print what a mail to the mailbox itself shows; whether there is a problem."""
    with alone(app):
        lines = []
        for line in app.trial(member):
            print(line, flush=True)
            lines.append(line)
    return any(line.startswith("problem:") for line in lines)
