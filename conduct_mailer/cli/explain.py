"""``explain``: what would be read in a mail, by which words, and who would get what. Changes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conduct_mailer.cli.inputs import NoInput
from conduct_mailer.cli.inputs import octets as read
from conduct_mailer.clock import SystemClock
from conduct_mailer.config import find, load
from conduct_mailer.config.people import load_people
from conduct_mailer.flow.explanation import Explanation
from conduct_mailer.flow.explanation import explain as explain_mail
from conduct_mailer.model.decision import Disposition
from conduct_mailer.model.event import Event
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Receiver


def explain(arguments: argparse.Namespace) -> int:
    """Print one explanation a file, for people or as one JSON object a line."""
    known, missing = background(arguments), []
    for path in arguments.files:
        try:
            octets = read(path)
        except NoInput as problem:
            missing.append(str(problem))
            continue
        found = explain_mail(octets, known.event, known.roster, known.settings, SystemClock().now(), known.receiver)
        if arguments.json:
            print(json.dumps(found.as_json(str(path)), ensure_ascii=False))
        else:
            print("\n".join(_for_people(path, found)))
    if missing:
        raise NoInput(*missing)
    return 0


class Background(NamedTuple):
    """What a mail is read and decided upon by."""

    event: Event
    roster: Roster
    settings: Settings
    receiver: Receiver


def background(arguments: argparse.Namespace) -> Background:
    """Of the people file alone where one is given, else of the configuration."""
    if arguments.people is not None:
        people = load_people(arguments.people)
        return Background(people.event, people.roster, Settings(), Receiver())
    configuration = load(find(arguments.config))
    roster = load_people(configuration.people, configuration.event.zone).roster
    return Background(configuration.event, roster, configuration.settings, configuration.receiver)


def _for_people(path: Path, found: Explanation) -> Iterator[str]:
    bold, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    reading = found.reading
    yield f"{bold}{path}{plain}"
    yield f"  kind        {reading.kind}" + (f" (cannot be read: {reading.unreadable})" if reading.unreadable else "")
    yield f"  goes to     {_where(found)}   [{found.decision.disposition}, rule {found.decision.reason}]"
    yield f"  fields      {'  '.join(f'{name}:{state}' for name, state in reading.fields.items()) or '-'}"
    yield f"  would ask   {', '.join(found.asked) or 'nothing'}"
    yield f"  staff       {'yes' if reading.staff else 'no'} {' '.join(sorted(reading.named))}"
    yield f"  urgent      {'yes' if reading.urgent else 'no'}   authorities {reading.authorities}"
    for letter, recipient in found.letters:
        yield f"  letter      {letter} to {recipient}"
    for finding in reading.evidence:
        words = " ".join(finding.text.split())
        yield f"    {bold}{finding.about}{plain}  “{words}”  {finding.where}, rule {finding.rule}"


def _where(found: Explanation) -> str:
    """The route, and who reads there."""
    people = ", ".join(found.readers)
    if found.decision.disposition is Disposition.SET_ASIDE:
        return f"none; it would be listed in the digest of {people}" if people else "none; it would wait sealed"
    if found.goes_to == "none":
        return found.goes_to
    return f"{found.goes_to} ({people})" if people else f"{found.goes_to}; it would wait sealed, for nobody may read it"
