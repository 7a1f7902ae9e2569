"""A message as its kind is looked for: the writer's words apart from what they quote, and the signs of the header."""

from __future__ import annotations

from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.reading import machine_words
from conduct_mailer.reading.accounts import narrated, told
from conduct_mailer.reading.intents import REPLY_SUBJECT
from conduct_mailer.reading.phrases import plain

QUOTE_MARKS = (">", "|", "\u2502")
CALENDAR = "text/calendar"


@dataclass(frozen=True, slots=True, repr=False)
class Wording(Content):
    """The words of a message, plain. ``heading`` is the subject where the writer chose it, not a reply's.

    ``raw`` are the writer's words as they stand, line breaks and all. ``narrated`` are the words that tell what
    somebody did, ``told`` those and all others that a person uses who has something to tell.
    """

    subject: str
    heading: str
    own: str
    raw: str
    quoted: str
    told: tuple[str, ...]
    narrated: tuple[str, ...]
    signs: tuple[Finding, ...]
    replies: bool
    links: bool
    calendar: bool


def wording(message: ParsedMessage, view: View, signs: tuple[Finding, ...]) -> Wording:
    """The wording of a message; where its writer added nothing, what they passed on stands for it."""
    raw = "\n".join(line for line in view.own.splitlines() if not line.lstrip().startswith(QUOTE_MARKS))
    if not plain(raw):
        raw = f"{view.own}\n{view.quoted}"
    subject, own = plain(message.subject), plain(raw)
    heading = "" if REPLY_SUBJECT.match(subject) else subject
    person = machine_words.AUTO_TEXT.sub(" ", f"{heading} . {own}")
    return Wording(
        subject=subject,
        heading=heading,
        own=own,
        raw=raw,
        quoted=plain(view.quoted),
        told=told(person),
        narrated=narrated(person),
        signs=signs,
        links=bool(message.links) or "http" in own,
        replies=bool(message.in_reply_to or message.references),
        calendar=message.content_type == CALENDAR or any(part.content_type == CALENDAR for part in message.attachments),
    )
