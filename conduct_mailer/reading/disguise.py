"""Names that were disguised so that no program finds them: ``R0sa``, ``D*vika``, ``Gr@ce``."""

from __future__ import annotations

import re
from collections.abc import Collection

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


def disguised(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """Where one of the names stands with some letters replaced by signs, though not most of them."""
    found = []
    for word in _WORD.finditer(text):
        marks = len(_MARKS.findall(word[0]))
        if 0 < marks <= len(word[0]) // 2 and any(_fits(word[0].lower(), name) for name in names):
            found.append(word.span())
    return found


def _fits(written: str, name: str) -> bool:
    if len(written) != len(name) or not written[0].isalpha():
        return False
    return all(a in {b, "*"} or b in _STANDS_FOR.get(a, "") for a, b in zip(written, name, strict=True))
