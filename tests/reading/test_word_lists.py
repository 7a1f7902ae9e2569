"""Lists of words: each word can be met in a text, and means one thing."""

from __future__ import annotations

from collections import Counter

from conduct_mailer.reading import kinds_of_words, tongue, verbs
from conduct_mailer.reading.kinds_of_words import KINDS
from conduct_mailer.reading.spelling import words
from conduct_mailer.reading.terms import sentences


def test_every_word_around_a_name_can_be_met() -> None:
    """A text is cut at its apostrophes: "won't" is never met, "won" is."""
    lists = [listed for listed in vars(verbs).values() if isinstance(listed, frozenset)]
    assert lists
    assert [
        word for listed in lists for word in listed if word not in {form for w in words(word) for form in w.forms}
    ] == []


def test_every_word_of_a_language_can_be_met() -> None:
    """Where languages are told apart, a word has two letters or more."""
    of_english = tongue._OFTEN_REPORTED | tongue._IN_SHORT
    listed = of_english.union(*tongue._READ[1:], *tongue._OTHERS)
    assert [word for word in sorted(listed) if tongue._WORDS.findall(word.casefold()) != [word]] == []


def test_every_word_has_one_kind_and_can_be_met() -> None:
    """Of two kinds the last one would win, and nobody would know."""
    counted = Counter(word for listed in kinds_of_words._LISTS.values() for word in listed.split())
    assert [word for word, times in counted.items() if times > 1] == []
    assert [word for word, kind in KINDS.items() if list(sentences(word)) != [[(word, kind)]]] == []


def test_what_was_posted_is_a_deed() -> None:
    """So are comments: what counts is that somebody made them, not on which page."""
    assert (KINDS["posted"], KINDS["comments"]) == ("DEED", "DEED")
