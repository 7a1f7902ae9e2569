"""Which promise a party's letter meets when its server takes it, and which one is open again when it does not.

R-32 (an acknowledgement counts when the mail server took it, and no longer when it bounces), R-33 (only an update or
outcome to the reporter meets the seven days), R-40.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from conduct_mailer.model.letter import Letter, ToParty
from conduct_mailer.model.ticket import Clocks
from conduct_mailer.store import tickets
from conduct_mailer.store.database import Transaction

AT_MOST = timedelta(days=7)


def accepted(tx: Transaction, letter: Letter, now: datetime) -> None:
    """The server took the letter."""
    clocks = _clocks_of(tx, letter)
    if clocks is None:
        return
    clocks = replace(clocks, acknowledged_at=clocks.acknowledged_at or now, person_must_answer="")
    if letter.name == "update":
        next_by = letter.facts.get("next_by")
        due = next_by if isinstance(next_by, datetime) else now + AT_MOST
        clocks = replace(clocks, answered_at=now, update_due=due)
    elif letter.name == "outcome":
        clocks = replace(clocks, answered_at=now, outcome_accepted_at=now, update_due=None)
    _keep(tx, letter, clocks)


def refused(tx: Transaction, letter: Letter) -> None:
    """The server refused the letter for good."""
    clocks = _clocks_of(tx, letter)
    if clocks is not None and clocks.acknowledged_at is None:
        _keep(tx, letter, replace(clocks, person_must_answer="refused"))


def bounced(tx: Transaction, letter: Letter, now: datetime) -> None:
    """The letter came back after its server had taken it."""
    clocks = _clocks_of(tx, letter)
    if clocks is None:
        return
    clocks = replace(clocks, acknowledged_at=None, person_must_answer="bounced")
    if letter.name in ("update", "outcome"):
        clocks = replace(clocks, answered_at=None, outcome_accepted_at=None, update_due=now)
    _keep(tx, letter, clocks)


def _clocks_of(tx: Transaction, letter: Letter) -> Clocks | None:
    """The clocks of the ticket whose first party the letter is to; ``None`` for any other letter."""
    if letter.ticket_id is None or not isinstance(letter.recipient, ToParty):
        return None
    found = tickets.ticket(tx, letter.ticket_id)
    first = found.first_correspondence
    return found.clocks if first is not None and first.id == letter.recipient.correspondence_id else None


def _keep(tx: Transaction, letter: Letter, clocks: Clocks) -> None:
    if letter.ticket_id is not None:
        tickets.set_clocks(tx, letter.ticket_id, clocks)
