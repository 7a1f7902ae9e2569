"""The fields that the guide invites people to include: what a report gives, answers, leaves out, or leaves unclear.

Asking for what was given tells a hurt person that nobody read their mail: only what is clearly absent is asked for, in
a text whose language the lists know (design 4; R-27 to R-30).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Field, FieldState, Finding, View
from conduct_mailer.reading import field_words as words
from conduct_mailer.reading.contact import contact
from conduct_mailer.reading.phrases import plain
from conduct_mailer.reading.tongue import is_english

ASKED = (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ACCOUNT, Field.ONGOING, Field.RECORD)
LONG = 1_500
"""Characters; in so long a text that a list finds nothing says more about the list."""

SHORT_ACCOUNT = 6
LONG_ACCOUNT = 120
"""Words; fewer tell nothing by themselves, more tell something that the lists do not know."""

SPAN = 80
_FOOTER = re.compile(r"^(?:sent from|sent with|get outlook|this message was sent|von meinem|enviado desde|envoyé de)[^\n]*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, repr=False)
class FieldsFound(Content):
    """The state of every field, which of them an acknowledgement would ask for, and the words that say so."""

    fields: Mapping[Field, FieldState]
    asks: tuple[Field, ...]
    evidence: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, repr=False)
class _Text(Content):
    """The whole of what was written, as it stands and plain; quotes and attachments count."""

    raw: str
    plain: str
    english: bool


def fields(message: ParsedMessage, view: View, *, names_somebody: bool = False) -> FieldsFound:
    """Read every field in the whole text, the subject and the attachments included.

    ``names_somebody``: somebody of the roster was recognised in it, by whatever spelling.
    """
    text = _text(message, view)
    found: dict[Field, tuple[FieldState, str]] = {
        Field.CONTACT: contact(message, text.plain),
        Field.PEOPLE: (FieldState.FOUND, "") if names_somebody else _people(text),
        Field.WHEN: _listed(words.WHEN, text),
        Field.WHERE: _listed(words.WHERE, text),
        Field.ACCOUNT: _account(text),
        Field.RECORD: _listed(words.RECORD, text),
        Field.CONTEXT: (FieldState.UNSURE, ""),
        Field.ONGOING: _listed(words.ONGOING, text),
    }
    states = {field: state for field, (state, _) in found.items()}
    public = bool(words.PUBLIC.search(text.plain))
    asks = tuple(
        field for field in ASKED if states[field] is FieldState.ABSENT and (public or field is not Field.RECORD)
    )
    evidence = tuple(
        Finding(field.value, span[:SPAN], _where(span, message), f"{field.value}-{state.value}")
        for field, (state, span) in found.items()
        if span
    )
    return FieldsFound(states, asks, evidence)


def _text(message: ParsedMessage, view: View) -> _Text:
    attached = [f"{part.filename} {part.text or ''}" for part in message.attachments]
    raw = _FOOTER.sub("", "\n".join((message.subject, view.own, view.quoted, *attached)))
    return _Text(raw, plain(raw), is_english(_FOOTER.sub("", view.own)))


def _listed(pattern: re.Pattern[str], text: _Text) -> tuple[FieldState, str]:
    found = pattern.search(text.plain)
    if found:
        return FieldState.FOUND, found[0]
    return _silence(text), ""


def _people(text: _Text) -> tuple[FieldState, str]:
    unknown = words.UNKNOWN_PEOPLE.search(text.plain)
    if unknown:
        return FieldState.ANSWERED, unknown[0]
    found = words.DESCRIBED.search(text.plain) or words.NAMED.search(_body(text.raw)) or words.TWO_NAMES.search(text.raw)
    if found:
        return FieldState.FOUND, found[0]
    return _silence(text), ""


def _account(text: _Text) -> tuple[FieldState, str]:
    """Retold in even a short clause; a text that only says that something happened is asked."""
    did = words.DID.search(text.plain)
    vague = words.VAGUE.search(text.plain)
    if did and not vague:
        return FieldState.FOUND, did[0]
    count = len(text.plain.split())
    if vague and not did and count < LONG_ACCOUNT:
        return _silence(text), ""
    short = count < SHORT_ACCOUNT
    return (_silence(text) if short and not did else FieldState.UNSURE), ""


def _silence(text: _Text) -> FieldState:
    """What it means that nothing was found."""
    return FieldState.ABSENT if text.english and len(text.plain) < LONG else FieldState.UNSURE


def _body(raw: str) -> str:
    """The text without its last lines, where the writer's own name stands."""
    lines = [line for line in raw.strip().splitlines()[1:] if line.strip()]
    return "\n".join(lines[:-1] if len(lines) > 1 else lines)


def _where(span: str, message: ParsedMessage) -> str:
    return "subject" if span in plain(message.subject) else "body"
