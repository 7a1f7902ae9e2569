"""Files to start from: a configuration in which every key is explained, and a people file to fill in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conduct_mailer.config.sections import address as checked_address
from conduct_mailer.config.sections import known_zone as checked_zone
from conduct_mailer.config.sections import some
from conduct_mailer.errors import ConfigurationError

TEXTS = Path(__file__).parent / "starting"
PASSWORD_TO_REPLACE = "replace this line by the password"  # noqa: S105 - says so itself
IMAP_TO_REPLACE, SMTP_TO_REPLACE = "imap.example.org", "smtp.example.org"
FOLDERS = ("state", "secrets")
PASSWORDS = ("secrets/imap-password", "secrets/smtp-password")


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known at the start; whatever is left as it is stays marked as to be replaced."""

    name: str = "Example Conference"
    address: str = "conduct@example.org"
    zone: str = "America/Los_Angeles"
    imap: str = IMAP_TO_REPLACE
    smtp: str = SMTP_TO_REPLACE


def write_starter(folder: Path, answers: Answers) -> tuple[Path, ...]:
    """Write everything into ``folder`` for its owner's eyes only; what was written.

    Raises ``ConfigurationError`` where one of the files is there already, and then writes nothing.
    """
    _check(answers)
    texts = dict(_texts(answers))
    there = [folder / relative for relative in texts if (folder / relative).exists()]
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


def _check(answers: Answers) -> None:
    problems = []
    for option, value, test in (
        ("--name", answers.name, some),
        ("--address", answers.address, checked_address),
        ("--zone", answers.zone, checked_zone),
        ("--imap-host", answers.imap, some),
        ("--smtp-host", answers.smtp, some),
    ):
        try:
            test(value)
        except ValueError as problem:
            problems.append(f"{option}: {problem}")
    if problems:
        raise ConfigurationError(*problems)


def _texts(answers: Answers) -> Iterator[tuple[str, str]]:
    for file in ("conduct-mailer.toml", "people.toml"):
        text = (TEXTS / file).read_text("utf-8")
        for mark, value in (
            ("@NAME@", answers.name),
            ("@ADDRESS@", answers.address),
            ("@ZONE@", answers.zone),
            ("@IMAP@", answers.imap),
            ("@SMTP@", answers.smtp),
        ):
            text = text.replace(f'"{mark}"', _quoted(value))
        yield file, text
    for file in PASSWORDS:
        yield file, PASSWORD_TO_REPLACE + "\n"


def _quoted(text: str) -> str:
    """A printable text as TOML writes it; JSON's quotes and escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
