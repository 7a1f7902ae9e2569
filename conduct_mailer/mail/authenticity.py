"""What the receiving server says of a sender: Authentication-Results (RFC 8601), and what counts of it.

Only the fields that our own server wrote are believed: the topmost ones that carry its configured name (Microsoft 365
writes none), down to the first Received field below them, for anything further down came with the mail. Of each method
the first word counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.situation import Authenticity, Receiver

_FIELD = "authentication-results"
_RESULT = re.compile(r"^([a-z0-9-]+)(?:/[0-9]+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(header|smtp)\.([a-z]+)\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Result:
    method: str
    word: str
    properties: dict[str, str]


def authenticity(message: ParsedMessage, receiver: Receiver) -> Authenticity:
    """Whether the server vouches for the one author of the message, calls it forged, or says nothing."""
    results = [_results(value) for value in _believed(message, receiver)]
    dmarc = _first(results, "dmarc")
    if any(result.word == "fail" for result in dmarc):
        return Authenticity.FORGED
    sender = message.sender
    if sender is None:
        return Authenticity.UNKNOWN
    passed = any(_aligned(result, sender.domain, "header.from") for result in dmarc)
    passed |= any(_aligned(result, sender.domain, "header.d", "header.i") for result in _first(results, "dkim"))
    passed |= any(_aligned(result, sender.domain, "smtp.mailfrom") for result in _first(results, "spf"))
    if receiver.microsoft_internal and not results and message.first("x-ms-exchange-organization-authas") == "Internal":
        passed = True
    return Authenticity.ALIGNED if passed else Authenticity.UNKNOWN


def servers_that_wrote(message: ParsedMessage) -> tuple[str, ...]:
    """The names of the servers that wrote Authentication-Results, topmost first; ``""`` for one that wrote no name."""
    return tuple(_name(value) for value in message.all(_FIELD))


def is_ours(name: str, receiver: Receiver) -> bool:
    """Whether that name in a field is our server's."""
    if not name:
        return receiver.microsoft_365
    ours = receiver.name.casefold()
    return name == ours or (ours.startswith("*.") and name.endswith(ours[1:]))


def _name(value: str) -> str:
    """The authserv-id of a field, ``""`` where results stand in its place."""
    head = _without_comments(value).partition(";")[0].strip()
    return "" if _RESULT.match(head) or not head else head.split()[0].casefold()


def _believed(message: ParsedMessage, receiver: Receiver) -> Iterator[str]:
    """The run of topmost fields that our server wrote; it ends where the mail's earlier way begins."""
    begun = False
    for header in message.headers:
        if header.name == "received" and begun:
            return
        if header.name != _FIELD:
            continue
        begun = True
        if not is_ours(_name(header.value), receiver):
            return
        yield header.value


def _results(value: str) -> list[_Result]:
    found = []
    parts = _without_comments(value).split(";")
    for part in parts if not _name(value) else parts[1:]:
        result = _RESULT.match(part.strip())
        if result:
            properties = {f"{kind}.{name}".lower(): text.lower() for kind, name, text in _PROPERTY.findall(part)}
            found.append(_Result(result[1].lower(), result[2].lower(), properties))
    return found


def _first(fields: list[list[_Result]], method: str) -> list[_Result]:
    """The results of a method in the first field that has any: one field may speak of several signatures."""
    return next((found for field in fields if (found := [each for each in field if each.method == method])), [])


def _aligned(result: _Result, domain: str, *names: str) -> bool:
    """A pass for the author's domain or one that it is part of; DMARC's own may leave the domain out."""
    if result.word != "pass" or not domain:
        return False
    said = next((result.properties[name] for name in names if name in result.properties), None)
    if said is None:
        return result.method == "dmarc"
    signed = said.rpartition("@")[2].strip("<>.")
    return signed == domain or ("." in signed and domain.endswith("." + signed))


def _without_comments(value: str) -> str:
    """The field without its comments, which nest (RFC 5322, section 3.2.2)."""
    kept, depth = [], 0
    for char in value:
        depth += char == "("
        if not depth:
            kept.append(char)
        depth -= char == ")" and depth > 0
    return "".join(kept)
