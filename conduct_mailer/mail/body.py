"""The parts of a message: its readable body, its attachments, and what could not be read.

mail-parser merges, drops and garbles parts, so they are walked here, over the standard library's tree.
Attached mails are leaves: their text is read, and never taken for the writer's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from conduct_mailer.mail.charset import decode, file_name, header_text
from conduct_mailer.mail.documents import DocumentText, document_text
from conduct_mailer.mail.html import render
from conduct_mailer.model.content import Content
from conduct_mailer.model.message import Attachment

_READ_AS_TEXT = frozenset({"application/json", "application/xml", "application/x-yaml", "application/ics"})
_SIGNATURES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
    }
)
_ENCRYPTED = frozenset({"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_ARCHIVES = ("zip", "compressed", "gzip", "x-tar", "x-7z", "x-rar", "ms-tnef")


@dataclass(slots=True)
class Body(Content):
    """What the parts hold, gathered while they are walked."""

    texts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def leaves(message: Message) -> Iterator[tuple[int, Message, str]]:
    """Every part without parts, counted, with the type of the multipart that it stands in; stops at attached mails."""
    stack: list[tuple[Message, str]] = [(message, "")]
    index = 0
    while stack:
        part, parent = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            stack += [(child, part.get_content_type()) for child in reversed(payload) if isinstance(child, Message)]
            continue
        yield index, part, parent
        index += 1


def read_body(message: Message) -> Body:
    """Walk every part once."""
    body, alternatives = Body(), dict[str, str]()
    for index, part, parent in leaves(message):
        content_type = part.get_content_type()
        if content_type in ("message/delivery-status", "text/rfc822-headers"):
            continue
        if _is_body(part, content_type):
            _take_body(body, alternatives, part, content_type, parent)
        else:
            _take_attachment(body, index, part, content_type)
    return body


def _is_body(part: Message, content_type: str) -> bool:
    named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
    broken_multipart = part.get_content_maintype() == "multipart"
    return not named and (content_type in ("text/plain", "text/html", "text/enriched") or broken_multipart)


def _take_body(body: Body, alternatives: dict[str, str], part: Message, content_type: str, parent: str) -> None:
    """Of alternatives the plain one is the body; what only the HTML one says is not lost."""
    text = text_of(part)
    if content_type != "text/html":
        if parent == "multipart/alternative":
            alternatives["plain"] = text
        body.texts.append(text)
        return
    rendered = render(text)
    body.links += rendered.links
    body.hidden.append(rendered.hidden)
    plain = alternatives.pop("plain", "") if parent.startswith("multipart/") else ""
    if not plain.strip():
        body.texts.append(rendered.text)
        return
    new = set(rendered.text.split()) - set(plain.split())
    if len(new) * 3 > len(rendered.text.split()):
        body.texts.append(rendered.text)
    elif new:
        body.hidden.append(rendered.text)


def _take_attachment(body: Body, index: int, part: Message, content_type: str) -> None:
    octets = octets_of(part)
    text, unreadable = _attached_text(body, part, content_type, octets)
    if unreadable:
        body.unreadable.append(unreadable)
    name = file_name(_filename(part), f"attachment-{index + 1}{_extension(content_type)}")
    body.attachments.append(Attachment(index, name, content_type, octets, text))


def _attached_text(  # noqa: PLR0911 - one line a kind of part
    body: Body, part: Message, content_type: str, octets: bytes
) -> tuple[str | None, str]:
    """What can be read of an attachment, or ``None`` and the reason code."""
    if content_type in {"message/rfc822", "message/global"}:
        return _attached_mail(body, part)
    if content_type == "text/html":
        rendered = render(text_of(part))
        return f"{rendered.text}\n{rendered.hidden}\n" + "\n".join(rendered.links), ""
    if part.get_content_maintype() == "text" or content_type in _READ_AS_TEXT or content_type.startswith("message/"):
        return text_of(part), ""
    if content_type in _SIGNATURES:
        return "", ""
    if content_type in _ENCRYPTED or octets.startswith(b"-----BEGIN PGP MESSAGE"):
        return None, "encrypted"
    document = document_text(octets)
    if document is not None:
        return _document(body, document)
    if part.get_content_maintype() in ("image", "audio", "video"):
        return None, part.get_content_maintype()
    return None, "archive" if any(word in content_type for word in _ARCHIVES) else "binary"


def _attached_mail(body: Body, part: Message) -> tuple[str | None, str]:
    """An attached mail's headers and text; with parts that cannot be read it goes with them, read but not shown."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return text_of(part), ""
    names = ("From", "To", "Cc", "Date", "Subject")
    headers = [f"{name}: {header_text(str(value))}" for name in names for value in inner.get_all(name, [])]
    read = read_body(inner)
    texts = [
        *headers,
        "",
        *read.texts,
        *read.hidden,
        *read.links,
        *(each.text or each.filename for each in read.attachments),
    ]
    text = "\n".join(texts).strip()
    if read.unreadable:
        body.hidden.append(text)
        return None, read.unreadable[0]
    return text, ""


def _document(body: Body, document: DocumentText) -> tuple[str | None, str]:
    """A document's text; of one that cannot be read whole, what was read counts and is not shown."""
    if document.unreadable:
        body.hidden.append(document.text)
        return None, document.unreadable
    return document.text, ""


def octets_of(part: Message) -> bytes:
    """The part's content, its transfer encoding undone as far as it can be."""
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    try:
        return (
            b"".join(each.as_bytes() for each in inner if isinstance(each, Message)) if isinstance(inner, list) else b""
        )
    except Exception:  # noqa: BLE001 - the standard library raises whatever it likes on broken parts
        return b""


def text_of(part: Message) -> str:
    """The part's text in whatever charset it really is."""
    payload = part.get_payload()
    octets = part.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return payload if isinstance(payload, str) else ""
    charset = str(part.get_param("charset") or "")
    return decode(octets, charset).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _filename(part: Message) -> str:
    try:
        return header_text(part.get_filename() or "")
    except Exception:  # noqa: BLE001 - RFC 2231 parameters break the standard library in many ways
        return ""


def _extension(content_type: str) -> str:
    return {"message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html", "image/png": ".png"}.get(
        content_type, ".jpg" if content_type == "image/jpeg" else ""
    )
