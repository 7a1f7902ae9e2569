"""Whether a text is English enough for its silence to mean anything.

What a list of English words does not find in a German text may well be there: such a text is never asked for anything.
"""

from __future__ import annotations

import re

from conduct_mailer.reading.word_list import worded

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = worded(
    """
    a about after all am an and any are as at be because been before being but by can could did didn do does don
    down for from get got had has have he her here hes hi him his how i id if im in is isn it its just know like
    me my no not now of off on one or our out over please pls rather she so some somebody something than that
    the their them then there they this to told too u up us very was wasn we were what when where which who will
    with would you your yours
    """
)
_OFTEN_REPORTED = worded(
    """
    said says called talk room floor stairs hall man woman guy speaker attendee someone conference happened
    harassed harassment help report incident urgent complaint groped touched grabbed hit shoved pushed
    threatened assaulted slur happening event made making
    """
)
_ENGLISH = _COMMON | _OFTEN_REPORTED
_ELSEWHERE = worded("ich er sie mich hat ist wurde el la il elle une ein een ik hij het um uma ele")

ENOUGH = 0.34
FEW_WORDS = 4


def is_english(text: str) -> bool:
    """Whether common English words make up what they make up in English; of a few words, one is enough."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) <= FEW_WORDS:
        return any(word in _ENGLISH for word in words) and not any(word in _ELSEWHERE for word in words)
    return sum(word in _ENGLISH for word in words) >= ENOUGH * len(words)
