"""The commands before the first start: ``init`` and ``check``."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from conduct_mailer.app import App
from conduct_mailer.cli.keys import key_problems
from conduct_mailer.cli.work import alone
from conduct_mailer.clock import SystemClock
from conduct_mailer.config import Configuration, find, load
from conduct_mailer.config.check import check as problems_of
from conduct_mailer.config.check import unreal
from conduct_mailer.config.loading import Draft, draft
from conduct_mailer.config.machine import database_file, kept_back, missing_key
from conduct_mailer.config.people import load_people
from conduct_mailer.config.problems import WARNING
from conduct_mailer.config.rights import why
from conduct_mailer.config.staffing import people_problems
from conduct_mailer.config.starter import (
    CONFIGURATION,
    EMERGENCY,
    PEOPLE,
    QUESTIONS,
    Answers,
    Question,
    check_answers,
    write_starter,
)
from conduct_mailer.config.values import has_911
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.templates import Templates
from conduct_mailer.store.vault import create_key

KEY = Path("state/master.key")
STORE = ("database.state_dir", "database.url", "database.key_file")
PROBLEM = "problem:"
WRONG_ARGUMENTS = 2


def add_init_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``init`` is told: the folder, and what reporters know."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where everything is written; nothing is replaced")
    for question in QUESTIONS:
        parser.add_argument(f"--{question.option}", help=question.text)


def init(arguments: argparse.Namespace) -> int:
    """Write files to start from and a new master key, or the key alone where only that is missing; replaces nothing."""
    folder: Path = arguments.folder
    if _is_there(folder / CONFIGURATION):
        return _key_alone(folder / CONFIGURATION)
    if _is_there(folder / KEY):
        raise ConfigurationError(f"{folder / KEY}: is there already and is left alone; name another folder")
    written = write_starter(folder, _answers(arguments))
    _create(folder / KEY)
    for path in (*written, folder / KEY):
        print(path)
    print(f"Fill in what is to be replaced, back up {folder / KEY} apart from the database, then run:")
    print(f"conduct-mailer --config {shlex.quote(str(written[0]))} check")
    return 0


def _key_alone(file: Path) -> int:
    """A first master key for a configuration that is there; never beside a database, which it would not open."""
    configuration = load(file)
    key = configuration.key_file
    if barred := tuple(kept_back(configuration)):
        raise ConfigurationError(*barred)
    if key.exists():
        raise ConfigurationError(f"{file}: is there already with its key and is left alone; name another folder")
    if database_file(configuration).exists():
        raise ConfigurationError(missing_key(configuration))
    _create(key)
    print(f"{file} is left as it is. A first master key is in {key}: back it up apart from the database.")
    return 0


def _is_there(path: Path) -> bool:
    """Whether it is seen to be there: what may not be looked at is said when it is written or read."""
    return os.access(path, os.F_OK)


def _create(key: Path) -> None:
    try:
        key.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_key(key)
    except OSError as problem:
        raise ConfigurationError(f"{key}: cannot be written ({problem.strerror}); mend that, then try again") from None


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say; on a terminal what they leave out is asked, and Enter takes what is proposed."""
    given = {each.field: getattr(arguments, each.option.replace("-", "_")) for each in QUESTIONS}
    found = replace(Answers(), **{field: answer for field, answer in given.items() if answer is not None})
    check_answers(found)
    if not sys.stdin.isatty():
        return found
    for question in QUESTIONS:
        if given[question.field] is None and not (question is EMERGENCY and has_911(found.zone)):
            proposed = "" if question is EMERGENCY else getattr(found, question.field)
            found = replace(found, **{question.field: _asked(question, proposed)})
    return found


def _asked(question: Question, proposed: str) -> str:
    """The answer to a question, which is asked until it can be used."""
    while True:
        answer = input(f"{question.text}{f' [{proposed}]' if proposed else ''}: ").strip() or proposed
        try:
            return question.check(answer)
        except ValueError as problem:
            print(f"That {problem}")


def check(arguments: argparse.Namespace) -> int:
    """Print every warning and, online, what the servers show; raises ``ConfigurationError`` with every problem."""
    if arguments.member and not arguments.online:
        print("conduct-mailer: --member sends a mail; write check --online --member ID", file=sys.stderr)
        return WRONG_ARGUMENTS
    file = find(arguments.config)
    try:
        found = draft(file)
    except ConfigurationError as problem:
        raise ConfigurationError(*problem.problems, *_of_people_beside(file)) from problem
    configuration = found.configuration
    problems = (*found.problems, *_not_said(found)) if found.problems else tuple(_problems(found))
    warnings = [line for line in problems if line.startswith(WARNING)]
    for line in warnings:
        print(line, file=sys.stderr)
    wrong = [line for line in problems if not line.startswith(WARNING)]
    if wrong:
        raise ConfigurationError(*wrong)
    shown = _online(App(configuration), arguments.member) if arguments.online else ()
    if any(line.startswith(PROBLEM) for line in shown):
        return 1
    print(_verdict(len(warnings) + sum(line.startswith(WARNING) for line in shown)))
    return 0


def _problems(found: Draft) -> Iterator[str]:
    """Everything that shows without the servers, whatever cannot be used on the way."""
    configuration, roster = found.configuration, None
    if not found.is_in_doubt("event.people"):
        try:
            roster = load_people(configuration.people, configuration.event.zone).roster
        except ConfigurationError as problem:
            yield from problem.problems
    yield from unreal(configuration)
    yield from problems_of(configuration, roster, SystemClock().now())
    if not any(map(found.is_in_doubt, STORE)):
        yield from key_problems(configuration)
    if not found.is_in_doubt("reply.templates"):
        yield from _of_templates(configuration)


def _not_said(found: Draft) -> Iterator[str]:
    """What else is wrong, where the configuration itself has problems.

    A warning may come from a value that merely stands in for a wrong one, and a second line about one key helps nobody.
    """
    start = f"{found.configuration.path}: "
    for line in _problems(found):
        key = line.removeprefix(start).partition(": ")[0]
        if not line.startswith(WARNING) and not (line.startswith(start) and found.is_in_doubt(key)):
            yield line


def _of_templates(configuration: Configuration) -> Iterator[str]:
    try:
        yield from Templates(configuration.templates).check()
    except ConfigurationError as problem:
        yield from problem.problems
    except OSError as problem:
        file = Path(problem.filename or configuration.templates or "")
        yield f"templates: {file}: {why(file, problem, 'take it from those of the program')}"


def _verdict(warnings: int) -> str:
    if not warnings:
        return "everything checked is in order"
    return f"nothing stops a start; {warnings} {'warning' if warnings == 1 else 'warnings'}"


def _of_people_beside(file: Path) -> tuple[str, ...]:
    """What is wrong with the people file that lies beside a configuration of which nothing can be read."""
    people = file.parent / PEOPLE
    if not _is_there(people):
        return ()
    try:
        found = people_problems(people, load_people(people).roster, sealing=True, now=SystemClock().now())
        return tuple(line for line in found if not line.startswith(WARNING))
    except ConfigurationError as problem:
        return problem.problems


def _online(app: App, member: str) -> tuple[str, ...]:
    """Print what the servers and a mail to the mailbox itself show, line by line as it is found; the lines."""
    lines = []
    with alone(app):
        for line in app.trial(member):
            print(line, flush=True)
            lines.append(line)
    return tuple(lines)
