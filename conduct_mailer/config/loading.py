"""Reads the configuration file: one pass that finds every problem, then the values."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from conduct_mailer.config import mapping
from conduct_mailer.config.files import Document, read, unknown
from conduct_mailer.config.options import Configuration
from conduct_mailer.config.problems import validated
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
    document = read(path.expanduser().absolute(), MEND)
    reader = _Reader(document)
    reader.check_files()
    if reader.problems:
        raise ConfigurationError(*document.in_order(reader.problems))
    return reader.configuration()


class _Reader:
    """Collects problems on the way, so that the operator sees all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folder = document.path.parent
        self._found: dict[type[Section], Section] = {}
        self.problems = list(self._strangers())
        for name, model in SECTIONS.items():
            if isinstance(document.data.get(name, {}), dict):
                section, wrong = validated(document, (name,), document.table(name), model)
                self.problems += wrong
                if section is not None:
                    self._found[model] = section
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
            if not file.exists():
                wrong = "there is no such file or folder; make it, or take the line out"
                self.problems.append(self._document.problem((name, key), wrong))
            elif key == "ca_file" and not _has_certificates(file):
                self.problems.append(self._document.problem((name, key), NO_CERTIFICATES))

    def _section(self, model: type[Known]) -> Known:
        section = self._found[model]
        assert isinstance(section, model)  # noqa: S101 - for the type checker
        return section

    def configuration(self) -> Configuration:
        """The values, once there are no problems."""
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


def _has_certificates(file: Path) -> bool:
    try:
        ssl.create_default_context(cafile=file)
    except OSError:
        return False
    return True
