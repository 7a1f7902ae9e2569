"""Whether somebody may be hurt now or soon: threats, weapons, being followed, an assault just now, harm to oneself,
misconduct that happens as they write (R-24). In doubt urgent: a false alarm costs a mail.
"""

from __future__ import annotations

import re

from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.danger_words import LONG_AGO, NOT_MEANT, SIGNS
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.kinds_of_words import KINDS
from conduct_mailer.reading.marks import Mark
from conduct_mailer.reading.phrases import plain
from conduct_mailer.reading.questions import Question

_BARE = str.maketrans(dict.fromkeys("'.,;:!?()\"", ""))
_SENTENCE_END = re.compile(r"[.!?] ")
URGENT, URGENT_WITH_SIGNS, URGENT_THOUGH_HARMLESS = -0.4, -2.0, 2.5
"""How much must speak for danger: less where a list of words knows a sign of it; more where the clause that speaks of
it has words that are known to mean none, or another says that it is over."""

_ALWAYS = frozenset({"drugged", "self", "warned"})
"""Signs that are believed whatever the rest says: to be wrong there costs most."""

_MAY_BE_OLD = frozenset({"followed", "assault", "drugged"})


def danger(whole: str) -> tuple[Finding, ...]:
    """Every sign of danger in the words that are weighed; a quote of ours is none, though it speaks of danger."""
    text = plain(whole)
    signs = [(rule, match) for rule, pattern in SIGNS.items() for match in pattern.finditer(text)]
    harmless = [said.span() for said in NOT_MEANT.finditer(text)] if signs else []
    found: dict[str, Finding] = {}
    for rule, match in signs:
        meant = not any(start < match.end() and match.start() < end for start, end in harmless)
        if meant and not (rule in _MAY_BE_OLD and LONG_AGO.search(_sentence(text, match.start()))):
            found.setdefault(rule, Finding("danger", match[0], "body", rule))
    return tuple(found.values())


def weighed_danger(signs: tuple[Finding, ...], judged: Judgement, *, understood: bool) -> tuple[Finding, ...]:
    """The signs where the whole text does not speak against them, or the clause by which the whole is urgent.

    Of a text that is not ``understood``, in a language that only the lists know, the signs are believed.
    """
    if signs and (not understood or any(sign.rule in _ALWAYS for sign in signs)):
        return signs
    clause = judged.clause(Question.URGENT)
    harmless = NOT_MEANT.search(plain(clause)) or _says_that_it_is_over(judged)
    enough = URGENT_WITH_SIGNS if signs else URGENT_THOUGH_HARMLESS if harmless else URGENT
    if judged.score(Question.URGENT) < enough:
        return ()
    return signs or (Finding("danger", clause, "body", "weighed"),)


def _says_that_it_is_over(judged: Judgement) -> bool:
    """Whether the clause that tells how it goes on has words for an end, and none for that it goes on."""
    words = set(plain(judged.clause(Question.ONGOING)).translate(_BARE).split()) - {"over"}
    kinds = {KINDS.get(word) for word in words}
    return judged.marks.most(Mark.ONGOING) > 0 and "STOPPED" in kinds and "GOES_ON" not in kinds


def _sentence(text: str, position: int) -> str:
    """The sentence of a plain text around that position."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, position)), default=0)
    end = _SENTENCE_END.search(text, position)
    return text[start : end.start() if end else len(text)]
