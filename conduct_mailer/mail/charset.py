"""Octets to text, whatever the label says: text that parsers lose without a word.

The declared charset is believed as far as it works; what is mislabelled most often is mapped to what it really is.
Nothing here raises.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
import unicodedata

_REALLY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
}
_ESCAPES = (b"\x1b$", b"\x1b(")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t\r\n]+(?==\?)")
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that are no letters of anything: controls, marks of direction, halves of characters."""

_OPENS_ENCODED_WORD = re.compile(r"=+\?")


def decode(octets: bytes, declared: str = "") -> str:
    """The text that the octets most likely are."""
    label = declared.strip().strip("'\"").lower()
    candidates = [_REALLY.get(label, label)] if label else []
    if any(escape in octets for escape in _ESCAPES):
        candidates.append("iso-2022-jp")
    for charset in (*candidates, "utf-8"):
        try:
            return octets.decode(charset).encode("utf-8", "replace").decode()
        except (LookupError, ValueError):
            continue
    return octets.decode("cp1252", "replace")


def header_text(raw: str) -> str:
    """A header field's value for reading: raw octets and encoded words (RFC 2047) decoded, unfolded, no controls.

    ``raw`` is as the compatible policy of the standard library keeps it, octets above 127 as surrogates.
    """
    plain = _raw_text(raw)
    joined = _BETWEEN_WORDS.sub("", plain)
    words: list[str] = []
    pending: tuple[str, bytes] = ("", b"")
    end = 0
    for found in _ENCODED_WORD.finditer(joined):
        charset, octets = found[1].partition("*")[0].lower(), _word(found[2], found[3])
        if found.start() > end or charset != pending[0]:
            words += [decode(pending[1], pending[0]), joined[end : found.start()]]
            pending = (charset, b"")
        pending = (charset, pending[1] + octets)
        end = found.end()
    words += [decode(pending[1], pending[0]), joined[end:]]
    return one_line("".join(words))


def undecoded(raw: str) -> str:
    """A field's value as whoever wrote it wrote it: unfolded, no controls, encoded words left as they are.

    For what machines write and what is believed because of that: an encoded word in it came with the mail.
    """
    plain = _BLANKS.sub(" ", _raw_text(raw)).strip()
    return "".join(char for char in plain if unicodedata.category(char) not in _UNSEEN)


def harmless(text: str) -> str:
    """What may stand in a header or a parameter of ours: one line, nothing unseen, nothing that decodes to more."""
    seen = "".join(char for char in one_line(text) if unicodedata.category(char) not in _UNSEEN)
    return _OPENS_ENCODED_WORD.sub("?", seen)


def one_line(text: str) -> str:
    """No control or line-breaking characters, so that the text can stand in a header or a row of its own."""
    return " ".join("".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text).split())


def file_name(raw: str, fallback: str) -> str:
    """A file name without path, control or invisible characters or encoded words, at most 100 characters long."""
    name = one_line(raw).replace("\\", "/").rpartition("/")[2]
    return harmless(name).strip(". ")[-100:] or fallback


def _word(encoding: str, text: str) -> bytes:
    if encoding in "qQ":
        return quopri.decodestring(text.replace("_", " ").encode("utf-8", "replace"), header=True)
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "replace")


def _raw_text(raw: str) -> str:
    """Raw octets as text, and no half of a character left, which nothing could store or send."""
    try:
        return decode(raw.encode("ascii", "surrogateescape")) if not raw.isascii() else raw
    except UnicodeEncodeError:
        return raw.encode("utf-8", "replace").decode()
