"""How well labelled mail is read: what was got right and wrong, measure by measure, the worst mistakes first.

A label is what a careful committee reads in a message; ``None`` in it means that two careful readers would differ, and
is not scored. Figures are errors of n with the 95 % interval of Wilson's score.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conduct_mailer.flow.explanation import Explanation
from conduct_mailer.model.content import Content
from conduct_mailer.model.reading import MACHINE_KINDS, Authorities, Field, Kind
from conduct_mailer.model.roster import Roster

CHECKLIST = (Field.PEOPLE, Field.WHEN, Field.WHERE, Field.ACCOUNT, Field.ONGOING)
ROUTE = re.compile(r"none|committee|chairs|independent|chairs-except:[^,\s]+(?:,[^,\s]+)*")
SHOWN = 40
"""How much of a wrong value is repeated."""
_Z = 1.959964
_ASKED_FOR_HELP = (Authorities.ASKED_TO_NOTIFY, Authorities.ASKED_WHICH)


@dataclass(frozen=True, slots=True, repr=False)
class Label(Content):
    """What a careful committee would read in a message, in the words of the label files."""

    kind: str | None
    fields: Mapping[str, bool | None]
    staff: bool | None
    route: str | None
    urgent: bool | None
    authorities: bool | None

    @classmethod
    def from_json(cls, data: object) -> Label:
        """The label of one file; raises ``ValueError`` with everything in it that is none, an argument for each."""
        if not isinstance(data, Mapping) or "kind" not in data:
            raise ValueError("no label: it needs kind, fields, staff, route, urgent and authorities")
        fields = data.get("fields") or {}
        problems = tuple(_unknown(data, fields))
        if problems:
            raise ValueError(*problems)
        return cls(
            data["kind"],
            dict(fields),
            data.get("staff"),
            data.get("route"),
            data.get("urgent"),
            data.get("authorities"),
        )

    def strangers(self, roster: Roster) -> tuple[str, ...]:
        """Who is kept out by the route and is no chair: whoever was meant would be forgotten."""
        kind, _, named = (self.route or "").partition(":")
        chairs = {person.id for person in roster.chairs}
        return tuple(each for each in named.split(",") if each not in chairs) if kind == "chairs-except" else ()


def _unknown(data: Mapping[str, object], fields: object) -> Iterator[str]:
    """A line for each value of a label that it cannot have; ``None`` it always can."""
    kind, route = data["kind"], data.get("route")
    if kind is not None and kind not in tuple(Kind):
        yield f"kind: {_shown(kind)} is none; write {', '.join(Kind)} or null"
    if route is not None and not (isinstance(route, str) and ROUTE.fullmatch(route)):
        yield f"route: {_shown(route)} is none; write none, committee, chairs, chairs-except:ID, independent or null"
    for name in ("staff", "urgent", "authorities"):
        if not _is_said(data.get(name)):
            yield f"{name}: {_shown(data[name])} is none; write true, false or null"
    if not isinstance(fields, Mapping):
        yield f'fields: {_shown(fields)} is none; write true, false or null for each, as in {{"when": true}}'
        return
    for name, value in fields.items():
        if name not in tuple(Field):
            yield f"fields: there is no {_shown(name)}; known ones are {', '.join(Field)}"
        elif not _is_said(value):
            yield f"fields: {name}: {_shown(value)} is none; write true, false or null"


def _is_said(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _shown(value: object) -> str:
    """A value as it stands in the file, cut where it is long."""
    text = json.dumps(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


@dataclass(frozen=True, slots=True, repr=False)
class Case(Content):
    """One message with its label and what was read in it."""

    name: str
    label: Label
    found: Explanation


class Mistake(StrEnum):
    """What can be misread, the worst first."""

    WIDER = "route wider than right"
    LOST = "a person's mail taken for a machine's"
    STAFF_MISSED = "staff missed"
    URGENT_MISSED = "urgent missed"
    FALSE_ASK = "asked for what was given"
    ROUTE = "route narrower or other"
    AUTHORITIES_MISSED = "wish for authorities missed"
    KIND = "kind"
    STAFF_ALARM = "staff seen where there is none"
    URGENT_ALARM = "urgent where nobody is in danger"
    AUTHORITIES_ALARM = "authorities where none were asked for"
    MISSED_ASK = "not asked for what is absent"


@dataclass(frozen=True, slots=True)
class Measure:
    """So many right of so many, with a target share to be reached (1.0 for none wrong)."""

    name: str
    right: int
    of: int
    target: float

    @property
    def share(self) -> float | None:
        """What share is right; ``None`` of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson)."""
        if not self.of:
            return 0.0, 1.0
        share, square = self.right / self.of, _Z * _Z
        centre = share + square / (2 * self.of)
        spread = _Z * math.sqrt(share * (1 - share) / self.of + square / (4 * self.of**2))
        whole = 1 + square / self.of
        return max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole)


@dataclass(frozen=True, slots=True, repr=False)
class Evaluation(Content):
    """Every measure, the confusion of routes as (label, found), and the mistakes as (mistake, message, what)."""

    measures: tuple[Measure, ...]
    routes: Mapping[tuple[str, str], int]
    mistakes: tuple[tuple[Mistake, str, str], ...]

    def as_json(self) -> dict[str, object]:
        """One object: measures, routes and mistakes."""
        return {
            "measures": [
                {"name": each.name, "right": each.right, "of": each.of, "share": each.share, "interval": each.interval}
                for each in self.measures
            ],
            "routes": [{"label": label, "found": found, "n": n} for (label, found), n in sorted(self.routes.items())],
            "mistakes": [{"mistake": kind.value, "message": name, "what": what} for kind, name, what in self.mistakes],
        }


def evaluate(cases: Sequence[Case], roster: Roster) -> Evaluation:
    """Compare what was read with the labels."""
    found = [mistake for case in cases for mistake in _mistakes(case, roster)]
    order = list(Mistake)
    worst = sorted(found, key=lambda mistake: (order.index(mistake[0]), mistake[1]))
    routes = Counter((case.label.route, case.found.route) for case in cases if case.label.route is not None)
    return Evaluation(tuple(_measures(cases, Counter(kind for kind, _, _ in found))), routes, tuple(worst))


def allowed(route: str, roster: Roster) -> frozenset[str]:
    """The roster ids who may at most read a message with that route; the chairs may read what the committee may."""
    chairs = frozenset(person.id for person in roster.chairs)
    kind, _, named = route.partition(":")
    match kind:
        case "committee":
            return chairs | {person.id for person in roster.with_role("committee")}
        case "chairs":
            return chairs
        case "chairs-except":
            return chairs - set(named.split(","))
        case "independent":
            return frozenset(person.id for person in roster.with_role("independent"))
        case _:
            return frozenset()


def _mistakes(case: Case, roster: Roster) -> Iterator[tuple[Mistake, str, str]]:
    reading, label, route = case.found.reading, case.label, case.found.route
    if label.route is not None and (_readers(case) - allowed(label.route, roster)):
        yield Mistake.WIDER, case.name, f"{route}, not {label.route}"
    elif label.route not in (None, route):
        yield Mistake.ROUTE, case.name, f"{route}, not {label.route}"
    if label.kind is not None and label.kind != reading.kind:
        lost = reading.kind in MACHINE_KINDS and label.kind not in MACHINE_KINDS
        yield (Mistake.LOST if lost else Mistake.KIND), case.name, f"{reading.kind}, not {label.kind}"
    for said, seen, missed, alarm in (
        (label.staff, reading.staff, Mistake.STAFF_MISSED, Mistake.STAFF_ALARM),
        (label.urgent, reading.urgent, Mistake.URGENT_MISSED, Mistake.URGENT_ALARM),
        (
            label.authorities,
            reading.authorities in _ASKED_FOR_HELP,
            Mistake.AUTHORITIES_MISSED,
            Mistake.AUTHORITIES_ALARM,
        ),
    ):
        if said is not None and said != seen:
            yield (missed if said else alarm), case.name, ""
    for field, given in _scored(case):
        asked = field in reading.asks
        if asked == given:
            yield (Mistake.FALSE_ASK if asked else Mistake.MISSED_ASK), case.name, field.value


def _readers(case: Case) -> frozenset[str]:
    return frozenset(to for _, to in case.found.letters) - {"reporter"}


def _scored(case: Case) -> Iterator[tuple[Field, bool]]:
    """The fields of the checklist of a report that careful readers agree on, with whether each was given."""
    if case.label.kind != Kind.REPORT:
        return
    for field in CHECKLIST:
        given = case.label.fields.get(field.value)
        if given is not None:
            yield field, given


def _measures(cases: Sequence[Case], wrong: Mapping[Mistake, int]) -> Iterator[Measure]:
    asked = sum(field in case.found.reading.asks for case in cases for field, _ in _scored(case))
    absent = sum(not given for case in cases for _, given in _scored(case))
    yield Measure("checklist: asked and truly absent", asked - wrong.get(Mistake.FALSE_ASK, 0), asked, 0.97)
    yield Measure("checklist: truly absent and asked", absent - wrong.get(Mistake.MISSED_ASK, 0), absent, 0.85)
    staff = [case for case in cases if case.label.staff is not None]
    yield from _both("staff", [(case.label.staff is True, case.found.reading.staff) for case in staff], 1.0, 0.95)
    routed = sum(case.label.route is not None for case in cases)
    wider = wrong.get(Mistake.WIDER, 0)
    yield Measure("route exactly right", routed - wider - wrong.get(Mistake.ROUTE, 0), routed, 0.97)
    yield Measure("route no wider than right", routed - wider, routed, 1.0)
    kinds = sum(case.label.kind is not None for case in cases)
    wrong_kinds = wrong.get(Mistake.KIND, 0) + wrong.get(Mistake.LOST, 0)
    yield Measure("kind exactly right", kinds - wrong_kinds, kinds, 0.98)
    urgent = [case for case in cases if case.label.urgent is not None]
    yield from _both("urgent", [(case.label.urgent is True, case.found.reading.urgent) for case in urgent], 0.97, 0.85)
    turned = [case for case in cases if case.label.authorities is not None]
    pairs = [(case.label.authorities is True, case.found.reading.authorities in _ASKED_FOR_HELP) for case in turned]
    yield from _both("authorities", pairs, 0.95, 0.90)


def _both(name: str, pairs: Iterable[tuple[bool, bool]], recall: float, precision: float) -> Iterator[Measure]:
    counted = Counter(pairs)
    right = counted[True, True]
    yield Measure(f"{name}: recall", right, right + counted[True, False], recall)
    yield Measure(f"{name}: precision", right, right + counted[False, True], precision)
