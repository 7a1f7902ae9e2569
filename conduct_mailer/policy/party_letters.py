"""The commands that write to the reporter: reply, update, outcome. Every reader gets a copy of every letter.

A letter that holds anything of our own mails is refused: a program may quote them below the command without a mark that
shows where the quote begins, and in them stand names, code names and tokens.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conduct_mailer.model.decision import Effect, KeepLetter, RecordOutcome, Say
from conduct_mailer.model.ticket import Correspondence, OutcomeKind
from conduct_mailer.policy.code_names import is_code_name
from conduct_mailer.policy.orders import Done, Order, Problem
from conduct_mailer.policy.promises import in_days
from conduct_mailer.reading.known import index_of
from conduct_mailer.reading.names import names_in
from conduct_mailer.reading.spelling import cleaned

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PERMANENT_KINDS = frozenset({OutcomeKind.PERMANENT_BAN})

NO_DATE = (
    "only one date may stand behind `/update`, as 2026-10-09, as a weekday or as `tomorrow`; write the letter on the "
    "lines below"
)
_MORE_OF_A_DATE = re.compile(
    r"\d|(?:the \d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)

UNTIL = 2
"""How many words "until" and its date are."""

RUN = 3
"""How many lines in a row are a quote, and no chance."""
_PAIR = re.compile(r"[A-Za-z]+-[A-Za-z]+")
_BARRED = re.compile(r"^[ \t]*│", re.MULTILINE)
_REFERENCE = re.compile(
    r"^[* \t]*ref:|(?<![a-z0-9])(?=[a-z]*[2-7])[a-z2-7]{26}(?![a-z0-9])", re.MULTILINE | re.IGNORECASE
)
_FIRST_LINE = re.compile(r"never\s+to\s+whoever\s+wrote|you\s+alone\s+read\s+this", re.IGNORECASE)


def reply(order: Order) -> Done | Problem:
    """A letter to the reporter."""
    return _letter(order, "letter", order.words, {})


def update(order: Order) -> Done | Problem:
    """The same, which meets the promise of word within so many days and sets the next one."""
    now, zone = order.situation.now, order.situation.event.zone
    within = order.situation.settings.promises.update_within
    latest = now + within
    first, _, rest = order.argument.partition(" ")
    day = parse_day(first, now, zone) if first else None
    if isinstance(day, Problem):
        return day
    if (first and day is None) or _MORE_OF_A_DATE.match(rest):
        return Problem(NO_DATE)
    next_by = latest if day is None else min(end_of(day, zone), latest)
    if day is not None and end_of(day, zone) > latest + timedelta(days=1):
        return Problem(f"the next promise can be at most {in_days(within)} away")
    if next_by <= now:
        return Problem("that day is over")
    text, promised = f"{rest}\n{order.text}".strip(), f"promised word by {day_of(next_by, zone)}"
    return _saying(_letter(order, "update", text, {"next_by": next_by}, promised), f"They are {promised}.")


def outcome(order: Order) -> Done | Problem:
    """The same, with the decision; the ticket may close once the reporter's server has taken it."""
    if order.the_ticket.clocks.outcome_accepted_at is not None:
        return Problem("they have been told an outcome already; write `/reopen` first to tell them another")
    record = _decided(order)
    if isinstance(record, Problem):
        return record
    facts: dict[str, object] = {
        "outcome": record.kind.value,
        "permanent": record.permanent,
        "until": record.until,
    }
    named = _named(record, order.situation.event.zone)
    done = _saying(_letter(order, "outcome", order.text, facts, named), f"Recorded: {named}.")
    return done if isinstance(done, Problem) else replace(done, effects=(record, *done.effects))


def _decided(order: Order) -> RecordOutcome | Problem:
    """The kind of outcome and how long it holds, from the command's line, on which nothing else may stand."""
    now, zone = order.situation.now, order.situation.event.zone
    first, *words = order.argument.lower().split() or [""]
    try:
        kind = OutcomeKind(first)
    except ValueError:
        kinds = ", ".join(kind.value for kind in OutcomeKind)
        return Problem(f"which outcome? Write one of {kinds} behind the command")
    day = parse_day(words[1], now, zone) if words[:1] == ["until"] and len(words) == UNTIL else None
    until = end_of(day, zone) if isinstance(day, date) else None
    problem = _wrong_length(kind, words, until, now)
    if problem:
        return Problem(problem)
    return RecordOutcome(order.the_ticket.id, kind, kind in PERMANENT_KINDS or words == ["permanent"], until)


def _wrong_length(kind: OutcomeKind, words: list[str], until: datetime | None, now: datetime) -> str:
    """What is wrong with what stands behind the kind of an outcome; ``""`` for nothing."""
    if words[:1] == ["until"] and until is None and len(words) <= UNTIL:
        return "until when? Write a date such as 2027-10-31"
    if words and words != ["permanent"] and until is None:
        return (
            "only `permanent` or `until` and a date such as 2027-10-31 may stand behind the outcome; "
            "write the letter on the lines below"
        )
    if until is not None and until <= now:
        return "that day is over"
    if kind is OutcomeKind.TEMPORARY_BAN and until is None:
        return "until when? Write `/outcome temporary-ban until 2027-10-31`, with your date"
    if kind in PERMANENT_KINDS and until is not None:
        return "a permanent ban has no last day; for one that ends, write `temporary-ban until` and the date"
    return ""


