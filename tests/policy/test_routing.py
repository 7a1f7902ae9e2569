"""Where a message goes by what it says: automatic rules only narrow."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Narrow
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import Unreadable
from conduct_mailer.model.reading import Kind, Reading, View
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Settings
from conduct_mailer.model.situation import Answered, Authenticity, Bounced, Fresh, Situation
from conduct_mailer.model.ticket import Circle, TicketKind, TicketState
from conduct_mailer.policy.routing import (
    arrival_route,
    bound,
    narrowing_of_others,
    parties,
    route,
    starts_within,
    ticket_kind,
)
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


def situation(**changes: object) -> Situation:
    """A mail of Ann's, of which nothing else is known."""
    values: dict[str, object] = {
        "now": NOW,
        "arrived_at": NOW,
        "junk": False,
        "event": Event("Lakeside Python", "conduct@lakeside.example", ZoneInfo("UTC")),
        "roster": PEOPLE,
        "settings": Settings(),
        "fresh": Fresh("t9", "grey-stone", "c9", "XXXX-XXXX", "m9"),
        "sender": Address("ann@writers.example"),
    }
    return Situation(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("doubt", [{"authenticity": Authenticity.FORGED}, {"erased_party": True}])
def test_sender_in_doubt_is_for_the_chairs_at_most(doubt: dict[str, object]) -> None:
    """Forged, or a party of what was erased; what is for the independent contact stays there."""
    assert arrival_route(PLAIN, situation()).circle is Circle.COMMITTEE
    assert arrival_route(PLAIN, situation(**doubt)).circle is Circle.CHAIRS
    assert arrival_route(replace(PLAIN, unreadable="image"), situation(**doubt)).circle is Circle.INDEPENDENT


def test_message_starts_within_the_readers_of_everything_that_it_seems_to_belong_to() -> None:
    """By token, id, address and what bounced; set aside or not."""
    aside = ticket(id="t2", state=TicketState.SET_ASIDE, named=frozenset({"tomasz"}))
    chairs = ticket(id="t3", circle=Circle.CHAIRS)
    assert starts_within(situation()) is None
    assert starts_within(situation(known_ids=(ticket(),))) == frozenset({"rosa", "tomasz", "independent"})
    assert starts_within(situation(known_ids=(ticket(),), party_in=(aside,))) == frozenset({"rosa", "independent"})
    bounced = Bounced(1, "report", chairs, None, None)
    assert starts_within(situation(bounced=bounced)) == frozenset({"rosa", "devika", "independent"})
    answered = (Answered("report", aside, person_id="rosa"),)
    assert starts_within(situation(answered=answered)) == frozenset({"rosa", "independent"})


def test_only_what_is_seen_narrows_a_ticket_that_a_mail_may_not_join() -> None:
    """Not that it cannot be read, not in a forger's name, not as an answer to a member's mail."""
    says = replace(PLAIN, named=frozenset({"tomasz"}))
    unreadable = Unreadable("too-large", sender=Address("ann@writers.example"))
    known = situation(known_ids=(ticket(),))
    narrow = Narrow("t1", Circle.CHAIRS, named=frozenset({"tomasz"}))
    assert narrowing_of_others(unreadable, replace(says, unreadable="too-large"), known)[0] == narrow
    assert narrowing_of_others(unreadable, replace(PLAIN, unreadable="too-large"), known) == ()
    assert narrowing_of_others(unreadable, says, known, "t1") == ()
    assert narrowing_of_others(unreadable, says, replace(known, authenticity=Authenticity.FORGED)) == ()
    answered = (Answered("report", ticket(), person_id="rosa"),)
    assert narrowing_of_others(unreadable, says, replace(known, answered=answered)) == ()
