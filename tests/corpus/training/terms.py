"""The weights of terms: logistic regression over the words of whole reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from conduct_mailer.reading.questions import Question
from tests.corpus.training.lessons import READING, Lesson, answer

WEIGHTS = READING / "weights.tsv"
STRENGTH = 0.3
"""The inverse of how much weights are held back (scikit-learn's ``C``)."""
STRENGTH_OF_RATIOS = 0.02
"""The same for ratios."""
SPREAD = 2.0
"""The standard deviation of scores over what was learnt from: it makes the questions' scores alike."""
FEWEST = 3
"""A term that fewer reports have teaches nothing."""
LEAST = 0.01
"""Smaller weights are left out."""

Weights = tuple[float, dict[str, float]]
"""The bias, and the weight of each term."""


def learnt(question: Question, known: Sequence[Lesson]) -> Weights:
    """The bias and the weights of one question: the mean of two ways to learn them, each scaled to its own spread.

    One is logistic regression over the terms, the other the same over the terms' log count ratios (Wang and Manning,
    2012), which is better where reports are few.
    """
    rows = [(each.terms, said) for each in known if (said := answer(question, each.label)) is not None]
    vectorizer = DictVectorizer(dtype=np.float64)
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(terms), 1.0) for terms, _ in rows])
    often = np.asarray((matrix > 0).sum(0)).ravel() >= FEWEST
    matrix, names = matrix[:, often], vectorizer.get_feature_names_out()[often]
    bias, weights = _fitted(matrix, np.array([said for _, said in rows]))
    named = zip(names, weights, strict=True)
    return bias, {str(name): float(weight) for name, weight in named if abs(weight) >= LEAST}


def _fitted(matrix: Any, said: Any) -> tuple[float, Any]:
    """The bias, and a weight for each column."""
    yes, no = (1 + np.asarray(matrix[side].sum(0)).ravel() for side in (said, ~said))
    ratio = np.log((yes / (said.sum() + 2)) / (no / ((~said).sum() + 2)))
    bias, weights = 0.0, np.zeros(matrix.shape[1])
    for columns, strength in ((matrix, STRENGTH), (matrix.multiply(ratio).tocsr(), STRENGTH_OF_RATIOS)):
        model = LogisticRegression(C=strength, class_weight="balanced", max_iter=5000, solver="liblinear")
        model.fit(columns, said)
        spread = 2 * float(np.std(model.decision_function(columns))) / SPREAD
        bias += float(model.intercept_[0]) / spread
        weights += model.coef_[0] * (ratio if columns is not matrix else 1.0) / spread
    return bias, weights


def score(weights: Weights, lesson: Lesson) -> float:
    """What the terms of one report come to."""
    bias, table = weights
    return bias + sum(table.get(term, 0.0) for term in lesson.terms)


def write(known: Sequence[Lesson]) -> None:
    """Learn from all and write the table."""
    table: dict[str, dict[str, float]] = {"": {}}
    for question in Question:
        bias, weights = learnt(question, known)
        table[""][question.value] = bias
        for term, weight in weights.items():
            table.setdefault(term, {})[question.value] = weight
    lines = ("\t".join((term, *(f"{q}={w:.3f}" for q, w in row.items()))) for term, row in sorted(table.items()))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
