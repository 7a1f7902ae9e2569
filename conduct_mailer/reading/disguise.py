"""Names that were disguised so that no program finds them: ``R0sa``, ``D*vika``, ``Gr@ce``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[A-Za-z0-9*$@!]{4,40}")
_MARKS = re.compile(r"[0-9*$@!]")
_STANDS_FOR = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    "$": "s",
    "!": "il",
}


def disguised(text: str, people: Iterable[tuple[str, Collection[str]]]) -> list[tuple[str, tuple[int, int]]]:
    """Whose name stands where with some letters replaced by signs, though not most of them.

    ``people`` are ids with their names.
    """
    found = []
    for word in _WORD.finditer(text):
        lower = word[0].lower()
        for written in dict.fromkeys((lower, lower.strip("*!"))):  # "!an"; "*R0sa*", "D*vika!!"
            if 0 < len(_MARKS.findall(written)) <= len(written) // 2:
                found += [(who, word.span()) for who, names in people if any(_fits(written, name) for name in names)]
    return found


def _fits(written: str, name: str) -> bool:
    if len(written) != len(name) or not written[0].isalpha():
        return False
    return all(a in {b, "*"} or b in _STANDS_FOR.get(a, "") for a, b in zip(written, name, strict=True))
