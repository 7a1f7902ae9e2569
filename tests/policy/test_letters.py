"""Letters are written to whoever may read, and say nothing that their recipient may not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft, Recorded, Say
from conduct_mailer.model.letter import Audience, ToMember, ToParty
from conduct_mailer.model.reading import View
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.ticket import (
    AttachmentRef,
    Circle,
    Correspondence,
    Dossier,
    Entry,
    EntryKind,
    PartyRole,
    SendState,
    Sent,
    Ticket,
    TicketState,
)
from conduct_mailer.policy.letters import write
from tests.policy.people import DEVIKA, INA, NOW, PEOPLE, ROSA, TOMASZ, ticket

ANN = Correspondence("c1", "t1", PartyRole.REPORTER, "7KQ2-M4XD", Address("ann@writers.example"))
TEXT = AttachmentRef("m1", 0, "note.txt", "text/plain", 5, readable=True, sha256="")
PHOTO = AttachmentRef("m1", 1, "photo.png", "image/png", 5, readable=False, sha256="")
OTHERS = AttachmentRef("m2", 0, "later.png", "image/png", 5, readable=False, sha256="")
VIEW = View("He grabbed my arm.", "", "He grabbed my arm.")


def entry(*parts: AttachmentRef, kind: EntryKind = EntryKind.MESSAGE) -> Entry:
    return Entry("m1", kind, NOW, "the reporter", "ann@writers.example", "hello", VIEW, parts)


def sent(person_id: str | None, state: SendState, correspondence_id: str | None = None) -> Sent:
    return Sent(1, person_id, correspondence_id, "report", NOW, state, None)


def drafts(say: Say, *tickets: Ticket, entries: tuple[Entry, ...] = (), ledger: tuple[Sent, ...] = ()) -> list[Draft]:
    known = {each.id: each for each in tickets or (ticket(correspondences=(ANN,)),)}
    dossiers = {key: Dossier(each, entries, ledger) for key, each in known.items()}
    return list(write(Recorded(known, dossiers, (say,)), PEOPLE, NOW))


def recipients(found: list[Draft]) -> list[object]:
    return [draft.letter.recipient for draft in found]


def facts(draft: Draft) -> dict[str, Any]:
    return dict(draft.letter.facts)


def test_readers_each_get_a_letter_of_their_own() -> None:
    """To their first address, about the ticket, with the names of the others and not their own."""
    found = drafts(Say("report", "readers", ticket_id="t1", hold=True, dossier=True))
    assert recipients(found) == [ToMember("rosa"), ToMember("tomasz")]
    assert [draft.address for draft in found] == [Address(p.emails[0], p.name) for p in (ROSA, TOMASZ)]
    assert facts(found[0])["others"] == ("Tomasz Wrona",)
    assert facts(found[1])["others"] == ("Rosa Lindqvist",)
    assert facts(found[0])["me"] == "Rosa Lindqvist"
    assert facts(found[0])["code"] == "amber-heron"
    assert [(d.letter.ticket_id, d.letter.about, d.letter.hold, d.letter.automatic) for d in found] == [
        ("t1", ("t1",), True, True)
    ] * 2
    assert {draft.letter.audience for draft in found} == {Audience.COMMITTEE}


def test_whoever_is_left_out_or_reads_no_longer_gets_none() -> None:
    """The one whom the letter passes over, and everybody who is out."""
    say = Say("note", "readers", ticket_id="t1", but=frozenset({"rosa"}), dossier=True)
    assert recipients(drafts(say)) == [ToMember("tomasz")]
    assert recipients(drafts(say, ticket(named=frozenset({"tomasz"})))) == []
    assert recipients(drafts(replace(say, but=frozenset()), ticket(circle=Circle.CHAIRS))) == [
        ToMember("rosa"),
        ToMember("devika"),
    ]


def test_letter_about_two_tickets_goes_to_who_reads_both() -> None:
    """And says so to the gate."""
    other = ticket(id="t2", code="blue-yew", circle=Circle.CHAIRS)
    found = drafts(Say("related", "readers", ticket_id="t1", other_id="t2"), ticket(), other)
    assert recipients(found) == [ToMember("rosa")]
    assert facts(found[0])["other_codes"] == ("blue-yew",)
    assert found[0].letter.about == ("t1", "t2")


def test_what_is_said_of_several_tickets_is_one_mail_that_names_those_its_reader_reads() -> None:
    """Whoever reads none of them hears nothing; what is said twice of one is two mails."""
    t2 = ticket(id="t2", code="blue-yew", circle=Circle.CHAIRS)
    t3 = ticket(id="t3", code="calm-wren", named=frozenset({"rosa"}))
    t4 = ticket(id="t4", code="dim-elk")
    known = {each.id: each for each in (ticket(), t2, t3, t4)}
    says = tuple(Say("related", "readers", ticket_id="t1", other_id=each) for each in ("t2", "t3", "t4"))
    rosa, tomasz = write(Recorded(known, {}, says), PEOPLE, NOW)
    assert (facts(rosa)["other_codes"], rosa.letter.about) == (("blue-yew", "dim-elk"), ("t1", "t2", "t4"))
    assert (facts(tomasz)["other_codes"], tomasz.letter.about) == (("calm-wren", "dim-elk"), ("t1", "t3", "t4"))
    assert recipients(list(write(Recorded(known, {}, says[:1]), PEOPLE, NOW))) == [ToMember("rosa")]
    twice = (Say("warning", "member", ticket_id="t1", person_id="rosa"),) * 2
    assert len(write(Recorded(known, {}, twice), PEOPLE, NOW)) == 2


def test_member_who_reads_no_longer_gets_an_answer_about_nothing_alone() -> None:
    """A receipt or refusal of theirs, without a code name; nothing else."""
    closed = ticket(circle=Circle.CHAIRS)
    for letter in ("receipt", "refusal"):
        (found,) = drafts(Say(letter, "member", ticket_id="t1", person_id="tomasz"), closed)
        assert (facts(found)["code"], found.letter.ticket_id, found.letter.about) == ("", None, ())
        assert facts(found)["others"] == ()
    assert drafts(Say("show", "member", ticket_id="t1", person_id="tomasz", dossier=True), closed) == []
    assert drafts(Say("help", "member", person_id="nobody")) == []


def test_list_shows_what_its_reader_may_read_open_and_set_aside_apart() -> None:
    """Each of them is asked about at the gate."""
    aside = ticket(id="t2", code="blue-yew", state=TicketState.SET_ASIDE)
    say = Say("list", "member", person_id="tomasz", facts={"tickets": (ticket(), aside, "no ticket")})
    (found,) = drafts(say, ticket(), aside)
    assert [each.code for each in facts(found)["rows"]] == ["amber-heron"]
    assert [each.code for each in facts(found)["set_aside"]] == ["blue-yew"]
    assert found.letter.about == ("t1", "t2")
    (bare,) = drafts(Say("list", "member", person_id="tomasz", facts={"tickets": [ticket()]}))
    assert facts(bare)["rows"] == ()
    (helped,) = drafts(Say("help", "member", person_id="tomasz"))
    assert ("exclude", "NAME...") in facts(helped)["commands"]
    assert "rows" not in facts(helped)


def test_parts_that_no_program_could_read_stay_with_the_chairs() -> None:
    """Until a chair releases them; a member's own part goes to all."""
    held = ticket(parts_held=True)
    say = Say("report", "readers", ticket_id="t1", dossier=True)
    rosa, tomasz = drafts(say, held, entries=(entry(TEXT, PHOTO),))
    assert rosa.letter.attachments == (TEXT, PHOTO)
    assert tomasz.letter.attachments == (TEXT,)
    assert (facts(rosa)["held"], facts(tomasz)["held"]) == (False, True)
    assert [d.letter.attachments for d in drafts(say, ticket(), entries=(entry(PHOTO),))] == [(PHOTO,)] * 2
    note = drafts(say, held, entries=(entry(PHOTO, kind=EntryKind.NOTE),))
    assert [each.letter.attachments for each in note] == [(PHOTO,)] * 2
    sealed = ticket(circle=Circle.INDEPENDENT, parts_held=True)
    assert [d.letter.attachments for d in drafts(say, sealed, entries=(entry(PHOTO),))] == [(PHOTO,)]


