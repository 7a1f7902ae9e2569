"""What the road would do with a mail, without walking it: for ``explain`` and ``evaluate``. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.flow.analysis import analyse
from conduct_mailer.model.content import Content
from conduct_mailer.model.decision import Decision, OpenTicket, Recorded, Say
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import ToMember, ToParty
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.reading import MACHINE_KINDS, Authorities, Reading
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Fresh, Situation
from conduct_mailer.model.ticket import Dossier, Entry, EntryKind, Ticket
from conduct_mailer.policy import letters
from conduct_mailer.policy.decide import decide

_FRESH = Fresh("0" * 32, "grey-stone", "1" * 32, "XXXX-XXXX", "2" * 32)


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(Content):
    """A reading, its route as the labels spell it, and the letters that would go out, each with its recipient."""

    reading: Reading
    decision: Decision
    route: str
    letters: tuple[tuple[str, str], ...]

    def as_json(self, file: str) -> dict[str, object]:
        """One object, with the names and values of the labelled corpus."""
        reading = self.reading
        return {
            "file": file,
            "kind": reading.kind.value,
            "fields": {field.value: state.value for field, state in reading.fields.items()},
            "asks": [field.value for field in reading.asks],
            "staff": reading.staff,
            "named": sorted(reading.named),
            "route": self.route,
            "urgent": reading.urgent,
            "authorities": reading.authorities in (Authorities.ASKED_TO_NOTIFY, Authorities.ASKED_WHICH),
            "evidence": [
                {"about": found.about, "text": found.text, "where": found.where} for found in reading.evidence
            ],
            "letters": [{"letter": letter, "to": recipient} for letter, recipient in self.letters],
        }


def explain(octets: bytes, event: Event, roster: Roster, settings: Settings, now: datetime) -> Explanation:
    """Parse, read and decide as for a mail that arrives ``now`` in an empty office."""
    raw = RawMessage(Place("INBOX", 1, 1), now, octets)
    message, reading = analyse(raw, roster, event, settings.limits)
    sender = message.sender
    situation = Situation(
        now=now,
        arrived_at=now,
        junk=False,
        event=event,
        roster=roster,
        settings=settings,
        fresh=_FRESH,
        sender=sender,
        owners=roster.owners(sender.key) if sender else (),
    )
    decision = decide(message, reading, situation)
    tickets = {effect.ticket.id: effect.ticket for effect in decision.effects if isinstance(effect, OpenTicket)}
    says = tuple(effect for effect in decision.effects if isinstance(effect, Say))
    dossiers = {ticket.id: Dossier(ticket, (_entry(message, reading, now),), ()) for ticket in tickets.values()}
    drafts = letters.write(Recorded(tickets, dossiers, says), roster, now)
    named = tuple((draft.letter.name, _who(draft.letter.recipient)) for draft in drafts)
    return Explanation(reading, decision, route(reading, tuple(tickets.values()), roster), named)


def route(reading: Reading, tickets: tuple[Ticket, ...], roster: Roster) -> str:
    """The route in the labels' words: ``committee``, ``chairs``, ``chairs-except:ID``, ``independent`` or ``none``."""
    if reading.kind in MACHINE_KINDS:
        return "none"
    if not reading.staff and not reading.unreadable:
        return "committee"
    chairs = {person.id for person in roster.chairs}
    out = chairs & (reading.named | frozenset().union(*(ticket.parties for ticket in tickets)))
    if out >= chairs:
        return "independent"
    return f"chairs-except:{','.join(sorted(out))}" if out else "chairs"


def _entry(message: ParsedMessage | Unreadable, reading: Reading, now: datetime) -> Entry:
    subject = message.subject if isinstance(message, ParsedMessage) else ""
    return Entry("0", EntryKind.MESSAGE, now, "", "", subject, reading.view)


def _who(recipient: object) -> str:
    match recipient:
        case ToMember(person_id=person_id):
            return person_id
        case ToParty():
            return "reporter"
        case _:
            return "operator"
