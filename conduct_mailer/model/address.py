"""An Internet mail address (RFC 5322, section 3.4)."""

from __future__ import annotations

from dataclasses import dataclass

from conduct_mailer.model.content import Content


@dataclass(frozen=True, slots=True, repr=False)
class Address(Content):
    """A mailbox: ``spec`` is the addr-spec (``local@domain``), ``name`` the display name, which proves nothing."""

    spec: str
    name: str = ""

    @property
    def key(self) -> str:
        """What two spellings of one mailbox have in common: used to compare and to look up, never to send to."""
        return self.spec.strip().casefold()

    @property
    def domain(self) -> str:
        """The part behind the last ``@``, lower case."""
        return self.spec.rpartition("@")[2].strip().lower()
