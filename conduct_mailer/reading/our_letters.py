"""What our own letters say, when it comes back in a quote: that is no mention of anybody.

Only what our letters print is left out, in words that are attributed to us: the chairs, all of them together and in
full, general words such as "the organizers", and who handles the report, in full, where nothing in the answer speaks of
somebody in the letter. Everything else in such a quote may have been put there by the writer.
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
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]|\Z)")
_HANDLES = re.compile(
    r"\bwill (?:look|see|read|be|get|write|help|handle|meet|call|come|take)\b|\bcan (?:go|help|meet|come)\b|"
    r"\b(?:is|are) (?:on duty|looking|handling|with the committee:)|\bknow what to look\b|\bcommittee:|"
    r"\bcommittee members? (?:are|is)\b"
)
_ACCUSES = re.compile(
    r"\b(?:about|against|regarding|concerning|involv\w+|accus\w+|mention\w*|behaviou?r|complain\w*|apart from|"
    r"except|not)\b"
)
_SPEAKS_OF_THEM = re.compile(
    r"\bone of (?:them|those|these|you|your)\b|\b(?:first|second|third|fourth|last|latter|former) (?:one|name|"
    r"person|of)\b|"
    r"\b(?:that|the|your|this) (?:committee member|colleague|member|name|names|list)\b|\b(?:is|are|was|"
    r"were) involved\b|"
    r"\b(?:he|she|they|it)(?:'s| is| are| was) (?:on|in|with|part of|one of|the one|among|her|him|them)\b|"
    r"\bher name\b|"
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|who|no|not|but|except|anyone|else|other|others)\b|"
    r"\b(?:named|named?s|listed|mentioned|above|below)\b|\byou (?:name|list|mention|gave|assigned|put|sent)\b|\byes\b"
)


def speaks_of_our_letter(text: str) -> bool:
    """Whether the writer's own words may point to somebody whom the letter names ("it was one of those")."""
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith((">", "|")))
    return bool(_SPEAKS_OF_THEM.search(flat(cleaned(own))))


def without_our_words(text: str, roster: Roster, event: Event, *, bare: bool, handlers: bool = False) -> str:
    """A text with quote marks and our own letters' words gone.

    ``bare`` says that marks alone mean a quote of ours, ``handlers`` that who handles the report is left out too.
    """
    out = []
    for segment in segments(text):
        ours = is_ours(segment.attribution, event) if segment.attribution else bare and segment.depth == 1
        if ours and segment.depth < 0:
            continue
        kept = segment.text
        if ours and segment.depth <= 1:
            kept = _stripped(cleaned(kept), roster)
            kept = _without_handlers(kept, roster) if handlers else kept
        out.append(kept)
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


def _without_handlers(text: str, roster: Roster) -> str:
    """The text without the full names in sentences that say who handles the report, and accuse nobody."""
    lowered = flat(text).replace("\n", " ")
    letters = list(text)
    for sentence in _SENTENCE.finditer(lowered):
        if _HANDLES.search(sentence[0]) and not _ACCUSES.search(sentence[0]):
            for name in _full_names(roster):
                for found in re.finditer(rf"\b{re.escape(name)}\b", sentence[0]):
                    start = sentence.start() + found.start()
                    letters[start : start + len(name)] = " " * len(name)
    return "".join(letters)


def _full_names(roster: Roster) -> set[str]:
    names = {name for person in roster.staff for name in (person.name, *person.aliases) if " " in name}
    names |= {
        f"{each} {person.name.split()[-1]}" for person in roster.staff for each in person.aliases if " " not in each
    }
    return {flat(name) for name in names}


def _with_the_others(span: tuple[int, int], places: list[list[tuple[int, int]]]) -> bool:
    return all(any(abs(span[0] - start) <= _REACH for start, _ in others) for others in places)


def _in_context(lowered: str, span: tuple[int, int]) -> bool:
    return bool(_CONTEXT.search(lowered[max(span[0] - _REACH, 0) : span[1] + _REACH]))
