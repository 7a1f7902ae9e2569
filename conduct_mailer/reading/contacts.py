"""People of the roster found by address or handle, also where it is spelt out, escaped, or part of a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.roster import Person
from conduct_mailer.reading.name_lists import NAMES_THAT_ARE_WORDS
from conduct_mailer.reading.spelling import folded

_AT = re.compile(r"[ ]?[\[({<]?[ ]?(?:@|\bat\b|\barroba\b|\b\u00e4t\b)[ ]?[\])}>]?[ ]?")
_DOT = re.compile(r"[ ]?[\[({<]?[ ]?(?:\bdot\b|\bpunkt\b|\bpoint\b|\bpunto\b)[ ]?[\])}>]?[ ]?|[\[(][.][\])]")
_AROUND_AT = re.compile(r" ?@ ?")
_BREAKS = re.compile(r"[._\- ]")
_NEVER = re.compile(r"(?!)")
_SHORT_HANDLE = 5
_NOBODYS = frozenset({"hello", "info", "contact", "tickets", "help", "support", "mail", "noreply", "no-reply", "news"})
"""Local parts that are no person's; who reads them has the mail already."""


@dataclass(frozen=True, slots=True, repr=False)
class ContactFound(Content):
    """An address or handle of somebody on the roster, found in a text."""

    id: str
    text: str


def contacts_in(text: str, people: Iterable[Person]) -> tuple[ContactFound, ...]:
    """Every address and handle of theirs in a cleaned text."""
    plain = folded(unquote(text) if "%" in text else text)
    spaced = " ".join(plain.split())
    respelt = _AROUND_AT.sub("@", _DOT.sub(".", _AT.sub("@", spaced)))
    found = []
    for person in people:
        for email in person.emails:
            local, form = _address_form(email)
            if any(local in each and form.search(each) for each in (plain, respelt) if local):
                found.append(ContactFound(person.id, email))
        found += [ContactFound(person.id, h) for h in person.handles if _handle_form(h).search(plain)]
    return tuple(found)


def copied(message: ParsedMessage, event: Event) -> tuple[str, ...]:
    """The addresses at the event's own domain, other than the mailbox itself, that got a copy: somebody of it."""
    local, _, domain = event.address.casefold().rpartition("@")
    return tuple(
        address.spec
        for address in (*message.to, *message.cc)
        if address.domain == domain and address.key.rpartition("@")[0].partition("+")[0] not in {local, *_NOBODYS}
    )


@lru_cache(maxsize=4096)
def _address_form(email: str) -> tuple[str, re.Pattern[str]]:
    """The local part, and how the address is written, with whatever plus-part."""
    local, _, domain = folded(email.strip()).rpartition("@")
    return local, re.compile(
        rf"(?<![a-z0-9._+-]){re.escape(local)}(?:\+[a-z0-9._-]{{1,64}})?@{re.escape(domain)}(?![a-z0-9-])"
    )


@lru_cache(maxsize=4096)
def _handle_form(handle: str) -> re.Pattern[str]:
    name = folded(handle.strip().lstrip("@"))
    if not name:
        return _NEVER
    loose = "[._-]?".join(re.escape(part) for part in _BREAKS.split(name) if part)
    plain_word = len(name) < _SHORT_HANDLE or name in NAMES_THAT_ARE_WORDS
    before = r"(?:(?<![a-z0-9._-])@|(?<=/))" if plain_word else r"(?<![a-z0-9])"
    return re.compile(rf"{before}{loose}(?![a-z0-9])")
