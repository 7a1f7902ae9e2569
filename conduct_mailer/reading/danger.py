"""Whether somebody may be hurt now or soon: threats, weapons, being followed, an assault just now, harm to oneself,
misconduct that happens as they write (R-24). In doubt urgent: a false alarm costs a mail.

However long a calm text is, it does not outvote the one clause that speaks of danger: where the whole speaks against a
sign, the clause that holds it is read once more, with nothing but its nearest around it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.danger_words import LONG_AGO, NOT_MEANT, SIGNS
from conduct_mailer.reading.encoder import encoder
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.kinds_of_words import KINDS
from conduct_mailer.reading.marks import MARKS, Mark, Marked, letters, mark_clauses
from conduct_mailer.reading.phrases import SUBJECT, plain
from conduct_mailer.reading.questions import Question

_BARE = str.maketrans(dict.fromkeys("'.,;:!?()\"", ""))
_SENTENCE_END = re.compile(r"[.!?] ")
URGENT, URGENT_WITH_SIGNS, URGENT_THOUGH_HARMLESS = -0.4, -2.0, 2.5
"""How much must speak for danger: less where a list of words knows a sign of it; more where the clause that speaks of
it has words that are known to mean none, or another says that it is over."""

LIKELY = -0.5
"""The log odds of danger in the clause of a sign, from which on that sign is believed though the whole speaks against
it; chosen on the labelled mail, where a lower one wakes people for nothing."""

TOLD = -1.0
"""The log odds of the clause that tells how it goes on, below which none does."""

_NEAREST = 3
"""Clauses before and behind it with which a clause is read once more."""

_READ_AGAIN = 3
"""So many clauses are, those that speak of danger most: reading takes time."""

_HUNTED = "hunted"
_HUNTED_BY = frozenset({"weapon", "followed"})
"""Signs that in one sentence are a sign of their own."""

_ALWAYS = frozenset({"drugged", "self", "warned", _HUNTED})
"""Signs that are believed whatever the rest says: to be wrong there costs most."""

_MAY_BE_OLD = frozenset({"followed", "assault", "drugged"})


Sign = tuple[str, int, int]
"""A rule, and where in a plain text the words begin and end that it knows."""


def danger(whole: str) -> tuple[Finding, ...]:
    """Every sign of danger in the words that are weighed, whose first paragraph is the subject.

    A quote of ours is none, though it speaks of danger.
    """
    text = plain(whole)
    subject = len(plain(whole.partition("\n\n")[0]))
    signs = tuple(_signs(text))
    return tuple(
        Finding("danger", text[start:end], SUBJECT if end <= subject else "body", rule)
        for rule, start, end in (*_hunted(signs, text, subject), *signs)
    )


def _signs(text: str) -> Iterator[Sign]:
    """What the lists know, less what only sounds like it or is over for long."""
    signs = [(rule, *match.span()) for rule, pattern in SIGNS.items() for match in pattern.finditer(text)]
    harmless = [said.span() for said in NOT_MEANT.finditer(text)] if signs else []
    for rule, start, end in signs:
        meant = not any(begin < end and start < stop for begin, stop in harmless)
        if meant and not (rule in _MAY_BE_OLD and LONG_AGO.search(_sentence(text, start))):
            yield rule, start, end


def _hunted(signs: Sequence[Sign], text: str, subject: int) -> Iterator[Sign]:
    """Each sentence that has a weapon and somebody who is followed, by the words from the one to the other."""
    ends = sorted({subject, *(end.end() for end in _SENTENCE_END.finditer(text))})
    said: dict[int, dict[str, tuple[int, int]]] = {}
    for rule, start, end in signs:
        if rule in _HUNTED_BY:
            said.setdefault(bisect(ends, start), {}).setdefault(rule, (start, end))
    for both in said.values():
        if both.keys() == _HUNTED_BY:
            (first, one), (second, other) = both.values()
            yield _HUNTED, min(first, second), max(one, other)


def weighed_danger(
    signs: Sequence[Finding], judged: Judgement, *, understood: bool, subject: str = ""
) -> tuple[Finding, ...]:
    """One sign of each rule that is believed, or the clause by which the whole is urgent, though no list knows a sign.

    Signs are believed where the whole text does not speak against them; each of them where its clause speaks for it.
    Of a text that is not ``understood``, in a language that only the lists know, they are believed.
    """
    if signs and (not understood or any(sign.rule in _ALWAYS for sign in signs)):
        return _one_of_each(signs)
    clause = judged.clause(Question.URGENT)
    harmless = NOT_MEANT.search(plain(clause)) or _says_that_it_is_over(judged)
    enough = URGENT_WITH_SIGNS if signs else URGENT_THOUGH_HARMLESS if harmless else URGENT
    if judged.score(Question.URGENT) < enough:
        return _one_of_each(_by_their_clauses(signs, judged.marks)) if signs else ()
    where = SUBJECT if plain(clause) in plain(subject) else "body"
    return _one_of_each(signs) or (Finding("danger", clause, where, "weighed"),)


def _one_of_each(signs: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple({sign.rule: sign for sign in reversed(signs)}.values())[::-1]


def _by_their_clauses(signs: Sequence[Finding], marks: Marked) -> list[Finding]:
    """The signs whose clause speaks of danger, and those that do not only stand in clauses that were read."""
    said = [letters(clause) for clause in marks.clauses]
    read = "\n".join(said)
    known = [(sign.rule, letters(sign.text)) for sign in signs]
    unread = {each for each, times in Counter(known).items() if read.count(each[1]) < times}
    places = {each: {n for n, clause in enumerate(said) if each[1] in clause} for each in {*known} - unread}
    scores = marks.scores[:, MARKS.index(Mark.URGENT)]
    most = sorted(frozenset().union(*places.values()), key=lambda place: -scores[place])[:_READ_AGAIN]
    likely = {n for n in most if scores[n] >= LIKELY or _among_its_nearest(marks.clauses, n) >= LIKELY}
    return [
        sign for sign, each in zip(signs, known, strict=True) if each in unread or not likely.isdisjoint(places[each])
    ]


def _among_its_nearest(clauses: Sequence[str], place: int) -> float:
    """The log odds of danger in a clause that is read with its nearest alone; of one too long to be read, enough."""
    near = mark_clauses(clauses[max(place - _NEAREST, 0) : place + _NEAREST + 1], encoder())
    scores = near.about(clauses[place], Mark.URGENT)
    return float(scores.max()) if len(scores) else LIKELY


def _says_that_it_is_over(judged: Judgement) -> bool:
    """Whether the clause that tells how it goes on has words for an end, and none for that it goes on."""
    words = set(plain(judged.clause(Question.ONGOING)).translate(_BARE).split()) - {"over"}
    kinds = {KINDS.get(word) for word in words}
    return judged.marks.most(Mark.ONGOING) > TOLD and "STOPPED" in kinds and "GOES_ON" not in kinds


def _sentence(text: str, position: int) -> str:
    """The sentence of a plain text around that position."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, position)), default=0)
    end = _SENTENCE_END.search(text, position)
    return text[start : end.start() if end else len(text)]
