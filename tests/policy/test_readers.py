"""Who may know that a ticket exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conduct_mailer.errors import GateClosed
from conduct_mailer.model.address import Address
from conduct_mailer.model.letter import ToMember, ToOperator, ToParty
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import Circle, Correspondence, PartyRole, Ticket
from conduct_mailer.policy.readers import Passed, gate, is_reader, out, readers
from tests.policy.people import DEVIKA, INA, MEI, NOW, PEOPLE, ROSA, TOMASZ, ticket


def ids(of: Ticket, roster: Roster = PEOPLE) -> list[str]:
    return [person.id for person in readers(of, roster, NOW)]


@pytest.mark.parametrize(
    ("circle", "named", "expected"),
    [
        (Circle.COMMITTEE, set(), ["rosa", "tomasz"]),
        (Circle.COMMITTEE, {"tomasz"}, ["rosa"]),
        (Circle.COMMITTEE, {"rosa", "tomasz"}, ["devika"]),
        (Circle.CHAIRS, set(), ["rosa", "devika"]),
        (Circle.CHAIRS, {"rosa"}, ["devika"]),
        (Circle.CHAIRS, {"rosa", "devika"}, ["independent"]),
        (Circle.INDEPENDENT, set(), ["independent"]),
        (Circle.CHAIRS, {"rosa", "devika", "independent"}, []),
    ],
)
def test_circle_less_whoever_is_named_falls_on(circle: Circle, named: set[str], expected: list[str]) -> None:
    """An empty circle falls on to the next: chairs, independent contact, sealed."""
    assert ids(ticket(circle=circle, named=frozenset(named))) == expected


def test_nobody_who_is_out_reads_whatever_the_reason() -> None:
    """Over every way to be out of a ticket and every circle."""
    everyone = [person.id for person in PEOPLE.people]
    for some in chain.from_iterable(combinations(everyone, size) for size in range(len(everyone) + 1)):
        for reason in ("named", "excluded", "recused", "parties"):
            for circle in Circle:
                of = ticket(circle=circle, **{reason: frozenset(some)})
                assert not out(of) & set(ids(of))


def test_staff_without_a_reading_role_never_reads() -> None:
    """Being on the roster is no right."""
    assert all("mei" not in ids(ticket(circle=circle)) for circle in Circle)


def test_readership_begins_and_ends() -> None:
    """Older tickets need a chair's word; leaving takes effect at once."""
    joined = replace(TOMASZ, reads_from=NOW + timedelta(seconds=1))
    left = replace(ROSA, reads_until=NOW)
    assert ids(ticket(), Roster((joined, left, DEVIKA, INA))) == ["devika"]


def test_new_independent_contact_reads_what_waited_sealed() -> None:
    """Somebody must."""
    late = replace(INA, reads_from=NOW + timedelta(0))
    sealed = ticket(circle=Circle.INDEPENDENT, opened_at=NOW - timedelta(days=3))
    assert ids(sealed, Roster((ROSA, late))) == ["independent"]


def test_released_ticket_is_the_committees_and_still_the_chairs() -> None:
    """A release only widens."""
    assert ids(ticket(circle=Circle.COMMITTEE, released=True)) == ["rosa", "devika", "tomasz"]


def test_ticket_that_seems_to_belong_to_another_starts_within_its_readers() -> None:
    """Whoever cannot read the one cannot read the other."""
    assert ids(ticket(starts_within=frozenset({"tomasz"}))) == ["tomasz"]


def test_gate_lets_a_reader_through_and_nobody_else() -> None:
    """It gives the one address that the pass holds for."""
    assert gate(ToMember("tomasz"), [ticket()], None, PEOPLE, NOW).address_key == "tomasz@lakeside.example"
    for person_id in ("devika", "mei", "independent", "nobody"):
        with pytest.raises(GateClosed):
            gate(ToMember(person_id), [ticket()], None, PEOPLE, NOW)


def test_gate_asks_for_every_ticket_that_a_mail_is_about() -> None:
    """One that its recipient may not read is enough to stop it."""
    with pytest.raises(GateClosed):
        gate(ToMember("tomasz"), [ticket(), ticket(id="t2", circle=Circle.CHAIRS)], None, PEOPLE, NOW)


def test_party_hears_of_its_own_ticket_alone_and_only_where_it_is_safe() -> None:
    """Nothing of one correspondence shows in another."""
    to = Correspondence("c1", "t1", PartyRole.REPORTER, "7KQ2-M4XD", Address("ann@writers.example"))
    assert gate(ToParty("c1"), [ticket()], to, PEOPLE, NOW).address_key == "ann@writers.example"
    for other, about in (
        (None, []),
        (replace(to, unsafe=True), []),
        (to, [ticket(id="t2")]),
        (replace(to, id="c2"), []),
    ):
        with pytest.raises(GateClosed):
            gate(ToParty("c1"), about, other, PEOPLE, NOW)


