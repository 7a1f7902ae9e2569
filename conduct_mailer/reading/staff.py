"""Whether a message mentions anybody of the event's staff, and whom: it then goes to the chairs, less whoever is named.

Every part of a message is looked into. A miss shows a report to somebody it is about, a false alarm costs a chair one
command: whatever is doubtful is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.model.roster import Roster
from conduct_mailer.reading.contacts import contacts_in, copied
from conduct_mailer.reading.greeting import names_of_writer, without_greeting, without_signature
from conduct_mailer.reading.hidden_runs import decoded_runs
from conduct_mailer.reading.known import Index, index_of
from conduct_mailer.reading.names import NameFound, names_in
from conduct_mailer.reading.our_letters import speaks_of_our_letter, without_our_words
from conduct_mailer.reading.roles import RoleFound, roles_in
from conduct_mailer.reading.spelling import cleaned, words
from conduct_mailer.reading.text import signature_start

_HUMP = re.compile(r"([a-z\u00df-\u00ff](?=[A-Z\d])|\d(?=[^\W\d_]))")
_BLANKS = re.compile(r"[ \t\r\v\f]+")
_AROUND_BREAKS = re.compile(r" ?\n ?")
_DIVIDED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
"""A word that was divided at the end of a line."""
_SEVERAL = re.compile(r"both|two|either|neither|(?:the|your) (?:two |co-?)?chairs|(?:the )?two")
_APPOSED = re.compile(r"[\s,:(]{1,3}")
_AS = re.compile(r"[\s,(]{1,3}(?:as\s|is\s|who is\s|who's\s)?(?:one\sof\s)?")
_ONE = re.compile(
    r"(?:one of (?:the|your) (?!other|two)[a-z ]*?chairs|"
    r"(?:your|the|this|person|woman|man|whoever) (?!other|two)[a-z ]*?"
    r"(?:chair(?:man|woman|person|lady)?|lead|head|runs))\b"
)
_THE_ONE = re.compile(r"(?:your |the )?(?:co-?)?chair(?:man|woman|person|lady)?\Z")
_BREATH = 45
"""Characters within which a name and a role belong together."""
_ONE_OF = re.compile(r"\bone\sof\s(?:the\s|your\s)?\Z")
_IS_ONE_OF = re.compile(
    r"\b(?:s?he(?:'s|\u2019s|\sis)|who(?:'s|\u2019s|\sis))\sone\sof\s(?:the\s|your\s)?\Z", re.IGNORECASE
)
"""Said of somebody who was named just before: "Devi. I do know that she's one of the two people in charge"."""
_THE_REST = re.compile(r"\b(?:both|others?|rest|neither|either|so (?:is|are)|too|as well|also)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"[\s,.:;()-]*(?:(?:what's|whats|what is|whatever|her|his|their|name|is|it|was|i|think|believe|guess|called|named|"
    r"will|only|just|write|say|ms|mr|mrs|dr|the|one|who|er|erm|um|you|know|sorry)[\s,.:;()-]+)*",
    re.IGNORECASE,
)
"""What may stand between a role and the name of the one who holds it, where nobody else is spoken of."""
_MORE = re.compile(r"\b(?:other|another|both|either|neither|two|co)(?: of)?(?: the| your)?[ -]chairs?\b|\bboth of\b")
_AS_ONESELF = re.compile(r"\b(?:[Nn]ot as|[Aa]s|I am|I'm)(?: the| your| an?)? \Z")
_BY_TEAM = frozenset({"role", "committee", "staff", "heads", "chairs", "holder"})


@dataclass(frozen=True, slots=True, repr=False)
class StaffFound(Content):
    """Whether staff is mentioned at all, the roster ids that are pointed to, and the words that say so."""

    mentioned: bool
    named: frozenset[str]
    evidence: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Part(Content):
    """A stretch of a message to look into: where it stands, its text, and whether roles are looked for in it."""

    where: str
    text: str
    roles: bool = True


def staff(message: ParsedMessage, view: View, roster: Roster, event: Event) -> StaffFound:
    """Everybody of the staff whom a message mentions, in any of its parts."""
    writer_ids = frozenset(
        person.id for author in message.from_ if message.sender for person in roster.owners(author.key)
    )
    parts = tuple(_parts(message, view, roster, event))
    findings = _found_in(parts, index_of(roster, writer_ids), roster, event, writer_ids)
    findings += _copies(message, roster, event, writer_ids)
    return _result(findings, roster)


def staff_in_glimpse(text: str, roster: Roster, event: Event) -> StaffFound:
    """The same for a mail that could not be parsed: looked for in its raw text and in what is encoded in it."""
    parts = [Part("glimpse", run) for run in (text, *decoded_runs(text))]
    return _result(_found_in(parts, index_of(roster), roster, event, frozenset()), roster)


def _parts(message: ParsedMessage, view: View, roster: Roster, event: Event) -> Iterator[Part]:
    yield Part("subject", message.subject)
    lines = view.own.splitlines(keepends=True)
    cut = signature_start(lines)
    own, title = without_signature(_ungreeted("".join(lines[:cut]), roster, event), names_of_writer(message))
    below = "\n".join(("", *lines[cut + 1 :]))
    above, block = without_signature(below, names_of_writer(message))
    replies_to_ours = _replies_to_ours(message, event)
    handlers = not speaks_of_our_letter(f"{message.subject}\n{view.own}", roster)
    yield Part("text", without_our_words(own, roster, event, bare=replies_to_ours, handlers=handlers))
    yield Part("text", "" if above == below else above)
    yield Part("signature", f"{title}\n{''.join(lines[cut:]) if above == below else block}", roles=False)
    yield Part("quote", without_our_words(view.quoted, roster, event, bare=replies_to_ours, handlers=handlers))
    yield Part("hidden text", message.hidden)
    if "".join(message.returned_text.split()) not in "".join(message.text.split()):
        yield Part("returned text", without_our_words(message.returned_text, roster, event, bare=False))
    for link in message.links:
        yield Part("link", link, roles=False)
    for attachment in message.attachments:
        yield Part("file name", _HUMP.sub(r"\1 ", attachment.filename.replace("_", " ")))
        text = attachment.text or ""
        if attachment.content_type == "message/rfc822":  # a letter of ours that came back, or was passed on
            text = without_our_words(text, roster, event, bare=False, handlers=handlers)
        yield Part("attachment", text)
    for address in (*message.cc, *message.to, *message.reply_to):
        if address.key != event.address.casefold() and address not in message.from_:
            yield Part("recipient", f"{address.name}\n{address.spec}", roles=False)
    for author in message.from_:
        yield Part("sender", author.name if len(author.name.split()) > 1 else "", roles=False)


def _ungreeted(own: str, roster: Roster, event: Event) -> str:
    return without_greeting(cleaned(own), index_of(roster).names, event.name)


def _replies_to_ours(message: ParsedMessage, event: Event) -> bool:
    domain = event.address.rpartition("@")[2].casefold()
    return any(
        value.casefold().rstrip("> ").endswith(f"@{domain}") for value in (*message.in_reply_to, *message.references)
    )


def _found_in(
    parts: Sequence[Part], index: Index, roster: Roster, event: Event, writer_ids: frozenset[str]
) -> list[Finding]:
    findings: list[Finding] = []
    names: list[tuple[Part, NameFound]] = []
    roles: list[tuple[Part, RoleFound, frozenset[str]]] = []
    namesakes: set[str] = set()
    others = [person for person in roster.people if person.id not in writer_ids]
    for part in parts:
        text = _AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", cleaned(part.text)))
        text = _DIVIDED.sub("", text)
        headline = part.where == "subject"
        if not text.strip():
            continue
        seen = names_in(text, index, headline=headline)
        names += [(part, found) for found in seen.found if part.where != "sender" or found.kind != "given"]
        namesakes |= seen.namesakes
        findings += [Finding(f"staff:{c.id}", c.text, part.where, "contact") for c in contacts_in(text, others)]
        findings += [Finding(f"staff:{who}", spec, part.where, "contact") for who, spec in _at_ours(text, index, event)]
        for role in roles_in(text, roster, event) if part.roles else ():
            if writer_ids and _speaks_of_oneself(role, text, writer_ids):
                continue
            roles.append((part, role, _beside(role, seen.found, text) or _in_the_same_breath(role, seen.found, text)))
    several = any(_MORE.search(part.text.casefold()) for part in parts)
    shown = frozenset().union(*(beside for _, _, beside in roles))
    for part, role, beside in roles:
        meant = beside or (shown if len(shown) == 1 and not several and _ONE.match(role.text) else role.ids)
        about = [f"staff:{person}" for person in sorted(meant - writer_ids)]
        findings += [Finding(each, role.text, part.where, role.rule) for each in about or ["staff"]]
    return list(dict.fromkeys((*findings, *_believed(names, namesakes, findings))))


def _at_ours(text: str, index: Index, event: Event) -> Iterator[tuple[str, str]]:
    """Whoever has a name that an address at the event's own domain has, and the address."""
    domain = event.address.rpartition("@")[2]
    for found in re.finditer(rf"([\w.+-]{{1,64}})@{re.escape(domain)}\b", text, re.IGNORECASE):
        names = frozenset(form for word in words(found[1]) for form in word.forms)
        yield from ((person.id, found[0]) for person in index.people if names & person.either)


