"""A text cut into clauses: pieces of about a thought each, which a reader can be shown and a question can be asked of.

Sentences are cut where they end, long ones at their conjunctions and commas; a list, a chat or a table at its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 12_000
"""Characters that are looked at."""

_CLOSES = r"(?P<closes>[\"'\u201d\u2019)\]*_]*)"
_BREAK = re.compile(rf"\n[ \t>|]*\n|(?<=[.!?;\u2026]){_CLOSES}(?:[ \t]*\n|[ \t]+(?=\S))|\n")
_ABBREVIATION = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|no|vs|approx|ca|e\.g|i\.e|etc|p|a)\.|\b\w\.)\Z", re.IGNORECASE)
_TAIL = 12
"""Characters in which an abbreviation can stand."""

_ITEM = re.compile(r"\s*(?:[-*\u2022>|]|\[?\d{1,2}[:.)\]]|[\w@. ]{1,20}: )")
_JOINT = re.compile(
    r",? +(?=(?:and|but|so|then|because|when|while|which|und|aber|y|pero|et|mais|after|before|who)\b)"
    r"|(?<=,) +|(?<=:) +| [-\u2013\u2014]+ "
)
_FULL_LINE, _LINE_THAT_GOES_ON = 52, 40
"""Characters after which a line may have been wrapped; where the next begins with a small letter, the second."""

_LONG, _SHORT, _REST = 24, 8, 4
"""Words: of a sentence that is cut further, of the shortest piece that is cut off, and of what may be left."""


def clauses(text: str) -> tuple[str, ...]:
    """The clauses in their order, their white space folded; those without a letter or figure are left out."""
    return tuple(clause for sentence in _sentences(text[:MOST]) for clause in _cut(sentence))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for found in _BREAK.finditer(text):
        if _ends(text, start, found):
            yield text[start : found.start()] + (found["closes"] or "")
            start = found.end()
    yield text[start:]


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a break is one: a line that was only wrapped goes on, and so does what an abbreviation stands in."""
    if found[0] != "\n":
        return not _ABBREVIATION.search(text[max(start, found.start() - _TAIL) : found.start()])
    length = found.start() - max(start, text.rfind("\n", start, found.start()) + 1)
    following = text[found.end() : found.end() + 90].partition("\n")[0]
    goes_on = length >= _FULL_LINE and following and not _ITEM.match(following)
    return not (goes_on or (length >= _LINE_THAT_GOES_ON and following[:1].islower()))


def _cut(sentence: str) -> Iterator[str]:
    folded = " ".join(sentence.split()).strip(" >|")
    if not re.search(r"\w", folded):
        return
    start = 0
    for joint in _JOINT.finditer(folded) if len(folded.split()) > _LONG else ():
        before, after = folded[start : joint.start()], folded[joint.end() :]
        if len(before.split()) >= _SHORT and len(after.split(maxsplit=_REST)) >= _REST:
            yield before.strip()
            start = joint.end()
    yield folded[start:].strip()
