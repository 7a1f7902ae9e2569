"""Whether a word that is a name too is meant as a name: "Will drove me home", "Will you call me?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conduct_mailer.reading.namesakes import shouting
from conduct_mailer.reading.spelling import Word
from conduct_mailer.reading.verbs import (
    ARTICLES,
    AUXILIARIES,
    BEHIND_WILL,
    HIS,
    OBJECTS,
    PAST,
    SAID_OF_THINGS,
    STRIKES,
    VIRTUES,
    takes_a_person,
    tells_of_a_person,
)

_SENTENCE_END = re.compile(r"[.!?:;\n\"\u201c\u201d(*\u2022>\-][\s\"'(*]*\Z")
_SPEAKS_BEFORE = re.compile(r"(?:(?:\A|\n)[\W\d]*(?:[ap]m\W*)?<?|@)\Z", re.IGNORECASE)
_SPEAKS_BEHIND = re.compile(r"(?:_\w+)?(?:>|:[ \n])")
_INTRODUCED = re.compile(
    r"(?:\bname(?:'s| is| was|d)?|\bwho(?= ?:)|\bi mean(?: is)?|\bperson is|\bcalled|\bit was|\bit's|"
    r"\bwho did (?:it|this|that)|\bperson\W)\W{1,3}\Z"
)


def word_is_name(listed: Sequence[Word], index: int, text: str) -> bool:
    """Whether a name that is an ordinary word too ("Will", "Grace") is meant as a name here."""
    word = listed[index]
    before = listed[index - 1] if index else None
    after = listed[index + 1] if index + 1 < len(listed) else None
    gap = text[word.end : after.start] if after else ""
    possessive = gap in {"'", "\u2019"} and after is not None and after.text.lower() == "s"
    if possessive:
        return not (before and before.forms & ARTICLES and not word.capital)
    if _INTRODUCED.search(text[max(word.start - 24, 0) : word.start].casefold()) or acts(listed, index, gap):
        return True
    if _speaks(word, text):
        return True
    if before and before.forms & ARTICLES and (not word.capital or word.shouted):
        return False
    quiet = not word.capital or (word.shouted and shouting(listed, index))
    if quiet:
        asked = before is not None and takes_a_person(before.forms)
        return asked or (after is not None and gap.strip() == "" and tells_of_a_person(after.forms))
    return not (_begins_sentence(text, word.start) and _reads_as_word(listed, index, gap))


def _speaks(word: Word, text: str) -> bool:
    """Whether a line of a chat is theirs: "<grace> ...", "[23:02] will: ...", "@grace ..."."""
    line = text[text.rfind("\n", 0, word.start) + 1 : word.start]
    named = _SPEAKS_BEHIND.match(text[word.end : word.end + 30])
    return (bool(named) and bool(_SPEAKS_BEFORE.search(f"\n{line[-24:]}"))) or line.endswith("@")


def acts(listed: Sequence[Word], index: int, gap: str) -> bool:
    """Whether a person does something here: "mark hit me", "JOY IS FOLLOWING ME"; what nouns do is left out."""
    after, beyond = listed[index + 1 : index + 2], listed[index + 2 : index + 3]
    modal = listed[index].forms & {"will", "may"} and not listed[index].capital
    if not after or not beyond or gap.strip() or (modal and index and listed[index - 1].forms & ARTICLES):
        return False
    suffers = bool(beyond[0].forms & OBJECTS)
    goes_on = bool(after[0].forms & AUXILIARIES) and any(form.endswith("ing") for form in beyond[0].forms)
    return goes_on or (suffers and (tells_of_a_person(after[0].forms) or bool(after[0].forms & STRIKES)))


def _reads_as_word(listed: Sequence[Word], index: int, gap: str) -> bool:
    """Whether a capitalised word at a sentence's beginning is the word: "Will you come?", "Patience is a virtue"."""
    word = listed[index]
    after = listed[index + 1] if index + 1 < len(listed) else None
    beyond = listed[index + 2] if index + 2 < len(listed) else None
    if after is None or gap.strip():
        return False
    if word.forms & {"will", "may"}:
        laid_on = bool(after.forms & STRIKES and beyond and beyond.forms & HIS)
        return not (laid_on or tells_of_a_person(after.forms) or after.forms & (PAST | BEHIND_WILL))
    if after.forms & AUXILIARIES:
        of_things = SAID_OF_THINGS if after.forms & {"is", "was"} else frozenset({"its"})
        return bool(beyond and beyond.forms & of_things and word.forms & VIRTUES)
    return bool(after.forms & {"of", "period", "the", "you", "me", "us", "with", "please"})


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - 6, 0) : start]
    return not before.strip() or bool(_SENTENCE_END.search(before))
