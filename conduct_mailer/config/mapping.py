"""From checked sections to the values that the program works with."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from conduct_mailer.config import sections
from conduct_mailer.config.options import ImapOptions, SmtpOptions
from conduct_mailer.config.secret import credential
from conduct_mailer.config.values import SQLITE
from conduct_mailer.model.event import Event
from conduct_mailer.model.settings import Existing, Limits, Promises, Require, Rules, Schedule, Settings
from conduct_mailer.model.situation import Receiver

IMAP_PORTS = {"tls": 993, "starttls": 143, "none": 143}
SMTP_PORTS = {"tls": 465, "starttls": 587, "none": 25}
MEGABYTE = 1_000_000
MASTER_KEY = "master-key"
"""The systemd credential that may hold the master key."""


def event(section: sections.EventSection) -> Event:
    """The event."""
    return Event(
        name=section.name,
        address=section.address,
        zone=ZoneInfo(section.zone),
        first_day=section.first_day,
        last_day=section.last_day,
        guide_url=section.guide_url,
        emergency_number=section.emergency_number,
    )


def imap(section: sections.ImapSection, folder: Path, password: str, own: str) -> ImapOptions:
    """The mailbox; the login's name is the event's ``own`` address unless another is written."""
    return ImapOptions(
        host=section.host,
        port=section.port or IMAP_PORTS[section.security],
        security=section.security,
        user=section.user or own,
        password=password,
        ca_file=folder / section.ca_file if section.ca_file else None,
        inbox=section.inbox,
        junk=section.junk,
        done=section.done,
    )


def smtp(section: sections.SmtpSection, folder: Path, password: str, own: str) -> SmtpOptions:
    """The mail server; without a password there is no login."""
    return SmtpOptions(
        host=section.host,
        port=section.port or SMTP_PORTS[section.security],
        security=section.security,
        user=(section.user or own) if password else "",
        password=password,
        ca_file=folder / section.ca_file if section.ca_file else None,
        envelope_from=section.envelope_from or own,
    )


def settings(
    promises: sections.PromisesSection,
    schedule: sections.ScheduleSection,
    policy: sections.PolicySection,
    limits: sections.LimitsSection,
    require: tuple[str, ...],
) -> Settings:
    """The choices that policy receives."""
    return Settings(
        promises=_promises(promises),
        rules=Rules(
            require=frozenset(Require(rule) for rule in require),
            existing=Existing(policy.existing),
            without_independent=policy.without_independent == "seal",
            forms=tuple(policy.forms),
            answers_per_day=limits.answers_per_day,
            late=timedelta(hours=limits.late_hours),
            hold=timedelta(seconds=limits.hold_seconds),
            max_failures=limits.max_failures,
        ),
        schedule=Schedule(digest_at=schedule.digest_at),
        limits=Limits(
            message=round(limits.message_megabytes * MEGABYTE), analysis_seconds=float(limits.analysis_seconds)
        ),
    )


def receiver(section: sections.AuthenticationSection) -> Receiver:
    """The server whose word on a sender counts."""
    return Receiver(section.authserv_id.strip(), section.microsoft_365, section.microsoft_internal)


def _promises(section: sections.PromisesSection) -> Promises:
    return Promises(
        acknowledge_within=timedelta(hours=section.acknowledge_within_hours),
        acknowledge_reminders=_hours(section.acknowledge_reminders_hours),
        look_reminders=_hours(section.look_reminders_hours),
        update_within=timedelta(days=section.update_within_days),
        update_reminders=tuple(timedelta(days=days) for days in section.update_reminders_days),
        chairs_after=timedelta(days=section.chairs_after_days),
        urgent_repeat=timedelta(minutes=section.urgent_repeat_minutes),
    )


def _hours(hours: list[float]) -> tuple[timedelta, ...]:
    return tuple(timedelta(hours=each) for each in hours)


def state_dir(section: sections.DatabaseSection, folder: Path) -> Path:
    """The written folder, else what systemd made for the unit (systemd.exec(5)), else ``state`` beside the file."""
    made = os.environ.get("STATE_DIRECTORY", "").partition(":")[0]
    return folder / Path(section.state_dir or made or "state").expanduser()


def key_file(section: sections.DatabaseSection, folder: Path) -> Path:
    """The written file, else the systemd credential, else ``master.key`` in the state folder."""
    if section.key_file:
        return folder / Path(section.key_file).expanduser()
    return credential(MASTER_KEY) or state_dir(section, folder) / "master.key"


def database_url(section: sections.DatabaseSection, folder: Path) -> str:
    """The written database with its path made whole, else ``conduct-mailer.sqlite`` in the state folder."""
    written = section.url.removeprefix(SQLITE)
    file = folder / written if written else state_dir(section, folder) / "conduct-mailer.sqlite"
    return f"{SQLITE}{file}"
