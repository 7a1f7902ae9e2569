"""The labelled reports, read: nothing wider than its label, hardly ever a question that was answered already."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from conduct_mailer.config.people import load_people
from conduct_mailer.flow.evaluation import allowed
from conduct_mailer.flow.explanation import Explanation, explain
from conduct_mailer.model.settings import Settings
from tests.corpus.labels import ROSTER, Labelled, reports

PEOPLE = load_people(ROSTER)
NOW = datetime(2026, 10, 5, tzinfo=UTC)
FALSE_ASKS_AT_MOST = 0.05


@pytest.fixture(scope="module")
def read() -> list[tuple[Labelled, Explanation]]:
    return [(each, explain(each.octets, PEOPLE.event, PEOPLE.roster, Settings(), NOW)) for each in reports()]


def test_no_route_is_wider_than_its_label(read: list[tuple[Labelled, Explanation]]) -> None:
    """A miss shows a report to the accused."""
    wider = [
        (each.name, each.label["route"], found.route)
        for each, found in read
        if each.label["route"] is not None
        and {to for letter, to in found.letters if to != "reporter"} - allowed(each.label["route"], PEOPLE.roster)
    ]
    assert wider == []


def test_no_report_is_taken_for_a_machines_mail(read: list[tuple[Labelled, Explanation]]) -> None:
    """Losing a report is unforgivable."""
    machine = {"auto_reply", "bounce", "bulk", "spam"}
    lost = [each.name for each, found in read if each.label["kind"] not in machine and found.reading.kind in machine]
    assert lost == []


def test_hardly_ever_is_asked_for_what_was_given(read: list[tuple[Labelled, Explanation]]) -> None:
    """Asking for it says that nobody read the mail."""
    asked = [
        (each, field)
        for each, found in read
        for field in found.reading.asks
        if each.label["kind"] == "report" and each.label["fields"].get(field) is not None
    ]
    wrong = [(each.name, field.value) for each, field in asked if each.label["fields"][field]]
    assert asked
    assert len(wrong) <= FALSE_ASKS_AT_MOST * len(asked), wrong


def test_danger_is_seen(read: list[tuple[Labelled, Explanation]]) -> None:
    """Somebody may be hurt now."""
    urgent = [(each.name, found.reading.urgent) for each, found in read if each.label["urgent"] is True]
    missed = [name for name, seen in urgent if not seen]
    assert len(missed) <= 0.05 * len(urgent), missed
