"""A member's commands: all of a message's commands are checked before any is done.

A message with one unknown, malformed or forbidden command does nothing at all and is answered with what was wrong;
every command that was done is answered with what was done and who has been told. What is written beside commands, and
below those that take no text, is a note.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches

from conduct_mailer.model.content import Content
from conduct_mailer.model.decision import Decision, Disposition, Effect, KeepMessage, Narrow, Say, SetClocks
from conduct_mailer.model.reading import CommandLine, View
from conduct_mailer.model.roster import Person
from conduct_mailer.model.situation import Answered, Situation
from conduct_mailer.model.ticket import Clocks, EntryKind, Ticket, TicketState
from conduct_mailer.policy.code_names import is_code_name
from conduct_mailer.policy.command_table import TABLE, Command
from conduct_mailer.policy.orders import Done, Order, Problem
from conduct_mailer.policy.readers import is_reader

NOT_YOURS = "no ticket that you read is called {code}"
LISTED = 12
"""How many open tickets a problem names."""


@dataclass(frozen=True, slots=True, repr=False)
class _Carried(Content):
    """A command as it was done, on which ticket, and what of its words the other readers are shown."""

    name: str
    ticket: Ticket | None
    done: Done
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class _News(Content):
    """What a ticket's other readers are told of a message: what happened, in our words, and what the member wrote."""

    ticket: Ticket
    happened: str = ""
    words: str = ""


def carry_out(member: Person, answered: Answered, view: View, situation: Situation) -> Decision:
    """Do every command of the message, or none."""
    clocks: dict[str, Clocks] = {}
    carried: list[_Carried] = []
    problems: list[str] = []
    listed: list[Ticket] = []
    for command in view.commands:
        result = _one(command, member, answered, view.own, situation, clocks)
        if isinstance(result, _Carried) and _is_second_outcome(result, carried):
            result = Problem("one outcome at a time; for another, write `/reopen` in a later mail first")
        if isinstance(result, Problem):
            problems.append(f"“{command.line.strip()}”: {result.text}")
            listed += result.tickets
        else:
            carried.append(result)
    if problems:
        about = answered.ticket.id if answered.ticket else None
        facts = {"problems": tuple(problems), "tickets": tuple(listed)}
        say = Say("refusal", "member", ticket_id=about, person_id=member.id, facts=facts)
        return Decision(Disposition.COMMAND, "refused", (say,))
    return Decision(Disposition.COMMAND, "commands", _effects(member, answered, view, carried, clocks, situation))


def _is_second_outcome(result: _Carried, before: list[_Carried]) -> bool:
    return result.name == "outcome" and any(
        each.name == "outcome"
        and each.ticket is not None
        and result.ticket is not None
        and each.ticket.id == result.ticket.id
        for each in before
    )


def _one(
    command: CommandLine,
    member: Person,
    answered: Answered,
    own: str,
    situation: Situation,
    clocks: dict[str, Clocks],
) -> _Carried | Problem:
    known = TABLE.get(command.name)
    if known is None:
        return _unknown(command.name)
    misplaced = _misplaced(command, known, answered)
    if misplaced is not None:
        return misplaced
    ticket, argument = _target(command, member, answered, situation)
    if isinstance(ticket, Problem):
        return _listing(ticket.text, member, situation)
    wrong = _wrong_line(command.name, known, ticket, argument)
    if wrong:
        return _listing(wrong, member, situation)
    if ticket is not None and ticket.id in clocks:
        ticket = replace(ticket, clocks=clocks[ticket.id])
    result = known.do(Order(member, ticket, argument, command.text.strip(), own, answered.text, situation))
    if isinstance(result, Problem):
        return result
    if ticket is not None and result.clocks is not None:
        clocks[ticket.id] = result.clocks
    below = "" if known.letter else command.text.strip()
    return _Carried(command.name, ticket, result, _joined("\n\n", result.note, below))


def _wrong_line(name: str, known: Command, ticket: Ticket | None, argument: str) -> str:
    """What the line of a command lacks or has too much of; ``""`` for nothing."""
    if ticket is None and known.needs_ticket:
        return "which ticket? Write its code name behind the command, or answer a mail about it"
    if argument and known.needs_ticket and not known.argument and name != "safe-to-write":
        return f"nothing but a ticket's code name may stand behind `/{name}`; write a note on a line of its own"
    return ""


def _unknown(name: str) -> Problem:
    alike = get_close_matches(name, TABLE, n=1)
    hint = f"Did you mean `/{alike[0]}`?" if alike else "`/help` lists the commands that I know."
    return Problem(f"I do not know `/{name}`. {hint}")


