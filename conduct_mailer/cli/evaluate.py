"""``evaluate``: how well a folder of labelled mail is read. Changes nothing, and no text leaves the machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from conduct_mailer.cli.explain import background
from conduct_mailer.cli.inputs import BadInput, mails, octets
from conduct_mailer.clock import SystemClock
from conduct_mailer.flow.evaluation import Case, Evaluation, Label, Measure
from conduct_mailer.flow.evaluation import evaluate as compare
from conduct_mailer.flow.explanation import explain
from conduct_mailer.model.roster import Roster

BAR = 30
WORST = 40


def evaluate(arguments: argparse.Namespace) -> int:
    """Read every ``ID.eml`` that has an ``ID.json``, and print each measure, the routes and the worst mistakes."""
    known = background(arguments)
    labels = _labels(mails(arguments.folder), known.roster)
    now, cases = SystemClock().now(), []
    for number, (path, label) in enumerate(labels.items(), 1):
        found_in_it = explain(octets(path), known.event, known.roster, known.settings, now)
        cases.append(Case(path.stem, label, found_in_it))
        _progress(number, len(labels))
    found = compare(cases, known.roster)
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        print("\n".join(_for_people(found, len(cases))))
    return 0


def _labels(paths: Iterable[Path], roster: Roster) -> dict[Path, Label]:
    """The label of each mail; raises ``BadInput`` with everything in any of them that is no label."""
    labels: dict[Path, Label] = {}
    problems: list[str] = []
    for path in paths:
        file = path.with_suffix(".json")
        try:
            labels[path] = Label.from_json(json.loads(octets(file)))
        except json.JSONDecodeError as problem:
            problems.append(f"{file}:{problem.lineno}: this is not valid JSON ({problem.msg})")
        except UnicodeDecodeError:
            problems.append(f"{file}: the file is not UTF-8; save it as UTF-8")
        except ValueError as problem:
            problems += [f"{file}: {each}" for each in problem.args]
        else:
            problems += [f"{file}: route: {each} is no chair" for each in labels[path].strangers(roster)]
    if problems:
        raise BadInput(*problems)
    return labels


def _progress(done: int, of: int) -> None:
    """A bar for who waits at a terminal."""
    if sys.stderr.isatty():
        full = BAR * done // of
        end = "\r\033[K" if done == of else ""
        print(f"\r[{'#' * full}{' ' * (BAR - full)}] {done} of {of}", end=end, file=sys.stderr, flush=True)


def _for_people(found: Evaluation, messages: int) -> Iterator[str]:
    yield f"{messages} messages"
    yield ""
    yield from (_line(measure) for measure in found.measures)
    yield ""
    yield "routes (label -> found)"
    yield from (f"  {n:5}  {label} -> {seen}" for (label, seen), n in sorted(found.routes.items()))
    if found.mistakes:
        yield ""
        yield f"the worst of {len(found.mistakes)} mistakes"
        yield from (f"  {kind}: {name} {what}".rstrip() for kind, name, what in found.mistakes[:WORST])


def _line(measure: Measure) -> str:
    if measure.share is None:
        return f"  {measure.name:36} nothing to measure"
    low, high = measure.interval
    verdict = "ok" if measure.share >= measure.target else f"below {measure.target:.2f}"
    return (
        f"  {measure.name:36} {measure.share:.3f}  {measure.of - measure.right:3} errors of {measure.of:4}"
        f"  95 % {low:.3f}-{high:.3f}  {verdict}"
    )
