"""What is kept is read again when the people file has changed: somebody may be named in it who was nobody on its day.

    stored message -> parse -> read -> narrow -> | commit |

Until everything has been looked at, no member's mail leaves (:mod:`conduct_mailer.flow.delivery` asks), so that nothing
is shown to anybody new before it is known whether it is about them. Names only narrow, as in a message that comes.
"""

from __future__ import annotations

import time
from datetime import datetime

from conduct_mailer.flow.analysis import analyse
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.ports import Analyst
from conduct_mailer.flow.posting import post
from conduct_mailer.model.decision import Narrow, Say
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage
from conduct_mailer.model.reading import Kind
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Circle, EntryKind, Ticket, TicketState
from conduct_mailer.policy.readers import readers
from conduct_mailer.reading.bounces import is_from_a_server
from conduct_mailer.store import marks, narrowing, outbox, record, tickets

LOOKS_FOR = 30.0
"""Seconds after which it goes on at the next look of the clock, so that the clock is never late."""
_KEPT = (TicketState.OPEN, TicketState.SET_ASIDE, TicketState.CLOSED)
_STORED = Place("stored", 0, 0)


class SecondLook:
    """The search for names in what is kept: once for every roster, whatever crashes."""

    def __init__(self, office: Office, analyst: Analyst | None) -> None:
        """``analyst`` is never the intake's own, which has a message in hand; without one this process reads."""
        self._office = office
        self._analyst = analyst
        self._looked: tuple[Roster, set[str]] = (Roster(), set())

    def run(self, roster: Roster, now: datetime) -> None:
        """Look into every ticket, or into as many as can be in the time, if names were last looked for by another."""
        office, until = self._office, time.monotonic() + LOOKS_FOR
        with office.database.read() as tx:
            if marks.get(tx, marks.NAMES_READ) == marks.roster_print(tx, roster):
                return
            kept = tickets.tickets(tx, *_KEPT)
        if self._looked[0] != roster:
            self._looked = (roster, set())
        for ticket in kept:
            if time.monotonic() > until:
                return
            if ticket.id not in self._looked[1]:
                self._look_into(ticket, roster, now)
                self._looked[1].add(ticket.id)
        if self._analyst is not None:
            self._analyst.close()
        if office.people() == roster:
            with office.database.write() as tx:
                marks.put(tx, marks.NAMES_READ, marks.roster_print(tx, roster))

    def _look_into(self, ticket: Ticket, roster: Roster, now: datetime) -> None:
        """Whoever is named in it by the roster of now, and was not by that of its day, is out of it."""
        office = self._office
        newly = self._named_in(ticket, roster) - ticket.named
        if not newly:
            return
        with office.database.write() as tx:
            before = readers(tickets.ticket(tx, ticket.id), roster, now)
            narrowing.narrow(tx, Narrow(ticket.id, Circle.CHAIRS, named=newly), roster, now)
            after = tickets.ticket(tx, ticket.id)
            if after.state is TicketState.OPEN and readers(after, roster, now) != before:
                say = Say("narrowed", "readers", ticket_id=ticket.id, dossier=True)
                post(tx, office, record.recorded(tx, (say,)), roster, now)

    def _named_in(self, ticket: Ticket, roster: Roster) -> frozenset[str]:
        """Whom its messages name; members' notes and letters narrow nothing."""
        with self._office.database.read() as tx:
            entries = tickets.dossier(tx, ticket.id)[1]
        named: frozenset[str] = frozenset()
        for entry in entries:
            if entry.kind is EntryKind.MESSAGE:
                with self._office.database.read() as tx:
                    raw = RawMessage(_STORED, entry.at, outbox.original(tx, entry.message_id))
                named |= self._named(raw, roster)
        return named

    def _named(self, raw: RawMessage, roster: Roster) -> frozenset[str]:
        """Whom a stored message names; a server's bounce names whoever our mail was for, and so nobody."""
        if self._analyst is not None:
            message, reading = self._analyst.analyse(raw)
        else:
            message, reading = analyse(raw, roster, self._office.event, self._office.settings.limits)
        is_bounce = reading.kind is Kind.BOUNCE and isinstance(message, ParsedMessage) and is_from_a_server(message)
        return frozenset() if is_bounce else reading.named
