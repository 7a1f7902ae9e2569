"""The one place where a decision's effects are applied, in the transaction that made it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from conduct_mailer.model import decision as effects
from conduct_mailer.model.decision import Decision, Disposition, Recorded, Say
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading, View
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import (
    AttachmentRef,
    Circle,
    Dossier,
    Entry,
    EntryKind,
    TicketState,
)
from conduct_mailer.policy.lifecycle import reopened
from conduct_mailer.policy.readers import readers
from conduct_mailer.store import journal, narrowing, outbox, situation, tickets
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.promises_met import AT_MOST


@dataclass(slots=True)
class _Hand:
    """What the appliers need: the transaction, the message in hand, and the tickets touched so far."""

    tx: Transaction
    raw: RawMessage
    message: ParsedMessage | Unreadable
    reading: Reading
    roster: Roster
    now: datetime
    touched: dict[str, None]
    kept: int = 0

    def entry_id(self, ticket_id: str) -> str:
        """Another one each time: what is said twice was said twice."""
        self.kept += 1
        place = self.raw.place
        parts = (place.folder, str(place.uidvalidity), str(place.uid), ticket_id, str(self.kept))
        return self.tx.fingerprint("entry", *parts)[:16].hex()


def apply(
    tx: Transaction,
    decision: Decision,
    raw: RawMessage,
    message: ParsedMessage | Unreadable,
    reading: Reading,
    *,
    roster: Roster,
    now: datetime,
) -> Recorded:
    """Apply every effect in order; what is left to be said comes back with the tickets as they then are."""
    hand = _Hand(tx, raw, message, reading, roster, now, {})
    says = tuple(effect for effect in decision.effects if isinstance(effect, Say))
    for effect in decision.effects:
        if not isinstance(effect, Say):
            _APPLY[type(effect)](hand, effect)
    for effect in decision.effects:
        if isinstance(effect, effects.KeepMessage):
            _open_unread(hand, effect.ticket_id)
    if decision.disposition is not Disposition.DUPLICATE:
        touched: tuple[str | None, ...] = tuple(hand.touched) or (None,)
        for ticket_id in touched:
            journal.add(tx, now, decision.disposition.value, decision.reason, ticket_id)
    return recorded(tx, says, hand.touched)


def recorded(tx: Transaction, says: tuple[Say, ...], touched: dict[str, None] | None = None) -> Recorded:
    """The tickets that are to be spoken of, as they are now, with the histories that their letters need."""
    ids = dict.fromkeys((*(touched or {}), *(each for say in says for each in (say.ticket_id, say.other_id) if each)))
    dossiers: dict[str, Dossier] = {}
    for say in says:
        if say.dossier and say.ticket_id and say.ticket_id not in dossiers:
            dossiers[say.ticket_id] = situation.dossier(tx, say.ticket_id)
    return Recorded({ticket_id: tickets.ticket(tx, ticket_id) for ticket_id in ids}, dossiers, says)


def _open_ticket(hand: _Hand, effect: effects.OpenTicket) -> None:
    tickets.insert(hand.tx, effect.ticket)
    hand.touched[effect.ticket.id] = None


def _keep_message(hand: _Hand, effect: effects.KeepMessage) -> None:
    parsed = hand.message if isinstance(hand.message, ParsedMessage) else None
    entry_id = hand.entry_id(effect.ticket_id)
    person = hand.roster.get(effect.author) if effect.author else None
    reading = hand.reading
    new = Entry(
        message_id=entry_id,
        kind=effect.kind,
        at=hand.raw.arrived_at,
        author=person.name if person else "",
        address=hand.message.sender.spec if hand.message.sender else "",
        subject=parsed.subject if parsed else "",
        view=_note(reading.view, effect.words) if effect.kind is EntryKind.NOTE else reading.view,
        attachments=_attachments(entry_id, hand, parsed),
        evidence=reading.evidence,
        fields={name.value: state.value for name, state in reading.fields.items()},
        wishes=tuple(sorted(wish.value for wish in reading.wishes)),
        authorities=reading.authorities.value,
    )
    tickets.insert_entry(
        hand.tx,
        effect.ticket_id,
        new,
        correspondence_id=effect.correspondence_id,
        message_id=parsed.message_id if parsed else "",
        original=hand.raw.octets,
    )
    hand.touched[effect.ticket_id] = None


def _note(view: View, words: str | None) -> View:
    """A member's words to the other readers, without commands and quotes."""
    note = view.note if words is None else words
    return replace(view, own=note, note=note, quoted="")