def test_followup_and_note_bring_the_newest_parts_and_other_letters_none() -> None:
    """The whole history comes with the report and with show alone."""
    entries = (entry(TEXT), entry(OTHERS))
    for letter, parts in (("report", (TEXT, OTHERS)), ("followup", (OTHERS,)), ("note", (OTHERS,)), ("narrowed", ())):
        first = drafts(Say(letter, "readers", ticket_id="t1", dossier=True), entries=entries)[0]
        assert first.letter.attachments == parts
    shown = Say("show", "member", ticket_id="t1", person_id="rosa", dossier=True)
    assert drafts(shown, entries=entries)[0].letter.attachments == (TEXT, OTHERS)
    assert drafts(replace(shown, letter="who"), entries=entries)[0].letter.attachments == ()


def test_history_says_who_was_sent_what_and_who_has_dropped_out_since() -> None:
    """Exposed are those who may have read something of it and read no longer; a cancelled mail exposes nobody."""
    ledger = (
        sent("tomasz", SendState.ACCEPTED),
        sent("tomasz", SendState.CANCELLED),
        sent("devika", SendState.CLAIMED),
        sent("rosa", SendState.BOUNCED),
        sent("gone", SendState.BOUNCED),
        sent(None, SendState.ACCEPTED, "c1"),
        sent(None, SendState.ACCEPTED),
    )
    narrow = ticket(circle=Circle.CHAIRS, correspondences=(ANN,))
    say = Say("narrowed", "readers", ticket_id="t1", dossier=True)
    first = drafts(say, narrow, entries=(entry(), entry(TEXT)), ledger=ledger)[0]
    assert [line.who for line in facts(first)["exposed"]] == ["Tomasz Wrona", "somebody who has left the roster"]
    assert [(line.who, line.state) for line in facts(first)["ledger"]] == [
        ("Tomasz Wrona", "accepted"),
        ("Tomasz Wrona", "cancelled"),
        ("Devika Anand", "claimed"),
        ("Rosa Lindqvist", "bounced"),
        ("somebody who has left the roster", "bounced"),
        ("the reporter", "accepted"),
        ("the operator", "accepted"),
    ]
    assert facts(first)["entry"].attachments == (TEXT,)
    assert len(facts(first)["entries"]) == 2
    assert facts(drafts(say, narrow)[0])["entry"] is None
    assert "entries" not in facts(drafts(replace(say, dossier=False), narrow)[0])


