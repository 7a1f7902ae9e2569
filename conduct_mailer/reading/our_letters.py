"""What our own letters say, when it comes back in a quote: that is no mention of anybody.

Only what our letters print is left out, in words that are attributed to us: the chairs, all of them together and in
full, and general words such as "the organizers". Everything else in such a quote may have been put there by the writer.
"""

from __future__ import annotations

import re

from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.reading.quotes import is_ours, segments
from conduct_mailer.reading.spelling import cleaned, flat

_GENERAL = re.compile(
    r"\b(?:(?:the|either|two|one of the|both|any of the|other|one) ){0,4}(?:chairs?|organi[sz]ers?|committee|"
    r"volunteers|staff|conduct team|response (?:team|committee)|members? of the committee|committee members?)\b|"
    r"\b(?:of|on|from) the (?:event's )?team\b|\bregistration desk\b|\b(?:one|all|both) of us\b"
)
_SINGLED_OUT = re.compile(r"\b(?:session|track|program|programme|room|panel) \Z")
_CONTEXT = re.compile(r"\b(?:chairs?|committee|organi[sz]ers?)\b")
_REACH = 90


def without_our_words(text: str, roster: Roster, event: Event, *, bare: bool) -> str:
    """A text with quote marks and our own letters' words gone; ``bare`` says that marks alone mean a quote of ours."""
    out = []
    for segment in segments(text):
        ours = is_ours(segment.attribution, event) if segment.attribution else bare and segment.depth == 1
        if ours and segment.depth < 0:
            continue
        out.append(_stripped(cleaned(segment.text), roster) if ours and segment.depth <= 1 else segment.text)
    return "".join(out)


def _stripped(text: str, roster: Roster) -> str:
    lowered = flat(text).replace("\n", " ")
    blank: list[tuple[int, int]] = [
        hit.span()
        for hit in _GENERAL.finditer(lowered)
        if not _SINGLED_OUT.search(lowered[max(hit.start() - 12, 0) : hit.start()])
    ]
    names = [flat(person.name) for person in roster.chairs]
    places = [[found.span() for found in re.finditer(re.escape(name), lowered)] for name in names]
    for spans in places:
        blank += [span for span in spans if _with_the_others(span, places) and _in_context(lowered, span)]
    letters = list(text)
    for start, end in blank:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _with_the_others(span: tuple[int, int], places: list[list[tuple[int, int]]]) -> bool:
    return all(any(abs(span[0] - start) <= _REACH for start, _ in others) for others in places)


def _in_context(lowered: str, span: tuple[int, int]) -> bool:
    return bool(_CONTEXT.search(lowered[max(span[0] - _REACH, 0) : span[1] + _REACH]))
