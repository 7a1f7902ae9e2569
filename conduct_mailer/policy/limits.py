"""Whether a message may be answered automatically, and if not, why a person must answer (T7 to T10).

The reason codes stand in the ticket's clocks and its readers' letters: a promise that no machine keeps is a person's.
"""

from __future__ import annotations

from conduct_mailer.model.address import Address
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import Kind, Reading, Wish
from conduct_mailer.model.settings import Rules
from conduct_mailer.model.situation import Authenticity, Situation
from conduct_mailer.model.ticket import Correspondence, PartyRole

NO_ADDRESS = "no-address"
OWN_ADDRESS = "own-address"
FORGED = "forged"
UNSAFE = "do-not-write"
LEGAL = "legal"
MACHINE_SIGN = "machine-sign"
LATE = "late"
LIMIT = "limit"
POISON = "poison"


def withheld(
    message: ParsedMessage | Unreadable, reading: Reading, situation: Situation, address: Address | None
) -> str:
    """The reason why no automatic answer goes to ``address``; ``""`` when one may."""
    rules = situation.settings.rules
    late = situation.now - situation.arrived_at > rules.late
    null_path = isinstance(message, ParsedMessage) and message.return_path == ""
    reasons = (
        (address is None, NO_ADDRESS),
        (address is not None and address.key == situation.event.address.casefold(), OWN_ADDRESS),
        (situation.authenticity is Authenticity.FORGED, FORGED),
        (Wish.DO_NOT_WRITE in reading.wishes, UNSAFE),
        (reading.legal, LEGAL),
        (isinstance(message, Unreadable) and message.reason == POISON, POISON),
        (reading.machine_sign or null_path, MACHINE_SIGN),
        (address is not None and address.key in situation.unsafe, UNSAFE),
        (late, LATE),
        (situation.answers_today >= rules.answers_per_day, LIMIT),
    )
    return next((reason for holds, reason in reasons if holds), "")


def party_address(message: ParsedMessage | Unreadable, situation: Situation) -> Address | None:
    """Where the writer of the message in hand is answered."""
    return answered_at(message, situation.authenticity, situation.settings.rules)


def answered_at(message: ParsedMessage | Unreadable, authenticity: Authenticity, rules: Rules) -> Address | None:
    """Where a writer is answered: From; Reply-To only where From is vouched for, or for a known web form."""
    sender = message.sender
    if sender is None or isinstance(message, Unreadable) or len(message.reply_to) != 1:
        return sender
    reply_to = message.reply_to[0]
    believed = is_form(sender.key, rules) or authenticity is Authenticity.ALIGNED
    return reply_to if believed and "@" in reply_to.spec else sender


def is_form(address_key: str, rules: Rules) -> bool:
    """Whether it is the address of a web form: it speaks for many, and identifies nobody."""
    return any(address_key == form.strip().casefold() for form in rules.forms)


def first_correspondence(reading: Reading, situation: Situation, address: Address | None) -> tuple[Correspondence, ...]:
    """The correspondence that a new ticket begins with; none where nobody can be answered."""
    if address is None:
        return ()
    fresh = situation.fresh
    role = PartyRole.APPELLANT if reading.kind is Kind.APPEAL else PartyRole.REPORTER
    unsafe = Wish.DO_NOT_WRITE in reading.wishes
    return (Correspondence(fresh.correspondence_id, fresh.ticket_id, role, fresh.reference, address, unsafe),)
