"""Text that stands encoded in a mail nobody could parse: base64 runs, quoted-printable, percent and word encodings."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"^(?:[A-Za-z0-9+/]{2,}={0,2}\r?(?:\n|\Z))+", re.MULTILINE)
"""Whole lines and nothing else: decoding must begin where the encoding began."""
_LEAST = 12
_WORD = re.compile(r"=\?[\w.-]{1,40}\?([bBqQ])\?([^?\s]{1,400})\?=")
_ENCODED = re.compile(r"=[0-9A-Fa-f]{2}|=\r?\n")


def decoded_runs(text: str) -> Iterator[str]:
    """What the encoded stretches of a raw text say."""
    if _ENCODED.search(text):
        yield _readable(quopri.decodestring(text.encode("utf-8", "replace")))
    if "%" in text:
        yield unquote(text)
    for found in _WORD.finditer(text):
        octets = found[2].encode("ascii", "ignore")
        plain = quopri.decodestring(octets, header=True) if found[1] in "qQ" else _from_base64(found[2])
        yield _readable(plain)
    for run in _BASE64.finditer(text):
        letters = "".join(run[0].split())
        if len(letters) >= _LEAST:
            yield _readable(_from_base64(letters))


def _from_base64(run: str) -> bytes:
    usable = run.rstrip("=")
    usable = usable[: len(usable) - 1] if len(usable) % 4 == 1 else usable
    try:
        return base64.b64decode(usable + "=" * (-len(usable) % 4))
    except (binascii.Error, ValueError):
        return b""


def _readable(octets: bytes) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("latin-1")
