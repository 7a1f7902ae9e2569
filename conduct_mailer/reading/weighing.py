"""What a text says on the whole, weighed: each of its terms speaks for or against an answer.

The weights were learnt from labelled reports (``tests/corpus/training``). Lists of words know what must never be
overlooked; what people leave out, and whether something is going on now, they say in more ways than a list holds. The
weights lie in ``weights.tsv`` as readable text, and every answer can name the terms that decided it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import View
from conduct_mailer.reading.greeting import names_of_writer, without_signature
from conduct_mailer.reading.intents import ACKNOWLEDGEMENT
from conduct_mailer.reading.phrases import plain
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.quotes import is_marked, quotes_of_ours

_ORDER = tuple(Question)
_REASONS = 4


class Weighed(Content):
    """The scales after a text was put on them: :meth:`score` is in log odds, above 0 more likely than not."""

    __slots__ = ("_scores", "_terms")

    def __init__(self, found: Collection[str]) -> None:
        weights, bias = _weights()
        scores = list(bias)
        for term in found:
            for place, weight in weights.get(term, ()):
                scores[place] += weight
        self._terms, self._scores = found, scores

    def score(self, question: Question) -> float:
        """How much speaks for yes."""
        return self._scores[_ORDER.index(question)]

    def reasons(self, question: Question) -> tuple[str, ...]:
        """The terms that spoke for it most, the weightiest first."""
        weights, place = _weights()[0], _ORDER.index(question)
        spoke = [(weight, term) for term in self._terms for at, weight in weights.get(term, ()) if at == place]
        return tuple(term for weight, term in sorted(spoke, reverse=True)[:_REASONS] if weight > 0)


def weighed_text(message: ParsedMessage, view: View, event: Event) -> str:
    """The words that are weighed: all but the writer's own name, and the lines of ours that they quote."""
    own = "\n".join(line for line in view.own.splitlines() if not is_marked(line))
    ours = quotes_of_ours(view.quoted, event) or ACKNOWLEDGEMENT.search(plain(view.quoted)) is not None
    quoted = "" if ours else view.quoted
    own, title = without_signature(own, names_of_writer(message)) if own.strip() or quoted.strip() else (view.own, "")
    attached = (f"{part.filename.replace('_', ' ')} {part.text or ''}" for part in message.attachments)
    return "\n\n".join((message.subject, own, title, quoted, *attached))


@lru_cache(maxsize=1)
def _weights() -> tuple[Mapping[str, tuple[tuple[int, float], ...]], tuple[float, ...]]:
    """The weights of each term as (place of the question, weight), and what each question begins with."""
    table: dict[str, tuple[tuple[int, float], ...]] = {}
    bias = [0.0] * len(_ORDER)
    text = files("conduct_mailer.reading").joinpath("weights.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        term, *columns = line.split("\t")
        pairs = [column.split("=") for column in columns]
        row = tuple((_ORDER.index(Question(name)), float(weight)) for name, weight in pairs)
        if not term:
            for place, weight in row:
                bias[place] = weight
        else:
            table[term] = row
    return table, tuple(bias)
