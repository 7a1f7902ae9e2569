"""Delivery status notifications (RFC 3464): what a bounce says of each recipient, and the mail that came back."""

from __future__ import annotations

import re
from email.message import Message

from conduct_mailer.mail.body import leaves, octets_of, text_of
from conduct_mailer.mail.charset import header_text
from conduct_mailer.model.message import DeliveryReport

_MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s@]{1,250}@[^<>\s@]{1,250}>)", re.IGNORECASE | re.MULTILINE)
RETURNED_AT_MOST = 100_000


def delivery_reports(message: Message) -> tuple[DeliveryReport, ...]:
    """One report for each recipient that the notification names."""
    found: list[DeliveryReport] = []
    for _, part, _parent in leaves(message):
        if part.get_content_type() != "message/delivery-status":
            continue
        payload = part.get_payload()
        blocks = [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []
        found += [_report(block) for block in blocks if block["Final-Recipient"] or block["Original-Recipient"]]
    return tuple(found)


def _report(block: Message) -> DeliveryReport:
    recipient = _value(block, "Final-Recipient") or _value(block, "Original-Recipient")
    return DeliveryReport(
        recipient=recipient.rpartition(";")[2].strip().strip("<>"),
        action=_value(block, "Action").lower(),
        status=_value(block, "Status").partition(" ")[0],
        diagnostic=_value(block, "Diagnostic-Code"),
    )


def _value(block: Message, name: str) -> str:
    return header_text(str(block.get(name, "")))


def returned(message: Message) -> tuple[str, str]:
    """The Message-ID and the text of the mail that came back; ``""`` for what is not there.

    The text is that of the standard parts; the id may also stand in a copy that a server pasted into its own words.
    """
    texts: list[str] = []
    pasted: list[str] = []
    for _, part, _parent in leaves(message):
        content_type = part.get_content_type()
        if content_type in ("message/rfc822", "text/rfc822-headers", "message/global-headers"):
            texts.append(octets_of(part)[:RETURNED_AT_MOST].decode("utf-8", "replace"))
        elif content_type == "text/plain":
            pasted.append(text_of(part)[:RETURNED_AT_MOST])
    text = "\n".join(texts).replace("\r\n", "\n")
    found = _MESSAGE_ID.search(text) or _MESSAGE_ID.search("\n".join(pasted))
    return (found[1] if found else ""), text
