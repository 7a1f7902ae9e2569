"""Where a message goes by what it says: automatic rules only narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conduct_mailer.model.reading import Kind, Reading, View
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Circle, TicketKind
from conduct_mailer.policy.routing import bound, parties, route, ticket_kind
from tests.policy.people import DEVIKA, INA, NOW, PEOPLE, ROSA, TOMASZ, ticket

PLAIN = Reading(Kind.REPORT, View("x", "", "x"))
WITHOUT_INA = Roster(tuple(person for person in PEOPLE.people if person is not INA))


@pytest.mark.parametrize(
    ("reading", "circle"),
    [
        (PLAIN, Circle.COMMITTEE),
        (replace(PLAIN, staff=True), Circle.CHAIRS),
        (replace(PLAIN, named=frozenset({"independent"})), Circle.CHAIRS),
        (replace(PLAIN, legal=True), Circle.CHAIRS),
        (replace(PLAIN, unreadable="image"), Circle.INDEPENDENT),
        (replace(PLAIN, unreadable="language", staff=True, legal=True), Circle.INDEPENDENT),
    ],
)
def test_what_a_message_says_decides_its_circle(reading: Reading, circle: Circle) -> None:
    """Any mention of staff, and any request of the law, goes to the chairs; what cannot be read to the independent."""
    assert route(reading, PEOPLE).circle is circle
    assert route(reading, PEOPLE).named == reading.named


def test_what_cannot_be_read_goes_to_the_chairs_where_nobody_is_independent() -> None:
    """Never to the committee."""
    assert route(replace(PLAIN, unreadable="image"), WITHOUT_INA).circle is Circle.CHAIRS


def test_ticket_is_called_what_it_is() -> None:
    """Unreadable before legal before the kind of its text."""
    assert ticket_kind(PLAIN) is TicketKind.REPORT
    assert ticket_kind(replace(PLAIN, kind=Kind.APPEAL)) is TicketKind.APPEAL
    assert ticket_kind(replace(PLAIN, legal=True)) is TicketKind.LEGAL
    assert ticket_kind(replace(PLAIN, legal=True, unreadable="image")) is TicketKind.UNREADABLE


def test_ticket_that_seems_to_belong_to_another_is_bound_to_its_readers_and_the_independent() -> None:
    """Whoever is out of the one is out of the other."""
    assert bound(ticket(), PEOPLE, NOW) == {"rosa", "tomasz", "independent"}
    assert bound(ticket(circle=Circle.CHAIRS, named=frozenset({"rosa"})), PEOPLE, NOW) == {"devika", "independent"}
    assert bound(ticket(named=frozenset({"independent", "rosa"})), PEOPLE, NOW) == {"tomasz"}


def test_member_who_writes_as_a_party_is_out_of_it() -> None:
    """By roster id."""
    assert parties((ROSA, TOMASZ)) == {"rosa", "tomasz"}
    assert parties(()) == frozenset()
    assert DEVIKA.id not in parties((ROSA,))
