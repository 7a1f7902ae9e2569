"""How the frozen types become octets and back, for the sealed columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter

from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.letter import Audience, Letter, Mail, Recipient, ToMember, ToOperator, ToParty
from conduct_mailer.model.ticket import AttachmentRef, Clocks, Entry


@dataclass(frozen=True, slots=True, repr=False)
class People(Content):
    """Everything of a ticket that says who somebody is."""

    named: frozenset[str]
    excluded: frozenset[str]
    recused: frozenset[str]
    parties: frozenset[str]
    starts_within: frozenset[str] | None
    handler: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Details(Content):
    """Everything of a correspondence that says who somebody is."""

    reference: str
    address: Address


@dataclass(frozen=True, slots=True, repr=False)
class PackedMail(Content):
    """A mail as the outbox keeps it: a letter without its facts, which live on in the octets."""

    name: str
    audience: Audience
    person_id: str | None
    correspondence_id: str | None
    ticket_id: str | None
    about: tuple[str, ...]
    attachments: tuple[AttachmentRef, ...]
    automatic: bool
    next_by: datetime | None
    address: Address
    message_id: str
    token: str | None
    octets: str
    bare: str
    others_words: tuple[str, ...]


_PEOPLE = TypeAdapter(People)
_DETAILS = TypeAdapter(Details)
_ENTRY = TypeAdapter(Entry)
_CLOCKS = TypeAdapter(Clocks)
_MAIL = TypeAdapter(PackedMail)


def pack_people(people: People) -> bytes:
    """To octets."""
    return _PEOPLE.dump_json(people)


def unpack_people(octets: bytes) -> People:
    """And back."""
    return _PEOPLE.validate_json(octets)


def pack_details(details: Details) -> bytes:
    """To octets."""
    return _DETAILS.dump_json(details)


def unpack_details(octets: bytes) -> Details:
    """And back."""
    return _DETAILS.validate_json(octets)


def pack_entry(entry: Entry) -> bytes:
    """To octets."""
    return _ENTRY.dump_json(entry)


def unpack_entry(octets: bytes) -> Entry:
    """And back."""
    return _ENTRY.validate_json(octets)


def pack_clocks(clocks: Clocks) -> str:
    """To JSON: times and reason codes are no content."""
    return _CLOCKS.dump_json(clocks).decode()


def unpack_clocks(text: str) -> Clocks:
    """And back."""
    return _CLOCKS.validate_json(text)


def pack_mail(mail: Mail) -> bytes:
    """To octets; ``next_by`` is kept, for it becomes the next promise once the mail is accepted."""
    letter = mail.letter
    next_by = letter.facts.get("next_by")
    return _MAIL.dump_json(
        PackedMail(
            name=letter.name,
            audience=letter.audience,
            person_id=letter.recipient.person_id if isinstance(letter.recipient, ToMember) else None,
            correspondence_id=letter.recipient.correspondence_id if isinstance(letter.recipient, ToParty) else None,
            ticket_id=letter.ticket_id,
            about=letter.about,
            attachments=letter.attachments,
            automatic=letter.automatic,
            next_by=next_by if isinstance(next_by, datetime) else None,
            address=mail.address,
            message_id=mail.message_id,
            token=mail.token,
            octets=mail.octets.decode("latin-1"),
            bare=mail.bare.decode("latin-1"),
            others_words=mail.others_words,
        )
    )


def unpack_mail(octets: bytes) -> Mail:
    """And back."""
    packed = _MAIL.validate_json(octets)
    letter = Letter(
        name=packed.name,
        audience=packed.audience,
        recipient=_recipient(packed),
        facts={"next_by": packed.next_by},
        ticket_id=packed.ticket_id,
        about=packed.about,
        attachments=packed.attachments,
        automatic=packed.automatic,
    )
    return Mail(
        letter=letter,
        address=packed.address,
        message_id=packed.message_id,
        token=packed.token,
        octets=packed.octets.encode("latin-1"),
        bare=packed.bare.encode("latin-1"),
        others_words=packed.others_words,
    )


def _recipient(packed: PackedMail) -> Recipient:
    if packed.person_id is not None:
        return ToMember(packed.person_id)
    if packed.correspondence_id is not None:
        return ToParty(packed.correspondence_id)
    return ToOperator()


def iso(moment: datetime) -> str:
    """A time as the tables keep it: fixed width, so that text order is time order."""
    return moment.astimezone(tz=UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")
