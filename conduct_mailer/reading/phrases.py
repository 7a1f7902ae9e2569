"""Phrases: how the lists of words that people and machines use are looked for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conduct_mailer.model.reading import Finding

SUBJECT = "subject"
TEXT = "text"
HEADER = "header"

_WORD_BEGINS = r"\b"
_SPELLINGS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u00ad": None})


def plain(text: str) -> str:
    """The text as phrases are compared with it: lower case, one blank between words, straight quotation marks."""
    return " ".join(text.translate(_SPELLINGS).casefold().split())


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of these, each of which is one that takes linear time."""
    return "(?:" + "|".join(phrases) + ")"


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these phrases as whole words of a plain text."""
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)")


def at_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these; those that begin at the beginning of a word are tried nowhere else, which is fast."""
    listed = tuple(patterns)
    bound = [pattern.removeprefix(_WORD_BEGINS) for pattern in listed if pattern.startswith(_WORD_BEGINS)]
    free = [pattern for pattern in listed if not pattern.startswith(_WORD_BEGINS)]
    return re.compile("|".join((rf"\b{any_of(bound)}", *free)))


def found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The different phrases of a plain text that the pattern finds, in order."""
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(text)))


def findings(pattern: re.Pattern[str], text: str, *, where: str, rule: str) -> tuple[Finding, ...]:
    """The same as findings about the kind."""
    return tuple(Finding("kind", words, where, rule) for words in found(pattern, text))
