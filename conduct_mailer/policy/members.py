"""A member's mail: a note to the ticket's other readers, or commands.

It counts when it carries a token that was sent to that member, comes from one of their addresses, and the receiving
server vouches for the sender. Whatever fails is set aside, does nothing and gives nothing back to its sender.
"""

from __future__ import annotations

from dataclasses import replace

from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, Say, SetClocks
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Person
from conduct_mailer.model.settings import Require
from conduct_mailer.model.situation import Answered, Authenticity, Situation
from conduct_mailer.model.ticket import EntryKind, Ticket, TicketKind
from conduct_mailer.policy.commands import carry_out
from conduct_mailer.policy.readers import is_reader
from conduct_mailer.policy.set_aside import set_aside

NO_TICKET = (
    "That mail was about no single ticket, so your text went nowhere and nobody else has seen it. For a note, answer a "
    "ticket's own mail; to report something, write a new mail"
)


def members_mail(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    """An answer to a mail that a member was sent, or a member's mail that begins with a command.

    ``None`` also for an answer to a mail about no ticket that cannot be given back to whoever wrote it: of somebody who
    no longer reads anything, or with nothing in it that a program can read. It is then anybody's message.
    """
    answered = next((each for each in situation.answered if each.person_id is not None), None)
    if answered is None:
        return _without_token(message, reading, situation)
    member = situation.roster.get(answered.person_id or "")
    ticket = answered.ticket
    if ticket is None and (member is None or not member.is_active(situation.now)):
        return None
    if member is None or not _counts(member, situation):
        return _not_counted(message, reading, situation, ticket, member)
    if ticket is None:
        return _about_no_ticket(member, answered, reading, situation)
    return _about_ticket(member, ticket, answered, reading, situation)


def _counts(member: Person, situation: Situation) -> bool:
    """The second and third of the three conditions; the token was the first."""
    sender = situation.sender
    if sender is None or not member.owns(sender.key):
        return False
    return _vouched(situation)


def _vouched(situation: Situation) -> bool:
    needed = Require.ALIGNED in situation.settings.rules.require
    if situation.authenticity is Authenticity.FORGED:
        return False
    return not needed or situation.authenticity is Authenticity.ALIGNED


def _reads(member: Person, ticket: Ticket, situation: Situation) -> bool:
    return is_reader(member.id, ticket, situation.roster, situation.now)


def _without_token(message: ParsedMessage | Unreadable, reading: Reading, situation: Situation) -> Decision | None:
    """A command without a token needs a confirmation by reply: the reply carries the token."""
    view, active = reading.view, [person for person in situation.owners if person.is_active(situation.now)]
    if not active or not view.commands or not view.own.lstrip().startswith(view.commands[0].line.strip()):
        return None
    member = active[0]
    if not _vouched(situation):
        return _not_counted(message, reading, situation, None, member)
    if situation.answers_today >= situation.settings.rules.answers_per_day:
        return Decision(Disposition.COMMAND, "confirmation-limit")
    say = Say("confirm", "member", person_id=member.id, facts={"command": view.commands[0].name})
    return Decision(Disposition.COMMAND, "command-without-token", (say,))


def _not_counted(
    message: ParsedMessage | Unreadable,
    reading: Reading,
    situation: Situation,
    ticket: Ticket | None,
    member: Person | None,
) -> Decision:
    """Somebody wrote as a member and it does not count: the member and the ticket's readers hear of it."""
    also: list[Effect] = []
    told_enough = situation.answers_today >= situation.settings.rules.answers_per_day
    if member is not None and member.is_active(situation.now) and not told_enough:
        also.append(Say("unverified", "member", person_id=member.id, facts={"at": situation.arrived_at}))
    if ticket is not None and not told_enough:
        also.append(Say("warning", "readers", ticket_id=ticket.id, facts={"reason": "not-verified"}))
    return set_aside(message, reading, situation, TicketKind.FORGED, "member-not-verified", tuple(also))


def _about_ticket(
    member: Person, ticket: Ticket, answered: Answered, reading: Reading, situation: Situation
) -> Decision:
    if answered.dead or not _reads(member, ticket, situation):
        return _closed_thread(member, ticket)
    if reading.view.commands:
        return carry_out(member, answered, reading.view, situation)
    return _note(member, ticket, situation)


def _about_no_ticket(member: Person, answered: Answered, reading: Reading, situation: Situation) -> Decision | None:
    """Commands, or words that belong to no ticket: they are given back, so that whoever wrote them still has them."""
    if reading.view.commands and not answered.dead:
        return carry_out(member, answered, reading.view, situation)
    if reading.unreadable:
        return None
    words = f"{reading.view.own}{reading.view.quoted}".strip()
    say = Say("refusal", "member", person_id=member.id, facts={"problems": (NO_TICKET,), "words": words})
    return Decision(Disposition.COMMAND, "refused", (say,))


def _closed_thread(member: Person, ticket: Ticket) -> Decision:
    """The fixed sentence that every closed thread gets; the text goes to those who still read."""
    effects: tuple[Effect, ...] = (
        KeepMessage(ticket.id, EntryKind.NOTE, author=member.id),
        Say("note", "readers", ticket_id=ticket.id, but=frozenset({member.id}), dossier=True),
        Say("closed_thread", "member", person_id=member.id),
    )
    return Decision(Disposition.NOTE, "thread-closed-to-member", effects)


def _note(member: Person, ticket: Ticket, situation: Situation) -> Decision:
    """Shown to the ticket's other readers, and never to a party."""
    clocks = replace(ticket.clocks, looked_at=ticket.clocks.looked_at or situation.now)
    effects: tuple[Effect, ...] = (
        KeepMessage(ticket.id, EntryKind.NOTE, author=member.id),
        SetClocks(ticket.id, clocks),
        Say("note", "readers", ticket_id=ticket.id, but=frozenset({member.id}), dossier=True),
    )
    return Decision(Disposition.NOTE, "note", effects)