def _speaks_of_oneself(role: RoleFound, text: str, writer_ids: frozenset[str]) -> bool:
    """Whether a member of the staff speaks of their own role."""
    own_role = bool(_AS_ONESELF.search(text[max(role.start - 24, 0) : role.start]))
    return own_role or (bool(role.ids) and role.ids <= writer_ids)


def _beside(role: RoleFound, names: Sequence[NameFound], text: str) -> frozenset[str]:
    """Those who hold a role and whose name stands right beside it ("your chair Rosa"): they are meant, and no others.

    Who is shown so to be the one is also meant by the role alone, where nothing speaks of more than one.
    """
    if _SEVERAL.match(role.text) and not _ONE_OF.search(text[max(role.start - 10, 0) : role.start].casefold()):
        return frozenset()
    return frozenset(
        found.id
        for found in names
        if found.id in role.ids
        and (_APPOSED.fullmatch(text[role.end : found.start]) or _AS.fullmatch(text[found.end : role.start]))
    )


def _in_the_same_breath(role: RoleFound, names: Sequence[NameFound], text: str) -> frozenset[str]:
    """The one holder of a role who is named within a few words of it: "your chair, what's her name, Devika"."""
    rest = re.split(r"[.!?]", text[role.end : role.end + 2 * _BREATH], maxsplit=1)[0]
    one_of = _IS_ONE_OF.search(text[max(role.start - 24, 0) : role.start]) and not _THE_REST.search(rest)
    near = {found.id for found in names if abs(found.start - role.start) < _BREATH} & role.ids
    if not one_of:
        only = _THE_ONE.match(role.text)
        near = {found.id for found in names if only and _are_one(text, role, found)} & role.ids
    return frozenset(near) if len(near) == 1 else frozenset()