def test_facts_of_a_ticket_are_what_its_reader_may_know() -> None:
    """The circle that it has fallen on to, its state, and why a person must answer."""
    fallen = ticket(named=frozenset({"rosa", "devika"}), circle=Circle.CHAIRS)
    (found,) = drafts(Say("shown", "readers", ticket_id="t1", facts={"person_id": "rosa"}), fallen)
    assert found.letter.recipient == ToMember(INA.id)
    known = facts(found)
    assert (known["circle"], known["state"], known["kind"]) == ("independent", "open", "report")
    assert (known["whose"], known["others"], known["person_must_answer"]) == ("Rosa Lindqvist", (), "")
    assert known["row"].code == "amber-heron"
    assert "other_codes" not in known


def test_party_hears_in_its_own_correspondence_unless_it_is_unsafe() -> None:
    """With its own reference; an appellant's letters are an appellant's."""
    say = Say("update", "party", ticket_id="t1", correspondence_id="c1", facts={"text": "x"}, automatic=False)
    (found,) = drafts(say)
    assert (found.letter.recipient, found.address) == (ToParty("c1"), ANN.address)
    assert facts(found) == {"text": "x", "reference": "7KQ2-M4XD"}
    assert (found.letter.audience, found.letter.automatic, found.letter.about) == (Audience.REPORTER, False, ("t1",))
    assert found.letter.ticket_id == "t1"
    appellant = replace(ANN, role=PartyRole.APPELLANT)
    assert drafts(say, ticket(correspondences=(appellant,)))[0].letter.audience is Audience.APPELLANT
    assert drafts(say, ticket(correspondences=(replace(ANN, unsafe=True),))) == []
    assert drafts(replace(say, correspondence_id="c2")) == []
    assert drafts(replace(say, hold=True))[0].letter.hold


def test_saying_to_nobody_known_is_a_mistake_of_ours() -> None:
    """It fails before anything leaves."""
    with pytest.raises(ValueError, match="a say is to"):
        drafts(Say("report", "everybody", ticket_id="t1"))
    assert DEVIKA.id == "devika"


def test_member_with_several_addresses_is_written_to_at_the_first() -> None:
    """All of them may send; one receives."""
    two = replace(ROSA, emails=("first@lakeside.example", "second@lakeside.example"))
    people = Roster(tuple(two if person is ROSA else person for person in PEOPLE.people))
    known = {"t1": ticket(correspondences=(ANN,))}
    say = Say("who", "member", ticket_id="t1", person_id="rosa")
    (found,) = write(Recorded(known, {}, (say,)), people, NOW)
    assert found.address.spec == "first@lakeside.example"


@pytest.mark.parametrize("letter", ["followup", "note"])
def test_parts_of_earlier_messages_are_not_sent_again(letter: str) -> None:
    """Only those of the message that came."""
    entries = (entry(TEXT), entry(PHOTO), entry(OTHERS))
    found = drafts(Say(letter, "readers", ticket_id="t1", dossier=True), entries=entries)
    assert [draft.letter.attachments for draft in found] == [(OTHERS,)] * len(found)


def test_ledger_says_when_a_server_took_a_mail() -> None:
    """And until then when it was written."""
    later = NOW + timedelta(hours=1)
    ledger = (replace(sent("rosa", SendState.ACCEPTED), done_at=later), sent("rosa", SendState.WAITING))
    (found,) = drafts(Say("who", "member", ticket_id="t1", person_id="rosa", dossier=True), ledger=ledger)
    assert [row.at for row in facts(found)["ledger"]] == [later, NOW]


def test_letter_goes_to_its_own_party_among_several() -> None:
    """Each correspondence is its own."""
    zoe = Correspondence("c9", "t1", PartyRole.APPELLANT, "9ZZ9-ZZZZ", Address("zoe@writers.example"))
    both = ticket(correspondences=(zoe, ANN))
    for party, audience in ((ANN, Audience.REPORTER), (zoe, Audience.APPELLANT)):
        (found,) = drafts(Say("letter", "party", ticket_id="t1", correspondence_id=party.id), both)
        assert (found.address, found.letter.audience, facts(found)["reference"]) == (
            party.address,
            audience,
            party.reference,
        )


@pytest.mark.parametrize("letter", ["note", "who", "report", "zebra"])
def test_only_lists_list_and_only_help_helps(letter: str) -> None:
    """No other letter has those facts."""
    found = drafts(Say(letter, "readers", ticket_id="t1", dossier=True))
    assert not {"rows", "set_aside", "commands"} & set(facts(found[0]))
