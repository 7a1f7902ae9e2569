"""The composition root: the one place where the parts are wired together."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import TextIO

from conduct_mailer.clock import Clock, SystemClock, SystemRandomness
from conduct_mailer.config import Configuration
from conduct_mailer.config.check import check
from conduct_mailer.config.people import PeopleWatch, load_people, with_first_seen
from conduct_mailer.config.problems import WARNING
from conduct_mailer.errors import ConfigurationError, Temporary
from conduct_mailer.flow.analysis import Worker
from conduct_mailer.flow.delivery import Delivery
from conduct_mailer.flow.intake import Intake
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.outages import Outages
from conduct_mailer.flow.sweep import Sweep
from conduct_mailer.flow.trial import ANSWER_SECONDS, Trial
from conduct_mailer.mail.compose import Composer
from conduct_mailer.mail.mailbox import ImapMailbox
from conduct_mailer.mail.smtp import PatientServer, SmtpServer
from conduct_mailer.mail.templates import Templates
from conduct_mailer.model.letter import Deferred
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Require
from conduct_mailer.store import marks, outbox
from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault

log = logging.getLogger(__name__)

PING_EVERY = 60.0
PING_SECONDS = 5.0


class People:
    """The roster as the people file has it now, with when each person was first seen.

    Never asked within a write transaction: whoever is new is written down first.
    """

    def __init__(self, watch: PeopleWatch, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._watch = watch
        self._database = database
        self._read: Roster | None = None
        self._known = Roster()
        self._lock = threading.Lock()

    def __call__(self) -> Roster:
        """The roster to decide by."""
        with self._lock:
            roster = self._watch.roster()
            if roster is not self._read:
                with self._database.write() as tx:
                    seen = marks.first_seen(tx, [person.id for person in roster.people], self._clock.now())
                self._known, self._read = with_first_seen(roster, seen), roster
            return self._known

    @property
    def is_broken(self) -> bool:
        """Whether the file cannot be read now; the last good one is then in force."""
        return bool(self._watch.problem)


class App:
    """Everything that ``run`` and ``once`` work with. Making one touches nothing; :meth:`start` opens the store."""

    def __init__(self, configuration: Configuration, clock: Clock | None = None) -> None:
        """Raises ``ConfigurationError`` for anything in the configuration that must be mended."""
        self._clock = clock or SystemClock()
        roster = load_people(configuration.people, configuration.event.zone).roster
        problems = check(configuration, roster, self._clock.now())
        wrong = [line for line in problems if not line.startswith(WARNING)]
        if wrong:
            raise ConfigurationError(*wrong)
        self._warnings = problems
        self._configuration = configuration
        self._on_settled: Callable[[], None] = lambda: None
        self._pinged_at = 0.0
        settings, event = configuration.settings, configuration.event
        self.database = Database(configuration.database_url, Vault(configuration.key_file))
        self.people = People(PeopleWatch(configuration.people, event.zone), self.database, self._clock)
        templates = Templates(configuration.templates)
        office = Office(
            event=event,
            settings=settings,
            people=self.people,
            database=self.database,
            composer=Composer(templates, event, plus_addressing=configuration.plus_addressing),
            clock=self._clock,
            randomness=SystemRandomness(),
            operator=configuration.operator,
            receiver=configuration.receiver,
            operator_on_roster=configuration.operator_on_roster,
        )
        self.mailbox = ImapMailbox(configuration.imap, max_octets=settings.limits.message)
        self.server = SmtpServer(configuration.smtp)
        self._analyst = Worker(event, self.people, settings.limits)
        self.intake = Intake(office, self.mailbox, self._analyst, self._tell_settled)
        self._outward = PatientServer(self.server)
        self.delivery = Delivery(office, self._outward, configuration.smtp.envelope_from)
        self.outages = Outages(office)
        self._sweep = Sweep(office, Worker(event, self.people, settings.limits))

    def trial(self, member: str = "") -> Iterator[str]:
        """Try both servers with a mail to the mailbox itself, and with a ``member``'s answer; what was found."""
        options = self._configuration
        tried = Trial(options.event, self.mailbox, self.server, options.smtp.envelope_from)
        needs_voucher = Require.ALIGNED in options.settings.rules.require
        person = load_people(options.people, options.event.zone).roster.get(member) if member else None
        if member and (person is None or not person.is_member or not person.emails):
            raise ConfigurationError(
                f"--member {member}: nobody in {options.people} has that id, an address, and reads"
            )
        works = yield from tried.run(
            options.receiver, plus_addressing=options.plus_addressing, needs_voucher=needs_voucher
        )
        if works and person is not None:
            yield from tried.ask(person, options.receiver, wait=ANSWER_SECONDS)

    def lock(self) -> TextIO:
        """The file whose lock only one process can have that works on this state."""
        file = self._configuration.state_dir / "lock"
        return open(file, "a", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600))

    def start(self) -> None:
        """Open the store, bring it up to date, and take back what a crash left claimed."""
        for line in self._warnings:
            log.warning("configuration %s", line)
        self.database.migrate()
        with self.database.write() as tx:
            outbox.recover(tx)
            marks.put(tx, marks.MASTER_KEY, tx.vault.key_id)

    def _tell_settled(self) -> None:
        self._on_settled()

    def on_settled(self, call: Callable[[], None]) -> None:
        """``call`` is called after each commit that may have queued mail."""
        self._on_settled = call

    def sweep(self) -> None:
        """Whatever is due by the clock; a people file that cannot be read is told to the operator like an outage."""
        self._sweep.run()
        if self.people.is_broken:
            self.outages.down("people-file")
        else:
            self.outages.up("people-file")

    def once(self, job: str) -> str:
        """One pass of ``fetch``, ``sweep`` or ``send``, and in a few words what came of it.

        Raises ``Temporary`` where a server cannot be reached.
        """
        if job == "fetch":
            return f"messages taken in: {self._fetch_once() or 'none'}"
        if job == "sweep":
            self.sweep()
            return "the clock has been looked at"
        return "mails have gone out" if self._send_once() else "no mail is due"

    def _fetch_once(self) -> int:
        try:
            self.mailbox.connect()
        except ConfigurationError as problem:
            raise self._softened("imap", problem) from problem
        self.logged_in("imap")
        taken = self.intake.drain(lambda: False)
        self.passed()
        return taken

    def _send_once(self) -> bool:
        last = self.delivery.deliver(lambda: False)
        if isinstance(last, Deferred) and not last.reached:
            if self._outward.to_mend is not None:
                raise self._softened("smtp", self._outward.to_mend) from self._outward.to_mend
            raise Temporary(last.reason, f"smtp: the mail server cannot be used now ({last.reason}); the mails wait")
        if last is not None:
            self.logged_in("smtp")
        return last is not None

    def _softened(self, what: str, problem: ConfigurationError) -> ConfigurationError | Temporary:
        """What once worked with this configuration may work again: then it is an outage."""
        return Temporary("login", str(problem)) if self.has_logged_in(what) else problem

    def logged_in(self, what: str) -> None:
        """``imap`` or ``smtp`` has worked with this configuration."""
        with self.database.write() as tx:
            marks.once(tx, "logged-in", what, self._account(what))

    def has_logged_in(self, what: str) -> bool:
        """Whether it ever has."""
        with self.database.read() as tx:
            return marks.done(tx, "logged-in", what, self._account(what))

    def _account(self, what: str) -> str:
        options = self._configuration.imap if what == "imap" else self._configuration.smtp
        account = f"{options.host} {options.port} {options.security} {options.user}"
        return hashlib.sha256(account.encode()).hexdigest()[:16]

    def passed(self) -> None:
        """A pass went well: written down for ``status``, and told to the dead-man URL at most once a minute."""
        with self.database.write() as tx:
            marks.put(tx, "last-pass", self._clock.now().isoformat())
        url = self._configuration.ping_url
        if not url or time.monotonic() - self._pinged_at < PING_EVERY:
            return
        self._pinged_at = time.monotonic()
        try:
            urllib.request.urlopen(url, timeout=PING_SECONDS).close()  # noqa: S310 - http(s) is checked by config
        except (OSError, urllib.error.URLError) as problem:
            log.warning("ping-failed reason=%s", type(problem).__name__)

    def close(self) -> None:
        """Let go of everything."""
        self.mailbox.close()
        self.server.close()
        self._analyst.close()
        self.database.close()
