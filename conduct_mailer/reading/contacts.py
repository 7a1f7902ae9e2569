"""People of the roster found by address or handle, also where it is spelt out, escaped, or part of a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.roster import Person
from conduct_mailer.reading.name_lists import NAMES_THAT_ARE_WORDS
from conduct_mailer.reading.spelling import flat, folded

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
    """An address or handle of somebody on the roster, and the words of the text that give it."""

    id: str
    text: str


def contacts_in(text: str, people: Iterable[Person]) -> tuple[ContactFound, ...]:
    """Every address and handle of theirs in a cleaned text."""
    plain = folded(unquote(text) if "%" in text else text)
    spaced = " ".join(plain.split())
    respelt = _AROUND_AT.sub("@", _DOT.sub(".", _AT.sub("@", spaced)))
    found: list[tuple[str, str, tuple[re.Pattern[str], ...]]] = []
    for person in people:
        for email in person.emails:
            local, form = _address_form(email)
            if any(local in each and form.search(each) for each in (plain, respelt) if local):
                found.append((person.id, email, (form, _spelt_out(email))))
        for handle in person.handles:
            form = _handle_form(handle)
            if form.search(plain):
                found.append((person.id, handle, (form,)))
    written = _as_written(text) if found else ()
    return tuple(ContactFound(id_, _words(written, forms) or known) for id_, known, forms in found)


def _as_written(text: str) -> tuple[tuple[str, str], ...]:
    """The text as it stands and as it is meant where it is escaped, each with that in which forms are looked for."""
    spaced = (" ".join(each.split()) for each in dict.fromkeys((text, unquote(text))))
    return tuple((each, flat(each)) for each in spaced)


def _words(written: Sequence[tuple[str, str]], forms: Sequence[re.Pattern[str]]) -> str:
    """The words of a text that have one of these forms; nothing where they are written in yet another way."""
    for words, looked_at in written:
        for form in forms:
            found = form.search(looked_at)
            if found:
                return words[found.start() : found.end()]
    return ""


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
def _spelt_out(email: str) -> re.Pattern[str]:
    """How the address is written where its signs are words, or escaped."""
    signs = {"@": rf" ?(?:%40|{_AT.pattern}) ?", ".": rf"(?:[.]|{_DOT.pattern})"}
    return re.compile(
        rf"(?<![a-z0-9._+-]){''.join(signs.get(c) or re.escape(c) for c in folded(email.strip()))}(?![a-z0-9-])"
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
