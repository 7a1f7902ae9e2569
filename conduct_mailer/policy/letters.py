"""From what is to be said to letters: one for each person who may hear it, as readers are after everything is applied.

The facts of a letter are all that its template is given. Others' words are in them as they were written; the templates
put them behind ``│ ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft, Recorded, Say
from conduct_mailer.model.letter import Audience, LedgerRow, Letter, ToMember, ToParty
from conduct_mailer.model.roster import CHAIR, INDEPENDENT, Person, Roster
from conduct_mailer.model.ticket import (
    AttachmentRef,
    Correspondence,
    Dossier,
    EntryKind,
    PartyRole,
    SendState,
    Sent,
    Ticket,
    TicketState,
)
from conduct_mailer.policy.command_table import TABLE
from conduct_mailer.policy.promises import row
from conduct_mailer.policy.readers import circle_readers, is_reader, readers

ANSWERS_TO_A_MEMBER = frozenset({"receipt", "refusal"})
"""Letters that a member gets even when they no longer read the ticket, and which then are about none."""

WITH_PARTS = frozenset({"report", "followup", "note", "show"})
"""Letters that the parts of the messages are joined to."""

MEANS_EXPOSURE = frozenset({SendState.ACCEPTED, SendState.CLAIMED, SendState.BOUNCED})
"""States of a mail that may have been read."""


def write(recorded: Recorded, roster: Roster, now: datetime) -> tuple[Draft, ...]:
    """Every letter that ``recorded`` leaves to be written, each with its recipient's address."""
    pen = _Pen(recorded, roster, now)
    return tuple(draft for say, others in _gathered(recorded.says) for draft in pen.write(say, others))


def _gathered(says: Iterable[Say]) -> Iterator[tuple[Say, tuple[str, ...]]]:
    """Each saying with the other tickets that it speaks of: what is said of several is said in one mail."""
    for say, alike in groupby(says, key=lambda each: replace(each, other_id=None)):
        others = [each.other_id for each in alike]
        of_others = tuple(each for each in others if each)
        if of_others:
            yield say, of_others
        for _ in range(len(others) - len(of_others)):
            yield say, ()


def role_name(role: PartyRole) -> str:
    """How a party is called in members' letters."""
    return f"the {role.value}"


