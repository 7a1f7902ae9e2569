"""What two spellings of a name have in common: accents, transliteration, look-alike letters, slips of the hand.

Words are compared by their forms: plain (``soren``), with written-out umlauts (``soeren``), and, for letters of other
alphabets, both as they sound and as they look.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from conduct_mailer.model.content import Content

PLAIN_LETTERS = str.maketrans(
    {"\u00f8": "o", "\u00e6": "ae", "\u0153": "oe", "\u00df": "ss", "\u0142": "l", "\u0111": "d", "\u00f0": "d",
     "\u00fe": "th", "\u0131": "i", "\u0127": "h"}
)  # fmt: skip
_WRITTEN_OUT = str.maketrans(
    {"\u00f8": "oe", "\u00f6": "oe", "\u00e4": "ae", "\u00fc": "ue", "\u00e5": "aa", "\u00e6": "ae"}
)
_LOOKS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u043a\u043c\u0442\u043d\u0432\u0501\u051b\u051d"
    "\u03b1\u03b5\u03bf\u03c1\u03bd\u03b9\u03ba\u03c4\u03c5\u03c7\u03b2",
    "aeopcyxijshkmthbdqwaeopviktuxb",
)
_SOUNDS = {
    "\u0430": "a", "\u0431": "b", "\u0432": "v", "\u0433": "g", "\u0434": "d", "\u0435": "e", "\u0451": "e",
    "\u0436": "zh", "\u0437": "z", "\u0438": "i", "\u0439": "i", "\u043a": "k", "\u043b": "l", "\u043c": "m",
    "\u043d": "n", "\u043e": "o", "\u043f": "p", "\u0440": "r", "\u0441": "s", "\u0442": "t", "\u0443": "u",
    "\u0444": "f", "\u0445": "h", "\u0446": "ts", "\u0447": "ch", "\u0448": "sh", "\u0449": "sh", "\u044a": "",
    "\u044b": "y", "\u044c": "", "\u044d": "e", "\u044e": "yu", "\u044f": "ya", "\u0456": "i", "\u0457": "i",
    "\u0454": "e", "\u0491": "g",
    "\u03b1": "a", "\u03b2": "v", "\u03b3": "g", "\u03b4": "d", "\u03b5": "e", "\u03b6": "z", "\u03b7": "i",
    "\u03b8": "th", "\u03b9": "i", "\u03ba": "k", "\u03bb": "l", "\u03bc": "m", "\u03bd": "n", "\u03be": "x",
    "\u03bf": "o", "\u03c0": "p", "\u03c1": "r", "\u03c3": "s", "\u03c2": "s", "\u03c4": "t", "\u03c5": "i",
    "\u03c6": "f", "\u03c7": "ch", "\u03c8": "ps", "\u03c9": "o",
}  # fmt: skip
_SOUND_TABLE = str.maketrans(_SOUNDS)
_SAME_SOUND = (
    ("ence", "ens"), ("ients", "iens"),
    ("ph", "f"), ("th", "t"), ("sch", "s"), ("sh", "s"), ("ck", "k"), ("qu", "kv"), ("qv", "kv"), ("x", "ks"),
    ("ch", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"), ("y", "i"), ("j", "i"), ("h", ""),
    ("ou", "u"), ("oo", "u"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+")
_LONG, _MIDDLE, _SHORT = 8, 5, 4


@dataclass(frozen=True, slots=True, repr=False)
class Word(Content):
    """A word of a text: as written, its place, and its forms."""

    text: str
    start: int
    end: int
    forms: frozenset[str]

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals."""
        return len(self.text) > 1 and self.text.isupper()


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS_AND_DASHES = str.maketrans(
    {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"}
)
_FILLERS = "\u115f\u1160"


def cleaned(text: str) -> str:
    """The text without invisible characters, compatibility letters (fullwidth, mathematical) as plain ones.

    Marks that make no letter of their own with the letter before them (a stroke through it, a second accent) are gone:
    they would cut a word in two.
    """
    shown = _CONTROLS.sub("", text).translate(_BREAKS_AND_DASHES)
    if shown.isascii():
        return shown
    visible = "".join(c for c in shown if unicodedata.category(c) not in {"Cf", "Cs"})
    composed = unicodedata.normalize("NFKC", visible)
    return "".join(c for c in composed if unicodedata.category(c) not in {"Mn", "Me"} and c not in _FILLERS)


def folded(text: str) -> str:
    """Lower case without accents: what addresses and handles are looked for in."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFD", text.lower().translate(PLAIN_LETTERS))
    return "".join(c for c in parted if not unicodedata.combining(c)).replace("\u2019", "'")


def flat(text: str) -> str:
    """Lower case without accents and as long as the text, so that a place in the one is the place in the other."""
    if text.isascii():
        return text.lower()
    return "".join(c.lower() if c.isascii() else (folded(c) or c)[0] for c in text)


def words(text: str) -> tuple[Word, ...]:
    """The words of a cleaned text, in order."""
    return tuple(Word(found[0], found.start(), found.end(), forms(found[0])) for found in _WORD.finditer(text))


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """Every plain spelling that a word may stand for."""
    lower = unicodedata.normalize("NFC", word.lower())
    if lower.isascii():
        return frozenset({lower})
    found = {folded(lower), folded(lower.translate(_WRITTEN_OUT)), folded(lower.translate(_LOOKS))}
    found.add(folded(lower.translate(_SOUND_TABLE)))
    return frozenset(form for form in found if form)


@lru_cache(maxsize=20_000)
def sound(form: str) -> str:
    """A rough key of how a plain form sounds."""
    for written, heard in _SAME_SOUND:
        form = form.replace(written, heard)
    return _REPEATED.sub(r"\1", form)


def alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two words may be one name misspelt, where its other half stands next to it and says so too."""
    return any(_near(a, b, generous=True) for a in left for b in right)


def very_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two words are so near that one stands for the other without further sign."""
    return any(_near(a, b, generous=False) for a in left for b in right)


@lru_cache(maxsize=200_000)
def _near(a: str, b: str, *, generous: bool) -> bool:
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter == _SHORT - 1 and abs(len(a) - len(b)) == 1 and sound(a) == sound(b):
        return True
    if shorter < _SHORT or abs(len(a) - len(b)) > 2:  # noqa: PLR2004 - farther apart than any allowance
        return False
    if sound(a) == sound(b):
        return True
    strict = 0 if shorter < _MIDDLE else 1 if shorter < _LONG else 2
    allowed = 1 + (shorter > _MIDDLE) if generous else strict
    return bool(OSA.distance(a, b, score_cutoff=allowed) <= allowed)
