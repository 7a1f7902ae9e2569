"""The only place that reads the time or draws randomness; everything else is given them."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        return datetime.now(UTC)


class Randomness(Protocol):
    """Gives octets that nobody can guess.

    ``purpose`` names what they are for (recipient, letter, day), so that a repeatable source can give every mail its
    own stream: what somebody receives then does not depend on mail that they do not receive.
    """

    def octets(self, count: int, *purpose: str) -> bytes:
        """``count`` octets."""
        ...


class SystemRandomness:
    """The operating system's randomness, whatever it is for."""

    def octets(self, count: int, *_purpose: str) -> bytes:
        """``count`` octets."""
        return secrets.token_bytes(count)
