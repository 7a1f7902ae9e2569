"""Where a text stops being its writer's own: attributions, header blocks, quote marks, and whose words those are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
BLANKS = " \t\u00a0\u3000\r\n" + INVISIBLE

_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a \u00e9crit|a ecrit|escribi\u00f3|escribio|ha scritto|escreveu|skrev|schreef|"
    r"napisa\u0142|napisa\u0142a|napsal|kirjoitti|\u043f\u0438\u0448\u0435\u0442|\u043d\u0430\u043f\u0438\u0441\u0430\u043b)\b",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"[-_ ]{2,20}(?:original message|urspr\u00fcngliche nachricht|message d'origine|mensaje original|"
    r"messaggio originale|mensagem original|oorspronkelijk bericht)[-_ ]{2,20}\Z",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"(?:[-_ ]{2,20}(?:forwarded message|weitergeleitete nachricht|message transf\u00e9r\u00e9|mensaje reenviado)"
    r"[-_ ]{0,20}|begin forwarded message:?|anfang der weitergeleiteten nachricht:?)\Z",
    re.IGNORECASE,
)
_FIRST_FIELD = re.compile(r"\*?(?:from|von|de|da|van|fr\u00e5n|od)\*?\s?:", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoy\u00e9|\u00e0|objet|enviado|fecha|para|asunto|"
    r"inviato|data|oggetto|assunto|verzonden|aan|onderwerp|reply-to)\*?\s?:",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{8,80}\Z")
_SPEC = re.compile(r"[^\s<>()\[\],;:\"]{1,64}@[^\s<>()\[\],;:\"]{1,255}")
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_ATTRIBUTION_LINES = 3
_HEADER_REACH = 12


@dataclass(frozen=True, slots=True, repr=False)
class Segment(Content):
    """A stretch of text by one hand: ``attribution`` says whose it is (empty: the writer's), ``depth`` counts marks."""

    text: str
    attribution: str = ""
    depth: int = 0


def bare(line: str) -> str:
    """A line without the blanks and invisible characters around it."""
    return line.strip(BLANKS)


def is_marked(line: str) -> bool:
    """Whether a line carries a quote mark: ``>``, or the bar before others' words in our own mails."""
    return bare(line).startswith((">", "\u2502", "|"))


def is_forward(line: str) -> bool:
    """Whether a line announces a forwarded message."""
    return bool(_FORWARD.match(bare(line)))


def is_divider(line: str) -> bool:
    """Whether a line is the dashes above an answered message."""
    return bool(_DIVIDER.match(bare(line)))


def attribution_at(lines: Sequence[str], index: int) -> int:
    """How many lines an attribution ("On ... wrote:") takes that begins at ``index``; none is 0."""
    if not bare(lines[index]) or is_marked(lines[index]):
        return 0
    joined = ""
    for count, line in enumerate(lines[index : index + _ATTRIBUTION_LINES], start=1):
        if not bare(line) or is_marked(line):
            return 0
        joined = f"{joined} {bare(line)}"
        if joined.endswith(":"):
            return count if _WROTE.search(joined[-400:]) and _dated(joined) else 0
    return 0


def header_block_at(lines: Sequence[str], index: int) -> int:
    """How many lines a pasted header block (From, Sent, To, Subject) takes that begins at ``index``; none is 0."""
    if not _FIRST_FIELD.match(bare(lines[index])):
        return 0
    last, fields = index, 0
    for position in range(index + 1, min(index + _HEADER_REACH, len(lines))):
        line = bare(lines[position])
        if not line:
            continue
        if not _OTHER_FIELD.match(line):
            break
        last, fields = position, fields + 1
    return last - index + 1 if fields >= 2 else 0  # noqa: PLR2004 - From and two more are a header


def opens_quote(lines: Sequence[str], index: int) -> bool:
    """Whether what begins at ``index`` heads an answered message that runs to the end without quote marks."""
    line = bare(lines[index])
    if is_divider(line):
        return True
    if _RULE.match(line):
        return index + 1 < len(lines) and header_block_at(lines, index + 1) > 0
    return header_block_at(lines, index) > 0


def segments(text: str) -> tuple[Segment, ...]:
    """The text cut where the hand changes, in order; every line is in exactly one segment."""
    lines = text.splitlines(keepends=True)
    found: list[Segment] = []
    attribution, running, index = "", False, 0
    while index < len(lines):
        depth, inner = _depth(lines[index])
        plain = [inner, *(_depth(line)[1] for line in lines[index + 1 : index + _HEADER_REACH])]
        taken = attribution_at(plain, 0) or header_block_at(plain, 0)
        if taken:
            running = header_block_at(plain, 0) > 0
            attribution = " ".join(bare(line) for line in plain[:taken])
            found.append(Segment("".join(f"{bare(line)}\n" for line in plain[:taken]), attribution, -1))
            index += taken
            continue
        theirs = depth > 0 or running
        found.append(Segment(inner, attribution if theirs else "", depth))
        index += 1
    return _joined(found)


def is_ours(attribution: str, event: Event) -> bool:
    """Whether an attribution says that the words are the event's own: by its address or, without any, by its name.

    An attribution with anybody else's address is theirs, whatever name it shows.
    """
    head = re.split(r"\b(?:to|an|para|cc|subject|betreff)\s?:", attribution, maxsplit=1, flags=re.IGNORECASE)[0]
    specs = {found.casefold() for found in _SPEC.findall(head)}
    if specs:
        return specs == {event.address.casefold()}
    return bool(event.name) and event.name.casefold() in head.casefold()


def quotes_of_ours(quoted: str, event: Event) -> bool:
    """Whether a quote is attributed to the event's own address or name, and nobody has written into it."""
    cut = [segment for segment in segments(quoted) if segment.attribution]
    return any(is_ours(each.attribution, event) for each in cut) and not any(map(is_written_into, cut))


def is_written_into(segment: Segment) -> bool:
    """Whether lines without quote marks, below a header that is not theirs, hold the writer's own answers.

    They speak in the first person then, in which no letter of ours speaks.
    """
    return segment.depth == 0 and bool(segment.attribution) and bool(_FIRST_PERSON.search(segment.text))


def _dated(line: str) -> bool:
    return any(character.isdigit() for character in line) or bool(_SPEC.search(line))


def _depth(line: str) -> tuple[int, str]:
    rest, depth = line.lstrip(BLANKS[:4]), 0
    while rest.startswith(">"):
        rest, depth = rest[1:].lstrip(" \t\u00a0"), depth + 1
    return (depth, rest) if depth else (0, line)


def _joined(found: Sequence[Segment]) -> tuple[Segment, ...]:
    out: list[list[Segment]] = []
    for segment in found:
        if out and (out[-1][0].attribution, out[-1][0].depth) == (segment.attribution, segment.depth):
            out[-1].append(segment)
        else:
            out.append([segment])
    return tuple(Segment("".join(s.text for s in run), run[0].attribution, run[0].depth) for run in out)
