"""What single values of the operator's files must be, and how each is written where it is not.

A check gives the value back, or raises ``ValueError`` with what is wrong and how to mend it, never with the value.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+")
HOST = re.compile(r"[^\s/@:\[\]]+")
SQLITE = "sqlite:///"
NUMBER_OF_AMERICA = "911"
AMERICAN = ("America/", "US/", "Canada/", "Mexico/")
AMERICAN_ISLANDS = frozenset({"Pacific/Honolulu", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago"})
FOR_EXAMPLES = ("example.org", "example.com", "example.net")
RESERVED = ("example", "test", "invalid", "localhost")
"""Ends of names that nobody can have (RFC 2606, RFC 6761)."""
NO_CERTIFICATES = "holds no certificates in PEM form; name a file that does, or take the line out"


def address(text: str) -> str:
    """Check that it is a bare mail address."""
    if not ADDRESS.fullmatch(text):
        raise ValueError("is no mail address; write it bare, as in someone@example.org")
    return text


def optional_address(text: str) -> str:
    """Check that it is a bare mail address, or nothing."""
    return address(text) if text else text


def web_address(text: str) -> str:
    """Check that it is the address of a web page, or nothing."""
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError('is no web address; write it whole, as in "https://example.org/guide"')
    return text


def some(text: str) -> str:
    """Check that something is written."""
    if not text.strip() or not text.isprintable():
        raise ValueError("is empty or has a line break; write it on one line, in quotes")
    return text


def server_name(text: str) -> str:
    """Check that it is the name or the address of a server, and nothing besides."""
    if is_address(text.strip("[]")):
        return text
    if ":" in text and "/" not in text:
        raise ValueError("has a port in it; write the name alone, and the port as in port = 993")
    if not HOST.fullmatch(text):
        raise ValueError('is no server\'s name; write it alone, as in "mail.example.org"')
    return text


def is_address(host: str) -> bool:
    """Whether it is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def known_zone(zone: str) -> str:
    """Check that it names a time zone."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise ValueError('is no time zone; write one of the IANA names, as in "America/Los_Angeles"') from None
    return zone


def has_911(zone: str) -> bool:
    """Whether the emergency number of a zone's place can be 911: it is in the Americas, as far as its name says."""
    return zone.startswith(AMERICAN) or zone in AMERICAN_ISLANDS


def is_invented(domain: str) -> bool:
    """Whether it is one of the names that documents use, this program's own files too."""
    return _ends_with(domain, FOR_EXAMPLES)


def is_reserved(domain: str) -> bool:
    """Whether no mail of the world can come to it: an invented name, or one that is kept for tests."""
    return is_invented(domain) or _ends_with(domain, RESERVED)


def _ends_with(domain: str, ends: tuple[str, ...]) -> bool:
    labels = f".{domain.casefold().rstrip('.')}"
    return any(labels.endswith(f".{end}") for end in ends)


def is_loopback(host: str) -> bool:
    """Whether a server of that name can only be on this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


MailAddress = Annotated[str, AfterValidator(address)]
OptionalAddress = Annotated[str, AfterValidator(optional_address)]
WebAddress = Annotated[str, AfterValidator(web_address)]
ZoneName = Annotated[str, AfterValidator(known_zone)]
Text = Annotated[str, AfterValidator(some)]
ServerName = Annotated[str, AfterValidator(some), AfterValidator(server_name)]
Amount = Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]
Amounts = Annotated[list[Amount], Field(min_length=1)]
FromZero = Annotated[list[Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]], Field(min_length=1)]
Count = Annotated[int, Field(gt=0, le=100_000)]
