"""What a report says or leaves out on the whole: its words, its clauses and its whole, weighed against each other.

Each of the three knows something that the others do not: rare words that decide, the one clause that answers, the drift
of it all. How far each is trusted was learnt (``judgement.tsv``) from reports that the three had not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from conduct_mailer.model.content import Content
from conduct_mailer.reading.marks import MARKS, Mark, Marked, marked
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.weighing import Weighed

MARK_OF: Mapping[Question, Mark] = {Question(mark.value): mark for mark in MARKS if mark is not Mark.ROLE}
"""The questions that a clause can answer."""

KINDS: Mapping[Question, str] = {
    Question.FOLLOWUP: "followup",
    Question.ASKING: "question",
    Question.APPEAL: "appeal",
}


@dataclass(frozen=True, slots=True)
class Trust:
    """How far each part is trusted in one question."""

    bias: float
    terms: float
    clause: float
    whole: float


class Judgement(Content):
    """A text that is asked questions; :meth:`score` is in log odds, above 0 more likely than not.

    Its clauses are marked when they are first asked for: what a machine sent need not be understood.
    """

    def __init__(self, terms: Collection[str], text: str) -> None:
        """``terms`` of the text and of what the lists of words find in it."""
        self._weighed = Weighed(terms)
        self._text = text

    @cached_property
    def marks(self) -> Marked:
        """What the clauses say."""
        return marked(self._text)

    def score(self, question: Question) -> float:
        """How much speaks for yes."""
        of_terms = self._weighed.score(question)
        if question is Question.JUNK:
            return of_terms
        trust = _trust()[question]
        return (
            trust.bias
            + trust.terms * of_terms
            + trust.clause * self._of_clause(question)
            + (trust.whole * self.marks.of_whole(KINDS.get(question, question.value)))
        )

    def _of_clause(self, question: Question) -> float:
        mark = MARK_OF.get(question)
        return self.marks.most(mark) if mark else 0.0

    def clause(self, question: Question) -> str:
        """The clause that says most about it; empty where no clause can."""
        mark = MARK_OF.get(question)
        return self.marks.clause(mark) if mark else ""

    def reasons(self, question: Question) -> tuple[str, ...]:
        """What spoke for it most: the clause that says so, or the weightiest terms."""
        clause = self.clause(question)
        return (clause,) if clause else self._weighed.reasons(question)


@lru_cache(maxsize=1)
def _trust() -> Mapping[Question, Trust]:
    text = files("conduct_mailer.reading").joinpath("judgement.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {Question(name): Trust(*(float(number) for number in numbers)) for name, *numbers in rows}
