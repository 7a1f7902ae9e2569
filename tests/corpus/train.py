"""Learns the weights by which texts are weighed: ``python -m tests.corpus.train`` writes ``reading/weights.tsv`` anew.

Needs scikit-learn (the extra ``train``). The reports of ``lakeside`` and of ``voices`` that are named in ``SETS`` are
learnt from; those under ``unseen`` never are. The lists of words grew on ``lakeside``, so that what they find there
says too much of them: from these reports only the words are learnt. The same reports always give the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from conduct_mailer.config.people import load_people
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.reading.read import look
from conduct_mailer.reading.text import view
from conduct_mailer.reading.weighing import Question

HERE = Path(__file__).parent
WEIGHTS = HERE.parent.parent / "conduct_mailer" / "reading" / "weights.tsv"
SETS = (
    ("lakeside", False),
    ("voices/lakeside", True),
    ("voices/boraconf", True),
    ("voices/drawbridge", True),
    ("voices/algoa", True),
)
"""Folders with a people file and reports, and whether what the lists found of them may be learnt from."""
PERSONS = frozenset({"report", "followup", "question", "appeal"})
FIELDS = frozenset({Question.PEOPLE, Question.WHEN, Question.WHERE, Question.ACCOUNT, Question.ONGOING})
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


@dataclass(frozen=True)
class Lesson:
    """The terms of one report, and its label."""

    terms: frozenset[str]
    label: Mapping[str, Any]


def lessons() -> Iterator[Lesson]:
    """Every report that is learnt from."""
    for name, with_lists in SETS:
        folder = HERE / name
        people = load_people(folder / "roster.toml")
        for file in sorted((folder / "reports").glob("*.eml")):
            message = parse(file.read_bytes())
            if not isinstance(message, ParsedMessage):
                continue
            seen = view(message.text)
            found = look(message, seen, people.event)
            label = json.loads(file.with_suffix(".json").read_text())
            yield Lesson(found.terms if with_lists else found.terms - found.signs, label)


def answer(question: Question, label: Mapping[str, Any]) -> bool | None:
    """What the label says to the question; ``None`` where it says nothing."""
    kind = label["kind"]
    if question is Question.JUNK:
        return None if kind is None else kind not in PERSONS
    if kind not in PERSONS:
        return None
    if question in (Question.FOLLOWUP, Question.ASKING, Question.APPEAL):
        return bool(kind == question.value)
    if question in FIELDS:
        given = (label["fields"] or {}).get(question.value)
        return None if given is None else not given
    said = label[question.value]
    return None if said is None else bool(said)


def learnt(question: Question, known: list[Lesson]) -> tuple[float, dict[str, float]]:
    """The bias and the weights of one question: the mean of two ways to learn them, each scaled to its own spread.

    One is logistic regression over the terms, the other the same over the terms' log count ratios (Wang and Manning,
    2012), which is better where reports are few.
    """
    rows = [(each.terms, said) for each in known if (said := answer(question, each.label)) is not None]
    vectorizer = DictVectorizer(dtype=np.float64)
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(terms), 1.0) for terms, _ in rows])
    often = np.asarray((matrix > 0).sum(0)).ravel() >= FEWEST
    matrix, names = matrix[:, often], vectorizer.get_feature_names_out()[often]
    bias, weights = fitted(matrix, np.array([said for _, said in rows]))
    named = zip(names, weights, strict=True)
    return bias, {str(name): float(weight) for name, weight in named if abs(weight) >= LEAST}


def fitted(matrix: Any, said: Any) -> tuple[float, Any]:
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


def main() -> None:
    """Learn and write."""
    known = list(lessons())
    table: dict[str, dict[str, float]] = {"": {}}
    for question in Question:
        bias, weights = learnt(question, known)
        table[""][question.value] = bias
        for term, weight in weights.items():
            table.setdefault(term, {})[question.value] = weight
    lines = ("\t".join((term, *(f"{q}={w:.3f}" for q, w in row.items()))) for term, row in sorted(table.items()))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"learnt from {len(known)} reports: {len(table) - 1} terms")


if __name__ == "__main__":
    main()