def _named(record: RecordOutcome, zone: ZoneInfo) -> str:
    """The outcome in words: "temporary ban until Sunday 31 October 2027"."""
    kind = "nothing was done" if record.kind is OutcomeKind.NONE else record.kind.value.replace("-", " ")
    if record.until is not None:
        return f"{kind} until {day_of(record.until, zone)}"
    return f"{kind}, permanent" if record.permanent and record.kind not in PERMANENT_KINDS else kind


def _saying(done: Done | Problem, more: str) -> Done | Problem:
    return done if isinstance(done, Problem) else replace(done, sentence=f"{done.sentence} {more}")


def _letter(order: Order, letter: str, text: str, facts: dict[str, object], named: str = "") -> Done | Problem:
    """The letter and its copies, in which ``named`` stands beside its kind."""
    ticket, to = order.the_ticket, order.the_ticket.first_correspondence
    if not text:
        return Problem("the letter has no text; write it on the lines below the command")
    if to is None:
        return Problem("there is no address to write to")
    if to.unsafe:
        return Problem("the writer said that mail is not safe; if you know better, write `/safe-to-write` first")
    taken = _of_our_mails(text, order.own) or _taken_over(text, order.answered)
    if taken:
        return Problem(
            f"its text has {taken}, so it would show the writer a mail of ours; write `/end` below your letter"
        )
    names = _names(text, order, to)
    if names:
        return Problem(
            f"the letter has a name of one of our team in it: {names}. Take it out. Whoever is named there could no "
            "longer read this ticket once the writer answers and quotes it; sign no letter with your name"
        )
    effects: tuple[Effect, ...] = (
        KeepLetter(ticket.id, to.id, order.member.id, letter, text),
        Say(
            letter,
            "party",
            ticket_id=ticket.id,
            correspondence_id=to.id,
            facts={"text": text, **facts},
            automatic=False,
        ),
        _copy(order, f"{letter}: {named}" if named else letter, text, to),
    )
    return Done(effects, f"It is on its way to the {to.role.value}.", order.looked())


def _names(text: str, order: Order, to: Correspondence) -> str:
    """The words of a letter that are names of the event's people and not its reader's own, as they stand there."""
    found = names_in(cleaned(text), index_of(order.situation.roster)).found
    words = dict.fromkeys(" ".join(each.text.split()) for each in sorted(found, key=lambda each: each.start))
    readers = to.address.name.casefold().split()
    return ", ".join(f"“{word}”" for word in words if not set(word.casefold().split()) <= set(readers))


def _of_our_mails(text: str, own: str) -> str:
    """What of our own mails to members stands in a letter's text; ``""`` for nothing.

    A line behind a bar ends a letter, but what stands above it in an unmarked quote does not: so one anywhere counts.
    """
    if _REFERENCE.search(text):
        return "the last line of a mail of ours (ref:)"
    if _BARRED.search(own):
        return "a line behind a bar (│) in it or below it"
    if _FIRST_LINE.search(text):
        return "the first line of a mail of ours"
    if any(is_code_name(word) for word in _PAIR.findall(text)):
        return "a ticket's code name"
    return ""


def _taken_over(text: str, answered: str) -> str:
    """Whether three lines that follow each other in the mail that is answered do so in the letter."""
    ours, theirs = _lines(answered), _lines(text)
    runs = {ours[index : index + RUN] for index in range(len(ours) - RUN + 1)}
    taken = any(theirs[index : index + RUN] in runs for index in range(len(theirs) - RUN + 1))
    return "lines of the mail that you answer" if taken else ""


def _lines(text: str) -> tuple[str, ...]:
    """The lines that say something, without marks and what programs do to blanks."""
    bare = (" ".join(line.strip(" \t>|│*").split()).casefold() for line in text.splitlines())
    return tuple(line for line in bare if line)


def _copy(order: Order, letter: str, text: str, to: Correspondence) -> Say:
    facts = {"author": order.member.name, "letter": letter, "text": text, "to_role": to.role.value}
    return Say("copy", "readers", ticket_id=order.the_ticket.id, but=frozenset({order.member.id}), facts=facts)


def parse_day(word: str, now: datetime, zone: ZoneInfo) -> date | Problem | None:
    """An ISO date, "tomorrow" or a weekday (the next such day, today included); ``None`` for any other word."""
    wanted = word.strip(" ,.:").lower()
    today = now.astimezone(zone).date()
    if wanted == "tomorrow":
        return today + timedelta(days=1)
    matches = [index for index, name in enumerate(WEEKDAYS) if name == wanted or name[:3] == wanted]
    if matches:
        return today + timedelta(days=(matches[0] - today.weekday()) % 7)
    if not wanted[:4].isdigit() or "-" not in wanted:
        return None
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        return Problem("I cannot read that date; write it as 2026-10-31, or a weekday")


def day_of(moment: datetime, zone: ZoneInfo) -> str:
    """The day of a moment in words, as the event's zone has it."""
    day = moment.astimezone(zone)
    return f"{day:%A} {day.day} {day:%B %Y}"


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The end of that day in the event's zone."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone)
