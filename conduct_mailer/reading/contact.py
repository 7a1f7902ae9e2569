"""Whether there is a way to reach the writer; never asked for, but shown to whoever must answer."""

from __future__ import annotations

import re

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.wishes import DO_NOT_WRITE_WORDS

_NO_REPLY = re.compile(r"^(?:no-?reply|do-?not-?reply|noreply|anonymous|nobody)", re.IGNORECASE)
_PHONE = re.compile(r"\+?\d[\d ().-]{6,}\d")
_OTHER_WAY = re.compile(r"\b(?:signal|whatsapp|telegram|phone|call me|text me|reach me|ring me|my number)\b|@\w[\w.-]+")


def contact(message: ParsedMessage, text: str) -> tuple[FieldState, str]:
    """Found where an ordinary address wrote, or a phone number or handle stands in the plain text."""
    other = _PHONE.search(text) or _OTHER_WAY.search(text)
    sender = message.sender
    refuses = DO_NOT_WRITE_WORDS.search(text) is not None
    if sender is not None and not _NO_REPLY.match(sender.spec) and not refuses:
        return FieldState.FOUND, ""
    return (FieldState.FOUND, other[0]) if other else (FieldState.ABSENT, "")
