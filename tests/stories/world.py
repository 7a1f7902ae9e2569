"""A whole conference in one process: the real road between a mailbox and a mail server made of memory.

People write into ``world.mailbox``; what leaves is found in ``world.inbox(address)``. The clock stands still until
it is told to move.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

from conduct_mailer.flow.analysis import analyse
from conduct_mailer.flow.delivery import Delivery
from conduct_mailer.flow.intake import Intake
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.ports import Analyst
from conduct_mailer.flow.sweep import Sweep
from conduct_mailer.mail.compose import Composer
from conduct_mailer.mail.templates import Templates
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Receiver
from conduct_mailer.model.ticket import Ticket, TicketState
from conduct_mailer.store import tickets
from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault, create_key
from tests.fakes.mail_server import FakeMailServer
from tests.fakes.mailbox import FakeMailbox

EVENT = Event("Lakeside Python", "conduct@lakeside.example", ZoneInfo("America/Los_Angeles"))
START = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
AUTHSERV = "mx.lakeside.example"

ROSA = Person("rosa", "Rosa Lindqvist", ("rosa@lakeside.example",), roles=frozenset({"chair", "committee"}))
DEVIKA = Person("devika", "Devika Anand", ("devika@mailbox.example",), aliases=("Devi",), roles=frozenset({"chair"}))
TOMASZ = Person("tomasz", "Tomasz Wrona", ("tomasz@lakeside.example",), roles=frozenset({"committee"}))
GRACE = Person("grace", "Grace Okonkwo", ("grace@mailbox.example",), roles=frozenset({"committee"}))
MEI = Person("mei", "Mei-Ling Chou", ("mei@lakeside.example",), aliases=("Mei",), roles=frozenset({"registration"}))
INA = Person("independent", "Ina Solheim", ("ina@elsewhere.example",), roles=frozenset({"independent"}))
PEOPLE = Roster((ROSA, DEVIKA, TOMASZ, GRACE, MEI, INA))


class StoppedClock:
    """A clock that moves when it is told to."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time

    def pass_by(self, **delta: float) -> None:
        """Let time pass (arguments of ``timedelta``)."""
        self.time += timedelta(**delta)


class CountedRandomness:
    """Repeatable octets: a stream of its own for every purpose."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, ...], int] = {}

    def octets(self, count: int, *purpose: str) -> bytes:
        """The next octets of that purpose's stream."""
        drawn = self._drawn.get(purpose, 0)
        self._drawn[purpose] = drawn + 1
        seed = "\x1f".join((*purpose, str(drawn))).encode()
        return hashlib.shake_256(seed).digest(count)


class DirectAnalyst:
    """Parses and reads in this process."""

    def __init__(self, event: Event, people: Roster, settings: Settings) -> None:
        self._event, self._people, self._settings = event, people, settings

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        """What the message is and says."""
        return analyse(raw, self._people, self._event, self._settings.limits)

    def ready(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to end."""


class World:
    """The event, its people, the mailbox and everybody's inbox."""

    def __init__(
        self,
        folder: Path,
        people: Roster = PEOPLE,
        settings: Settings | None = None,
        analyst: Analyst | None = None,
        *,
        started: bool = True,
    ) -> None:
        self.settings = settings or Settings()
        self.people = people
        self.clock = StoppedClock(START)
        self.mailbox, self.server = FakeMailbox(), FakeMailServer()
        create_key(folder / "master.key")
        self.database = Database(f"sqlite:///{folder / 'conduct.db'}", Vault(folder / "master.key"))
        self.database.migrate()
        self.office = Office(
            event=EVENT,
            settings=self.settings,
            people=lambda: self.people,
            database=self.database,
            composer=Composer(Templates(), EVENT, plus_addressing=False),
            clock=self.clock,
            randomness=CountedRandomness(),
            operator="operator@machines.example",
            receiver=Receiver(AUTHSERV),
        )
        self.analyst = analyst or DirectAnalyst(EVENT, people, self.settings)
        self.intake = Intake(self.office, self.mailbox, self.analyst, lambda: None)
        self.delivery = Delivery(self.office, self.server, EVENT.address)
        self.sweep = Sweep(self.office)
        self._ids = itertools.count(1)
        if started:
            self.intake.drain(lambda: False)  # the first start, on an empty mailbox

    # ---------------------------------------------------------------- what people do

    def writes(
        self,
        sender: str,
        text: str,
        *,
        subject: str = "hello",
        answers: EmailMessage | None = None,
        aligned: bool = True,
        **headers: str,
    ) -> None:
        """``sender`` writes to the event, on the whole of a mail that they ``answer``, and the road is walked."""
        self.arrives(self.letter(sender, text, subject=subject, answers=answers, aligned=aligned, **headers))
        self.walk()

    def letter(
        self,
        sender: str,
        text: str,
        *,
        subject: str = "hello",
        answers: EmailMessage | None = None,
        aligned: bool = True,
        **headers: str,
    ) -> EmailMessage:
        """The mail that ``sender``'s program would make."""
        mail = EmailMessage(policy=email.policy.SMTP)
        if aligned:
            domain = sender.rpartition("@")[2].rstrip(">")
            mail["Authentication-Results"] = f"{AUTHSERV}; dmarc=pass header.from={domain}"
        mail["From"], mail["To"] = sender, EVENT.address
        mail["Date"] = self.clock.now()
        mail["Message-ID"] = f"<{next(self._ids)}.{abs(hash(text)) % 10**8}@writers.example>"
        mail["Subject"] = f"Re: {answers['Subject']}" if answers else subject
        if answers:
            mail["In-Reply-To"] = mail["References"] = answers["Message-ID"]
            quote = "\n".join(f"> {line}" for line in body(answers).splitlines())
            text = f"{text}\n\nOn Saturday, {answers['From']} wrote:\n{quote}\n"
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        return mail

    def arrives(self, mail: EmailMessage | bytes, *, junk: bool = False) -> None:
        """A mail lies in the mailbox, not yet read."""
        octets = mail if isinstance(mail, bytes) else mail.as_bytes()
        self.mailbox.deliver(octets, arrived_at=self.clock.now(), junk=junk)

    def walk(self) -> None:
        """Everything that is due is taken in, decided and sent."""
        self.intake.drain(lambda: False)
        self.delivery.deliver(lambda: False)

    def passes(self, **delta: float) -> None:
        """Time passes (arguments of ``timedelta``); the clock looks, and what is due leaves."""
        self.clock.pass_by(**delta)
        self.sweep.run()
        self.delivery.deliver(lambda: False)

    # ---------------------------------------------------------------- what can be seen

    def inbox(self, address: str) -> list[EmailMessage]:
        """Every mail that the server took for ``address``, oldest first."""
        return [
            _parsed(sent.octets) for sent in self.server.accepted if sent.recipient.casefold() == address.casefold()
        ]

    def last(self, address: str) -> EmailMessage:
        """The latest mail that ``address`` got."""
        return self.inbox(address)[-1]

    def recipients(self) -> set[str]:
        """Everybody who ever got a mail."""
        return {sent.recipient for sent in self.server.accepted}

    def tickets(self, *states: TicketState) -> Sequence[Ticket]:
        """The tickets as stored."""
        with self.database.read() as tx:
            return tickets.tickets(tx, *(states or set(TicketState) - {TicketState.ERASED}))


def _parsed(octets: bytes) -> EmailMessage:
    mail = email.message_from_bytes(octets, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def body(mail: EmailMessage) -> str:
    """The text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
