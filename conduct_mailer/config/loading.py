"""Reads the configuration file: one pass that finds every problem, then the values."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from conduct_mailer.config import mapping
from conduct_mailer.config.files import Document, read, unknown
from conduct_mailer.config.options import Configuration
from conduct_mailer.config.problems import salvaged, validated
from conduct_mailer.config.rights import LOOK, READ, refusal
from conduct_mailer.config.secret import password
from conduct_mailer.config.sections import (
    SECTIONS,
    AuthenticationSection,
    DatabaseSection,
    EventSection,
    ImapSection,
    LimitsSection,
    OperatorSection,
    PolicySection,
    PromisesSection,
    ReplySection,
    ScheduleSection,
    Section,
    SmtpSection,
)
from conduct_mailer.config.values import NO_CERTIFICATES, is_loopback
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.content import Content

STAND_INS: Mapping[str, Mapping[str, object]] = {
    "event": {"name": "the event", "address": "conduct@event.invalid", "zone": "America/Los_Angeles"},
    "imap": {"host": "imap.invalid"},
    "smtp": {"host": "smtp.invalid"},
    "policy": {"without_independent": "seal"},
}
"""What is gone on with where a value cannot be used: nothing that a check complains of."""

FOLLOWS_FROM = {"database.key_file": "database.state_dir", "database.url": "database.state_dir"}
"""Keys whose value is made from another's where they are not written."""

VARIABLE = "CONDUCT_MAILER_CONFIG"
SYSTEM_WIDE = Path("/etc/conduct-mailer/conduct-mailer.toml")

MEND = f"name it with --config FILE or in ${VARIABLE}, or make one with conduct-mailer init DIR"

Known = TypeVar("Known", bound=Section)


def find(given: Path | None) -> Path:
    """The configuration file: the given one, else the environment's, else the system's."""
    if given is not None:
        return given
    named = os.environ.get(VARIABLE)
    return Path(named) if named else SYSTEM_WIDE


def load(path: Path) -> Configuration:
    """Read and check the file; raises ``ConfigurationError`` with every problem at once, a line for each."""
    found = draft(path)
    if found.problems:
        raise ConfigurationError(*found.problems)
    return found.configuration


def draft(path: Path) -> Draft:
    """As much of the file as can be used; raises ``ConfigurationError`` where it cannot be read at all."""
    document = read(path.expanduser().absolute(), MEND)
    reader = _Reader(document)
    reader.check_files()
    places = frozenset(map(document.place_of, reader.problems))
    return Draft(reader.configuration(), document.in_order(reader.problems), places)


@dataclass(frozen=True, slots=True, repr=False)
class Draft(Content):
    """A configuration of which not everything can be used, so that one problem hides no other.

    ``places`` are the keys that ``problems`` are about; in the place of some stands a value that nobody wrote.
    """

    configuration: Configuration
    problems: tuple[str, ...]
    places: frozenset[str]

    def is_in_doubt(self, place: str) -> bool:
        """Whether there is a problem with that key, with all of its section, or with what it follows from."""
        return bool(self.places & {place, place.partition(".")[0], FOLLOWS_FROM.get(place, place)})


class _Reader:
    """Collects problems on the way, so that the operator sees all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folder = document.path.parent
        self._found: dict[type[Section], Section] = {}
        self.problems = list(self._strangers())
        for name, model in SECTIONS.items():
            table = document.table(name)
            section, wrong = validated(document, (name,), table, model)
            if isinstance(document.data.get(name, {}), dict):
                self.problems += wrong
            self._found[model] = section or salvaged(table, model, STAND_INS.get(name, {}))
        self._imap_password = self._password("imap", needed=True)
        self._smtp_password = self._password("smtp", needed=not self._is_local("smtp"))

    def _strangers(self) -> Iterator[str]:
        for name, value in self._document.data.items():
            if name not in SECTIONS:
                yield self._document.problem((name,), unknown(name, SECTIONS))
            elif not isinstance(value, dict):
                yield self._document.problem((name,), f"is not a section; write [{name}] on a line of its own")

    def _password(self, name: str, *, needed: bool) -> str:
        text, wrong = password(self._document, name, needed=needed)
        self.problems += wrong
        return text

    def _is_local(self, name: str) -> bool:
        """A mail server on this machine need not ask who we are."""
        host = self._document.table(name).get("host")
        return isinstance(host, str) and is_loopback(host)

    def check_files(self) -> None:
        """Find what is named and is not there, or cannot be used."""
        for name, key in (("imap", "ca_file"), ("smtp", "ca_file"), ("reply", "templates")):
            written = self._document.table(name).get(key)
            if not isinstance(written, str) or not written:
                continue
            file = self._folder / written
            wrong = _unusable(file, LOOK if key == "templates" else READ)
            if not wrong and key == "ca_file" and not _has_certificates(file):
                wrong = NO_CERTIFICATES
            if wrong:
                self.problems.append(self._document.problem((name, key), wrong))

    def _section(self, model: type[Known]) -> Known:
        section = self._found[model]
        assert isinstance(section, model)  # noqa: S101 - for the type checker
        return section

    def configuration(self) -> Configuration:
        """The values; where there are problems, as far as there are any."""
        event, database = self._section(EventSection), self._section(DatabaseSection)
        authentication, operator = self._section(AuthenticationSection), self._section(OperatorSection)
        reply, folder = self._section(ReplySection), self._folder
        return Configuration(
            path=self._document.path,
            event=mapping.event(event),
            settings=mapping.settings(
                self._section(PromisesSection),
                self._section(ScheduleSection),
                self._section(PolicySection),
                self._section(LimitsSection),
                tuple(authentication.require),
            ),
            imap=mapping.imap(self._section(ImapSection), folder, self._imap_password, event.address),
            smtp=mapping.smtp(self._section(SmtpSection), folder, self._smtp_password, event.address),
            database_url=mapping.database_url(database, folder),
            state_dir=mapping.state_dir(database, folder),
            key_file=mapping.key_file(database, folder),
            people=folder / event.people,
            templates=folder / reply.templates if reply.templates else None,
            operator=operator.address,
            operator_on_roster=operator.on_roster,
            ping_url=operator.ping_url,
            receiver=mapping.receiver(authentication),
            plus_addressing=reply.plus_addressing,
        )


def _unusable(file: Path, need: int) -> str:
    """Why what is named cannot be used, before anybody has looked into it."""
    kept_back = refusal(file, need, private=False)
    if kept_back:
        return f"the file {kept_back}" if need == READ else kept_back
    return "" if file.exists() else "there is no such file or folder; make it, or take the line out"


def _has_certificates(file: Path) -> bool:
    try:
        ssl.create_default_context(cafile=file)
    except OSError:
        return False
    return True
