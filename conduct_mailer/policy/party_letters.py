"""The commands that write to the reporter: reply, update, outcome. Every reader gets a copy of every letter.

A letter that holds anything of our own mails is refused: a program may quote them below the command without a mark that
shows where the quote begins, and in them stand names, code names and tokens.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conduct_mailer.model.decision import Effect, KeepLetter, RecordOutcome, Say
from conduct_mailer.model.ticket import Correspondence, OutcomeKind
from conduct_mailer.policy.code_names import is_code_name
from conduct_mailer.policy.orders import Done, Order, Problem

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PERMANENT_KINDS = frozenset({OutcomeKind.PERMANENT_BAN})

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
    """The same, which meets the 7-day promise and sets the next one."""
    now, zone = order.situation.now, order.situation.event.zone
    latest = now + order.situation.settings.promises.update_within
    first, _, rest = order.argument.partition(" ")
    day = parse_day(first, now, zone)
    if isinstance(day, Problem):
        return day
    next_by = latest if day is None else min(end_of(day, zone), latest)
    if day is not None and end_of(day, zone) > latest + timedelta(days=1):
        return Problem("the next promise can be at most 7 days away")
    if next_by <= now:
        return Problem("that day is over")
    text = order.words if day is None else f"{rest}\n{order.text}".strip()
    return _letter(order, "update", text, {"next_by": next_by})


def outcome(order: Order) -> Done | Problem:
    """The same, with the decision; the ticket may close once the reporter's server has taken it."""
    kinds = ", ".join(kind.value for kind in OutcomeKind)
    first, _, rest = order.argument.partition(" ")
    try:
        kind = OutcomeKind(first.strip().lower())
    except ValueError:
        return Problem(f"which outcome? Write one of {kinds} behind the command")
    permanent, until = kind in PERMANENT_KINDS, None
    words = rest.split(maxsplit=2)
    if words[:1] == ["permanent"]:
        permanent, rest = True, rest.partition(" ")[2]
    elif len(words) >= 2 and words[0] == "until":  # noqa: PLR2004 - "until" and its date
        day = parse_day(words[1], order.situation.now, order.situation.event.zone)
        if not isinstance(day, date):
            return Problem("until when? Write a date such as 2027-10-31")
        until, rest = end_of(day, order.situation.event.zone), " ".join(words[2:])
    text = f"{rest}\n{order.text}".strip()
    facts: dict[str, object] = {"outcome": kind.value, "permanent": permanent, "until": until}
    done = _letter(order, "outcome", text, facts)
    if isinstance(done, Problem):
        return done
    record = RecordOutcome(order.the_ticket.id, kind, permanent, until)
    return Done((record, *done.effects), done.sentence, done.clocks)


def _letter(order: Order, letter: str, text: str, facts: dict[str, object]) -> Done | Problem:
    ticket, to = order.the_ticket, order.the_ticket.first_correspondence
    if not text:
        return Problem("the letter has no text; write it on the lines below the command")
    if to is None:
        return Problem("there is no address to write to")
    if to.unsafe:
        return Problem("the writer said that mail is not safe; if you know better, use the command safe-to-write first")
    taken = _of_our_mails(text, order.own) or _taken_over(text, order.answered)
    if taken:
        return Problem(
            f"its text has {taken}, so it would show the writer a mail of ours; write /end below your letter"
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
        _copy(order, letter, text, to),
    )
    return Done(effects, f"Your {letter} goes to the {to.role.value}.", order.looked())


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
    """An ISO date or a weekday (the next such day, today included); ``None`` for a word that is neither."""
    wanted = word.strip(" ,.:").lower()
    today = now.astimezone(zone).date()
    matches = [index for index, name in enumerate(WEEKDAYS) if name == wanted or name[:3] == wanted]
    if matches:
        return today + timedelta(days=(matches[0] - today.weekday()) % 7)
    if not wanted[:4].isdigit() or "-" not in wanted:
        return None
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        return Problem("I cannot read that date; write it as 2026-10-31, or a weekday")


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The end of that day in the event's zone."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone)
