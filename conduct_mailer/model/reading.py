"""What a message says, found without any look-up (the values are those of the labelled corpus)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from conduct_mailer.model.content import Content


class Kind(StrEnum):
    """What the text is."""

    REPORT = "report"
    FOLLOWUP = "followup"
    APPEAL = "appeal"
    QUESTION = "question"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    SPAM = "spam"


MACHINE_KINDS = frozenset({Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK, Kind.SPAM})


class Field(StrEnum):
    """What the reporting guide invites people to include (R-27)."""

    CONTACT = "contact"
    PEOPLE = "people"
    WHEN = "when"
    WHERE = "where"
    ACCOUNT = "account"
    RECORD = "record"
    CONTEXT = "context"
    ONGOING = "ongoing"


class FieldState(StrEnum):
    """Whether a field was given; ``ANSWERED`` is "I don't know who it was". Only ``ABSENT`` is ever asked for."""

    FOUND = "found"
    ANSWERED = "answered"
    ABSENT = "absent"
    UNSURE = "unsure"


class Authorities(StrEnum):
    """What the writer says of police and other authorities (R-26)."""

    ASKED_TO_NOTIFY = "asked-us-to-notify"
    ASKED_WHICH = "asked-which"
    INVOLVED = "already-involved"
    DECLINED = "declined"
    NOT_STATED = "not-stated"


class Wish(StrEnum):
    """What the writer wishes; shown to readers as suggestions. ``DO_NOT_WRITE`` alone acts at once."""

    DO_NOT_WRITE = "do-not-write"
    DO_NOT_ACT = "do-not-act"
    DO_NOT_SHARE = "do-not-share"


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Content):
    """One thing found: ``about`` what (``people``, ``staff:rosa``, ``danger``), the words, where, by which rule."""

    about: str
    text: str
    where: str
    rule: str


@dataclass(frozen=True, slots=True, repr=False)
class CommandLine(Content):
    """A line of its own that begins with ``/``: ``/update friday We are still ...``, nothing checked yet.

    ``name`` is lower case without the slash; ``argument`` the rest of the line; ``text`` the lines below it up to the
    next command, ``/end``, the signature or the quote; ``line`` the line as it stands. ``below_quote``: quoted lines
    stand above it, so that it may be somebody else's. ``cut_short``: more words stand below a quoted line in its text.
    """

    name: str
    argument: str
    text: str
    line: str
    below_quote: bool = False
    cut_short: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class View(Content):
    """The text as a person is shown it: ``own`` what the writer wrote here, ``quoted`` what stands below or is cited.

    ``own`` followed by ``quoted`` loses nothing of the body. ``note`` is ``own`` without commands and their texts.
    """

    own: str
    quoted: str
    note: str
    commands: tuple[CommandLine, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Anchors(Content):
    """What in a message may tie it to a mail of ours: each enough to find the ticket, none enough to act.

    ``tokens`` are 26-character base32 strings from Message-IDs, plus-addresses and last lines; ``message_ids`` all of
    In-Reply-To and References; ``reference`` the hint in the subject.
    """

    tokens: tuple[str, ...] = ()
    message_ids: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Content):
    """Everything that a message says, with the words that say so.

    ``staff`` is true when anyone of the event's staff is mentioned, by name or by role; ``named`` the roster ids that
    are pointed to, every chair for "the chairs". ``machine_sign`` marks a real report that carries a sign of automatic
    mail: a ticket without an automatic answer. ``legal`` marks a request of police, court or lawyer (R-22).
    ``unreadable`` is the reason code of a message that nobody could read.
    """

    kind: Kind
    view: View
    anchors: Anchors = Anchors()
    fields: Mapping[Field, FieldState] = field(default_factory=dict)
    asks: tuple[Field, ...] = ()
    staff: bool = False
    named: frozenset[str] = frozenset()
    urgent: bool = False
    authorities: Authorities = Authorities.NOT_STATED
    wishes: frozenset[Wish] = frozenset()
    legal: bool = False
    machine_sign: bool = False
    unreadable: str = ""
    evidence: tuple[Finding, ...] = ()