def test_operator_reads_nothing_about_a_ticket() -> None:
    """Health alone."""
    gate(ToOperator(), [], None, PEOPLE, NOW)
    with pytest.raises(GateClosed):
        gate(ToOperator(), [ticket()], None, PEOPLE, NOW)


def test_pass_cannot_be_made_by_hand() -> None:
    """Only the gate makes one."""
    with pytest.raises(GateClosed):
        Passed(ToMember("mei"), "mei@lakeside.example", object())


def spelt(text: str) -> str:
    """An equal text that is another object, as ids are that come from the database."""
    return "".join(list(text))


IDS = ("rosa", "devika", "tomasz", "mei", "independent")
SETS = st.frozensets(st.sampled_from(IDS))


@given(SETS, SETS, SETS, SETS, st.sampled_from(Circle), st.booleans(), st.none() | SETS)
def test_nobody_who_is_out_reads_and_the_gate_agrees(
    named: frozenset[str],
    excluded: frozenset[str],
    recused: frozenset[str],
    members: frozenset[str],
    circle: Circle,
    released: bool,  # noqa: FBT001 - one of many
    within: frozenset[str] | None,
) -> None:
    """Over any ticket: who is named, excluded, recused or a party is no reader; and the gate passes exactly readers."""
    one = ticket(
        named=named,
        excluded=excluded,
        recused=recused,
        parties=members,
        circle=circle,
        released=released,
        starts_within=within,
    )
    found = {person.id for person in readers(one, PEOPLE, NOW)}
    assert not found & (named | excluded | recused | members)
    assert "mei" not in found
    assert within is None or found <= within
    for person_id in IDS:
        assert is_reader(spelt(person_id), one, PEOPLE, NOW) is (person_id in found)
        if person_id in found:
            assert gate(ToMember(spelt(person_id)), [one], None, PEOPLE, NOW).recipient == ToMember(person_id)
        else:
            with pytest.raises(GateClosed):
                gate(ToMember(person_id), [one], None, PEOPLE, NOW)


@pytest.mark.parametrize("way", ["named", "excluded", "recused", "parties"])
def test_each_reason_alone_keeps_somebody_out(way: str) -> None:
    """Also where others are out for another reason."""
    others = {each: frozenset({"rosa"}) for each in ("named", "excluded", "recused", "parties") if each != way}
    assert ids(ticket(**others)) == ["tomasz"]
    assert ids(ticket(**(others | {way: frozenset({"tomasz"})}))) == ["devika"]


def test_somebody_new_reads_what_was_opened_since_they_read() -> None:
    """From that moment on; what is older needs a chair's word."""
    for offset, reads in ((-1, False), (0, True), (1, True)):
        begins = replace(TOMASZ, reads_from=NOW)
        opened = NOW + timedelta(hours=offset)
        known = readers(ticket(opened_at=opened), Roster((ROSA, begins)), NOW + timedelta(days=1))
        assert ("tomasz" in [person.id for person in known]) is reads


def test_gate_gives_the_first_address_and_none_to_who_is_no_member() -> None:
    """Also for a mail that is about no ticket, such as a digest."""
    two = Roster(
        (replace(ROSA, emails=(" Rosa@Lakeside.example ", "old@lakeside.example")), MEI, replace(INA, emails=()))
    )
    assert gate(ToMember("rosa"), [], None, two, NOW).address_key == "rosa@lakeside.example"
    for person_id in ("mei", "independent", "nobody"):
        with pytest.raises(GateClosed):
            gate(ToMember(person_id), [], None, two, NOW)


def test_gate_knows_a_party_by_its_very_correspondence() -> None:
    """Neither one that sorts before it nor one after; ids are compared by what they say."""
    to = Correspondence(spelt("c1"), spelt("t1"), PartyRole.REPORTER, "7KQ2-M4XD", Address("ann@writers.example"))
    assert gate(ToParty(spelt("c1")), [ticket(id=spelt("t1"))], to, PEOPLE, NOW).recipient == ToParty("c1")
    for other in ("c0", "c2", "C1", "c11"):
        with pytest.raises(GateClosed):
            gate(ToParty(other), [ticket()], to, PEOPLE, NOW)
    for other in ("t0", "t2"):
        with pytest.raises(GateClosed):
            gate(ToParty("c1"), [ticket(id=other)], to, PEOPLE, NOW)


def test_pass_is_never_shown_and_never_changed() -> None:
    """It holds an address, and for that address alone."""
    passed = gate(ToMember("tomasz"), [ticket()], None, PEOPLE, NOW)
    assert repr(passed) == "<Passed>"
    with pytest.raises(AttributeError):
        passed.address_key = "somebody@elsewhere.example"  # type: ignore[misc]
