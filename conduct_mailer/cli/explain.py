"""``explain``: what would be read in a mail, by which words, and who would get what. Changes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from conduct_mailer.clock import SystemClock
from conduct_mailer.config import find, load
from conduct_mailer.config.people import load_people
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.flow.explanation import Explanation
from conduct_mailer.flow.explanation import explain as explain_mail
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings


def explain(arguments: argparse.Namespace) -> int:
    """Print one explanation a file, for people or as one JSON object a line."""
    event, roster, settings = background(arguments)
    for path in arguments.files:
        try:
            octets = path.read_bytes()
        except OSError as problem:
            raise ConfigurationError(f"{path}: cannot be read ({problem.strerror})") from problem
        found = explain_mail(octets, event, roster, settings, SystemClock().now())
        if arguments.json:
            print(json.dumps(found.as_json(str(path)), ensure_ascii=False))
        else:
            print("\n".join(_for_people(path, found)))
    return 0


def background(arguments: argparse.Namespace) -> tuple[Event, Roster, Settings]:
    """Event, people and settings: of the people file alone where one is given, else of the configuration."""
    if arguments.people is None:
        configuration = load(find(arguments.config))
        return configuration.event, load_people(configuration.people).roster, configuration.settings
    people = load_people(arguments.people)
    return people.event, people.roster, Settings()


def _for_people(path: Path, found: Explanation) -> Iterator[str]:
    bold, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    reading = found.reading
    yield f"{bold}{path}{plain}"
    yield f"  kind        {reading.kind}" + (f" (cannot be read: {reading.unreadable})" if reading.unreadable else "")
    yield f"  goes to     {found.route}   [{found.decision.disposition}, rule {found.decision.reason}]"
    yield f"  fields      {'  '.join(f'{name}:{state}' for name, state in reading.fields.items()) or '-'}"
    yield f"  would ask   {', '.join(reading.asks) or 'nothing'}"
    yield f"  staff       {'yes' if reading.staff else 'no'} {' '.join(sorted(reading.named))}"
    yield f"  urgent      {'yes' if reading.urgent else 'no'}   authorities {reading.authorities}"
    for letter, recipient in found.letters:
        yield f"  letter      {letter} to {recipient}"
    for finding in reading.evidence:
        words = " ".join(finding.text.split())
        yield f"    {bold}{finding.about}{plain}  “{words}”  {finding.where}, rule {finding.rule}"
