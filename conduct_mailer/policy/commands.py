"""A member's commands: all of a message's commands are checked before any is done.

A message with one unknown, malformed or forbidden command does nothing at all and is answered with what was wrong;
every command that was done is answered with what was done and who has been told.
"""

from __future__ import annotations

from dataclasses import replace

from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, Narrow, Say, SetClocks
from conduct_mailer.model.reading import CommandLine, View
from conduct_mailer.model.roster import Person
from conduct_mailer.model.situation import Answered, Situation
from conduct_mailer.model.ticket import Clocks, EntryKind, Ticket
from conduct_mailer.policy.code_names import is_code_name
from conduct_mailer.policy.command_table import TABLE
from conduct_mailer.policy.orders import Done, Order, Problem
from conduct_mailer.policy.readers import is_reader

NOT_YOURS = "no ticket that you read is called {code}"


def carry_out(member: Person, answered: Answered, view: View, situation: Situation) -> Decision:
    """Do every command of the message, or none."""
    clocks: dict[str, Clocks] = {}
    done: list[Done] = []
    problems: list[str] = []
    for command in view.commands:
        result = _one(command, member, answered, view.own, situation, clocks)
        if isinstance(result, Problem):
            problems.append(f"“{command.line.strip()}”: {result.text}")
        else:
            done.append(result)
    if problems:
        about = answered.ticket.id if answered.ticket else None
        say = Say("refusal", "member", ticket_id=about, person_id=member.id, facts={"problems": tuple(problems)})
        return Decision(Disposition.COMMAND, "refused", (say,))
    return Decision(Disposition.COMMAND, "commands", _effects(member, answered, view, done, clocks, situation))


def _one(
    command: CommandLine,
    member: Person,
    answered: Answered,
    own: str,
    situation: Situation,
    clocks: dict[str, Clocks],
) -> Done | Problem:
    known = TABLE.get(command.name)
    if known is None:
        return Problem("is not a command that I know; the command help lists them")
    if command.below_quote:
        return Problem("stands below quoted lines; write commands above them")
    if _is_others_words(command.line, answered.others_words):
        return Problem(
            "stands in the message that you answer, so I cannot tell whether it is yours; "
            "write the ticket's code name behind it"
        )
    ticket, argument = _target(command, member, answered, situation)
    if isinstance(ticket, Problem):
        return ticket
    if ticket is None and known.needs_ticket:
        return Problem("which ticket? Write its code name behind the command, or answer a mail about it")
    if ticket is not None and ticket.id in clocks:
        ticket = replace(ticket, clocks=clocks[ticket.id])
    order = Order(member, ticket, argument, command.text.strip(), own, answered.text, situation)
    result = known.do(order)
    if isinstance(result, Done) and ticket is not None and result.clocks is not None:
        clocks[ticket.id] = result.clocks
    return result


def _target(
    command: CommandLine, member: Person, answered: Answered, situation: Situation
) -> tuple[Ticket | Problem | None, str]:
    """The ticket that a command is about: named by its code, else the one that the answered mail is about."""
    first, _, rest = command.argument.strip().partition(" ")
    named = next((ticket for ticket in situation.tickets if ticket.code == first.lower()), None)
    if named is not None and is_reader(member.id, named, situation.roster, situation.now):
        return named, rest.strip()
    if is_code_name(first):
        return Problem(NOT_YOURS.format(code=first)), ""
    return answered.ticket, command.argument.strip()


def _is_others_words(line: str, others_words: tuple[str, ...]) -> bool:
    """Whether the line stands in somebody else's words of the mail that is answered, whole or as a wrapped end."""
    wanted = " ".join(line.split()).casefold()
    return any(" ".join(words.split()).casefold().endswith(wanted) for words in others_words)


def _effects(
    member: Person,
    answered: Answered,
    view: View,
    done: list[Done],
    clocks: dict[str, Clocks],
    situation: Situation,
) -> tuple[Effect, ...]:
    effects = [effect for each in done for effect in each.effects]
    effects += [SetClocks(ticket_id, changed) for ticket_id, changed in clocks.items()]
    ticket = answered.ticket
    if view.note.strip() and ticket is not None:
        effects.append(KeepMessage(ticket.id, EntryKind.NOTE, author=member.id))
        effects.append(Say("note", "readers", ticket_id=ticket.id, but=frozenset({member.id}), dossier=True))
        if ticket.id not in clocks:
            looked_at = ticket.clocks.looked_at or situation.now
            effects.append(SetClocks(ticket.id, replace(ticket.clocks, looked_at=looked_at)))
    sentences = tuple(each.sentence for each in done if each.sentence)
    # Words beside commands that answer a mail about no ticket are nobody's note: they are given back.
    returned = view.note.strip() if ticket is None else ""
    if sentences or returned:
        told = any(isinstance(effect, Say) and effect.to == "readers" for effect in effects)
        about = ticket.id if ticket is not None else _first_ticket(effects)
        facts = {"done": sentences, "tells_readers": told, "words": returned}
        effects.append(Say("receipt", "member", ticket_id=about, person_id=member.id, facts=facts))
    # A narrowing goes first, so that nobody who drops out by it is told of the rest.
    return tuple(sorted(effects, key=lambda effect: not isinstance(effect, Narrow)))


def _first_ticket(effects: list[Effect]) -> str | None:
    return next((ticket_id for effect in effects if (ticket_id := getattr(effect, "ticket_id", None))), None)
