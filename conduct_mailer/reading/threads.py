"""What ties a message to a mail of ours: tokens in three places, message ids, and a reference in the subject.

A token is 128 random bits in lower-case base32. It stands in our ``Message-ID`` (``<cm.TOKEN@domain>``), in a
plus-addressed ``Reply-To`` and in the last line of the text (``ref: TOKEN``), for mail programs drop any one of them.
Each is enough to find a ticket; none is enough to act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from conduct_mailer.model.address import Address
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Anchors
from conduct_mailer.reading.hidden_runs import decoded_runs

REFERENCE_LINE = "ref: "
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

_TOKEN = r"[a-z2-7]{26}"  # noqa: S105 - the form of one
_MESSAGE_ID = re.compile(rf"<?cm\.({_TOKEN})@[^\s<>@]+>?\Z", re.IGNORECASE)
_LAST_LINE = re.compile(
    rf"^(?:[>|│*]|[^\S\n])*ref:[ \t\u00a0]*({_TOKEN})(?:\*|[^\S\n])*$", re.IGNORECASE | re.MULTILINE
)
_SUBJECT = re.compile(rf"\[([{REFERENCE_ALPHABET}]{{4}}-[{REFERENCE_ALPHABET}]{{4}})\]")
_ANY_ID = re.compile(r"<[^<>\s@]{1,250}@[^<>\s@]{1,250}>")
_FOLDED = re.compile(r"\r?\n(?=[ \t])")
_HEADER_END = re.compile(r"\r?\n\r?\n")
_PLAIN_SENDER = re.compile(r"(?:[^<>@]*<)?([\w.+-]{1,64}@[\w.-]{1,250}\w)>?", re.ASCII)
_MOST_IDS = 100
_DELIVERY_FIELDS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def message_id(token: str, event: Event) -> str:
    """The Message-ID of a mail of ours (RFC 5322, section 3.6.4)."""
    return f"<cm.{token}@{event.address.rpartition('@')[2]}>"


def plus_address(token: str, event: Event) -> str:
    """The address by which an answer brings the token back (RFC 5233)."""
    local, _, domain = event.address.rpartition("@")
    return f"{local}+{token}@{domain}"


def token_of_message_id(value: str) -> str | None:
    """The token in a Message-ID of ours, or ``None``."""
    found = _MESSAGE_ID.match(value.strip())
    return found[1].lower() if found else None


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens of every ``ref:`` line of a text, quoted or not."""
    return tuple(found.lower() for found in _LAST_LINE.findall(text))


def anchors(message: ParsedMessage, event: Event) -> Anchors:
    """Everything in a message that may tie it to a mail of ours."""
    ids = (*message.in_reply_to, *message.references)
    tokens = [token for value in ids if (token := token_of_message_id(value))]
    tokens += _plus_tokens((value for name in _DELIVERY_FIELDS for value in message.all(name)), event)
    tokens += tokens_in(message.text)
    subject = _SUBJECT.search(message.subject)
    return Anchors(_distinct(tokens), _distinct(ids), subject[1] if subject else "")


def anchors_in_glimpse(glimpse: str, event: Event) -> Anchors:
    """The same, in what can be seen of a message that could not be read."""
    fields = _fields(glimpse)
    ids = [each for name in ("in-reply-to", "references") for value in fields(name) for each in _ANY_ID.findall(value)]
    ids = ids[:_MOST_IDS]
    tokens = [token for value in ids if (token := token_of_message_id(value))]
    tokens += _plus_tokens((value for name in _DELIVERY_FIELDS for value in fields(name)), event)
    tokens += [token for text in (glimpse, *decoded_runs(glimpse)) for token in tokens_in(text)]
    subject = _SUBJECT.search(" ".join(fields("subject")))
    return Anchors(_distinct(tokens), _distinct(ids), subject[1] if subject else "")


def sender_in_glimpse(glimpse: str) -> Address | None:
    """The one author of a message that could not be read, where From is of the plainest form."""
    senders = _fields(glimpse)("from")
    found = _PLAIN_SENDER.fullmatch(senders[0].strip()) if len(senders) == 1 else None
    return Address(found[1]) if found else None


def _fields(glimpse: str) -> Callable[[str], list[str]]:
    """The values of a raw header's fields by their name, unfolded."""
    header = _FOLDED.sub("", _HEADER_END.split(glimpse, maxsplit=1)[0])
    pairs = [line.partition(":") for line in header.split("\n")]
    return lambda wanted: [value for name, _, value in pairs if name.strip().lower() == wanted]


def _plus_tokens(values: Iterable[str], event: Event) -> Iterable[str]:
    local, _, domain = event.address.rpartition("@")
    form = re.compile(rf"{re.escape(local)}\+({_TOKEN})@{re.escape(domain)}", re.IGNORECASE)
    return [found.lower() for value in values for found in form.findall(value)]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
