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
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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
    plain = decode(raw.encode("ascii", "surrogateescape")) if _has_surrogates(raw) else raw
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


def one_line(text: str) -> str:
    """No control or line-breaking characters, so that the text can stand in a header or a row of its own."""
    return " ".join("".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text).split())


def file_name(raw: str, fallback: str) -> str:
    """A file name without path, control or invisible characters, at most 100 characters long."""
    name = one_line(raw).replace("\\", "/").rpartition("/")[2]
    name = "".join(char for char in name if char not in _INVISIBLE).strip(". ")
    return name[-100:] or fallback


def _word(encoding: str, text: str) -> bytes:
    if encoding in "qQ":
        return quopri.decodestring(text.replace("_", " ").encode("utf-8", "surrogateescape"), header=True)
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "surrogateescape")


def _has_surrogates(text: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in text)
