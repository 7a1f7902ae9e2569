"""What becomes of a mail after an attempt to send it. Unknown means temporary; a row is never thrown away (T30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from conduct_mailer.model.letter import Accepted, Claimed, Deferred, Refused, SendResult
from conduct_mailer.model.ticket import SendState

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 40, 60))
"""How long to wait after the first, second, ... attempt that was put off; the last one again and again."""

BARE = 2
"""The variant with nothing of a report in it: 0 has attachments, 1 has none."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where the row stands now; ``at`` is when a waiting one is due again, ``variant`` what is then sent."""

    state: SendState
    at: datetime | None
    variant: int
    reason: str = ""


def backoff(attempts: int) -> timedelta:
    """The pause after that many attempts (1 or more)."""
    return BACKOFF[min(attempts, len(BACKOFF)) - 1]


def after(result: SendResult, claimed: Claimed, now: datetime) -> NextStep:
    """What happens next."""
    match result:
        case Accepted():
            return NextStep(SendState.ACCEPTED, None, claimed.variant)
        case Deferred(reason=reason):
            return NextStep(SendState.WAITING, now + backoff(claimed.attempts), claimed.variant, reason)
        case Refused(reason="address"):
            return NextStep(SendState.REFUSED, None, claimed.variant, "address")
        case Refused(reason=reason):
            if claimed.variant < BARE:
                return NextStep(SendState.WAITING, now, claimed.variant + 1, reason)
            return NextStep(SendState.REFUSED, None, claimed.variant, reason)
