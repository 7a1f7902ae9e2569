"""``evaluate``: how well a folder of labelled mail is read. Changes nothing, and no text leaves the machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from conduct_mailer.cli.explain import background
from conduct_mailer.clock import SystemClock
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.flow.evaluation import Case, Evaluation, Label, Measure
from conduct_mailer.flow.evaluation import evaluate as compare
from conduct_mailer.flow.explanation import explain

BAR = 30
WORST = 40


def evaluate(arguments: argparse.Namespace) -> int:
    """Read every ``ID.eml`` that has an ``ID.json``, and print each measure, the routes and the worst mistakes."""
    event, roster, settings = background(arguments)
    pairs = [path for path in sorted(arguments.folder.rglob("*.eml")) if path.with_suffix(".json").exists()]
    if not pairs:
        raise ConfigurationError(f"{arguments.folder}: holds no labelled mail; it needs ID.eml with ID.json beside it")
    now, cases = SystemClock().now(), []
    for number, path in enumerate(pairs, 1):
        cases.append(Case(path.stem, _label(path), explain(path.read_bytes(), event, roster, settings, now)))
        _progress(number, len(pairs))
    found = compare(cases, roster)
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        print("\n".join(_for_people(found, len(cases))))
    return 0


def _label(path: Path) -> Label:
    file = path.with_suffix(".json")
    try:
        return Label.from_json(json.loads(file.read_text()))
    except ValueError as problem:
        raise ConfigurationError(f"{file}: {problem}") from problem


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
