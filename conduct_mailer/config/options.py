"""The configuration as the rest of the program receives it: frozen, checked, and never shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Receiver

Security = Literal["tls", "starttls", "none"]


@dataclass(frozen=True, slots=True, repr=False)
class ImapOptions(Content):
    """The mailbox: how to reach it, and its folders. ``junk`` is ``""`` for the one that the server marks as Junk."""

    host: str
    port: int
    security: Security
    user: str
    password: str
    ca_file: Path | None
    inbox: str
    junk: str
    done: str


@dataclass(frozen=True, slots=True, repr=False)
class SmtpOptions(Content):
    """The mail server: how to reach it, and where bounces come back to. Without ``user`` there is no login."""

    host: str
    port: int
    security: Security
    user: str
    password: str
    ca_file: Path | None
    envelope_from: str


@dataclass(frozen=True, slots=True, repr=False)
class Configuration(Content):
    """Everything that the operator chose.

    ``people`` is the people file; ``templates`` a folder of the event's own (``None``: those of the program);
    ``operator`` where outages are told, ``""`` for nobody; ``ping_url`` is called after each good pass. ``receiver``
    is the server whose word on a sender counts.
    """

    path: Path
    event: Event
    settings: Settings
    imap: ImapOptions
    smtp: SmtpOptions
    database_url: str
    state_dir: Path
    key_file: Path
    people: Path
    templates: Path | None
    operator: str
    operator_on_roster: bool
    ping_url: str
    receiver: Receiver
    plus_addressing: bool