def _attachments(entry_id: str, hand: _Hand, parsed: ParsedMessage | None) -> tuple[AttachmentRef, ...]:
    """References to the parts; for what could not be read, to the whole original."""
    if parsed is None or hand.reading.unreadable:
        octets = hand.raw.octets
        return (_reference(entry_id, -1, "original.eml", "message/rfc822", octets, readable=False),)
    return tuple(
        _reference(entry_id, part.index, part.filename, part.content_type, part.octets, readable=part.text is not None)
        for part in parsed.attachments
    )


def _reference(
    entry_id: str, index: int, filename: str, content_type: str, octets: bytes, *, readable: bool
) -> AttachmentRef:
    digest = hashlib.sha256(octets).hexdigest()
    return AttachmentRef(entry_id, index, filename, content_type, len(octets), readable=readable, sha256=digest)


def _keep_letter(hand: _Hand, effect: effects.KeepLetter) -> None:
    person = hand.roster.get(effect.author)
    new = Entry(
        message_id=hand.entry_id(effect.ticket_id),
        kind=EntryKind.LETTER,
        at=hand.now,
        author=person.name if person else "",
        address="",
        subject=effect.letter,
        view=View(own=effect.text, quoted="", note=effect.text),
    )
    tickets.insert_entry(hand.tx, effect.ticket_id, new)
    hand.touched[effect.ticket_id] = None


def _open_unread(hand: _Hand, ticket_id: str) -> None:
    """A closed ticket that nobody reads opens for what joins it, so that it is counted with those that wait."""
    ticket = tickets.ticket(hand.tx, ticket_id)
    if ticket.state is TicketState.CLOSED and not readers(ticket, hand.roster, hand.now):
        _change(hand, ticket_id, state=TicketState.OPEN)
        tickets.set_clocks(hand.tx, ticket_id, reopened(ticket.clocks, hand.now + AT_MOST))
        journal.add(hand.tx, hand.now, "reopened", "nobody-reads", ticket_id)


def _narrow(hand: _Hand, effect: effects.Narrow) -> None:
    narrowing.narrow(hand.tx, effect, hand.roster, hand.now)
    hand.touched[effect.ticket_id] = None


def _release(hand: _Hand, effect: effects.Release) -> None:
    before = tickets.ticket(hand.tx, effect.ticket_id)
    after = replace(
        before,
        circle=Circle.COMMITTEE,
        released=True,
        parts_held=False,
        starts_within=None,
        excluded=before.excluded | effect.excluded,
    )
    tickets.save(hand.tx, after)
    narrowing.cut_off(hand.tx, before, after, hand.roster, hand.now)
    hand.touched[effect.ticket_id] = None


def _change(hand: _Hand, ticket_id: str, **changes: Any) -> None:
    tickets.save(hand.tx, replace(tickets.ticket(hand.tx, ticket_id), **changes))
    hand.touched[ticket_id] = None


def _set_state(hand: _Hand, effect: effects.SetState) -> None:
    kind = {"kind": effect.kind} if effect.kind is not None else {}
    _change(hand, effect.ticket_id, state=effect.state, **kind)


def _set_clocks(hand: _Hand, effect: effects.SetClocks) -> None:
    tickets.set_clocks(hand.tx, effect.ticket_id, effect.clocks)
    hand.touched[effect.ticket_id] = None


def _set_safety(hand: _Hand, effect: effects.SetSafety) -> None:
    hand.touched[tickets.set_unsafe(hand.tx, effect.correspondence_id, unsafe=effect.unsafe)] = None


def _add_correspondence(hand: _Hand, effect: effects.AddCorrespondence) -> None:
    tickets.insert_correspondence(hand.tx, effect.correspondence)
    hand.touched[effect.correspondence.ticket_id] = None


def _record_outcome(hand: _Hand, effect: effects.RecordOutcome) -> None:
    tickets.set_outcome(hand.tx, effect.ticket_id, effect.kind.value)


_APPLY: dict[type, Callable[[_Hand, Any], None]] = {
    effects.OpenTicket: _open_ticket,
    effects.KeepMessage: _keep_message,
    effects.KeepLetter: _keep_letter,
    effects.Narrow: _narrow,
    effects.HoldParts: lambda hand, effect: _change(hand, effect.ticket_id, parts_held=True),
    effects.Release: _release,
    effects.SetClocks: _set_clocks,
    effects.SetState: _set_state,
    effects.SetUrgent: lambda hand, effect: _change(hand, effect.ticket_id, urgent=effect.urgent),
    effects.Assign: lambda hand, effect: _change(hand, effect.ticket_id, handler=effect.person_id),
    effects.SetSafety: _set_safety,
    effects.AddCorrespondence: _add_correspondence,
    effects.RecordOutcome: _record_outcome,
    effects.RecordBounce: lambda hand, effect: outbox.record_bounce(hand.tx, effect.outbox_id, hand.now),
}
