"""Failures. What a message says is never one of them: content problems are values.

ConductMailerError
├── ConfigurationError       what the operator wrote cannot be used; exit status 78 at a first start
├── Temporary                try again later; anything unknown counts as this
│   ├── MailboxUnavailable   the IMAP server cannot be reached or used
│   └── StoreUnavailable     the database cannot be opened or written
└── GateClosed               a mail was about to go to somebody who may not have it: nothing is sent

Messages of these carry code names, keys and reason codes: never content, addresses or secrets.
"""

from __future__ import annotations


class ConductMailerError(Exception):
    """Everything that this program raises on purpose. Its text is fit for an operator to read."""


class ConfigurationError(ConductMailerError):
    """One or more things in the configuration that must be mended; ``problems`` has a line for each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Temporary(ConductMailerError):  # noqa: N818 - the word that is used of it everywhere
    """Something that may go well later. ``reason`` is a stable code name."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(text or reason)
        self.reason = reason


class MailboxUnavailable(Temporary):
    """The IMAP server cannot be reached or used now."""


class StoreUnavailable(Temporary):
    """The database cannot be opened or written now."""


class GateClosed(ConductMailerError):  # noqa: N818 - the same
    """A mail was about to go to somebody who may not have it."""
