"""Words that belong to no ticket, and what fails half-way: somebody still has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conduct_mailer.model.roster import Roster
from conduct_mailer.store import outbox
from tests.stories.world import PEOPLE, TOMASZ, World, body

ANN = "Ann Writer <ann@writers.example>"
REPORT = "A man whom I do not know grabbed my arm yesterday in the hallway by room B. It has stopped."
ABOUT_GRACE = "I must report this: yesterday Grace Okonkwo grabbed me and would not let go."
TOMASZS, GRACE, ROSA = TOMASZ.emails[0], "grace@mailbox.example", "rosa@lakeside.example"


def without_tomasz(world: World) -> Roster:
    return Roster(tuple(each for each in PEOPLE.people if each is not TOMASZ))


def when_he_left(world: World) -> Roster:
    now = world.clock.now()
    return Roster(tuple(replace(each, reads_until=now) if each is TOMASZ else each for each in PEOPLE.people))


@pytest.mark.parametrize("people", [without_tomasz, when_he_left])
def test_former_member_who_answers_a_digest_writes_like_anybody(world: World, people: object) -> None:
    """A ticket of its own, with its acknowledgement, for whoever may read it."""
    world.passes(days=1)
    digest = world.last(TOMASZS)
    assert callable(people)
    world.people = people(world)
    world.passes(hours=2)
    before = len(world.inbox(GRACE))
    world.writes(TOMASZS, ABOUT_GRACE, answers=digest)
    assert [ticket.named for ticket in world.tickets()] == [frozenset({"grace"})]
    assert "grabbed me" in body(world.last(ROSA))
    assert world.last(TOMASZS)["Subject"].startswith("Your message to")
    assert len(world.inbox(GRACE)) == before


def test_member_who_answers_a_digest_gets_their_words_back(world: World) -> None:
    """Nobody else sees them."""
    world.passes(days=1)
    before = len(world.server.accepted)
    world.writes(TOMASZS, ABOUT_GRACE, answers=world.last(TOMASZS))
    assert [each.recipient for each in world.server.accepted[before:]] == [TOMASZS]
    assert f"│ {ABOUT_GRACE}" in body(world.last(TOMASZS))
    assert "I did nothing" in body(world.last(TOMASZS))
    assert not world.tickets()


def test_words_beside_commands_in_an_answer_to_a_digest_come_back_too(world: World) -> None:
    """The commands are done; commands in what came back are not."""
    world.writes(ANN, REPORT)
    world.passes(days=1)
    code = world.tickets()[0].code
    world.writes(TOMASZS, f"I shall call her.\n\n/take {code}\n", answers=world.last(TOMASZS))
    receipt = body(world.last(TOMASZS))
    assert "You handle this now" in receipt
    assert "│ I shall call her." in receipt
    assert world.tickets()[0].handler == "tomasz"


def test_picture_in_answer_to_a_digest_is_a_ticket(world: World) -> None:
    """There are no words of it that could come back."""
    world.passes(days=1)
    mail = world.letter(TOMASZS, "", In_Reply_To=str(world.last(TOMASZS)["Message-ID"]))
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    world.arrives(mail)
    world.walk()
    assert [ticket.kind.value for ticket in world.tickets()] == ["unreadable"]


def test_message_whose_recording_fails_stays_due_and_nothing_of_it_is_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails, and wherever; the next pass takes it whole."""
    world.writes(ANN, REPORT)
    before, mails = world.tickets(), len(world.server.accepted)
    put = outbox.put
    left = iter((True, True, False))

    def fails_late(*arguments: object, **options: object) -> int:
        if not next(left, True):
            raise RuntimeError("the third mail")
        return put(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "put", fails_late)
    world.writes(TOMASZS, "/take\n/reply Thank you.\n", answers=world.last(TOMASZS))
    assert world.intake.failed == 1
    assert world.tickets() == before
    assert len(world.server.accepted) == mails
    world.walk()
    assert world.tickets()[0].handler == "tomasz"
    assert sum(body(mail).startswith("Thank you.") for mail in world.inbox("ann@writers.example")) == 1


def test_message_that_seems_to_belong_to_several_tickets_is_told_of_in_one_mail(world: World) -> None:
    """To each reader the other tickets that they read, and no others."""
    world.writes(ANN, "Mei-Ling Chou shouted at me yesterday at the desk. It was only once.")
    for hat in ("red", "blue"):
        world.clock.pass_by(minutes=1)
        world.writes(ANN, f"Another matter: yesterday by room B a man in a {hat} hat grabbed my arm.")
    first, second, _ = world.tickets()
    told = [body(mail) for mail in world.inbox(ROSA) if "seems to belong" in body(mail)]
    assert [(first.code in each, second.code in each) for each in told] == [(True, False), (True, True)]