class _Pen:
    def __init__(self, recorded: Recorded, roster: Roster, now: datetime) -> None:
        self._recorded = recorded
        self._roster = roster
        self._now = now

    def write(self, say: Say, others: tuple[str, ...]) -> Iterable[Draft]:
        """The drafts of one saying, which speaks of ``others`` to whoever reads them as well."""
        match say.to:
            case "readers":
                yield from self._to_readers(say, others)
            case "member":
                yield from self._to_member(say)
            case "party":
                yield from self._to_party(say)
            case _:
                raise ValueError("a say is to readers, a member or a party")

    def _to_readers(self, say: Say, others: tuple[str, ...]) -> Iterable[Draft]:
        ticket = self._recorded.tickets[say.ticket_id or ""]
        for person in readers(ticket, self._roster, self._now):
            read = tuple(each for each in map(self._recorded.tickets.__getitem__, others) if self._reads(person, each))
            if person.id not in say.but and bool(read) == bool(others):
                yield self._member_draft(say, person, ticket, read)

    def _reads(self, person: Person, ticket: Ticket) -> bool:
        return is_reader(person.id, ticket, self._roster, self._now)

    def _to_member(self, say: Say) -> Iterable[Draft]:
        person = self._roster.get(say.person_id or "")
        if person is None or not person.emails:
            return
        ticket = self._recorded.tickets[say.ticket_id] if say.ticket_id else None
        if ticket is not None and not self._reads(person, ticket):
            if say.letter not in ANSWERS_TO_A_MEMBER:
                return
            ticket = None
        yield self._member_draft(say, person, ticket)

    def _member_draft(self, say: Say, person: Person, ticket: Ticket | None, others: tuple[Ticket, ...] = ()) -> Draft:
        listed = _tickets_listed(say)
        facts: dict[str, object] = {**say.facts, "code": "", "others": (), "me": person.name}
        if ticket is not None:
            facts |= self._facts(say, person, ticket)
        if say.letter == "list":
            facts["rows"] = tuple(row(each, self._roster, self._now) for each in listed if _is_open(each))
            facts["set_aside"] = tuple(row(each, self._roster, self._now) for each in listed if not _is_open(each))
        if say.letter == "help":
            facts["commands"] = tuple((name, command.argument) for name, command in TABLE.items())
        if others:
            facts["other_codes"] = tuple(each.code for each in others)
        about = [each.id for each in (*((ticket,) if ticket else ()), *others, *listed)]
        letter = Letter(
            name=say.letter,
            audience=Audience.COMMITTEE,
            recipient=ToMember(person.id),
            facts=facts,
            ticket_id=ticket.id if ticket else None,
            about=tuple(dict.fromkeys(about)),
            attachments=self._attachments(say, person, ticket),
            automatic=say.automatic,
            hold=say.hold,
        )
        return Draft(letter, Address(person.emails[0], person.name))

    def _facts(self, say: Say, person: Person, ticket: Ticket) -> Mapping[str, object]:
        circle, everybody = circle_readers(ticket, self._roster, self._now)
        facts: dict[str, object] = {
            "code": ticket.code,
            "kind": ticket.kind.value,
            "circle": circle.value,
            "others": tuple(each.name for each in everybody if each.id != person.id),
            "state": ticket.state.value,
            "row": row(ticket, self._roster, self._now),
            "held": ticket.parts_held and not _sees_held(person),
            "person_must_answer": ticket.clocks.person_must_answer,
        }
        if isinstance(whose := say.facts.get("person_id"), str):
            facts["whose"] = self._name(whose)
        if say.dossier:
            facts |= self._history(self._recorded.dossiers[ticket.id], ticket)
        return facts

    def _history(self, dossier: Dossier, ticket: Ticket) -> Mapping[str, object]:
        """The entries, and the ledger: who was sent what; ``exposed`` were sent something and read no longer."""
        now_reading = {person.id for person in readers(ticket, self._roster, self._now)}
        return {
            "entries": dossier.entries,
            "entry": dossier.entries[-1] if dossier.entries else None,
            "ledger": tuple(self._ledger_row(sent, ticket) for sent in dossier.ledger),
            "exposed": tuple(
                self._ledger_row(sent, ticket)
                for sent in dossier.ledger
                if sent.person_id and sent.person_id not in now_reading and sent.state in MEANS_EXPOSURE
            ),
        }

    def _ledger_row(self, sent: Sent, ticket: Ticket) -> LedgerRow:
        party = next((each for each in ticket.correspondences if each.id == sent.correspondence_id), None)
        who = self._name(sent.person_id) if sent.person_id else role_name(party.role) if party else "the operator"
        return LedgerRow(who, sent.letter, sent.done_at or sent.created_at, sent.state.value)

    def _name(self, person_id: str) -> str:
        person = self._roster.get(person_id)
        return person.name if person else "somebody who has left the roster"

    def _attachments(self, say: Say, person: Person, ticket: Ticket | None) -> tuple[AttachmentRef, ...]:
        """The parts that this reader may have: what could not be read stays with the chairs until it is released."""
        if ticket is None or say.letter not in WITH_PARTS:
            return ()
        entries = self._recorded.dossiers[ticket.id].entries
        shown = entries[-1:] if say.letter in ("followup", "note") else entries
        everything = not ticket.parts_held or _sees_held(person)
        return tuple(
            ref
            for entry in shown
            for ref in entry.attachments
            if ref.readable or everything or entry.kind is EntryKind.NOTE
        )

    def _to_party(self, say: Say) -> Iterable[Draft]:
        ticket = self._recorded.tickets[say.ticket_id or ""]
        to = _correspondence(ticket, say.correspondence_id or "")
        if to is None or to.unsafe:
            return
        letter = Letter(
            name=say.letter,
            audience=Audience.APPELLANT if to.role is PartyRole.APPELLANT else Audience.REPORTER,
            recipient=ToParty(to.id),
            facts={**say.facts, "reference": to.reference},
            ticket_id=ticket.id,
            about=(ticket.id,),
            automatic=say.automatic,
            hold=say.hold,
        )
        yield Draft(letter, to.address)


def _sees_held(person: Person) -> bool:
    return bool(person.roles & {CHAIR, INDEPENDENT})


def _correspondence(ticket: Ticket, correspondence_id: str) -> Correspondence | None:
    return next((each for each in ticket.correspondences if each.id == correspondence_id), None)


def _tickets_listed(say: Say) -> tuple[Ticket, ...]:
    listed = say.facts.get("tickets", ())
    return tuple(each for each in listed if isinstance(each, Ticket)) if isinstance(listed, tuple) else ()


def _is_open(ticket: Ticket) -> bool:
    return ticket.state is TicketState.OPEN
