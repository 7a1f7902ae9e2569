"""One command that a member gives, and what came of it: done, or a problem to be corrected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conduct_mailer.model.content import Content
from conduct_mailer.model.decision import Effect
from conduct_mailer.model.roster import Person
from conduct_mailer.model.situation import Situation
from conduct_mailer.model.ticket import Clocks, Ticket


@dataclass(frozen=True, slots=True, repr=False)
class Order(Content):
    """A command with its ticket found: ``argument`` is the rest of its line, ``text`` the lines below it.

    ``own`` is all that the member wrote in that message, above what was recognised as a quote; ``answered`` is the text
    of the mail that it answers.
    """

    member: Person
    ticket: Ticket | None
    argument: str
    text: str
    own: str
    answered: str
    situation: Situation

    @property
    def the_ticket(self) -> Ticket:
        """The ticket, for commands that the table lets through only with one."""
        if self.ticket is None:
            raise LookupError("a command without a ticket passed the table")
        return self.ticket

    @property
    def words(self) -> str:
        """Everything behind the command, on its line and below."""
        return f"{self.argument}\n{self.text}".strip()

    def looked(self) -> Clocks:
        """The ticket's clocks, now that a reader has written on it."""
        clocks = self.the_ticket.clocks
        return replace(clocks, looked_at=clocks.looked_at or self.situation.now)


@dataclass(frozen=True, slots=True, repr=False)
class Done(Content):
    """What follows from a command, in a sentence for the receipt (``""``: it answers by itself).

    ``note`` is what the member wrote with it, a note to the ticket's other readers; ``happened`` what those are told of
    it at once, in our words behind the member's name ("has taken this").
    """

    effects: tuple[Effect, ...]
    sentence: str = ""
    clocks: Clocks | None = None
    note: str = ""
    happened: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Problem(Content):
    """Why the command was not done, and how to correct it; ``tickets`` are those whose code names the text lists."""

    text: str
    tickets: tuple[Ticket, ...] = ()
