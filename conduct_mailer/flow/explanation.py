"""What the road would do with a mail, without walking it: for ``explain`` and ``evaluate``. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.flow.analysis import analyse
from conduct_mailer.mail.authenticity import authenticity
from conduct_mailer.model.content import Content
from conduct_mailer.model.decision import Decision, Draft, OpenTicket, Recorded, Say
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import ToMember, ToParty
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.reading import MACHINE_KINDS, Authorities, Field, Reading
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Authenticity, Fresh, Receiver, Situation
from conduct_mailer.model.ticket import Circle, Dossier, Entry, EntryKind, Ticket, TicketState
from conduct_mailer.policy import letters
from conduct_mailer.policy.decide import decide
from conduct_mailer.policy.readers import circle_readers, out, readers

_VOUCHES_FOR_NOBODY = Receiver()
_FRESH = Fresh("0" * 32, "grey-stone", "1" * 32, "XXXX-XXXX", "2" * 32)


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(Content):
    """A reading, and what would follow from it.

    ``route`` is the route by what a label looks at, who of the staff is mentioned; ``goes_to`` where the mail would go,
    in the same words, which can be narrower for a reason that no label has: a legal request, a text that no program
    reads. ``readers`` are the roster ids of who could read it, or in whose digest it would stand where it is set aside;
    ``asked`` is what the answer to its writer would ask for, which is nothing where none goes out; ``letters`` what
    would go out, each with its recipient.
    """

    reading: Reading
    decision: Decision
    route: str
    goes_to: str
    readers: tuple[str, ...]
    asked: tuple[Field, ...]
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


def explain(
    octets: bytes,
    event: Event,
    roster: Roster,
    settings: Settings,
    now: datetime,
    receiver: Receiver = _VOUCHES_FOR_NOBODY,
) -> Explanation:
    """Parse, read and decide as for a mail that arrives ``now`` in an empty office, by way of ``receiver``."""
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
        authenticity=_vouched(message, receiver),
    )
    decision = decide(message, reading, situation)
    tickets = {effect.ticket.id: effect.ticket for effect in decision.effects if isinstance(effect, OpenTicket)}
    says = tuple(effect for effect in decision.effects if isinstance(effect, Say))
    dossiers = {ticket.id: Dossier(ticket, (_entry(message, reading, now),), ()) for ticket in tickets.values()}
    drafts = letters.write(Recorded(tickets, dossiers, says), roster, now)
    opened = next(iter(tickets.values()), None)
    return Explanation(
        reading=reading,
        decision=decision,
        route=_route(reading, opened, roster),
        goes_to=_goes_to(opened, roster, now),
        readers=tuple(person.id for person in readers(opened, roster, now)) if opened else (),
        asked=_asked(drafts),
        letters=tuple((draft.letter.name, _who(draft.letter.recipient)) for draft in drafts),
    )


def _vouched(message: ParsedMessage | Unreadable, receiver: Receiver) -> Authenticity:
    return Authenticity.UNKNOWN if isinstance(message, Unreadable) else authenticity(message, receiver)


def _route(reading: Reading, opened: Ticket | None, roster: Roster) -> str:
    """``committee``, ``chairs``, ``chairs-except:ID``, ``independent``, or ``none`` for what a machine sent."""
    if reading.kind in MACHINE_KINDS:
        return "none"
    if not reading.staff and not reading.unreadable:
        return "committee"
    chairs = frozenset(person.id for person in roster.chairs)
    kept_out = chairs & (reading.named | (opened.parties if opened else frozenset()))
    if kept_out >= chairs:
        return "independent"
    return f"chairs-except:{','.join(sorted(kept_out))}" if kept_out else "chairs"


def _goes_to(opened: Ticket | None, roster: Roster, now: datetime) -> str:
    """The same for where it would go."""
    if opened is None or opened.state is TicketState.SET_ASIDE:
        return "none"
    circle, _ = circle_readers(opened, roster, now)
    kept_out = sorted({person.id for person in roster.chairs} & out(opened))
    if circle is Circle.CHAIRS and kept_out:
        return f"chairs-except:{','.join(kept_out)}"
    return circle.value


def _asked(drafts: tuple[Draft, ...]) -> tuple[Field, ...]:
    """What the letters to the writer ask for: nothing, where none goes out."""
    return tuple(
        Field(asked)
        for draft in drafts
        if isinstance(draft.letter.recipient, ToParty) and isinstance(asks := draft.letter.facts.get("asks"), tuple)
        for asked in asks
    )


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
