"""A text as the terms by which it is weighed: its words, pairs of neighbours, and what kinds of words stand together.

Words that matter in the same way share a kind (``PLACE``, ``DAY``, ``DEED``), so that "in the ballroom" is known from
"in the kitchen".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from conduct_mailer.reading.kinds_of_words import KINDS

MOST = 12_000
"""Characters that are looked at."""

_TOKEN = re.compile(
    r"(?P<LINK>https?://\S+|www\.\S+)|(?P<ADDRESS>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)|"
    r"(?P<CHANNEL>#[^\W\d][\w-]*)|"
    r"(?P<HANDLE>@\w[\w.-]*)|"
    r"(?P<CLOCK>\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b)?|\d{1,2}\s?[ap]\.?m\b|\d{1,2}\s?o['\u2019]?clock)|"
    r"(?P<DATE>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b)|(?P<NUMBER>\d+(?:st|nd|rd|th)?)|"
    r"(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)|(?P<end>[.!?;]|\n\s*\n)|(?P<comma>[,:\u2014\u2013])|(?P<line>\n)"
)
_APOSTROPHES = str.maketrans("", "", "'\u2019")
_NAME, _COMMA, _BEGIN, _END = "NAME", ",", "^", "$"

_STEPS = (2, 4, 8)
_LENGTHS = (10, 20, 40, 80, 160, 320)

Token = tuple[str, str]
"""A word in lower case without apostrophes, and its kind; the word again where it has none."""


def sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence."""
    found: list[Token] = []
    begins = True
    for match in _TOKEN.finditer(text[:MOST]):
        kind = match.lastgroup or ""
        if kind == "word":
            found.append(_word(match[0], begins=begins))
            begins = False
        elif kind == "end":
            if found:
                yield found
            found, begins = [], True
        elif kind == "line":
            begins = True
        elif kind == "comma":
            found.append((_COMMA, _COMMA))
        else:
            found.append((kind, kind))
            begins = False
    if found:
        yield found


def _word(written: str, *, begins: bool) -> Token:
    """A capital within a sentence makes a name of a word that has no kind."""
    word = written.lower().translate(_APOSTROPHES)
    kind = KINDS.get(word)
    if kind is None:
        names = not begins and written[0].isupper() and len(word) > 1 and not written.isupper()
        kind = _NAME if names else word
    return word, kind


def terms(text: str) -> set[str]:
    """Every term of the text, once."""
    found: set[str] = set()
    counts: Counter[str] = Counter()
    for sentence in sentences(text):
        counts.update(kind for _, kind in sentence)
        before, kind_before, kind_earlier = _BEGIN, _BEGIN, ""
        for word, kind in (*sentence, (_END, _END)):
            found.add(word)
            found.add(f"{before} {word}")
            if kind is not word or kind_before is not before:
                found.add(f"{kind_before} {kind}")
            if kind is not word:
                found.add(kind)
            if kind_earlier:
                found.add(f"{kind_earlier} _ {kind}")
            before, kind_earlier, kind_before = word, kind_before, kind
        kinds = sorted({kind for _, kind in sentence if kind.isupper()})
        found.update(f"{one}&{other}" for one, other in combinations(kinds, 2))
    found.discard(_END)
    found.update(
        f"{kind}*{step}" for kind, count in counts.items() if kind.isupper() for step in _STEPS if count >= step
    )
    length = counts.total()
    found.update(f"length*{step}" for step in _LENGTHS if length >= step)
    return found
