"""A member's mail: a note to the ticket's other readers, or commands.

It counts when it carries a token that was sent to that member, comes from one of their addresses, and the receiving
server vouches for the sender. Whatever fails is set aside, does nothing and gives nothing back to its sender.
"""

from __future__ import annotations

import re
from dataclasses import replace

from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, Say, SetClocks
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Reading, View
from conduct_mailer.model.roster import Person
from conduct_mailer.model.settings import Require
from conduct_mailer.model.situation import Answered, Authenticity, Situation
from conduct_mailer.model.ticket import EntryKind, Ticket, TicketKind
from conduct_mailer.policy.code_names import is_code_name
from conduct_mailer.policy.command_table import TABLE, help_for
from conduct_mailer.policy.commands import carry_out
from conduct_mailer.policy.readers import is_reader
from conduct_mailer.policy.set_aside import set_aside
from conduct_mailer.reading.text import meant_command

NO_TICKET = (
    "That mail was about no single ticket, so your text went nowhere and nobody else has seen it. For a note, answer a "
    "ticket's own mail; to report something, write a new mail"
)

NEW_MAIL = (
    "Your new mail has {code} in its subject, but it answers no mail of ours, so I did not pass it on. Please answer "
    "the ticket's own mail"
)
_BRACKETED = re.compile(r"\[([A-Za-z]+-[A-Za-z]+)\]")


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
    if answered.dead or not _reads(member, ticket, situation):
        return _closed_thread(member, ticket, message, reading.view)
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
    """A command without a token needs a confirmation by reply: the reply carries the token. Help needs none.

    A new mail whose subject carries a code name was meant for that ticket, and is no report: it is given back.
    """
    view, active = reading.view, [person for person in situation.owners if person.is_active(situation.now)]
    begins = bool(view.commands) and view.own.lstrip().startswith(view.commands[0].line.strip())
    code = "" if begins or isinstance(message, Unreadable) else _code_in(message.subject)
    if not active or not (begins or code):
        return None
    member = active[0]
    limited = situation.answers_today >= situation.settings.rules.answers_per_day
    if not _vouched(situation) or (code and limited and situation.authenticity is not Authenticity.ALIGNED):
        return _not_counted(message, reading, situation, None, member)
    if code:
        return _given_back(member, NEW_MAIL.format(code=code), reading)
    if view.commands[0].name == "help" and situation.authenticity is Authenticity.ALIGNED:
        return Decision(Disposition.COMMAND, "help-without-token", (help_for(member, situation.settings.promises),))
    if limited:
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
    if reading.view.commands:
        return carry_out(member, answered, reading.view, situation)
    meant = meant_command(reading.view.own)
    if meant in TABLE:
        return _asked_back(member, meant, ticket)
    return _note(member, ticket, situation)


def _about_no_ticket(member: Person, answered: Answered, reading: Reading, situation: Situation) -> Decision | None:
    """Commands, or words that belong to no ticket: they are given back, so that whoever wrote them still has them."""
    if reading.view.commands and not answered.dead:
        return carry_out(member, answered, reading.view, situation)
    if reading.unreadable:
        return None
    meant = meant_command(reading.view.own)
    if meant in TABLE:
        return _asked_back(member, meant, None)
    return _given_back(member, NO_TICKET, reading)


def _given_back(member: Person, problem: str, reading: Reading) -> Decision:
    """Words that were done nothing with, so that whoever wrote them still has them."""
    words = f"{reading.view.own}{reading.view.quoted}".strip()
    say = Say("refusal", "member", person_id=member.id, facts={"problems": (problem,), "words": words})
    return Decision(Disposition.COMMAND, "refused", (say,))


def _asked_back(member: Person, meant: str, ticket: Ticket | None) -> Decision:
    """A command that is not typed as one is no note: whoever wrote it would believe it done."""
    facts = {"problems": (f"Did you mean `/{meant}`? Write it with a slash, at the very top and without quotes.",)}
    about = ticket.id if ticket is not None else None
    say = Say("refusal", "member", ticket_id=about, person_id=member.id, facts=facts)
    return Decision(Disposition.COMMAND, "refused", (say,))


def _code_in(subject: str) -> str:
    """The code name that the subject of a mail of ours would carry, of a ticket that exists or of none."""
    return next((word for word in _BRACKETED.findall(subject) if is_code_name(word)), "")


def _closed_thread(member: Person, ticket: Ticket, message: ParsedMessage | Unreadable, view: View) -> Decision:
    """The fixed sentence that every closed thread gets; words and files, no bare commands, go to the readers."""
    words = "\n\n".join(text for text in (view.note, *(command.text for command in view.commands)) if text.strip())
    kept: tuple[Effect, ...] = (
        KeepMessage(ticket.id, EntryKind.NOTE, author=member.id, words=words),
        Say("note", "readers", ticket_id=ticket.id, but=frozenset({member.id}), dossier=True),
    )
    closed = Say("closed_thread", "member", person_id=member.id)
    bare = view.commands and not words and isinstance(message, ParsedMessage) and not message.attachments
    return Decision(Disposition.NOTE, "thread-closed-to-member", (closed,) if bare else (*kept, closed))


def _note(member: Person, ticket: Ticket, situation: Situation) -> Decision:
    """Shown to the ticket's other readers, and never to a party."""
    clocks = replace(ticket.clocks, looked_at=ticket.clocks.looked_at or situation.now)
    effects: tuple[Effect, ...] = (
        KeepMessage(ticket.id, EntryKind.NOTE, author=member.id),
        SetClocks(ticket.id, clocks),
        Say("note", "readers", ticket_id=ticket.id, but=frozenset({member.id}), dossier=True),
    )
    return Decision(Disposition.NOTE, "note", effects)
