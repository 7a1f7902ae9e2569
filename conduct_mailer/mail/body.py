"""The parts of a message: its readable body, its attachments, and what could not be read.

mail-parser merges, drops and garbles parts, so they are walked here, over the standard library's tree.
Attached mails are leaves: their text is read, and never taken for the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from conduct_mailer.mail.charset import decode, file_name, header_text
from conduct_mailer.mail.documents import DocumentText, document_text
from conduct_mailer.mail.html import everything, render
from conduct_mailer.model.content import Content
from conduct_mailer.model.message import Attachment
from conduct_mailer.reading.text import view

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
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".xht", ".mht", ".mhtml", ".svg")
_ARCHIVES = ("zip", "compressed", "gzip", "x-tar", "x-7z", "x-rar", "ms-tnef")
_WORD = re.compile(r"[^\W_]+")
_TARGET = re.compile(r"<?\b(?:https?:|mailto:)[^\s<>]+>?", re.IGNORECASE)
MOST_COMPARED = 200
"""Lines of an alternative that may be missing; all further ones count as missing, for each costs a search."""

ONLY_FORMATTED = "\u2502 Only the formatted version of this mail says:"
"""Above what only the HTML says; behind the bar, so that it ends the text of a command above it."""


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
    body, plain_at = Body(), list[int]()
    for index, part, parent in leaves(message):
        content_type = part.get_content_type()
        if content_type in ("message/delivery-status", "text/rfc822-headers"):
            continue
        if not _is_body(part, content_type):
            _take_attachment(body, index, part, content_type)
        elif content_type == "text/html":
            _take_html(body, plain_at, index, part, parent)
        else:
            plain_at += [len(body.texts)] if parent == "multipart/alternative" else []
            body.texts.append(text_of(part))
    return body


def _is_body(part: Message, content_type: str) -> bool:
    named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
    broken_multipart = part.get_content_maintype() == "multipart"
    return not named and (content_type in ("text/plain", "text/html", "text/enriched") or broken_multipart)


def _take_html(body: Body, plain_at: list[int], index: int, part: Message, parent: str) -> None:
    """Of alternatives the plain one is the body; what only the HTML one says stands in it, too."""
    rendered = render(text_of(part))
    body.links += rendered.links
    body.hidden.append(rendered.hidden)
    if rendered.pictures:
        # There is no part for the picture: whoever may see it gets the markup that it is drawn by.
        body.unreadable.append("image")
        name = file_name("", f"attachment-{index + 1}{_extension('text/html')}")
        body.attachments.append(Attachment(index, name, "text/html", octets_of(part)))
    at = plain_at.pop() if plain_at and parent.startswith("multipart/") else None
    plain = "" if at is None else body.texts[at]
    new = set(_words(rendered.text)) - set(_words(plain))
    if at is None or not plain.strip() or len(new) * 3 > len(set(_words(rendered.text))):
        body.texts.append(rendered.text)
    else:
        body.texts[at] = _completed(plain, rendered.text)


def _completed(plain: str, formatted: str) -> str:
    """The plain text with the lines that it leaves out of the formatted one, above what it quotes."""
    words = " ".join(("", *_words(plain), ""))
    missing: list[str] = []
    for line in formatted.splitlines():
        said = " ".join(("", *_words(line), ""))
        if len(missing) > MOST_COMPARED or said not in words:
            missing.append(line.lstrip("> "))
    if not missing:
        return plain
    seen = view(plain)
    return "\n".join((seen.own.rstrip("\n"), "", ONLY_FORMATTED, *missing, "", seen.quoted))


def _words(text: str) -> list[str]:
    """The words of a text without the targets of links, which alternatives write in ways of their own."""
    return _WORD.findall(_TARGET.sub(" ", text).casefold())


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
    if content_type in _PAGES or _filename(part).lower().endswith(_PAGE_NAMES):
        # What a page draws, hides and fetches is more than can be read of it.
        body.hidden.append(everything(text_of(part)))
        return None, "html"
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
