"""The fields that the guide invites people to include: what a report gives, answers, leaves out, or leaves unclear.

Asking for what was given tells a hurt person that nobody read their mail: a field is asked for only where words,
clauses and the whole together say that it is missing, in a known language (R-27 to R-30).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Field, FieldState, Finding, View
from conduct_mailer.reading.account import account
from conduct_mailer.reading.contact import contact
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.ongoing import ongoing
from conduct_mailer.reading.people import people
from conduct_mailer.reading.phrases import plain
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.record import public, record
from conduct_mailer.reading.statement import Statement, statement
from conduct_mailer.reading.when import when
from conduct_mailer.reading.where import where

ASKED = (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ACCOUNT, Field.ONGOING, Field.RECORD)
ENOUGH = {
    Field.PEOPLE: (Question.PEOPLE, 0.3),
    Field.WHEN: (Question.WHEN, 1.6),
    Field.WHERE: (Question.WHERE, 0.3),
    Field.ACCOUNT: (Question.ACCOUNT, 0.4),
    Field.ONGOING: (Question.ONGOING, 1.9),
}
"""The log odds that a field is missing, above which it is asked for; chosen on reports that nothing had learnt from. Of
a hundred asks two were false on plain reports, and up to eight on those that were written to be hard."""

AGAINST = 1.5
"""So much more is needed where a list of words finds the field; lists do not know of what the words speak."""

GIVEN = -2.0
"""Below this a field was given, though no list knows the words."""

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


def fields(message: ParsedMessage, by_lists: Listed, judged: Judgement, *, names_somebody: bool) -> FieldsFound:
    """Every field's state; ``names_somebody``: somebody of the roster was recognised, by whatever spelling.

    Who that is may have done it, or only have helped: it counts as what a list finds.
    """
    found = dict(by_lists.found)
    if names_somebody and found[Field.PEOPLE][0] is not FieldState.ANSWERED:
        found[Field.PEOPLE] = (FieldState.FOUND, found[Field.PEOPLE][1])
    for field in ENOUGH:
        if found[field][0] is not FieldState.ANSWERED:
            found[field] = _weighed(field, found[field], judged, telling=by_lists.said.telling)
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


def _weighed(
    field: Field, listed_as: tuple[FieldState, str], judged: Judgement, *, telling: bool
) -> tuple[FieldState, str]:
    """The state that a list found, weighed with the whole: with the list's words, or the clause that says it."""
    by_list = listed_as[0] is FieldState.FOUND
    question, enough = ENOUGH[field]
    missing = judged.score(question)
    if telling and missing >= enough + (AGAINST if by_list else 0.0):
        return FieldState.ABSENT, ""
    if by_list:
        return listed_as
    return (FieldState.FOUND, judged.clause(question)) if missing <= GIVEN else (FieldState.UNSURE, "")
