"""The fields that the guide invites people to include: what a report gives, answers, leaves out, or leaves unclear.

Asking for what was given tells a hurt person that nobody read their mail: a field is asked for only where no list of
words finds it and the whole text, weighed, says that it is missing, in a language that is known (R-27 to R-30).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Field, FieldState, Finding, View
from conduct_mailer.reading.account import account
from conduct_mailer.reading.contact import contact
from conduct_mailer.reading.ongoing import ongoing
from conduct_mailer.reading.people import people
from conduct_mailer.reading.phrases import plain
from conduct_mailer.reading.record import public, record
from conduct_mailer.reading.statement import Statement, statement
from conduct_mailer.reading.weighing import Question, Weighed
from conduct_mailer.reading.when import when
from conduct_mailer.reading.where import where

ASKED = (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ACCOUNT, Field.ONGOING, Field.RECORD)
ENOUGH = {
    Field.PEOPLE: (Question.PEOPLE, 0.8),
    Field.WHEN: (Question.WHEN, 1.05),
    Field.WHERE: (Question.WHERE, 0.8),
    Field.ACCOUNT: (Question.ACCOUNT, 0.3),
    Field.ONGOING: (Question.ONGOING, 1.1),
}
"""How much must speak for a field being missing before it is asked for; chosen so that nearly no ask is a false one."""
HINTED = 0.3
"""So much more where a list found a hint of it."""
SPAN = 80
"""Characters of the words that are shown as evidence."""


@dataclass(frozen=True, slots=True, repr=False)
class Listed(Content):
    """What the lists of words find: the state of each field with its words."""

    said: Statement
    found: Mapping[Field, tuple[FieldState, str]]


@dataclass(frozen=True, slots=True, repr=False)
class FieldsFound(Content):
    """The state of every field, which of them an acknowledgement would ask for, and the words that say so."""

    fields: Mapping[Field, FieldState]
    asks: tuple[Field, ...]
    evidence: tuple[Finding, ...]


def listed(message: ParsedMessage, view: View) -> Listed:
    """Look for every field in the whole text, the subject and the attachments included."""
    said = statement(message, view)
    return Listed(
        said,
        {
            Field.CONTACT: contact(message, said.plain),
            Field.PEOPLE: people(said),
            Field.WHEN: when(said),
            Field.WHERE: where(said),
            Field.ACCOUNT: account(said),
            Field.RECORD: record(said),
            Field.CONTEXT: (FieldState.UNSURE, ""),
            Field.ONGOING: ongoing(said),
        },
    )


def fields(message: ParsedMessage, by_lists: Listed, scales: Weighed, *, names_somebody: bool) -> FieldsFound:
    """Every field's state; ``names_somebody``: somebody of the roster was recognised, by whatever spelling."""
    found = dict(by_lists.found)
    if names_somebody:
        found[Field.PEOPLE] = (FieldState.FOUND, "")
    for field, (question, enough) in ENOUGH.items():
        state = found[field][0]
        if state in (FieldState.ABSENT, FieldState.UNSURE):
            wanted = enough + (HINTED if state is FieldState.UNSURE else 0.0)
            missing = by_lists.said.telling and scales.score(question) >= wanted
            found[field] = (FieldState.ABSENT if missing else FieldState.UNSURE, "")
    states = {field: state for field, (state, _) in found.items()}
    in_public = public(by_lists.said)
    asks = tuple(
        field for field in ASKED if states[field] is FieldState.ABSENT and (in_public or field is not Field.RECORD)
    )
    subject = plain(message.subject)
    evidence = tuple(
        Finding(field.value, span[:SPAN], "subject" if span in subject else "body", f"{field.value}-{state.value}")
        for field, (state, span) in found.items()
        if span
    )
    return FieldsFound(states, asks, evidence)
