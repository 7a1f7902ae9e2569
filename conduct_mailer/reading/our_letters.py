"""What our own letters say, when it comes back in a quote: that is no mention of anybody.

Only what our letters print is left out, in words that are attributed to us: the chairs, all of them together and in
full, general words such as "the organizers", and who handles the report, in full, where nothing in the answer speaks of
somebody in the letter. Everything else in such a quote may have been put there by the writer.
"""

from __future__ import annotations

import re

from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.reading.quotes import is_ours, is_written_into, segments
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
    r"except|not)\b|\byou(?:'ve| have)? (?:said|say|wrote|write|written|told|tell|report\w*|describ\w+|name|named)\b|"
    r"<-|\b(?:this|that) is (?:him|her|the)\b"
)
_SPEAKS_OF_THEM = re.compile(
    r"\bone of (?:them|those|these|you|your)\b|\bthe (?:first|second|third|fourth|last|latter|former)\b|"
    r"\b(?:first|second|third|fourth|last) (?:one|name|person|of|in)\b|"
    r"\bno+[!.]|\bnumber (?:one|two|three|four|\d)\b|"
    r"\b(?:that|the|your|this) (?:committee member|colleague|member|name|names|list)\b|\b(?:is|are|was|"
    r"were) involved\b|"
    r"\b(?:the|this|that|same) (?:man|woman|men|women|person|people|guy|lady|girl|boss|one|ones)\b|"
    r"\bmy (?:ex|boss|manager|stalker|brother|sister|cousin|uncle|aunt|husband|wife|partner|flatmate|friend)\b|"
    r"\b(?:conflict|share|choose|pick|prefer|women|men) (?:again|of|a|to|looked)\b|"
    r"\b(?:mr|ms|mrs|miss|frau|herr) [a-z]\b|"
    r"\b(?:hes|shes) (?:the|one|a|my|that|who)\b|"
    r"\b(?:thats|he|him|his|she|her|hers|they|theyre|them|their|theirs|not|but|except|anyone|else|other|"
    r"others|different|another)\b|"
    r"\b(?:er|ihn|ihm|sie|ihr|der|dem|el|ella|esa|ese|lui|elle|il|lei)\b|"
    r"(?<!thank you )(?<!thanks )\bboth\b|\b(?:either|neither|the two)\b|"
    r"\b(?:whose|guess)\b|\b(?:named|named?s|listed|mentioned|above|below)\b|"
    r"\byou (?:name|list|mention|gave|assigned|put|sent)\b"
)
"""What may mean somebody whom the letter names; in doubt it does."""
_QUOTED = (">", "|", "\u2502")
_BEHIND_A_BAR = re.compile(r"(?m)^ *[|\u2502].*$")
_TELLS = re.compile(r"\b(?:one of|two of|both of|he|she|his|her|him|they|by)\b")


def speaks_of_our_letter(text: str, roster: Roster) -> bool:
    """Whether the writer's own words may point to somebody whom the letter names ("it was one of those").

    Who answers point by point between the lines of a letter answers what stands above: only what stands below the
    last names is asked.
    """
    lines = flat(cleaned(text)).splitlines()
    quoted = [index for index, line in enumerate(lines) if line.lstrip().startswith(_QUOTED)]
    own = [index for index, line in enumerate(lines) if line.strip() and index not in set(quoted)]
    names = {name for person in roster.staff for name in _full_names(person)}
    naming = [index for index in quoted if any(name in lines[index] for name in names)]
    between = quoted and any(quoted[0] < index < quoted[-1] for index in own)
    start = naming[-1] if naming and between else -1
    return bool(_SPEAKS_OF_THEM.search(" ".join(lines[index] for index in own if index > start)))


def without_our_words(text: str, roster: Roster, event: Event, *, bare: bool, handlers: bool = False) -> str:
    """A text with quote marks and our own letters' words gone.

    ``bare`` says that marks alone mean a quote of ours, where no other line says whose words they are; ``handlers``
    that who handles the report is left out too.
    """
    out = []
    cut = segments(text)
    bare = bare and not any(segment.attribution for segment in cut)
    for segment in cut:
        ours = is_ours(segment.attribution, event) if segment.attribution else bare and segment.depth == 1
        if ours and segment.depth < 0:
            continue
        kept = segment.text
        if ours and segment.depth <= 1 and not is_written_into(segment):
            kept = cleaned(kept)
            kept = _stripped(_without_handlers(kept, roster) if handlers else kept, roster, marked=segment.depth > 0)
        out.append(kept)
    return "".join(out)


def _stripped(text: str, roster: Roster, *, marked: bool) -> str:
    """The text without what our letters say of us; behind a bar stand others' words.

    Where no marks tell what was quoted, a sentence that tells of somebody may be an answer, and is kept.
    """
    lowered = flat(text).replace("\n", " ")
    theirs = [found.span() for found in _BEHIND_A_BAR.finditer(text)]
    if not marked:
        theirs += [found.span() for found in _SENTENCE.finditer(lowered) if _TELLS.search(found[0])]
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
        if not any(begin <= start < stop for begin, stop in theirs):
            letters[start:end] = " " * (end - start)
    return "".join(letters)


def _without_handlers(text: str, roster: Roster) -> str:
    """The text without the full names in sentences that say who handles the report, and accuse nobody."""
    lowered = flat(text).replace("\n", " ")
    letters = list(text)
    for sentence in _SENTENCE.finditer(lowered):
        if not _HANDLES.search(sentence[0]) or _ACCUSES.search(sentence[0]):
            continue
        for start, end in (span for person in roster.staff for span in _places_of(person, sentence[0])):
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