def _are_one(text: str, role: RoleFound, name: NameFound) -> bool:
    between = text[role.end : name.start] if role.end <= name.start else text[name.end : role.start]
    return len(between) < _BREATH and bool(_AMONG.fullmatch(between.replace("\u2019", "'")))


def _believed(
    names: Iterable[tuple[Part, NameFound]], namesakes: set[str], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """The names that are mentions: a first name alone is a namesake's where one is named and no role."""
    listed = tuple(names)
    certain = {found.id for _, found in listed if found.kind != "given"}
    certain |= {finding.about.partition(":")[2] for finding in findings}
    by_role = any(finding.rule in _BY_TEAM for finding in findings)
    for part, found in listed:
        if found.kind == "given" and found.id in namesakes - certain and not by_role:
            continue
        yield Finding(f"staff:{found.id}", found.text, part.where, f"name-{found.kind}")


def _copies(message: ParsedMessage, roster: Roster, event: Event, writer_ids: frozenset[str]) -> list[Finding]:
    own = {email.casefold() for person in roster.people if person.id in writer_ids for email in person.emails}
    return [
        Finding("staff", spec, "recipient", "copy") for spec in copied(message, event) if spec.casefold() not in own
    ]


def _result(findings: Sequence[Finding], roster: Roster) -> StaffFound:
    named = frozenset(finding.about.partition(":")[2] for finding in findings if ":" in finding.about)
    outside = {person.id for person in roster.people} - {person.id for person in roster.staff}
    mentioned = any(finding.about.partition(":")[2] not in outside for finding in findings)
    return StaffFound(mentioned, named, tuple(findings))
