"""What our own letters say, when it comes back in a quote: that is no mention of anybody.

Only what our letters print is left out, in words that are attributed to us: the chairs, all of them together and in
full, general words such as "the organizers", and who handles the report, in full, where nothing in the answer speaks of
somebody in the letter. Everything else in such a quote may have been put there by the writer.
"""

from __future__ import annotations

import re

from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Person, Roster
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
    r"\bwill (?:look|see|read|be|get|write|help|handle|meet|call|ring|come|take|answer|speak|talk|sit|go|decide)\b|"
    r"\bcan (?:go|help|meet|come)\b|"
    r"\b(?:is|are) (?:on duty|looking|handling|with the committee:|at the [a-z ]*desk)|\b(?:is|are) read by\b|"
    r"\b(?:has|have|had) (?:decided|read|met|looked)\b|\b(?:was|were) (?:woken|called|told|informed)\b|"
    r"\bknow what to look\b|\bcommittee:|\bcommittee members? (?:are|is)\b"
)
_ACCUSES = re.compile(
    r"\b(?:about|against|regarding|concerning|involv\w+|accus\w+|mention\w*|behaviou?r|complain\w*|apart from|"
    r"except|not)\b|\byou(?:'ve| have)? (?:said|say|wrote|write|written|told|tell|report\w*|describ\w+|name|named)\b"
)
_POINTS = re.compile(
    r"\bone of (?:them|those|these|you|your)\b|\b(?:first|second|third|fourth|last|latter|former) (?:one|name|"
    r"person|of)\b|"
    r"\b(?:that|the|your|this) (?:committee member|colleague|member|name|names|list)\b|\b(?:is|are|was|"
    r"were) involved\b|"
    r"\b(?:he|she|they|it|who)(?:'s|'re| is| are| was| were) (?:also )?(?:on|part of|one of|the ones?|among|her|him|"
    r"them|who|friends|related|married|close|with you|an? (?:\w+ )?friend|(?:my|his|her|their) \w+|"
    r"in (?:your|this|that|the (?:list|team|committee|letter|mail)))\b|"
    r"\b(?:it|that|this)(?:'s| is| was|'d be| would be) (?:he|him|she|her|them)\b|"
    r"\b(?:not|except|but|than|without|besides|trust|show|let|knows?|knew) (?:him|her|them)\b|"
    r"\b(?:he|she|they) (?:must|should|ought|may|can|cannot|can't|mustn't|shouldn't|won't|would)(?: not| never)? "
    r"(?:see|read|handle|look|call|come|decide|be|have|get|write|meet)\b|"
    r"\b(?:he|she|they) did (?:it|this|that|so)\b|\b(?:friends?|mates?) (?:of|with) (?:his|hers|theirs|him|her|them)\b|"
    r"(?:\A|[.!?\n])\s*(?:yes|no|oh|well)?\W*(?:not )?(?:him|her|he|she|them|they)(?: again| please)?\s*(?:[.!?\n]|\Z)|"
    r"\b(?:both|either|neither|any) of\b|\b(?:both|the two|the pair|those two|these two)\b|"
    r"\b(?:somebody|someone|anybody|anyone|nobody|no one) (?:else|other)\b|\b(?:another|different) person\b|"
    r"\bher name\b|\b(?:named|named?s|listed|mentioned|above|below)\b|"
    r"\byou (?:name|list|mention|gave|assigned|put|sent)\b"
)
"""What an answer says of somebody whom the letter names."""
_PRONOUN = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|who|no|not|but|except|anyone|else|others?|yes)\b"
)
"""What may mean somebody whom the letter names, where it names no more than one."""
_NEVER = 99


def names_needed(own: str) -> int:
    """How many people a sentence of our letter must name at least, so that the answer means none of them by it.

    A pronoun may mean the only one, but nobody picks one out of several by it.
    """
    said = flat(cleaned("\n".join(line for line in own.splitlines() if not line.lstrip().startswith((">", "|")))))
    if _POINTS.search(said):
        return _NEVER
    return 2 if _PRONOUN.search(said) else 1


def without_our_words(text: str, roster: Roster, event: Event, *, bare: bool, handlers: int = _NEVER) -> str:
    """A text with quote marks and our own letters' words gone.

    ``bare`` says that marks alone mean a quote of ours. Who handles the report is left out too, where so many
    ``handlers`` are named together.
    """
    out = []
    for segment in segments(text):
        ours = is_ours(segment.attribution, event) if segment.attribution else bare and segment.depth == 1
        if ours and segment.depth < 0:
            continue
        kept = segment.text
        if ours and segment.depth <= 1:
            kept = _stripped(_without_handlers(cleaned(kept), roster, handlers), roster)
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


def _without_handlers(text: str, roster: Roster, fewest: int) -> str:
    """The text without the full names in sentences that say who handles the report, and accuse nobody."""
    lowered = flat(text).replace("\n", " ")
    letters = list(text)
    for sentence in _SENTENCE.finditer(lowered):
        if not _HANDLES.search(sentence[0]) or _ACCUSES.search(sentence[0]):
            continue
        named = [_places_of(person, sentence[0]) for person in roster.staff]
        if sum(map(bool, named)) >= fewest:
            for start, end in (span for spans in named for span in spans):
                letters[sentence.start() + start : sentence.start() + end] = " " * (end - start)
    return "".join(letters)


def _places_of(person: Person, sentence: str) -> list[tuple[int, int]]:
    """Where somebody's full name stands."""
    return [found.span() for name in _full_names(person) for found in re.finditer(rf"\b{re.escape(name)}\b", sentence)]


def _full_names(person: Person) -> set[str]:
    names = {name for name in (person.name, *person.aliases) if " " in name}
    names |= {f"{each} {person.name.split()[-1]}" for each in person.aliases if " " not in each}
    return {flat(name) for name in names}


def _with_the_others(span: tuple[int, int], places: list[list[tuple[int, int]]]) -> bool:
    return all(any(abs(span[0] - start) <= _REACH for start, _ in others) for others in places)


def _in_context(lowered: str, span: tuple[int, int]) -> bool:
    return bool(_CONTEXT.search(lowered[max(span[0] - _REACH, 0) : span[1] + _REACH]))
