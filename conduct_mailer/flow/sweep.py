"""What the clock looks at: reminders, digests, tickets that nobody has been shown, what the operator must know.

    clock -> what is due -> letters -> compose -> | commit |

The clock only looks; what is due is computed from rows, and what was told is marked in the transaction that queues it,
so that each thing is told once, whatever crashes or however long the machine slept. When the people file has changed,
names are looked for again in everything that is kept, before any of it is shown to anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from conduct_mailer.flow.office import Office
from conduct_mailer.flow.ports import Analyst
from conduct_mailer.flow.posting import post, post_to_operator, queue
from conduct_mailer.flow.second_look import SecondLook
from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft, Say
from conduct_mailer.model.letter import Audience, Letter, ReminderRow, ToMember
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.ticket import Ticket, TicketKind, TicketState
from conduct_mailer.policy import promises
from conduct_mailer.policy.promises import Moment
from conduct_mailer.policy.readers import readers
from conduct_mailer.store import marks, outbox, record, tickets
from conduct_mailer.store.database import Transaction

HOUR = timedelta(hours=1)
KEPT_SET_ASIDE = timedelta(days=14)
"""How long what was set aside stands in digests."""


class Sweep:
    """The clock's one job."""

    def __init__(self, office: Office, analyst: Analyst | None = None) -> None:
        """``analyst`` reads what is kept where it can be stopped; without one it is read in this process."""
        self._office = office
        self._second_look = SecondLook(office, analyst)

    def run(self) -> None:
        """Queue whatever is due by now."""
        office = self._office
        now, roster = office.clock.now(), office.people()
        self._second_look.run(roster, now)
        with office.database.write() as tx:
            open_tickets = tickets.tickets(tx, TicketState.OPEN)
            self._show_unshown(tx, open_tickets, roster, now)
            self._remind_at_once(tx, open_tickets, roster, now)
            scheduled = _last_scheduled(office, now)
            if scheduled is not None:
                aside = tickets.tickets(tx, TicketState.SET_ASIDE)
                self._send_digests(tx, (*open_tickets, *aside), roster, now, scheduled)
                if marks.once(tx, "reminders", _day(scheduled)):
                    self._remind_daily(tx, open_tickets, roster, now)
                self._tell_sealed(tx, (*open_tickets, *aside), roster, now, scheduled)
            self._tell_unaccepted(tx, roster, now)

    def _show_unshown(self, tx: Transaction, open_tickets: Iterable[Ticket], roster: Roster, now: datetime) -> None:
        """Show a ticket that none of its present readers was ever shown, and to whom the gate stopped it."""
        shown = outbox.shown(tx)
        prints = {person.id: outbox.recipient_print(tx, ToMember(person.id)) for person in roster.people}
        for ticket in open_tickets:
            was_shown = shown.get(ticket.id, {})
            reading = {person.id: was_shown.get(prints[person.id]) for person in readers(ticket, roster, now)}
            unseen = {each for each, seen in reading.items() if seen is False or not any(reading.values())}
            if not unseen:
                continue
            letter = "unreadable" if ticket.kind is TicketKind.UNREADABLE else "report"
            facts = {"acknowledgement": "released", "urgent": ticket.urgent, "reason": ""}
            others = frozenset(reading) - unseen
            say = Say(letter, "readers", ticket_id=ticket.id, but=others, facts=facts, dossier=True)
            post(tx, self._office, record.recorded(tx, (say,)), roster, now)

    def _remind_at_once(self, tx: Transaction, open_tickets: Iterable[Ticket], roster: Roster, now: datetime) -> None:
        """What is counted in hours is told in the moment it is due, one mail to a person for all of it."""
        rules = self._office.settings.promises
        due: dict[str, list[tuple[Moment, Ticket]]] = defaultdict(list)
        for ticket in open_tickets:
            for moment in promises.hourly(ticket, rules, now):
                told = [
                    person
                    for person in promises.reminded(moment, ticket, roster, rules, now)
                    if marks.once(tx, "reminded", ticket.id, moment.what, moment.key, marks.person_print(tx, person.id))
                ]
                if moment.what == promises.URGENT:
                    self._repeat_urgent(tx, ticket, told, roster, now)
                    continue
                for person in told:
                    due[person.id].append((moment, ticket))
        self._remind(tx, due, roster, now)

    def _repeat_urgent(
        self, tx: Transaction, ticket: Ticket, told: list[Person], roster: Roster, now: datetime
    ) -> None:
        others = frozenset(person.id for person in roster.people) - {person.id for person in told}
        facts = {"since": ticket.clocks.urgent_since}
        say = Say("urgent", "readers", ticket_id=ticket.id, but=others, facts=facts)
        post(tx, self._office, record.recorded(tx, (say,)), roster, now)

    def _remind_daily(self, tx: Transaction, open_tickets: Iterable[Ticket], roster: Roster, now: datetime) -> None:
        """What is counted in days is told once a day, with the digest: one mail to a person for all of it."""
        rules, zone = self._office.settings.promises, self._office.event.zone
        due: dict[str, list[tuple[Moment, Ticket]]] = defaultdict(list)
        for ticket in open_tickets:
            moment = promises.daily(ticket, rules, now, zone)
            for person in promises.reminded(moment, ticket, roster, rules, now) if moment else ():
                if moment:
                    due[person.id].append((moment, ticket))
        self._remind(tx, due, roster, now)

    def _remind(
        self, tx: Transaction, due: dict[str, list[tuple[Moment, Ticket]]], roster: Roster, now: datetime
    ) -> None:
        for person_id, moments in due.items():
            person = roster.get(person_id)
            if person is None:
                continue
            rows: tuple[ReminderRow, ...] = tuple(
                promises.reminder_row(moment, ticket, now)
                for moment, ticket in sorted(moments, key=lambda pair: (pair[0].due, pair[1].code))
            )
            about = tuple(dict.fromkeys(ticket.id for _, ticket in moments))
            known = {ticket.id: ticket for _, ticket in moments}
            queue(tx, self._office, (_member_draft("reminder", person, {"rows": rows}, about),), known, roster, now)

    def _send_digests(
        self,
        tx: Transaction,
        all_tickets: tuple[Ticket, ...],
        roster: Roster,
        now: datetime,
        scheduled: datetime,
    ) -> None:
        """To every member, also when there is nothing: it proves that the daemon lives."""
        for person in roster.people:
            if (
                not person.is_active(now)
                or not person.emails
                or not marks.once(tx, "digest", marks.person_print(tx, person.id), _day(scheduled))
            ):
                continue
            theirs = [each for each in all_tickets if any(who.id == person.id for who in readers(each, roster, now))]
            open_ones = tuple(each for each in theirs if each.state is TicketState.OPEN)
            aside = tuple(
                each for each in theirs if each.state is TicketState.SET_ASIDE and now - each.opened_at < KEPT_SET_ASIDE
            )
            facts: dict[str, object] = {
                "rows": tuple(promises.row(each, roster, now) for each in open_ones),
                "set_aside": tuple(promises.row(each, roster, now) for each in aside),
            }
            about = tuple(each.id for each in (*open_ones, *aside))
            known = {each.id: each for each in (*open_ones, *aside)}
            queue(tx, self._office, (_member_draft("digest", person, facts, about),), known, roster, now)

    def _tell_sealed(
        self, tx: Transaction, all_tickets: Iterable[Ticket], roster: Roster, now: datetime, scheduled: datetime
    ) -> None:
        """The operator hears how many tickets nobody may read, and nothing else of them; one on the roster does not."""
        if self._office.operator_on_roster:
            return
        count = sum(not readers(ticket, roster, now) for ticket in all_tickets)
        if count and marks.once(tx, "sealed", _day(scheduled)):
            post_to_operator(tx, self._office, "sealed", {"count": count}, roster, now)

    def _tell_unaccepted(self, tx: Transaction, roster: Roster, now: datetime) -> None:
        """The operator hears of notifications that no server took for any reader within an hour."""
        fresh = [each for each in outbox.unaccepted(tx, now - HOUR) if marks.once(tx, "unaccepted", each)]
        if fresh:
            codes = () if self._office.operator_on_roster else tuple(tickets.ticket(tx, each).code for each in fresh)
            post_to_operator(tx, self._office, "unaccepted", {"codes": codes, "count": len(fresh)}, roster, now)


def _member_draft(letter: str, person: Person, facts: dict[str, object], about: tuple[str, ...]) -> Draft:
    """A letter that is about several tickets, or none, and in no ticket's thread."""
    facts = {**facts, "me": person.name, "code": "", "others": ()}
    return Draft(
        Letter(letter, Audience.COMMITTEE, ToMember(person.id), facts, about=about),
        Address(person.emails[0], person.name),
    )


def _last_scheduled(office: Office, now: datetime) -> datetime | None:
    """Today's time for the digest in the event's zone, once it has come."""
    local = now.astimezone(office.event.zone)
    scheduled = datetime.combine(local.date(), office.settings.schedule.digest_at, tzinfo=office.event.zone)
    return scheduled.astimezone(UTC) if scheduled <= local else None


def _day(scheduled: datetime) -> str:
    return scheduled.date().isoformat()
