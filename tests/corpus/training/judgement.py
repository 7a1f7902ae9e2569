"""How far terms, clauses and the whole are trusted: learnt from reports that those had not learnt from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from conduct_mailer.reading.encoder import Encoder
from conduct_mailer.reading.judgement import KINDS, MARK_OF
from conduct_mailer.reading.marks import mark_clauses
from conduct_mailer.reading.questions import Question
from tests.corpus.training import encoder, terms
from tests.corpus.training.lessons import FIELDS, READING, Lesson, answer

STORED = READING / "judgement.tsv"
HEARD = frozenset({"w21", "w22", "w23", "w24", "w26", "w27", "w28", "w29", "w30"})
"""The writers whose mail the three are heard on; they learn from the others'."""

ASKED: tuple[Question, ...] = tuple(question for question in Question if question is not Question.JUNK)
STRENGTH = 0.1
"""The inverse of how much trust is held back (scikit-learn's ``C``)."""


@dataclass(frozen=True)
class Heard:
    """What terms, clauses and the whole say to one question of one report, and what is right."""

    question: Question
    says: tuple[float, float, float]
    right: bool


def heard(encoder_: Encoder, weights: dict[Question, terms.Weights], held: Sequence[Lesson]) -> Iterator[Heard]:
    """What they say of reports that they have not learnt from."""
    for lesson in held:
        if not lesson.is_from_person:
            continue
        marks = mark_clauses(lesson.clauses, encoder_)
        for question in ASKED:
            right = answer(question, lesson.label)
            asked = question not in FIELDS or lesson.label["kind"] == "report"  # only of a report a field is asked
            if right is not None and asked:
                mark = MARK_OF.get(question)
                clause = marks.most(mark) if mark else 0.0
                whole = marks.of_whole(KINDS.get(question, question.value))
                yield Heard(question, (terms.score(weights[question], lesson), clause, whole), right)


def learnt(all_heard: Sequence[Heard]) -> dict[Question, tuple[float, ...]]:
    """The bias, and the trust in each of the three, by question."""
    found = {}
    for question in ASKED:
        rows = [each for each in all_heard if each.question is question]
        model = LogisticRegression(C=STRENGTH, max_iter=1000)
        model.fit(np.array([each.says for each in rows]), np.array([each.right for each in rows]))
        found[question] = (float(model.intercept_[0]), *(float(number) for number in model.coef_[0]))
    return found


def write(known: Sequence[Lesson]) -> None:
    """Learn from all but some writers, hear what is said of their mail, and write the table."""
    taught = [lesson for lesson in known if lesson.writer not in HEARD]
    weights = {question: terms.learnt(question, taught) for question in ASKED}
    held = [lesson for lesson in known if lesson.writer in HEARD]
    found = learnt(list(heard(encoder.trained(taught), weights, held)))
    rows = ("\t".join((question.value, *(f"{number:.4f}" for number in row))) for question, row in found.items())
    STORED.write_text("\n".join(("question\tbias\tterms\tclause\twhole", *rows)) + "\n", encoding="utf-8")
