"""From what is to be said to rows in the outbox, inside the transaction that decided it.

The readers' gate stands here for the first time; it stands again in :mod:`conduct_mailer.flow.delivery`.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime

from conduct_mailer.flow.office import Office
from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft, Recorded
from conduct_mailer.model.letter import Audience, Letter, Recipient, ToMember, ToOperator, ToParty
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Correspondence, Ticket
from conduct_mailer.policy import letters
from conduct_mailer.policy.readers import gate
from conduct_mailer.store import outbox, tickets
from conduct_mailer.store.database import Transaction


def post(tx: Transaction, office: Office, recorded: Recorded, roster: Roster, now: datetime) -> int:
    """Write, gate, compose and queue everything that ``recorded`` leaves to be said; how many mails that made.

    Raises ``GateClosed`` when a letter is addressed to somebody who may not have it; the transaction is then undone.
    """
    drafts = letters.write(recorded, roster, now)
    queue(tx, office, drafts, recorded.tickets, roster, now)
    return len(drafts)


def queue(
    tx: Transaction,
    office: Office,
    drafts: Iterable[Draft],
    known: Mapping[str, Ticket],
    roster: Roster,
    now: datetime,
) -> None:
    """Gate, compose and queue drafts; ``known`` are tickets at hand, any other is looked up."""
    for draft in drafts:
        letter = draft.letter
        mentioned = {each: known.get(each) or tickets.ticket(tx, each) for each in _mentioned(letter)}
        about = tuple(mentioned[ticket_id] for ticket_id in letter.about)
        passed = gate(letter.recipient, about, correspondence_of(letter.recipient, mentioned.values()), roster, now)
        thread = outbox.thread(tx, letter.ticket_id, letter.recipient)
        mail = office.composer.compose(draft, thread, _token(office, draft, now), now)
        not_before = now + office.settings.rules.hold if letter.hold else now
        outbox.put(tx, mail, passed, now, not_before)


def _mentioned(letter: Letter) -> tuple[str, ...]:
    own = () if letter.ticket_id is None else (letter.ticket_id,)
    return tuple(dict.fromkeys((*own, *letter.about)))


def post_to_operator(
    tx: Transaction, office: Office, letter: str, facts: Mapping[str, object], roster: Roster, now: datetime
) -> None:
    """Queue a mail to whoever runs the machine, if anybody is named for that; it is never about a ticket's content."""
    if not office.operator:
        return
    draft = Draft(Letter(letter, Audience.OPERATOR, ToOperator(), facts), Address(office.operator))
    queue(tx, office, (draft,), {}, roster, now)


def correspondence_of(recipient: Recipient, tickets: Iterable[Ticket]) -> Correspondence | None:
    """The correspondence that a party's letter belongs to, among those of ``tickets``; ``None`` for anybody else."""
    if not isinstance(recipient, ToParty):
        return None
    known = (entry for ticket in tickets for entry in ticket.correspondences)
    return next((entry for entry in known if entry.id == recipient.correspondence_id), None)


def _token(office: Office, draft: Draft, now: datetime) -> str:
    """128 random bits, drawn for this recipient, letter and day."""
    letter = draft.letter
    purpose = (_who(letter.recipient), letter.name, letter.ticket_id or "", now.date().isoformat())
    octets = office.randomness.octets(16, "token", *purpose)
    return base64.b32encode(octets).decode("ascii").rstrip("=").lower()


def _who(recipient: Recipient) -> str:
    match recipient:
        case ToMember(person_id=person_id):
            return person_id
        case ToParty(correspondence_id=correspondence_id):
            return correspondence_id
        case ToOperator():
            return "operator"
