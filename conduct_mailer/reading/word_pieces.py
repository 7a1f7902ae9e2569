"""A text as numbers of word pieces: the alphabet of the encoder (WordPiece, as in BERT, uncased).

A word that is not in the vocabulary is cut into the longest pieces that are, so that no spelling is unknown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

BEGIN, END = 101, 102
_UNKNOWN = 100
_CONTINUES = "##"
_LONGEST = 100
"""Characters; a longer word is unknown."""

_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


def word_pieces(text: str) -> list[int]:
    """The numbers of the pieces, in order."""
    return [number for word in _words(text) for number in _pieces(word)]


def is_word(form: str) -> bool:
    """Whether a word in small letters is common enough to be a piece of its own."""
    return form in _vocabulary()


def _words(text: str) -> Iterator[str]:
    """Small letters without accents; every punctuation mark and ideograph is a word of its own."""
    word = ""
    for character in unicodedata.normalize("NFD", text.lower()):
        if character.isalnum() and character < "\u0100":
            word += character
            continue
        category = unicodedata.category(character)
        alone = _stands_alone(character, category)
        if alone or character.isspace():
            if word:
                yield word
                word = ""
            if alone:
                yield character
        elif category != "Mn" and category[0] != "C" and character != "\ufffd":
            word += character
    if word:
        yield word


def _stands_alone(character: str, category: str) -> bool:
    if category[0] == "P" or character in "$+<=>^`|~":
        return True
    return any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[int, ...]:
    vocabulary = _vocabulary()
    found: list[int] = []
    at = 0
    while at < len(word) <= _LONGEST:
        lead = _CONTINUES if at else ""
        stop = next((stop for stop in range(len(word), at, -1) if lead + word[at:stop] in vocabulary), at)
        if stop == at:
            return (_UNKNOWN,)
        found.append(vocabulary[lead + word[at:stop]])
        at = stop
    return tuple(found) or (_UNKNOWN,)


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, int]:
    text = files("conduct_mailer.reading").joinpath("word_pieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}
