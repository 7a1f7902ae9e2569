"""Lists of words, written as people write them."""

from __future__ import annotations


def worded(text: str) -> frozenset[str]:
    """The words of a text that are parted by blanks."""
    return frozenset(text.split())
