"""The way out: outbox rows -> claim -> gate -> send -> mark.

The attempt is counted before it is made, the gate is asked again in the moment of sending, and every answer of the
server is a value that :mod:`conduct_mailer.policy.retry` turns into what happens next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from conduct_mailer.errors import GateClosed
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.ports import MailServer
from conduct_mailer.flow.posting import correspondence_of, post
from conduct_mailer.mail.compose import join
from conduct_mailer.mail.parse import attachment
from conduct_mailer.model.decision import Say
from conduct_mailer.model.letter import Accepted, Claimed, Deferred, Outgoing, SendResult, ToMember
from conduct_mailer.model.message import Attachment
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import SendState
from conduct_mailer.policy.readers import gate
from conduct_mailer.policy.retry import after
from conduct_mailer.store import marks, outbox, record, tickets
from conduct_mailer.store.database import Transaction

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)

TELLS_OF_FAILURE = frozenset({"undelivered", "bounced"})
"""Letters whose own failure is told to nobody, so that two dead addresses cannot keep telling of each other."""


class Delivery:
    """The outbox's consumer: one thread, one mail server."""

    def __init__(self, office: Office, server: MailServer, envelope_from: str) -> None:
        """``envelope_from`` is an address of ours whose bounces are read (RFC 3834, section 3.3)."""
        self._office = office
        self._server = server
        self._envelope_from = envelope_from

    def deliver(self, stopping: Callable[[], bool]) -> SendResult | None:
        """Send every row that is due; the last answer, or ``None`` when nothing was due.

        Ends early when the server itself cannot be reached: the other rows would fare no better.
        """
        last: SendResult | None = None
        while not stopping():
            now, roster = self._office.clock.now(), self._office.people()
            with self._office.database.write() as tx:
                claimed = outbox.claim(tx, now, LEASE, members_wait=_unread(tx, roster))
            if claimed is None:
                break
            last = self._deliver(claimed) or last
            if isinstance(last, Deferred) and not last.reached:
                break
        return last

    def _deliver(self, claimed: Claimed) -> SendResult | None:
        roster = self._office.people()
        try:
            octets = self._finished(claimed, roster)
        except GateClosed:
            with self._office.database.write() as tx:
                outbox.cancel(tx, claimed.outbox_id, outbox.STOPPED_AT_GATE, self._office.clock.now())
            log.warning("mail-stopped-at-gate row=%d letter=%s", claimed.outbox_id, claimed.mail.letter.name)
            return None
        result = self._server.send(Outgoing(self._envelope_from, claimed.mail.address.spec, octets))
        self._mark(claimed, result, roster)
        return result

    def _finished(self, claimed: Claimed, roster: Roster) -> bytes:
        """The mail as it goes out, attachments joined, if its recipient may have it at this moment."""
        letter = claimed.mail.letter
        with self._office.database.read() as tx:
            known = [tickets.ticket(tx, each) for each in {*letter.about, letter.ticket_id} if each is not None]
            about = [ticket for ticket in known if ticket.id in letter.about]
            correspondence = correspondence_of(letter.recipient, known)
            passed = gate(letter.recipient, about, correspondence, roster, self._office.clock.now())
            outbox.agree(claimed.mail, passed)
            attachments = () if claimed.variant else self._attachments(tx, claimed)
        return join(claimed.mail, attachments, self._server.size_limit, claimed.variant)

    @staticmethod
    def _attachments(tx: Transaction, claimed: Claimed) -> tuple[Attachment, ...]:
        """The parts of stored messages that go with this mail, cut out of the originals."""
        return tuple(
            replace(attachment(outbox.original(tx, ref.message_id), ref.index), filename=ref.filename)
            for ref in claimed.mail.letter.attachments
        )

    def _mark(self, claimed: Claimed, result: SendResult, roster: Roster) -> None:
        """Write down what came of it; a reader's mail that is refused for good is told to the other readers."""
        office, letter = self._office, claimed.mail.letter
        now = office.clock.now()
        with office.database.write() as tx:
            step = after(result, claimed, now)
            outbox.mark(tx, claimed, step, now)
            if step.state is SendState.REFUSED and letter.ticket_id is not None and letter.name not in TELLS_OF_FAILURE:
                self._tell_undelivered(tx, claimed, letter.ticket_id, roster)
        if isinstance(result, Accepted):
            log.info("mail-accepted row=%d letter=%s", claimed.outbox_id, letter.name)
        else:
            log.warning("mail-not-accepted row=%d letter=%s reason=%s", claimed.outbox_id, letter.name, result.reason)

    def _tell_undelivered(self, tx: Transaction, claimed: Claimed, ticket_id: str, roster: Roster) -> None:
        """Held with the messages in hand, so that nobody hears of it before the report that it belongs to."""
        letter, office = claimed.mail.letter, self._office
        now = office.clock.now()
        person_id = letter.recipient.person_id if isinstance(letter.recipient, ToMember) else None
        say = Say(
            "undelivered",
            "readers",
            ticket_id=ticket_id,
            but=frozenset({person_id} if person_id else ()),
            facts={"letter": letter.name, "person_id": person_id, "reason": "address"},
            hold=True,
        )
        post(tx, office, record.recorded(tx, (say,)), roster, now)


def _unread(tx: Transaction, roster: Roster) -> bool:
    """Whether the people changed and their names are still to be looked for in what is kept: members' mails wait."""
    return marks.get(tx, marks.NAMES_READ) not in (None, marks.roster_print(tx, roster))
