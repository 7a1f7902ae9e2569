"""The commands, one small function each, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from conduct_mailer.model.decision import Assign, Effect, Narrow, Release, Say, SetSafety, SetState, SetUrgent
from conduct_mailer.model.roster import CHAIR, Person, Roster
from conduct_mailer.model.settings import Promises
from conduct_mailer.model.ticket import Circle, Clocks, Ticket, TicketKind, TicketState
from conduct_mailer.policy import lifecycle, party_letters
from conduct_mailer.policy.orders import Done, Order, Problem
from conduct_mailer.policy.readers import is_reader, readers


@dataclass(frozen=True, slots=True)
class Command:
    """A command: ``argument`` is how its argument is shown in the help, ``""`` for none but a code name.

    ``letter``: the text below it goes to the reporter; below any other it is a note.
    """

    do: Callable[[Order], Done | Problem]
    argument: str = ""
    needs_ticket: bool = True
    letter: bool = False


def help_for(member: Person, promises: Promises) -> Say:
    """The letter that names the commands, with the times that are configured."""
    facts = {"update_within": promises.update_within, "urgent_repeat": promises.urgent_repeat}
    return Say("help", "member", person_id=member.id, facts=facts)


def _help(order: Order) -> Done | Problem:
    return Done((help_for(order.member, order.situation.settings.promises),))


def _list(order: Order) -> Done | Problem:
    situation = order.situation
    mine = tuple(
        ticket
        for ticket in situation.tickets
        if ticket.state is not TicketState.CLOSED
        and any(person.id == order.member.id for person in readers(ticket, situation.roster, situation.now))
    )
    return Done((Say("list", "member", person_id=order.member.id, facts={"tickets": mine}),))


def _show(order: Order) -> Done | Problem:
    ticket, member = order.the_ticket, order.member.id
    effects: list[Effect] = [Say("show", "member", ticket_id=ticket.id, person_id=member, dossier=True)]
    if ticket.kind is TicketKind.UNREADABLE:
        facts = {"who": order.member.name}
        effects.append(Say("shown", "readers", ticket_id=ticket.id, but=frozenset({member}), facts=facts))
    return Done(tuple(effects))


def _who(order: Order) -> Done | Problem:
    return Done((Say("who", "member", ticket_id=order.the_ticket.id, person_id=order.member.id, dossier=True),))


def _take(order: Order) -> Done | Problem:
    ticket = order.the_ticket
    clocks = replace(order.looked(), taken_at=order.situation.now)
    effects = (Assign(ticket.id, order.member.id),)
    if ticket.urgent:
        return Done(effects, f"{ticket.code} is yours. The urgent mails stop.", clocks, happened="has taken this")
    return Done(effects, f"{ticket.code} is yours. You handle this now; the others see it in their digest.", clocks)


def _let_go(order: Order, after: Ticket) -> tuple[tuple[Effect, ...], Clocks]:
    """Nobody handles a ticket any more that its handler no longer reads: what is urgent is repeated again."""
    ticket, situation, clocks = order.the_ticket, order.situation, order.looked()
    if ticket.handler is None or is_reader(ticket.handler, after, situation.roster, situation.now):
        return (), clocks
    return (Assign(ticket.id, None),), replace(clocks, taken_at=None)


def _close(order: Order) -> Done | Problem:
    ticket = order.the_ticket
    why_not = lifecycle.may_close(ticket)
    if why_not:
        return Problem(why_not)
    clocks = replace(order.looked(), closed_at=order.situation.now, update_due=None)
    return Done((SetState(ticket.id, TicketState.CLOSED),), "It is closed.", clocks)


def _not_a_report(order: Order) -> Done | Problem:
    ticket = order.the_ticket
    if ticket.state is TicketState.CLOSED:
        return Problem("it is closed already")
    clocks = replace(order.looked(), closed_at=order.situation.now, update_due=None, person_must_answer="")
    return Done((SetState(ticket.id, TicketState.CLOSED),), "It is closed as no report. Nobody was written to.", clocks)


def _reopen(order: Order) -> Done | Problem:
    ticket, now = order.the_ticket, order.situation.now
    if ticket.state is not TicketState.CLOSED and ticket.clocks.outcome_accepted_at is None:
        return Problem("it is not closed, and the reporter has been told no outcome")
    due = now + order.situation.settings.promises.update_within
    clocks = lifecycle.reopened(order.looked(), due)
    said = (
        f"It is open again. They should hear from us by {party_letters.day_of(due, order.situation.event.zone)}. "
        "They have not been told that date."
    )
    return Done((SetState(ticket.id, TicketState.OPEN),), said, clocks)


def _unreachable(order: Order) -> Done | Problem:
    if not order.words:
        return Problem("say why, for whoever reads this later: `/unreachable the address bounces`")
    clocks = replace(order.looked(), unreachable_at=order.situation.now, update_due=None, person_must_answer="")
    said = "Noted: they cannot be reached. No more reminders. You can close it now."
    return Done((), said, clocks, order.argument.lstrip(": "), "says that nobody can reach whoever wrote")


def _recuse(order: Order) -> Done | Problem:
    ticket, gone = order.the_ticket, frozenset({order.member.id})
    let_go, clocks = _let_go(order, replace(ticket, recused=ticket.recused | gone))
    said = (
        f"You have stepped out of {ticket.code}. Thank you for saying so. You will get no more mail about it. "
        "Nobody can undo this, not even a chair."
    )
    return Done((Narrow(ticket.id, ticket.circle, recused=gone), *let_go), said, clocks if let_go else None)


def _chairs(order: Order) -> Done | Problem:
    ticket = order.the_ticket
    if ticket.circle is not Circle.COMMITTEE:
        return Problem("it is with the chairs or beyond already")
    say = Say("narrowed", "readers", ticket_id=ticket.id, dossier=True)
    let_go, clocks = _let_go(order, replace(ticket, circle=Circle.CHAIRS))
    return Done((Narrow(ticket.id, Circle.CHAIRS), *let_go, say), "Only the chairs can read it from now on.", clocks)


def _exclude(order: Order) -> Done | Problem:
    ticket, situation = order.the_ticket, order.situation
    if CHAIR not in order.member.roles:
        return Problem("only a chair who reads the ticket may take somebody out; anybody can step out with `/recuse`")
    excluded = _people(order.argument.split(), situation.roster)
    if isinstance(excluded, Problem):
        return excluded
    if not excluded:
        return Problem("write whom: `/exclude NAME`")
    if order.member.id in excluded:
        return Problem("to step out yourself, write `/recuse`")
    after = replace(ticket, excluded=ticket.excluded | excluded)
    names = ", ".join(person.name for person in readers(after, situation.roster, situation.now))
    let_go, clocks = _let_go(order, after)
    effect = Narrow(ticket.id, ticket.circle, excluded=excluded)
    say = Say("narrowed", "readers", ticket_id=ticket.id, but=frozenset({order.member.id}), dossier=True)
    return Done((effect, *let_go, say), f"They are told nothing. Now these can read it: {names or 'nobody'}.", clocks)


def _release(order: Order) -> Done | Problem:
    ticket, situation = order.the_ticket, order.situation
    if CHAIR not in order.member.roles:
        return Problem("only a chair who reads the ticket may release it")
    words = order.argument.split()
    if words and words[0].lower() != "except":
        return Problem("write `/release`, or `/release except NAME NAME`")
    excluded = _people(words[1:], situation.roster)
    if isinstance(excluded, Problem):
        return excluded
    if words and not excluded:
        return Problem("write except whom on the same line: `/release except NAME NAME`")
    everybody = replace(ticket, circle=Circle.COMMITTEE, starts_within=None, released=True)
    after = replace(everybody, excluded=ticket.excluded | excluded)
    names = ", ".join(person.name for person in readers(after, situation.roster, situation.now))
    facts = {"acknowledgement": "released", "urgent": False, "reason": ""}
    say = Say("report", "readers", ticket_id=ticket.id, but=frozenset({order.member.id}), facts=facts, dossier=True)
    return Done((Release(ticket.id, excluded), say), f"Now these can read it: {names or 'nobody'}.", order.looked())


def _people(names: list[str], roster: Roster) -> frozenset[str] | Problem:
    """The roster ids that names, first names or ids point to, each to exactly one person."""
    found: set[str] = set()
    for name in names:
        wanted = name.strip(",").casefold()
        if not wanted:
            continue
        same = [person for person in roster.people if wanted in _called(person)]
        if len(same) != 1:
            return Problem(
                f"{name} is {'nobody' if not same else 'more than one'} on the roster; use the id or full first name"
            )
        found.add(same[0].id)
    return frozenset(found)


def _called(person: Person) -> set[str]:
    return {person.id.casefold(), *person.name.casefold().split(), *(alias.casefold() for alias in person.aliases)}


def _ticket(order: Order) -> Done | Problem:
    ticket = order.the_ticket
    if ticket.state is not TicketState.SET_ASIDE:
        return Problem("it is a ticket already")
    within = order.situation.settings.promises.update_within
    clocks = replace(order.looked(), person_must_answer="was-set-aside", update_due=ticket.clocks.arrived_at + within)
    facts = {"acknowledgement": "was-set-aside", "urgent": ticket.urgent, "reason": ""}
    say = Say("report", "readers", ticket_id=ticket.id, facts=facts, dossier=True)
    change = SetState(ticket.id, TicketState.OPEN, TicketKind.REPORT)
    return Done((change, say), "It is a ticket now. Its writer has had no answer yet: somebody must write.", clocks)


def _safe_to_write(order: Order) -> Done | Problem:
    first = order.the_ticket.first_correspondence
    if order.words:
        return Problem(
            "nothing may stand behind or below `/safe-to-write`: it takes no address. I cannot write to another "
            "address that they gave; it can be reached once its owner writes to us from it"
        )
    if first is None or not first.unsafe:
        return Problem("nobody said that this address is not safe")
    said = (
        f"Letters now go to {first.address.spec} again, the first address, which they called unsafe. "
        "A better one that they gave can be reached only once its owner writes to us from it."
    )
    return Done((SetSafety(first.id, unsafe=False),), said, order.looked())


def _urgent(order: Order) -> Done | Problem:
    ticket, now = order.the_ticket, order.situation.now
    clocks = replace(order.looked(), urgent_since=now, taken_at=None)
    say = Say("urgent", "readers", ticket_id=ticket.id, but=frozenset({order.member.id}), facts={"since": now})
    return Done((SetUrgent(ticket.id, urgent=True), say), "It is urgent; the others have been told.", clocks)


def _calm(order: Order) -> Done | Problem:
    ticket, clocks = order.the_ticket, replace(order.looked(), urgent_since=None)
    happened = "has marked this as no longer urgent" if ticket.urgent else ""
    return Done((SetUrgent(ticket.id, urgent=False),), "It is no longer urgent.", clocks, happened=happened)


TABLE: dict[str, Command] = {
    "help": Command(_help, needs_ticket=False),
    "list": Command(_list, needs_ticket=False),
    "show": Command(_show),
    "who": Command(_who),
    "take": Command(_take),
    "reply": Command(party_letters.reply, "text", letter=True),
    "update": Command(party_letters.update, "[DATE] text", letter=True),
    "outcome": Command(party_letters.outcome, "KIND [permanent or until DATE], text below", letter=True),
    "close": Command(_close),
    "reopen": Command(_reopen),
    "not-a-report": Command(_not_a_report),
    "unreachable": Command(_unreachable, "REASON"),
    "recuse": Command(_recuse),
    "chairs": Command(_chairs),
    "exclude": Command(_exclude, "NAME..."),
    "release": Command(_release, "[except NAME...]"),
    "ticket": Command(_ticket),
    "safe-to-write": Command(_safe_to_write),
    "urgent": Command(_urgent),
    "calm": Command(_calm),
}
"""Every command, in the order of the help."""
