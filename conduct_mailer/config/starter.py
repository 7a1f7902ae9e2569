"""Files to start from: a configuration in which every key is explained, and a people file to fill in."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conduct_mailer.config import values
from conduct_mailer.errors import ConfigurationError

TEXTS = Path(__file__).parent / "starting"
PASSWORD_TO_REPLACE = "replace this line by the password"  # noqa: S105 - says so itself
IMAP_TO_REPLACE, SMTP_TO_REPLACE = "imap.example.org", "smtp.example.org"
CONFIGURATION, PEOPLE = "conduct-mailer.toml", "people.toml"
FOLDERS = ("state", "secrets")
PASSWORDS = ("secrets/imap-password", "secrets/smtp-password")
MARKED = re.compile(r'^(\w+ = )"@(\w+)@" *(# (?:TO BE REPLACED: )?)', re.MULTILINE)
COLUMN = 43
"""Where comments begin."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known at the start; whatever is left as it is stays marked as to be replaced."""

    name: str = "Example Conference"
    address: str = "conduct@example.org"
    zone: str = "America/Los_Angeles"
    imap: str = IMAP_TO_REPLACE
    smtp: str = SMTP_TO_REPLACE
    emergency: str = values.NUMBER_OF_AMERICA


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know: its option of ``init``, its field of the answers, and in words.

    ``check`` raises ``ValueError`` with what is wrong with an answer and how to mend it.
    """

    option: str
    field: str
    text: str
    check: Callable[[str], str]


NAME = Question("name", "name", "the event's name, as reporters know it", values.some)
ADDRESS = Question("address", "address", "the mailbox that reporters write to", values.address)
ZONE = Question("zone", "zone", "the time zone of every time that is shown", values.known_zone)
EMERGENCY = Question("emergency-number", "emergency", "the emergency number of the place", values.some)
IMAP = Question(
    "imap-host", "imap", "where the mailbox is (IMAP; with TLS, unless the file says else)", values.server_name
)
SMTP = Question("smtp-host", "smtp", "where mail goes out (SMTP; the same)", values.server_name)
QUESTIONS = (NAME, ADDRESS, ZONE, EMERGENCY, IMAP, SMTP)
"""The few that matter, in the order in which they are asked."""


def write_starter(folder: Path, answers: Answers) -> tuple[Path, ...]:
    """Write everything into ``folder`` for its owner's eyes only; what was written.

    Raises ``ConfigurationError`` where one of the files is there already, and then writes nothing.
    """
    check_answers(answers)
    texts = dict(_texts(answers))
    there = [folder / relative for relative in texts if os.access(folder / relative, os.F_OK)]
    if there:
        raise ConfigurationError(*(f"{path}: is there already and left alone; name another folder" for path in there))
    try:
        for each in (folder, *(folder / name for name in FOLDERS)):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        for relative, text in texts.items():
            _write(folder / relative, text)
    except OSError as problem:
        raise ConfigurationError(f"{folder}: cannot be written ({problem.strerror}); name another folder") from None
    return tuple(folder / relative for relative in texts)


def check_answers(answers: Answers) -> None:
    """Raise ``ConfigurationError`` with a line for each answer that cannot be used."""
    problems = []
    for question in QUESTIONS:
        try:
            question.check(getattr(answers, question.field))
        except ValueError as problem:
            problems.append(f"--{question.option}: {problem}")
    if problems:
        raise ConfigurationError(*problems)


def _texts(answers: Answers) -> Iterator[tuple[str, str]]:
    def filled(found: re.Match[str]) -> str:
        """The line with its answer; its comment in the column of all, marked while the answer is an invented one."""
        answer = getattr(answers, found[2].lower())
        comment = found[3] if answer == getattr(Answers(), found[2].lower()) else "# "
        return f"{found[1]}{_quoted(answer)} ".ljust(COLUMN) + comment

    for file in (CONFIGURATION, PEOPLE):
        yield file, MARKED.sub(filled, (TEXTS / file).read_text("utf-8"))
    for file in PASSWORDS:
        yield file, PASSWORD_TO_REPLACE + "\n"


def _quoted(text: str) -> str:
    """A printable text as TOML writes it; JSON's quotes and escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
