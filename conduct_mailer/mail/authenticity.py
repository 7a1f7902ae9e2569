"""What the receiving server says of a sender: Authentication-Results (RFC 8601), and what counts of it.

Only the fields that our own server wrote are believed: the topmost ones that carry its configured name (Microsoft 365
writes none), down to the first Received field below them, for anything further down came with the mail. Of each method
the first field that has a word on it counts. Much in the fields is the sender's (the local part of an address may be
any quoted string), so that what is quoted or a comment never ends, begins or names anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.situation import Authenticity, Receiver

_FIELD = "authentication-results"
_RESULT = re.compile(r" *([a-z0-9-]+) *(?:/ *[0-9]+)? *= *([a-z]+)(?= |$)", re.IGNORECASE | re.ASCII)
_PROPERTY = re.compile(r"(?<= )(header|smtp) *\. *([a-z]+) *= *([^ ]+)", re.IGNORECASE | re.ASCII)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?$)')
_NO_WORD = re.compile(r"[^a-z0-9@._+-]", re.IGNORECASE | re.ASCII)
_IN_COMMENT = re.compile(r"\\.?|[()]|[^\\()]+")


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
    passed = _agreed(dmarc, sender.domain, "header.from")
    passed |= any(_aligned(result, sender.domain, "header.d", "header.i") for result in _first(results, "dkim"))
    passed |= _agreed(_first(results, "spf"), sender.domain, "smtp.mailfrom")
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
    head = _lexed(value).partition(";")[0].strip()
    name = "" if _RESULT.match(head) else head.partition(" ")[0]
    # Letters that only fold to ASCII would pass a server that takes forged fields out, and be its name here.
    return name.lower() if name.isascii() else name


def _believed(message: ParsedMessage, receiver: Receiver) -> Iterator[str]:
    """The run of topmost fields that our server wrote, down to the next Received field.

    Where it says that it looked at nothing, no other is its word. A run below Received fields with none to end it
    stands among what came with the mail: there only the topmost counts (Google's), and none without a name.
    """
    names = [header.name for header in message.headers]
    first = names.index(_FIELD) if _FIELD in names else len(names)
    end = names.index("received", first) if "received" in names[first:] else None
    run = [header.value for header in message.headers[first:end] if header.name == _FIELD]
    open_ended = end is None and "received" in names[:first]
    for value in run[:1] if open_ended else run:
        name = _name(value)
        if not is_ours(name, receiver) or (open_ended and not name):
            return
        yield value
        if _says_none(value):
            return


def _says_none(value: str) -> bool:
    """Whether a field says that nothing was looked at (RFC 8601, section 2.2)."""
    return [part.strip().lower() for part in _lexed(value).split(";")[1:] if part.strip()] == ["none"]


def _results(value: str) -> list[_Result]:
    found = []
    parts = _lexed(value).split(";")
    for part in parts if not _name(value) else parts[1:]:
        result = _RESULT.match(part)
        if result:
            found.append(_Result(result[1].lower(), result[2].lower(), _properties(part)))
    return found


def _properties(part: str) -> dict[str, str]:
    """What a result is about; what it says twice, and not the same, is nothing that could be believed."""
    said: dict[str, str] = {}
    for kind, name, text in _PROPERTY.findall(part):
        key, value = f"{kind}.{name}".lower(), text.replace('"', "").lower()
        said[key] = value if said.get(key, value) == value else ""
    return said


def _first(fields: list[list[_Result]], method: str) -> list[_Result]:
    """The results of a method in the first field that has any: one field may speak of several signatures."""
    return next((found for field in fields if (found := [each for each in field if each.method == method])), [])


def _agreed(results: list[_Result], domain: str, name: str) -> bool:
    """Whether all results of a method that has one word on a mail are a pass for the author's domain."""
    about = [result for result in results if result.method == "dmarc" or name in result.properties]
    return bool(about) and all(_aligned(result, domain, name) for result in about)


def _aligned(result: _Result, domain: str, *names: str) -> bool:
    """A pass for the author's domain or one that it is part of; DMARC's own may leave the domain out."""
    if result.word != "pass" or not domain:
        return False
    said = next((result.properties[name] for name in names if name in result.properties), None)
    if said is None:
        return result.method == "dmarc"
    signed = said.rpartition("@")[2].strip("<>.")
    return signed == domain or ("." in signed and domain.endswith("." + signed))


def _lexed(value: str) -> str:
    """The field without its comments, and with nothing in its quoted strings that could be taken for a delimiter."""
    kept, at = [], 0
    while at < len(value):
        if value[at] == "(":
            at = _after_comment(value, at)
            kept.append(" ")
            continue
        quoted = _QUOTED.match(value, at) if value[at] == '"' else None
        kept.append('"' + _NO_WORD.sub("_", quoted[0][1:-1]) + '"' if quoted else value[at])
        at = quoted.end() if quoted else at + 1
    return "".join(kept)


def _after_comment(value: str, at: int) -> int:
    """Where a comment that begins there ends; comments nest, and a backslash takes the next character along."""
    depth = 0
    for found in _IN_COMMENT.finditer(value, at):
        depth += (found[0] == "(") - (found[0] == ")")
        if not depth:
            return found.end()
    return len(value)
