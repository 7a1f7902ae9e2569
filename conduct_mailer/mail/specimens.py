"""Made-up facts for every letter, so that every template is rendered before the first mail needs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Audience, LedgerRow, ReminderRow, TicketRow
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.model.ticket import AttachmentRef, Entry, EntryKind

_NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
_EVENT = Event(
    "Example Conference", "conduct@example.org", ZoneInfo("America/Los_Angeles"), guide_url="https://example.org"
)
_ROW = TicketRow(
    code="amber-heron",
    kind="report",
    arrived_at=_NOW,
    urgent=True,
    handler="",
    acknowledged=False,
    person_must_answer=True,
    looked_at=False,
    update_due=_NOW + timedelta(days=7),
    overdue=False,
    progress=40,
)
_ENTRY = Entry(
    message_id="0",
    kind=EntryKind.MESSAGE,
    at=_NOW,
    author="",
    address="somebody@example.org",
    subject="Something",
    view=View("Words.\nMore words.", "> quoted", "Words.", ()),
    attachments=(AttachmentRef("0", 0, "photo.jpg", "image/jpeg", 10, readable=False, sha256="0" * 64),),
    evidence=(Finding("people", "words", "body", "rule"),),
    fields={"people": "found", "when": "absent"},
    wishes=("do-not-act",),
    authorities="asked-which",
)
_NOTE = Entry("1", EntryKind.NOTE, _NOW, "Robin Example", "", "", View("A note.", "", "A note."))
_SENT = LedgerRow("Robin Example", "report", _NOW, "accepted")

_DAY, _WEEK = timedelta(hours=24), timedelta(days=7)
_COMMON: dict[str, object] = {"event": _EVENT, "now": _NOW}
_PARTY = {**_COMMON, "reference": "7KQ2-M4XD", "text": "Words to a party."}
_MEMBER = {
    **_COMMON,
    "me": "Sam Example",
    "code": "amber-heron",
    "kind": "report",
    "circle": "committee",
    "others": ("Robin Example", "Kim Example"),
    "state": "open",
    "row": _ROW,
    "held": True,
    "person_must_answer": "",
    "entries": (_ENTRY, _NOTE),
    "entry": _ENTRY,
    "ledger": (_SENT,),
    "exposed": (_SENT,),
}
_NO_TICKET = {**_COMMON, "me": "Sam Example", "code": "", "others": ()}
_MEMBER_LETTERS: dict[str, dict[str, object]] = {
    "report": {"acknowledgement": "late", "urgent": True, "reason": "", "answer_within": _DAY},
    "unreadable": {"acknowledgement": "sent", "urgent": False, "reason": "broken", "answer_within": _DAY},
    "followup": {"urgent": True, "closed": True},
    "note": {"entry": _NOTE, "happened": "Robin Example has taken this."},
    "copy": {"author": "Robin Example", "letter": "update", "text": "Words.", "to_role": "reporter"},
    "receipt": {"done": ("Done.",), "tells_readers": True, "words": "Words."},
    "refusal": {"problems": ("I do not know `/x`.",), "words": "Words."},
    "show": {},
    "shown": {"who": "Robin Example"},
    "who": {},
    "warning": {"reason": "not-verified"},
    "narrowed": {},
    "related": {"other_codes": ("quiet-lark", "calm-wren")},
    "bounced": {"letter": "acknowledgement", "person_id": None},
    "undelivered": {"letter": "report", "person_id": "robin", "whose": "Robin Example", "reason": "address"},
    "urgent": {"since": _NOW},
}
_MEMBER_LETTERS_OF_NO_TICKET: dict[str, dict[str, object]] = {
    "help": {
        "commands": (("take", ""), ("reply", "text"), ("new", "WORD")),
        "update_within": _WEEK,
        "urgent_repeat": timedelta(minutes=30),
    },
    "list": {"rows": (_ROW,), "set_aside": (_ROW,)},
    "confirm": {"command": "list"},
    "unverified": {"at": _NOW},
    "closed_thread": {},
    "digest": {"rows": (_ROW,), "set_aside": (_ROW,)},
    "reminder": {"rows": (ReminderRow("amber-heron", "update", _NOW, overdue=True),)},
    "bare": {},
}
_PARTY_LETTERS: dict[str, dict[str, object]] = {
    "acknowledgement": {
        "asks": ("people", "when", "where", "account", "ongoing", "record"),
        "urgent": False,
        "update_within": _WEEK,
    },
    "letter": {},
    "update": {"next_by": _NOW},
    "outcome": {"outcome": "warning", "permanent": False, "until": None},
    "bare": {},
}
_OPERATOR_LETTERS: dict[str, dict[str, object]] = {
    "outage": {"what": "imap", "since": _NOW},
    "restored": {"what": "imap", "since": _NOW, "until": _NOW},
    "sealed": {"count": 1},
    "unaccepted": {"codes": ("amber-heron",), "count": 1},
    "bare": {},
}

SPECIMENS: Mapping[tuple[Audience, str], Mapping[str, object]] = {
    **{(Audience.REPORTER, letter): {**_PARTY, **facts} for letter, facts in _PARTY_LETTERS.items()},
    **{(Audience.APPELLANT, letter): {**_PARTY, **facts} for letter, facts in _PARTY_LETTERS.items()},
    **{(Audience.COMMITTEE, letter): {**_MEMBER, **facts} for letter, facts in _MEMBER_LETTERS.items()},
    **{(Audience.COMMITTEE, letter): {**_NO_TICKET, **facts} for letter, facts in _MEMBER_LETTERS_OF_NO_TICKET.items()},
    **{(Audience.OPERATOR, letter): {**_COMMON, **facts} for letter, facts in _OPERATOR_LETTERS.items()},
}
"""Every letter that there is, with facts of the right shape."""
