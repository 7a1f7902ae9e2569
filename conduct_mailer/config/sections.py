"""The sections of the configuration file, as pydantic models: each key, its kind, its default, how to write it.

A field's ``description`` is the mend that is shown when its value is wrong. Validators look at one key each, so that a
problem with one never hides a problem with another.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from conduct_mailer.config.values import (
    NUMBER_OF_AMERICA,
    SQLITE,
    Amount,
    Amounts,
    Count,
    FromZero,
    MailAddress,
    OptionalAddress,
    ServerName,
    Text,
    WebAddress,
    ZoneName,
    is_loopback,
)


class Section(BaseModel):
    """A section: unknown keys are problems, values are of exactly their kind and never shown."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class EventSection(Section):
    """``[event]``: what reporters know."""

    name: Text = Field(description='write the event\'s name, as in name = "PyExample"')
    address: MailAddress = Field(description='write the mailbox\'s address, as in address = "conduct@example.org"')
    zone: ZoneName = Field(description='write the zone that times are shown in, as in zone = "America/Los_Angeles"')
    first_day: date | None = Field(None, description="write a day without quotes, as in first_day = 2026-10-02")
    last_day: date | None = Field(None, description="write a day without quotes, as in last_day = 2026-10-04")
    guide_url: WebAddress = Field("", description='write a web address, as in guide_url = "https://example.org/guide"')
    emergency_number: Text = Field(
        NUMBER_OF_AMERICA, description='write the number in quotes, as in emergency_number = "911"'
    )
    people: Text = Field("people.toml", description='write the people file\'s name, as in people = "people.toml"')

    @field_validator("last_day")
    @classmethod
    def _in_order(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("first_day")
        if first is not None and last is not None and last < first:
            raise ValueError("is before first_day; exchange them")
        return last


class Account(Section):
    """What ``[imap]`` and ``[smtp]`` have in common; the password's keys are read by ``secrets``."""

    host: ServerName = Field(description='write the server\'s name, as in host = "mail.example.org"')
    security: Literal["tls", "starttls", "none"] = Field("tls", description='write "tls", "starttls" or "none"')
    port: int | None = Field(None, ge=1, le=65535, description="write a number from 1 to 65535, as in port = 993")
    user: str | None = Field(None, description='write the login\'s name, as in user = "conduct@example.org"')
    password_file: Text | None = Field(None, description='write a file\'s name, as in "secrets/password"')
    password_credential: Text | None = Field(None, description="write the name of a systemd credential")
    ca_file: Text | None = Field(None, description="write the name of a file with certificates in PEM form")

    @field_validator("security")
    @classmethod
    def _private(cls, security: str, info: ValidationInfo) -> str:
        host = info.data.get("host")
        if security == "none" and host is not None and not is_loopback(host):
            raise ValueError('plain connections are for this machine alone; write security = "tls" or "starttls"')
        return security


class ImapSection(Account):
    """``[imap]``: where mail comes from."""

    inbox: Text = Field("INBOX", description='write the folder\'s name, as in inbox = "INBOX"')
    junk: str = Field("", description='write the folder\'s name, or "" for the one that the server marks as Junk')
    done: Text = Field("Done", description='write the name of the folder for settled mail, as in done = "Done"')


class SmtpSection(Account):
    """``[smtp]``: where mail goes out."""

    envelope_from: OptionalAddress = Field("", description="write the address that bounces come back to")


class DatabaseSection(Section):
    """``[database]``: where state is kept."""

    url: str = Field("", description='write a SQLite file, as in url = "sqlite:///state/conduct-mailer.sqlite"')
    state_dir: str = Field("", description='write a folder\'s name, as in state_dir = "state"')
    key_file: str = Field("", description='write a file\'s name, as in key_file = "state/master.key"')

    @field_validator("url")
    @classmethod
    def _sqlite(cls, url: str) -> str:
        if url and (not url.startswith(SQLITE) or url == SQLITE or "?" in url):
            raise ValueError('is no SQLite file; write it as in "sqlite:///state/conduct-mailer.sqlite"')
        return url


class AuthenticationSection(Section):
    """``[authentication]``: what makes a member's mail count."""

    authserv_id: str = Field("", description="write the name that your server puts first into Authentication-Results")
    require: list[Literal["token", "aligned"]] = Field(
        ["token", "aligned"], description='write require = ["token", "aligned"] or ["token"]'
    )
    microsoft_365: bool = Field(False, description="write true or false, without quotes")
    microsoft_internal: bool = Field(False, description="write true or false, without quotes")

    @field_validator("require")
    @classmethod
    def _token(cls, require: list[str]) -> list[str]:
        if "token" not in require:
            raise ValueError('must have "token": an address alone proves nothing; write ["token", "aligned"]')
        return require


class PromisesSection(Section):
    """``[promises]``: what the guide promises, and when members are reminded of it."""

    acknowledge_within_hours: Amount = Field(24, description="write a number of hours, as in 24")
    acknowledge_reminders_hours: Amounts = Field([12, 20, 24], description="write hours, as in [12, 20, 24]")
    look_reminders_hours: Amounts = Field([12, 24], description="write hours, as in [12, 24]")
    update_within_days: Amount = Field(7, description="write a number of days, as in 7")
    update_reminders_days: FromZero = Field([2, 1, 0], description="write days before it is due, as in [2, 1, 0]")
    chairs_after_days: Amount = Field(2, description="write a number of days, as in 2")
    urgent_repeat_minutes: Amount = Field(30, description="write a number of minutes, as in 30")

    @field_validator("acknowledge_reminders_hours", "look_reminders_hours")
    @classmethod
    def _rising(cls, hours: list[float]) -> list[float]:
        if hours != sorted(set(hours)):
            raise ValueError("are not in order; write the earliest first, each once")
        return hours


class ScheduleSection(Section):
    """``[schedule]``: local times in the event's zone."""

    digest_at: time = Field(time(8, 30), description="write a local time without quotes or zone: digest_at = 08:30:00")


class PolicySection(Section):
    """``[policy]``: the choices that decide what happens to a message."""

    existing: Literal["set-aside", "import", "ignore"] = Field(
        "set-aside", description='write "set-aside", "import" or "ignore"'
    )
    without_independent: Literal["", "seal"] = Field("", description='write "seal", or name an [independent] contact')
    second_reader: Literal["optional"] = Field("optional", description='write "optional": only that until drafts exist')
    unreadable: Literal["independent-or-chairs"] = Field(
        "independent-or-chairs", description='write "independent-or-chairs": who else can be trusted is not known'
    )
    forms: list[MailAddress] = Field([], description='write addresses in brackets, as in ["forms@example.org"]')


class LimitsSection(Section):
    """``[limits]``: bounds on what is answered, read and tried."""

    answers_per_day: Count = Field(3, description="write a whole number, as in 3")
    late_hours: Amount = Field(72, description="write a number of hours, as in 72")
    hold_seconds: Annotated[float, Field(ge=0, le=3600)] = Field(60, description="write seconds, at most 3600")
    max_failures: Count = Field(3, description="write a whole number, as in 3")
    message_megabytes: Annotated[float, Field(gt=0, le=1000)] = Field(40, description="write a number, at most 1000")
    analysis_seconds: Annotated[float, Field(gt=0, le=60)] = Field(1, description="write seconds, at most 60")


class OperatorSection(Section):
    """``[operator]``: who runs the machine."""

    address: OptionalAddress = Field("", description="write the mail address that outages are told to")
    on_roster: bool = Field(False, description="write true or false, without quotes")
    ping_url: WebAddress = Field("", description="write a web address that is called after each good pass")


class ReplySection(Section):
    """``[reply]``: how letters look and how answers find their way back."""

    plus_addressing: bool = Field(False, description="write true or false, without quotes")
    templates: Text | None = Field(None, description="write the name of a folder with templates of your own")


SECTIONS: dict[str, type[Section]] = {
    "event": EventSection,
    "imap": ImapSection,
    "smtp": SmtpSection,
    "database": DatabaseSection,
    "authentication": AuthenticationSection,
    "promises": PromisesSection,
    "schedule": ScheduleSection,
    "policy": PolicySection,
    "limits": LimitsSection,
    "operator": OperatorSection,
    "reply": ReplySection,
}
