"""The road that a message takes, top to bottom, without a rule in it. Read this file first.

    IMAP folder -> fetch -> parse -> read -> look up -> decide -> record -> compose -> | commit | -> settle

Each stage takes one frozen type and gives the next. Everything from the look-up to the composed mails happens in one
transaction per message; the message leaves its folder only after the commit, so a crash anywhere leaves it due or done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from conduct_mailer.errors import Temporary
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.ports import Analyst, Mailbox
from conduct_mailer.flow.posting import post
from conduct_mailer.mail.authenticity import authenticity
from conduct_mailer.model.decision import Disposition
from conduct_mailer.model.message import Folder, ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.reading import Anchors, Reading
from conduct_mailer.model.situation import Authenticity
from conduct_mailer.policy.decide import decide
from conduct_mailer.reading.read import read_unreadable
from conduct_mailer.reading.threads import sender_in_glimpse
from conduct_mailer.store import inbound, outbox, record, situation

log = logging.getLogger(__name__)

GLIMPSE = 65_536
_OTHER_OCTETS = {0xDC00 + octet: octet for octet in range(0x80, 0x100)}
"""What Python makes of an octet that is no UTF-8, and the letter that it is in Latin-1."""


class Intake:
    """The inbound queue's consumer: one thread, one mailbox."""

    def __init__(self, office: Office, mailbox: Mailbox, analyst: Analyst, settled: Callable[[], None]) -> None:
        """``settled`` is called after each commit, so that whoever sends need not wait."""
        self._office = office
        self._mailbox = mailbox
        self._analyst = analyst
        self._settled = settled
        self.failed = 0
        """How many messages of the last drain could not be taken; they are still due."""

    def drain(self, stopping: Callable[[], bool]) -> int:
        """Take in every message that is due, in every folder; how many were settled.

        Raises ``MailboxUnavailable`` and ``StoreUnavailable``; what was settled until then stays settled.
        """
        taken = self.failed = 0
        self._analyst.ready()
        for folder in self._mailbox.folders():
            uids = self._due(folder)
            for batch in self._mailbox.fetch(folder, uids):
                for raw in batch:
                    if stopping():
                        return taken
                    taken += self._take_or_leave(raw)
        with self._office.database.write() as tx:
            outbox.release_held(tx, self._office.clock.now())
        self._settled()
        return taken

    def _due(self, folder: Folder) -> tuple[int, ...]:
        """Every UID in the folder without a settled row; what is settled and still there is moved again."""
        uids = self._mailbox.uids(folder)
        with self._office.database.write() as tx:
            inbound.first_start(tx, folder.name, folder.uidvalidity, uids)
            left = inbound.unmoved(tx, folder.name, folder.uidvalidity, uids)
            due = inbound.unsettled(tx, folder.name, folder.uidvalidity, uids)
        for place in left:
            self._leave_folder(place)
        return due

    def _take_or_leave(self, raw: RawMessage) -> int:
        """Take one message; whatever goes wrong with it alone leaves it due and never stops the queue."""
        try:
            self.take(raw)
        except Temporary:
            raise
        except Exception as problem:
            log.exception("message-failed reason=%s", type(problem).__name__)
            self.failed += 1
            return 0
        return 1

    def take(self, raw: RawMessage) -> Disposition:
        """One message, from its octets to its settled row."""
        office = self._office
        with office.database.write() as tx:
            attempts = inbound.attempt(tx, raw.place)
        message, reading = self._analyse(raw, attempts)
        now, roster = office.clock.now(), office.people()
        with office.database.write() as tx:
            known = situation.look_up(
                tx,
                raw,
                message,
                reading,
                event=office.event,
                roster=roster,
                settings=office.settings,
                authenticity=self._vouched(message),
                now=now,
                randomness=office.randomness,
            )
            decision = decide(message, reading, known)
            recorded = record.apply(tx, decision, raw, message, reading, roster=roster, now=now)
            post(tx, office, recorded, roster, now)
            digest = inbound.digest(tx, message, raw.octets)
            inbound.settle(tx, raw.place, digest, decision.disposition, decision.reason, now)
        log.info("message-settled disposition=%s reason=%s", decision.disposition, decision.reason)
        self._settled()
        self._leave_folder(raw.place)
        return decision.disposition

    def _analyse(self, raw: RawMessage, attempts: int) -> tuple[ParsedMessage | Unreadable, Reading]:
        """Parse and read, unless that has failed too often: then nothing is parsed, and what can be seen must do."""
        most = self._office.settings.rules.max_failures
        if attempts <= most:
            return self._analyst.analyse(raw)
        glimpse = _glimpse(raw.octets)
        poison = Unreadable("poison", glimpse, sender_in_glimpse(glimpse))
        reading = read_unreadable(poison, self._office.people(), self._office.event)
        if attempts <= 2 * most:
            return poison, reading
        # Whatever fails may be in the ticket or the correspondence that it belongs to: then it stands alone.
        return replace(poison, sender=None), replace(reading, anchors=Anchors())

    def _vouched(self, message: ParsedMessage | Unreadable) -> Authenticity:
        """What the receiving server says of the sender."""
        if isinstance(message, Unreadable):
            return Authenticity.UNKNOWN
        return authenticity(message, self._office.receiver)

    def _leave_folder(self, place: Place) -> None:
        """Only now, after the commit, does the message leave its folder."""
        self._mailbox.settle(place)
        with self._office.database.write() as tx:
            inbound.moved(tx, place)


def _glimpse(octets: bytes) -> str:
    """The first octets as text: UTF-8, and Latin-1 wherever they are not."""
    return octets[:GLIMPSE].decode("utf-8", "surrogateescape").translate(_OTHER_OCTETS)
