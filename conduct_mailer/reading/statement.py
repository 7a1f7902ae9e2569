"""A statement: the whole of what was written, made ready for a field to be looked for in it.

Quoted and forwarded text, the subject and the attachments count. What the writer says about when and where they can be
met is no part of what happened, and is taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import FieldState, View
from conduct_mailer.reading.phrases import compiled, plain
from conduct_mailer.reading.tongue import is_english

MOST = 20_000
"""Characters that are looked at; nobody is asked for anything in a longer text, whatever stands in the rest."""

LONG = 1_800
"""Characters; in so long a text that a list finds nothing says more about the list."""

_FOOTER = re.compile(
    r"^(?:sent from|sent with|get outlook|this message was sent|von meinem|enviado desde|envoyé de)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_ARRANGEMENT = compiled(
    (
        r"works for (?:me|us)",
        r"\d{1,2} works",
        r"(?:would )?suits? (?:me|us)",
        r"(?:please|can you|could you|you can|just|you|ones? of you) (?:call|ring|phone|text|reach) (?:me|us)",
        r"(?:call|ring|phone|text|reach) (?:me|us) (?:on|at|under|any|whenever|before|after|tomorrow|today|when)",
        r"my (?:train|flight|plane|bus) (?:\w+ )?(?:leaves|goes|is|departs)",
        r"before my (?:train|flight|plane)",
        r"(?:i|we) (?:fly|leave|travel|go) (?:home|back|on|out)",
        r"i(?:'m| am) (?:\w+ ){0,3}(?:until|till)",
        r"i(?:'m| am) (?:back|away|around|on site|on leave|at my desk|free|available|reachable|at home|staying)",
        r"i live",
        r"(?:could|can|may|should|shall) (?:we|i) (?:meet|talk|speak|come|drop)",
        r"we should meet",
        r"(?:can|could) (?:also )?(?:come|drop) by",
        r"(?:answer|reply|response|confirmation) (?:by|before|until)",
        r"(?:inform|tell|write|let) (?:us|me)(?: know)?,? (?:by|before|until)",
        r"business days|weekdays|office hours|propose a slot|appointment",
        r"open (?:mon|monday|daily)",
        r"any (?:day|time) (?:after|before)",
        r"is the mail ok|i(?:'ll| will) be (?:at|in|out|on|away|back)",
    )
)
_SOMEBODY_ELSE = compiled(
    (
        r"he|she|they|him|her|them|his|their|hes|shes|he's|she's|they're|guys?|man|men|woman|women|people|person",
        r"said|asked|asking|grabbed|touched|shouted|followed|threatened|hit|happened (?:at|in|on)|stop",
    )
)
_ADVISER = re.compile(
    r"\b[Mm]y (?:friend|sister|brother|mum|mother|therapist|colleague|wife|husband|partner)s? \w+ "
    r"(?:told|said|says|thinks|suggested)\b"
)


@dataclass(frozen=True, slots=True, repr=False)
class Statement(Content):
    """``raw`` as it stands, ``plain`` as phrases are compared; ``told`` is plain and without arrangements.

    ``telling`` says whether what is not found in it is missing: not in another language, a long text, or where
    something came with it that could not be read.
    """

    raw: str
    plain: str
    told: str
    telling: bool


def statement(message: ParsedMessage, view: View) -> Statement:
    """Everything that a message says, its subject first."""
    attached = [f"{part.filename} {part.text or ''}" for part in message.attachments]
    own = _FOOTER.sub("", view.own)
    raw = "\n\n".join((message.subject, own, _FOOTER.sub("", view.quoted), *attached))
    raw = _ADVISER.sub(" ", raw[:MOST])
    return Statement(
        raw=raw,
        plain=plain(raw),
        told=plain(". ".join(part for part in _SENTENCE_END.split(raw) if not _arranges(part))),
        telling=len(raw) < LONG and not message.unreadable and is_english(own or message.subject),
    )


def look(said: Statement, text: str, sure: re.Pattern[str], maybe: re.Pattern[str]) -> tuple[FieldState, str]:
    """Found with its words; unsure where something only looks like it; else what silence means in this statement."""
    found = sure.search(text)
    if found:
        return FieldState.FOUND, found[0]
    return (FieldState.UNSURE if maybe.search(text) else silence(said)), ""


def silence(said: Statement) -> FieldState:
    """What it means that nothing was found."""
    return FieldState.ABSENT if said.telling else FieldState.UNSURE


def _arranges(sentence: str) -> bool:
    words = plain(sentence)
    return bool(_ARRANGEMENT.search(words)) and not _SOMEBODY_ELSE.search(words)
