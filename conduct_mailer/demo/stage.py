"""What the story is played on: the daemon's parts wired as ever, two servers, and a clock moved by hand."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

from conduct_mailer.app import App
from conduct_mailer.config import load
from conduct_mailer.demo.people import ADDRESS, AUTHSERV, write_configuration
from conduct_mailer.demo.servers import MailServers, mail_servers
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Ticket, TicketState
from conduct_mailer.store import tickets

ZONE = ZoneInfo("America/Los_Angeles")
STEP = timedelta(minutes=30)


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def now(self) -> datetime:
        """The time that it was moved to."""
        return self.time


@dataclass(frozen=True, slots=True)
class Received:
    """A mail as somebody got it, and when."""

    to: str
    at: datetime
    subject: str
    text: str
    message: EmailMessage


class Stage:
    """People write, the daemon does its work, and everybody's inbox can be looked into."""

    def __init__(self, app: App, servers: MailServers, clock: MovedClock) -> None:
        self._app = app
        self._servers = servers
        self._clock = clock
        self._seen = 0
        self.received: list[Received] = []

    @property
    def now(self) -> datetime:
        """The time in the story."""
        return self._clock.time

    def until(self, day: str, hour: int, minute: int = 0) -> None:
        """Let time pass, in half hours, with the clock looking at each."""
        wanted = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=ZONE).astimezone(UTC)
        while self._clock.time + STEP < wanted:
            self._clock.time += STEP
            self._app.once("sweep")
            self._app.once("send")
            self._collect()
        self._clock.time = wanted

    def writes(
        self,
        sender: str,
        subject: str,
        text: str,
        *,
        answers: Received | None = None,
        vouched: bool = True,
        **extra: str,
    ) -> list[Received]:
        """Somebody writes, and the daemon makes one pass; the mails that left for it."""
        mail = EmailMessage(policy=email.policy.SMTP)
        if vouched:
            domain = sender.rpartition("@")[2].rstrip(">")
            mail["Authentication-Results"] = f"{AUTHSERV}; dmarc=pass header.from={domain}"
        mail["From"], mail["To"], mail["Subject"] = sender, ADDRESS, subject
        mail["Date"] = self.now.astimezone(ZONE)
        mail["Message-ID"] = f"<{len(self.received)}.{self.now:%d%H%M}@writers.example>"
        for name, value in extra.items():
            mail[name.replace("_", "-")] = value
        if answers is not None:
            mail["In-Reply-To"] = mail["References"] = str(answers.message["Message-ID"])
            quoted = "\n".join(f"> {line}" for line in answers.text.splitlines())
            text = f"{text}\n\nOn {answers.at.astimezone(ZONE):%A}, Tidewater Python <{ADDRESS}> wrote:\n{quoted}\n"
        mail.set_content(text)
        self._servers.deliver(mail.as_bytes(), self.now)
        return self.passes()

    def passes(self) -> list[Received]:
        """One pass of the daemon; the mails that left."""
        for job in ("fetch", "sweep", "send"):
            self._app.once(job)
        return self._collect()

    def _collect(self) -> list[Received]:
        new = []
        for taken in self._servers.taken[self._seen :]:
            message = email.message_from_bytes(taken.octets, policy=email.policy.default)
            if isinstance(message, EmailMessage):
                part = message.get_body(("plain",))
                text = str(part.get_content()) if part is not None else ""
                new.append(Received(taken.recipient, self.now, str(message["Subject"]), text, message))
        self._seen = len(self._servers.taken)
        self.received += new
        return new

    def last(self, address: str, about: str = "") -> Received:
        """The latest mail that somebody got, with that in its subject or text."""
        return next(
            mail for mail in reversed(self.received) if mail.to == address and about in mail.subject + mail.text
        )

    def tickets(self) -> tuple[Ticket, ...]:
        """Every ticket as it now is."""
        with self._app.database.read() as tx:
            return tickets.tickets(tx, *TicketState)

    def people(self) -> Roster:
        """The roster."""
        return self._app.people()


@contextmanager
def stage(folder: Path, start: datetime) -> Iterator[Stage]:
    """Servers up, configuration written, the mailbox seen empty once."""
    with mail_servers() as servers:
        clock = MovedClock(start)
        app = App(load(write_configuration(folder, servers)), clock)
        app.start()
        try:
            played = Stage(app, servers, clock)
            played.passes()
            yield played
        finally:
            app.close()
