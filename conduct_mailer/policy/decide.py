"""What becomes of a message: first match wins.

Every rule is a name, which is the decision's reason code, and a function that answers with a decision or ``None`` for
"not mine". The order is the policy: what is recognised by an identity of ours comes before what the text says, and a
machine's mail before a person's.
"""

from __future__ import annotations

from collections.abc import Callable

from conduct_mailer.model.decision import Decision, Disposition, Effect, HoldParts, KeepMessage, RecordBounce, Say
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import MACHINE_KINDS, Kind, Reading
from conduct_mailer.model.settings import Existing
from conduct_mailer.model.situation import Situation
from conduct_mailer.model.ticket import EntryKind, TicketKind
from conduct_mailer.policy import arrivals, members
from conduct_mailer.policy.set_aside import set_aside
from conduct_mailer.reading.bounces import is_from_a_server

Rule = Callable[[ParsedMessage | Unreadable, Reading, Situation], Decision | None]


def decide(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision:
    """The first rule that claims the message decides; the last one claims everything."""
    for rule in RULES:
        decision = rule(message, reading, situation)
        if decision is not None:
            return decision
    raise AssertionError("the last rule claims everything")


def _own(_message: ParsedMessage | Unreadable, _reading: Reading, situation: Situation) -> Decision | None:
    return Decision(Disposition.OWN, "own-message-id") if situation.own else None


def _duplicate(_message: ParsedMessage | Unreadable, _reading: Reading, situation: Situation) -> Decision | None:
    return Decision(Disposition.DUPLICATE, "same-digest") if situation.duplicate else None


def _before_start(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    existing = situation.settings.rules.existing
    if not situation.before_start or existing is Existing.IMPORT:
        return None
    if existing is Existing.IGNORE:
        return Decision(Disposition.SET_ASIDE, "before-start-ignored")
    return set_aside(message, reading, situation, TicketKind.BEFORE_START, "before-start")


def _bounce(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    """Joined to the mail that it is about and told to that ticket's other readers; never a mail to whoever bounced.

    Its words are kept, for a person's may be among them; it names whoever our mail was for, and so narrows nothing.
    """
    bounced = situation.bounced
    if reading.kind is not Kind.BOUNCE or bounced is None or not _from_a_server(message):
        return None
    effects: list[Effect] = [RecordBounce(bounced.outbox_id)]
    if bounced.ticket is None:
        return Decision(Disposition.JOINED, "bounce-of-no-ticket", tuple(effects))
    effects.append(KeepMessage(bounced.ticket.id, EntryKind.MESSAGE))
    if isinstance(message, ParsedMessage) and message.unreadable and not bounced.ticket.parts_held:
        effects.append(HoldParts(bounced.ticket.id))
    effects.append(
        Say(
            "bounced",
            "readers",
            ticket_id=bounced.ticket.id,
            but=frozenset({bounced.person_id} if bounced.person_id else ()),
            facts={"letter": bounced.letter, "person_id": bounced.person_id},
        )
    )
    return Decision(Disposition.JOINED, "bounce", tuple(effects))


def _from_a_server(message: ParsedMessage | Unreadable) -> bool:
    return isinstance(message, ParsedMessage) and is_from_a_server(message)


def _machine(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    if reading.kind not in MACHINE_KINDS:
        return None
    if reading.kind is Kind.BOUNCE and not _from_a_server(message):
        # No mail server writes from a party's address: a person in whose name or words the lists found a server's.
        joined = arrivals.partys_mail(message, reading, situation)
        if joined is not None:
            return joined
    return set_aside(message, reading, situation, TicketKind(reading.kind.value), reading.kind.value.replace("_", "-"))


RULES: tuple[Rule, ...] = (
    _own,
    _duplicate,
    _before_start,
    _bounce,
    _machine,
    arrivals.partys_mail,
    members.members_mail,
    arrivals.new_ticket,
)
"""First match wins. A party's mail goes by its token and address, a member's by its token or command."""
