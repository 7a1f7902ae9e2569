"""Octets to a message in the terms of RFC 5322. Never raises: what makes no sense is a value, its original is kept.

mail-parser reads addresses, where it tells display names and addresses apart best; everything else is read from the
standard library's tree under it, for the reasons in the modules beside this one.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from datetime import datetime
from email.message import Message

from mailparser.utils import get_addresses

from conduct_mailer.mail.body import leaves, octets_of, read_body
from conduct_mailer.mail.caps import exceeded, header_block
from conduct_mailer.mail.charset import file_name, harmless, header_text, undecoded
from conduct_mailer.mail.dsn import delivery_reports, returned
from conduct_mailer.model.address import Address
from conduct_mailer.model.message import Attachment, Header, ParsedMessage, Unreadable
from conduct_mailer.model.settings import Limits

GLIMPSE = 65_536
MOST_IDS = 100
_MACHINES_WORD = frozenset({"authentication-results", "x-ms-exchange-organization-authas"})
"""Fields that are believed because of who writes them: encoded words in them are never decoded."""

_ID = re.compile(r"<[^<>\s@]{1,250}@[^<>\s@]{1,250}>")
_SPEC = re.compile(r"[^\s<>@,;:\"()\[\]\\]{1,120}@[^\s<>@,;:\"()\\]{1,250}")


def parse(octets: bytes, limits: Limits = Limits()) -> ParsedMessage | Unreadable:  # noqa: B008 - frozen
    """The message, or why it cannot be read."""
    reason = exceeded(octets, limits)
    if reason:
        return unreadable(reason, octets)
    try:
        parsed = _parsed(octets)
    except Exception:  # noqa: BLE001 - parsers raise outside their own error types
        return unreadable("broken", octets)
    if len(parsed.text) + len(parsed.hidden) > limits.text:
        return unreadable("too-long", octets)
    return parsed


def attachment(octets: bytes, index: int) -> Attachment:
    """The part with that index of a stored message, or with -1 the whole of it; raises ``LookupError`` for no part."""
    if index < 0:
        return Attachment(index, "original.eml", "message/rfc822", octets)
    for at, part, _ in leaves(email.message_from_bytes(octets, policy=email.policy.compat32)):
        if at == index:
            return Attachment(index, file_name("", f"attachment-{index + 1}"), part.get_content_type(), octets_of(part))
    raise LookupError("the message has no such part")


def _parsed(octets: bytes) -> ParsedMessage:
    tree = email.message_from_bytes(octets, policy=email.policy.compat32)
    headers = tuple(_header(name.lower(), _raw(value)) for name, value in tree.raw_items())
    body = read_body(tree)
    returned_id, returned_text = returned(tree)
    return_path = tree.get("Return-Path")
    return ParsedMessage(
        message_id=next(iter(_ids(tree, "Message-ID")), ""),
        in_reply_to=_ids(tree, "In-Reply-To"),
        references=_ids(tree, "References"),
        from_=_addresses(tree, "From"),
        from_fields=sum(header.name == "from" for header in headers),
        reply_to=_addresses(tree, "Reply-To"),
        to=_addresses(tree, "To"),
        cc=_addresses(tree, "Cc"),
        return_path=None if return_path is None else "".join(_SPEC.findall(undecoded(_raw(return_path)))[:1]),
        date=_date(tree),
        subject=next((header.value for header in headers if header.name == "subject"), ""),
        headers=headers,
        content_type=tree.get_content_type(),
        text="\n\n".join(text.strip("\n") for text in body.texts if text.strip()),
        hidden="\n".join(text for text in body.hidden if text.strip()),
        links=tuple(body.links),
        attachments=tuple(body.attachments),
        reports=delivery_reports(tree),
        returned_message_id=returned_id,
        returned_text=returned_text,
        unreadable=tuple(dict.fromkeys(body.unreadable)),
    )


def _header(name: str, raw: str) -> Header:
    return Header(name, undecoded(raw) if name in _MACHINES_WORD else header_text(raw))


def _addresses(tree: Message, name: str) -> tuple[Address, ...]:
    """The addresses in every field of that name: mail-parser's, else the standard library's."""
    pairs = [pair for value in tree.get_all(name, []) for pair in _pairs(value)]
    return tuple(_address(shown, spec) for shown, spec in pairs if "@" in spec)


def _pairs(value: object) -> list[tuple[str, str]]:
    try:
        pairs: list[tuple[str, str]] = get_addresses(value, decode_names=True)
    except Exception:  # noqa: BLE001 - raises outside its own error types
        pairs = []
    if any("@" in spec for _, spec in pairs):
        return pairs
    return email.utils.getaddresses([header_text(_raw(value))])


def _address(name: str, spec: str) -> Address:
    """One address; of a form that is not plain (quoted, a second @, encoded words) nothing is believed: it has none."""
    plain = _SPEC.fullmatch(spec.strip())
    return Address(plain[0] if plain and harmless(plain[0]) == plain[0] else "", header_text(name))


def _ids(tree: Message, name: str) -> tuple[str, ...]:
    """Message-IDs by a strict form, from the raw field: encoded words in them are never decoded."""
    values = (undecoded(_raw(value)) for value in tree.get_all(name, []))
    return tuple(dict.fromkeys(found for value in values for found in _ID.findall(value)))[:MOST_IDS]


def _date(tree: Message) -> datetime | None:
    try:
        date = email.utils.parsedate_to_datetime(undecoded(_raw(tree.get("Date", ""))))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else None


def _raw(value: object) -> str:
    """A field's value as the tree keeps it; raw octets come as a Header object."""
    return value if isinstance(value, str) else str(value)


def unreadable(reason: str, octets: bytes) -> Unreadable:
    """What is kept of a message that cannot be read: its first octets as text, and its sender where that is clear."""
    return Unreadable(reason, octets[:GLIMPSE].decode("utf-8", "replace"), _sender(octets))


def _sender(octets: bytes) -> Address | None:
    try:
        tree = email.message_from_bytes(header_block(octets)[:GLIMPSE] + b"\r\n\r\n", policy=email.policy.compat32)
        fields = tree.get_all("From", [])
        pairs = email.utils.getaddresses([header_text(_raw(value)) for value in fields])
    except Exception:  # noqa: BLE001 - the header block may be what is broken
        return None
    address = _address(*pairs[0]) if len(fields) == len(pairs) == 1 else None
    return address if address and address.spec else None
