"""The forgery table: whoever is not who they claim to be does nothing, is given nothing, and the right people hear.

Each row is one mail; :mod:`tests.stories.forgeries` says what it is and who is told.
"""

from __future__ import annotations

import pytest

from conduct_mailer.model.ticket import Ticket, TicketState
from tests.stories.forgeries import (
    ABOUT_STAFF,
    AS_REPORTER,
    BORROWED,
    CHAIRS,
    EVE,
    PASS,
    PROPER_BUT_NOT_ALLOWED,
    Forgery,
    G,
    R,
    Stage,
    T,
    roster_without_tomasz_since_yesterday,
)
from tests.stories.world import World, body

SECRETS = ("Piet", "Hoekstra", "grabbed my arm", "Mei-Ling", "shouted", "Tomasz", "Grace Okonkwo", "lakeside.example>")


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)


def known(world: World, stage: Stage) -> list[Ticket]:
    """The two tickets as they now stand, but for who has looked."""
    return [ticket for ticket in world.tickets() if ticket.id in (stage.ann.id, stage.bob.id)]


def happens(stage: Stage, mail: bytes) -> dict[str, list[str]]:
    """Let the mail arrive; what everybody got because of it, as whole texts."""
    world = stage.world
    before = {address: len(world.inbox(address)) for address in world.recipients()}
    world.arrives(mail)
    world.walk()
    new = {address: world.inbox(address)[before.get(address, 0) :] for address in world.recipients()}
    return {address: [f"{m['Subject']}\n{body(m)}" for m in mails] for address, mails in new.items() if mails}


def given_nothing(stage: Stage, got: dict[str, list[str]]) -> None:
    """No stranger learns a code name, a word of a report, or who reads it."""
    for address, texts in got.items():
        if not address.endswith(("lakeside.example", "mailbox.example")):
            text = "\n".join(texts)
            assert not [word for word in (*SECRETS, stage.ann.code, stage.bob.code) if word in text]


@pytest.mark.parametrize("forgery", BORROWED, ids=lambda row: row.name)
def test_borrowed_name_of_a_member_does_nothing(stage: Stage, forgery: Forgery) -> None:
    """Set aside; the member hears of it at their own address, without a code name, and the ticket's readers do."""
    before = known(stage.world, stage)
    got = happens(stage, forgery.made(stage))
    assert known(stage.world, stage) == before
    assert set(got) == forgery.told
    given_nothing(stage, got)
    assert len(stage.world.tickets(TicketState.SET_ASIDE)) == 1
    unnamed = [text for text in got[T] if "your name" in text]
    assert len(unnamed) == 1
    assert stage.ann.code not in unnamed[0]


@pytest.mark.parametrize("forgery", PROPER_BUT_NOT_ALLOWED, ids=lambda row: row.name)
def test_member_cannot_do_what_is_not_theirs(stage: Stage, forgery: Forgery) -> None:
    """Neither by hiding a command nor by giving one that belongs to somebody else."""
    before = known(stage.world, stage)
    got = happens(stage, forgery.made(stage))
    after = known(stage.world, stage)
    assert [(each.circle, each.state, each.excluded, each.released) for each in after] == [
        (each.circle, each.state, each.excluded, each.released) for each in before
    ]
    assert set(got) == forgery.told
    assert stage.bob.code not in "\n".join(got.get(T, [])) or forgery.name.startswith("a ticket of the chairs")
    assert "Mei-Ling" not in "\n".join(got.get(T, []))


@pytest.mark.parametrize("forgery", AS_REPORTER, ids=lambda row: row.name)
def test_borrowed_name_of_a_reporter_joins_nothing(stage: Stage, forgery: Forgery) -> None:
    """What is said in it stands apart, before at most the same readers."""
    before = known(stage.world, stage)
    got = happens(stage, forgery.made(stage))
    assert known(stage.world, stage) == before
    assert set(got) == forgery.told
    given_nothing(stage, got)


def test_sent_properly_it_does(stage: Stage) -> None:
    """The rows above could fail: the same mail, vouched for, is carried out."""
    got = happens(stage, stage.mail(T, "/chairs", stage.about(stage.ann.code, T), PASS))
    assert [ticket.circle for ticket in known(stage.world, stage)] == ["chairs", "chairs"]
    assert set(got) == CHAIRS | {T}


def test_member_who_left_is_told_the_fixed_sentence(stage: Stage) -> None:
    """Their token is good for nothing from the day they left; what they write reaches those who still read."""
    answers = stage.about(stage.ann.code, T)
    roster_without_tomasz_since_yesterday(stage)
    assert set(happens(stage, stage.mail(T, "I saw it too", answers, PASS))) == {T, G, R}
    got = happens(stage, stage.mail(T, "/show", answers, PASS))
    assert set(got) == {T}
    assert "closed" in "".join(got[T])
    assert "Piet" not in "".join(got[T])


def test_token_of_a_narrowed_ticket_is_dead(stage: Stage) -> None:
    """Who dropped out gets the fixed sentence, whatever they command."""
    answers = stage.about(stage.ann.code, T)
    happens(stage, stage.mail(R, "/chairs", stage.about(stage.ann.code, R), PASS))
    narrowed = known(stage.world, stage)
    got = happens(stage, stage.mail(T, "/release", answers, PASS))
    assert known(stage.world, stage) == narrowed
    assert set(got) == {T}
    assert "Piet" not in "".join(got[T])


def test_chair_who_is_named_gets_nothing_by_name_or_token(stage: Stage) -> None:
    """A report about a chair, and the chair who guesses its code name."""
    stage.world.writes("Cy <cy@writers.example>", ABOUT_STAFF.replace("Mei-Ling Chou", "Rosa Lindqvist"))
    about_her = next(ticket for ticket in stage.world.tickets() if "rosa" in ticket.named)
    got = happens(stage, stage.mail(R, f"/show {about_her.code}", stage.about(stage.ann.code, R), PASS))
    assert set(got) == {R}
    assert "no ticket that you read" in "".join(got[R])
    assert EVE not in got
