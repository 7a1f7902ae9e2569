"""What the store knows about a message: the look-up between reading and deciding."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, func, select

from conduct_mailer.clock import Randomness
from conduct_mailer.model.address import Address
from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Mail, ToMember, ToParty
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Kind, Reading
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Answered, Authenticity, Bounced, Fresh, Situation
from conduct_mailer.model.ticket import Dossier, Ticket, TicketState
from conduct_mailer.policy.limits import answered_at
from conduct_mailer.reading.bounces import failed_recipients
from conduct_mailer.reading.threads import token_of_message_id, tokens_in
from conduct_mailer.store import codes, inbound, outbox, tickets
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.packing import iso
from conduct_mailer.store.schema import correspondence, entry, token
from conduct_mailer.store.schema import outbox as outbox_table

DAY = timedelta(days=1)
LIMITED = ("acknowledgement", "confirm", "unverified", "warning")
"""Letters that a stranger can make us write to somebody, by writing in their name."""


def look_up(
    tx: Transaction,
    raw: RawMessage,
    message: ParsedMessage | Unreadable,
    reading: Reading,
    *,
    event: Event,
    roster: Roster,
    settings: Settings,
    authenticity: Authenticity,
    now: datetime,
    randomness: Randomness,
) -> Situation:
    """Everything that is known about the message, as one value; changes nothing."""
    sender = message.sender
    own_id = message.message_id if isinstance(message, ParsedMessage) else ""
    owners = roster.owners(sender.key) if sender else ()
    answered = tuple(_answered(tx, row, dead=dead) for row, dead in _rows_of_tokens(tx, reading.anchors.tokens))
    known = _correspondences(tx, _addresses_of(message, reading), reading.anchors.reference)
    answered_to = answered_at(message, authenticity, settings.rules)
    return Situation(
        now=now,
        arrived_at=raw.arrived_at,
        junk=raw.junk,
        event=event,
        roster=roster,
        settings=settings,
        fresh=_fresh(tx, raw, randomness),
        sender=sender,
        owners=owners,
        authenticity=authenticity,
        own=bool(own_id) and _row_of_message_id(tx, own_id) is not None,
        duplicate=inbound.is_duplicate(tx, raw.place, inbound.digest(tx, message, raw.octets)),
        before_start=inbound.before_start(tx, raw.place),
        answered=tuple(sorted(answered, key=lambda each: not _was_sent_to(each, sender, owners))),
        bounced=_bounced(tx, message, reading),
        known_ids=_known(tx, reading),
        party_in=_tickets(tx, known.ticket_ids),
        erased_party=known.erased,
        unsafe=known.unsafe,
        answers_today=_answers(tx, _heard_at(answered_to, owners, answered, roster), now - DAY),
        tickets=_for_commands(tx, reading) if reading.view.commands and owners else (),
    )


def dossier(tx: Transaction, ticket_id: str) -> Dossier:
    """Everything that a reader of the ticket may be shown."""
    found, entries = tickets.dossier(tx, ticket_id)
    return Dossier(found, entries, outbox.ledger(tx, ticket_id))


def _fresh(tx: Transaction, raw: RawMessage, randomness: Randomness) -> Fresh:
    place = (raw.place.folder, str(raw.place.uidvalidity), str(raw.place.uid))
    return Fresh(
        ticket_id=randomness.octets(16, "ticket", *place).hex(),
        code=codes.code_name(randomness, lambda code: tickets.code_taken(tx, code), *place),
        correspondence_id=randomness.octets(16, "correspondence", *place).hex(),
        reference=codes.reference(randomness, lambda found: _reference_row(tx, found) is not None, *place),
        message_id=randomness.octets(16, "message", *place).hex(),
    )


def _rows_of_tokens(tx: Transaction, tokens: Iterable[str]) -> list[tuple[Row[tuple[object, ...]], bool]]:
    """The mails that the tokens belong to, in the tokens' order: what is answered comes before what is only quoted."""
    prints = [tx.fingerprint("token", value) for value in tokens]
    joined = outbox_table.join(token, token.c.outbox_id == outbox_table.c.id)
    columns = select(outbox_table, token.c.dead_at, token.c.token_print)
    rows = tx.connection.execute(columns.select_from(joined).where(token.c.token_print.in_(prints))).all()
    return [(row, row.dead_at is not None) for row in sorted(rows, key=lambda row: prints.index(row.token_print))]


def _row_of_message_id(tx: Transaction, message_id: str) -> Row[tuple[object, ...]] | None:
    wanted = outbox_table.c.message_id_print == tx.fingerprint("message-id", message_id)
    return tx.connection.execute(select(outbox_table).where(wanted)).first()


def _answered(tx: Transaction, row: Row[tuple[object, ...]], *, dead: bool) -> Answered:
    mail = outbox.mail_of(tx, row)
    recipient = mail.letter.recipient
    return Answered(
        letter=row.letter,
        ticket=tickets.ticket(tx, row.ticket_id) if row.ticket_id else None,
        person_id=recipient.person_id if isinstance(recipient, ToMember) else None,
        correspondence_id=recipient.correspondence_id if isinstance(recipient, ToParty) else None,
        dead=dead,
        others_words=mail.others_words,
        text=_text(mail),
    )


def _text(mail: Mail) -> str:
    part = email.message_from_bytes(mail.octets, policy=email.policy.SMTP).get_body(("plain",))
    return "" if part is None else str(part.get_content())


