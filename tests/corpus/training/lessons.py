"""What is learnt from: every labelled report with what can be seen in it, and what is right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conduct_mailer.config.people import load_people
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.reading.clauses import clauses
from conduct_mailer.reading.marks import MARKS, Mark
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.read import look
from conduct_mailer.reading.text import view

CORPUS = Path(__file__).parent.parent
READING = CORPUS.parent.parent / "conduct_mailer" / "reading"
SETS = (
    ("lakeside", False),
    ("voices/lakeside", True),
    ("voices/boraconf", True),
    ("voices/drawbridge", True),
    ("voices/algoa", True),
)
"""Folders with a people file and reports, and whether what the lists found of them may be learnt from: they grew on
``lakeside``, so that what they find there says too much of them. Nothing under ``unseen`` or ``later`` is ever learnt
from."""
PERSONS = ("report", "followup", "question", "appeal")
FIELDS = frozenset({Question.PEOPLE, Question.WHEN, Question.WHERE, Question.ACCOUNT, Question.ONGOING})
_DIGITS = 3
"""A file's name is its writer's, with so many figures."""


@dataclass(frozen=True)
class Lesson:
    """One report: who wrote it, its terms, its clauses, its label, and which clauses say what by the label."""

    writer: str
    terms: frozenset[str]
    clauses: tuple[str, ...]
    label: Mapping[str, Any]
    said: Mapping[Mark, frozenset[int] | None]

    @property
    def is_from_person(self) -> bool:
        """Whether somebody wrote it, and no machine; of which kind it is may be unknown."""
        return self.label["kind"] is None or self.label["kind"] in PERSONS


def lessons() -> Iterator[Lesson]:
    """Every report that is learnt from."""
    for folder, with_lists in SETS:
        people = load_people(CORPUS / folder / "roster.toml")
        for file in sorted((CORPUS / folder / "reports").glob("*.eml")):
            message = parse(file.read_bytes())
            if not isinstance(message, ParsedMessage):
                continue
            found = look(message, view(message.text), people.event)
            label = json.loads(file.with_suffix(".json").read_text())
            cut = clauses(found.whole)
            yield Lesson(
                writer=file.stem[:-_DIGITS],
                terms=found.terms if with_lists else found.terms - found.signs,
                clauses=cut,
                label=label,
                said={mark: _places(cut, label.get("said", {}).get(mark.value)) for mark in MARKS},
            )


def _places(cut: tuple[str, ...], said: list[str] | None) -> frozenset[int] | None:
    """The places of the clauses that say it; ``None`` where readers differ or nobody has marked them."""
    if said is None:
        return None
    wanted = {_letters(clause) for clause in said}
    return frozenset(place for place, clause in enumerate(cut) if _letters(clause) in wanted)


def _letters(clause: str) -> str:
    return "".join(filter(str.isalnum, clause))


def answer(question: Question, label: Mapping[str, Any]) -> bool | None:
    """What the label says to the question; ``None`` where it says nothing."""
    kind = label["kind"]
    if question is Question.JUNK:
        return None if kind is None else kind not in PERSONS
    if kind is not None and kind not in PERSONS:
        return None
    if question in (Question.FOLLOWUP, Question.ASKING, Question.APPEAL):
        return None if kind is None else bool(kind == question.value)
    if question in FIELDS:
        given = (label["fields"] or {}).get(question.value)
        return None if given is None else not given
    said = label[question.value]
    return None if said is None else bool(said)
