"""The fields that the guide invites people to include: what a report gives, answers, leaves out, or leaves unclear.

Asking for what was given tells a hurt person that nobody read their mail: only what is clearly absent is asked for, in
a text whose language the lists know (R-27 to R-30).
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
from conduct_mailer.reading.statement import statement
from conduct_mailer.reading.when import when
from conduct_mailer.reading.where import where

ASKED = (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ACCOUNT, Field.ONGOING, Field.RECORD)
SPAN = 80
"""Characters of the words that are shown as evidence."""


@dataclass(frozen=True, slots=True, repr=False)
class FieldsFound(Content):
    """The state of every field, which of them an acknowledgement would ask for, and the words that say so."""

    fields: Mapping[Field, FieldState]
    asks: tuple[Field, ...]
    evidence: tuple[Finding, ...]


def fields(message: ParsedMessage, view: View, *, names_somebody: bool = False) -> FieldsFound:
    """Read every field in the whole text, the subject and the attachments included.

    ``names_somebody``: somebody of the roster was recognised in it, by whatever spelling.
    """
    said = statement(message, view)
    found: dict[Field, tuple[FieldState, str]] = {
        Field.CONTACT: contact(message, said.plain),
        Field.PEOPLE: (FieldState.FOUND, "") if names_somebody else people(said),
        Field.WHEN: when(said),
        Field.WHERE: where(said),
        Field.ACCOUNT: account(said),
        Field.RECORD: record(said),
        Field.CONTEXT: (FieldState.UNSURE, ""),
        Field.ONGOING: ongoing(said),
    }
    states = {field: state for field, (state, _) in found.items()}
    in_public = public(said)
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