def _bounced(tx: Transaction, message: ParsedMessage | Unreadable, reading: Reading) -> Bounced | None:
    """The mail of ours that a bounce is about: by the Message-ID or the token in whatever part came back."""
    if reading.kind is not Kind.BOUNCE or isinstance(message, Unreadable):
        return None
    returned = message.returned_text + "\n" + message.text
    found = [value for word in returned.split() if (value := token_of_message_id(word))]
    ids = (message.returned_message_id, *reading.anchors.message_ids)
    candidates = [row for value in ids if value and (row := _row_of_message_id(tx, value)) is not None]
    candidates += [row for row, _ in _rows_of_tokens(tx, (*found, *tokens_in(returned), *reading.anchors.tokens))]
    if not candidates:
        return None
    row = candidates[0]
    answered = _answered(tx, row, dead=False)
    return Bounced(row.id, row.letter, answered.ticket, answered.person_id, answered.correspondence_id)


def _known(tx: Transaction, reading: Reading) -> tuple[Ticket, ...]:
    """The tickets that the message's ids or reference belong to, token or not."""
    anchors = reading.anchors
    prints = [tx.fingerprint("message-id", value) for value in anchors.message_ids]
    ids = [row.ticket_id for row in tx.connection.execute(select(entry).where(entry.c.message_id_print.in_(prints)))]
    sent = select(outbox_table).where(outbox_table.c.message_id_print.in_(prints))
    ids += [row.ticket_id for row in tx.connection.execute(sent) if row.ticket_id]
    row = _reference_row(tx, anchors.reference) if anchors.reference else None
    if row is not None and row.details_sealed:
        ids.append(row.ticket_id)
    return _tickets(tx, ids)


def _reference_row(tx: Transaction, reference: str) -> Row[tuple[object, ...]] | None:
    wanted = correspondence.c.reference_print == tx.fingerprint("reference", reference)
    return tx.connection.execute(select(correspondence).where(wanted)).first()


def _tickets(tx: Transaction, ids: Iterable[str]) -> tuple[Ticket, ...]:
    return tuple(tickets.ticket(tx, ticket_id) for ticket_id in dict.fromkeys(ids))


def _was_sent_to(answered: Answered, sender: Address | None, owners: Iterable[Person]) -> bool:
    """Whether a mail of ours went to whoever writes now, and does not merely stand in a quote of theirs."""
    known = answered.ticket.correspondences if answered.ticket else ()
    party = next((each for each in known if each.id == answered.correspondence_id), None)
    as_party = party is not None and sender is not None and party.address.key == sender.key
    return as_party or any(person.id == answered.person_id for person in owners)


def _addresses_of(message: ParsedMessage | Unreadable, reading: Reading) -> frozenset[str]:
    """The addresses by which a message may belong to a party: From, Reply-To, and those that a bounce is about."""
    found = [message.sender] if message.sender else []
    if isinstance(message, ParsedMessage):
        found += message.reply_to
        found += [Address(spec) for spec in failed_recipients(message)] if reading.kind is Kind.BOUNCE else []
    return frozenset(address.key for address in found)


@dataclass(frozen=True, slots=True, repr=False)
class _Known(Content):
    """What correspondences with some addresses say: their tickets, whether one is erased, who may not be written to."""

    ticket_ids: tuple[str, ...]
    erased: bool
    unsafe: frozenset[str]


def _correspondences(tx: Transaction, address_keys: frozenset[str], reference: str) -> _Known:
    prints = {tx.fingerprint("address", key): key for key in address_keys}
    wanted = select(correspondence).where(correspondence.c.address_print.in_(list(prints)))
    rows = tx.connection.execute(wanted.order_by(correspondence.c.ticket_id, correspondence.c.position)).all()
    by_reference = _reference_row(tx, reference) if reference else None
    return _Known(
        ticket_ids=tuple(row.ticket_id for row in rows if row.details_sealed),
        erased=any(not row.details_sealed for row in (*rows, by_reference) if row is not None),
        unsafe=frozenset(prints[row.address_print] for row in rows if row.unsafe),
    )


def _heard_at(
    answered_to: Address | None, owners: Iterable[Person], answered: Iterable[Answered], roster: Roster
) -> frozenset[str]:
    """Where a mail can make us write: where its writer is answered, and the first address of any member whom it is
    or claims to be.
    """
    people = [*owners, *(roster.get(each.person_id or "") for each in answered)]
    first = {person.emails[0].strip().casefold() for person in people if person is not None and person.emails}
    return frozenset(first | ({answered_to.key} if answered_to else set()))


def _answers(tx: Transaction, address_keys: Iterable[str], since: datetime) -> int:
    """Automatic answers to these addresses since then."""
    made = and_(
        outbox_table.c.address_print.in_([tx.fingerprint("address", key) for key in address_keys]),
        outbox_table.c.letter.in_(LIMITED),
        outbox_table.c.created_at > iso(since),
    )
    return int(tx.connection.execute(select(func.count()).where(made)).scalar_one())


def _for_commands(tx: Transaction, reading: Reading) -> tuple[Ticket, ...]:
    words = {word.lower() for command in reading.view.commands for word in command.argument.split()}
    found = {found.id: found for found in tickets.tickets(tx, TicketState.OPEN, TicketState.SET_ASIDE)}
    found |= {each.id: each for each in tickets.by_codes(tx, words)}
    return tuple(found.values())