def _misplaced(command: CommandLine, known: Command, answered: Answered) -> Problem | None:
    """Why a command cannot be taken as it stands in the message; ``None``: it can."""
    if command.below_quote:
        return Problem(f"`/{command.name}` is below quoted text. Put it at the very top")
    if known.letter and command.cut_short:
        return Problem(
            "there is more text below a quoted line, so I cannot tell where your letter ends; write your letter in one "
            "piece above the quote, and a line `/end` below it"
        )
    if _is_others_words(command.line, answered.others_words):
        return Problem(
            "stands in the message that you answer, so I cannot tell whether it is yours; "
            "write the ticket's code name behind it"
        )
    return None


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


def _listing(text: str, member: Person, situation: Situation) -> Problem:
    """A problem with the code names of the open tickets that the member reads."""
    mine = tuple(
        ticket
        for ticket in situation.tickets
        if ticket.state is TicketState.OPEN and is_reader(member.id, ticket, situation.roster, situation.now)
    )[:LISTED]
    codes = ", ".join(ticket.code for ticket in mine)
    return Problem(f"{text}. Open are: {codes}" if mine else text, mine)


def _is_others_words(line: str, others_words: tuple[str, ...]) -> bool:
    """Whether the line stands in somebody else's words of the mail that is answered, whole or as a wrapped end."""
    wanted = " ".join(line.split()).casefold()
    return any(" ".join(words.split()).casefold().endswith(wanted) for words in others_words)


def _effects(
    member: Person,
    answered: Answered,
    view: View,
    carried: list[_Carried],
    clocks: dict[str, Clocks],
    situation: Situation,
) -> tuple[Effect, ...]:
    effects = [effect for each in carried for effect in each.done.effects]
    effects += [SetClocks(ticket_id, changed) for ticket_id, changed in clocks.items()]
    ticket = answered.ticket
    news, returned = _news(member, view, ticket, carried)
    for each in news:
        effects += _tell(member, each)
        if each.ticket.id not in clocks:
            looked_at = each.ticket.clocks.looked_at or situation.now
            effects.append(SetClocks(each.ticket.id, replace(each.ticket.clocks, looked_at=looked_at)))
    sentences = tuple(_sentence(each, ticket) for each in carried if each.done.sentence)
    if sentences or returned:
        told = any(isinstance(effect, Say) and effect.to == "readers" for effect in effects)
        about_id = ticket.id if ticket is not None else _first_ticket(effects)
        facts = {"done": sentences, "tells_readers": told, "words": returned}
        effects.append(Say("receipt", "member", ticket_id=about_id, person_id=member.id, facts=facts))
    # A narrowing goes first, so that nobody who drops out by it is told of the rest.
    return tuple(sorted(effects, key=lambda effect: not isinstance(effect, Narrow)))


def _news(member: Person, view: View, ticket: Ticket | None, carried: list[_Carried]) -> tuple[tuple[_News, ...], str]:
    """What each ticket's other readers are told; and words that are nobody's note, which are given back.

    Those are the words beside commands that answer a mail about no ticket, and below commands that are about none.
    """
    news: dict[str, _News] = {}
    returned: list[str] = []
    for about, happened, words in (
        (ticket, "", view.note.strip()),
        *((each.ticket, each.done.happened, each.note) for each in carried),
    ):
        if about is None:
            returned += [words] if words else []
        elif happened or words:
            before = news.get(about.id, _News(about))
            sentence = f"{member.name} {happened}." if happened else ""
            news[about.id] = _News(about, _joined(" ", before.happened, sentence), _joined("\n\n", before.words, words))
    return tuple(news.values()), "\n\n".join(returned)


def _joined(between: str, *texts: str) -> str:
    return between.join(text for text in texts if text)


def _tell(member: Person, news: _News) -> tuple[Effect, ...]:
    """Both are kept as notes; that of what happened has no author, for nobody wrote it, and so stands behind no bar."""
    about = news.ticket.id
    kept: list[Effect] = []
    if news.happened:
        kept.append(KeepMessage(about, EntryKind.NOTE, words=news.happened))
    if news.words:
        kept.append(KeepMessage(about, EntryKind.NOTE, author=member.id, words=news.words))
    facts = {"happened": news.happened if news.words else ""}
    return (*kept, Say("note", "readers", ticket_id=about, but=frozenset({member.id}), facts=facts, dossier=True))


def _sentence(carried: _Carried, answered: Ticket | None) -> str:
    """What was done, and on which ticket where it is not the one whose mail was answered."""
    sentence, ticket = carried.done.sentence, carried.ticket
    other = ticket is not None and (answered is None or ticket.id != answered.id)
    return f"{ticket.code}: {sentence}" if ticket is not None and other and ticket.code not in sentence else sentence


def _first_ticket(effects: list[Effect]) -> str | None:
    return next((ticket_id for effect in effects if (ticket_id := getattr(effect, "ticket_id", None))), None)
