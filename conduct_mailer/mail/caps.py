"""Caps on raw octets, asked before any library sees a message.

Linear scans only: what they let through, every parser below can take within the analysis' time.
"""

from __future__ import annotations

import re

from conduct_mailer.model.settings import Limits

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"boundary[ \t]*=[ \t]*\"?([^\"\r\n;]{1,200})", re.IGNORECASE)
_NESTED_MAIL = re.compile(rb"^content-type:[ \t]*message/rfc822", re.IGNORECASE | re.MULTILINE)


def exceeded(octets: bytes, limits: Limits) -> str:
    """The reason code of the first cap that the message exceeds, or ``""``."""
    if len(octets) > limits.message:
        return "too-large"
    header = header_block(octets)
    if len(header) > limits.header_block:
        return "header-too-large"
    if header.count(b"@") > limits.addresses or header.count(b",") > limits.addresses:
        return "too-many-addresses"
    boundaries = {found.strip() for found in _BOUNDARY.findall(octets)}
    if len(boundaries) > limits.depth or len(_NESTED_MAIL.findall(octets)) > limits.depth:
        return "too-deep"
    if sum(octets.count(b"--" + boundary) for boundary in boundaries) > limits.parts:
        return "too-many-parts"
    return ""


def header_block(octets: bytes) -> bytes:
    """Everything before the first empty line."""
    found = _HEADER_END.search(octets)
    return octets[: found.start()] if found else octets
