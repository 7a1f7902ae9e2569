"""The analysis happens where it can be stopped."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from conduct_mailer.flow import analysis
from conduct_mailer.flow.analysis import Analysed, Worker
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.roster import Roster
from conduct_mailer.model.settings import Limits
from tests.stories.world import EVENT, PEOPLE


def raw(octets: bytes) -> RawMessage:
    return RawMessage(Place("INBOX", 1, 1), datetime(2026, 10, 3, tzinfo=UTC), octets)


GOOD = raw(b"From: ann@writers.example\r\nCc: Rosa <rosa@lakeside.example>\r\nSubject: x\r\n\r\nHe grabbed my arm.\r\n")


@pytest.fixture
def worker() -> Worker:
    return Worker(EVENT, lambda: PEOPLE, Limits())


def test_message_is_analysed_in_another_process(worker: Worker) -> None:
    """One child for many messages."""
    worker.ready()
    first = worker._process
    for _ in range(3):
        message, reading = worker.analyse(GOOD)
        assert isinstance(message, ParsedMessage)
        assert reading.named == frozenset({"rosa"})
    assert worker._process is first
    worker.close()


def endless(_raw: RawMessage, _roster: Roster, _event: Event, _limits: Limits) -> Analysed:
    """An analysis that never ends."""
    while True:
        pass


def test_message_that_takes_too_long_is_unreadable_and_the_next_one_is_not(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sender and the names that can be seen in it are still known."""
    worker.ready()
    with monkeypatch.context() as patched:
        patched.setattr(analysis, "analyse", endless)
        message, reading = worker.analyse(GOOD)
    assert isinstance(message, Unreadable)
    assert (message.reason, reading.unreadable) == ("timeout", "timeout")
    assert message.sender is not None
    assert reading.named == {"rosa"}
    assert isinstance(worker.analyse(GOOD)[0], ParsedMessage)
    worker.close()


def test_message_of_which_nothing_can_be_seen_in_time_may_name_anybody(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nobody of the staff reads it."""
    worker.ready()
    with monkeypatch.context() as patched:
        patched.setattr(analysis, "analyse", endless)
        patched.setattr(analysis, "glimpse", endless)
        message, reading = worker.analyse(GOOD)
    assert isinstance(message, Unreadable)
    assert message.sender is not None
    assert reading.named == {person.id for person in PEOPLE.staff}
    assert isinstance(worker.analyse(GOOD)[0], ParsedMessage)
    worker.close()


def test_child_that_dies_takes_nothing_with_it(worker: Worker) -> None:
    """Whatever killed it; the message is unreadable, a new child takes the next."""
    worker.ready()
    assert worker._process is not None
    worker._process.kill()
    worker._process.join()
    assert isinstance(worker.analyse(GOOD)[0], ParsedMessage)
    worker.close()


def test_hostile_mail_is_done_or_given_up_in_time(worker: Worker) -> None:
    """Deep, long or endless: never longer than the bound on the wall."""
    worker.ready()
    hostile = [
        b"From: a@b.example\r\n\r\n" + b"On " * 300_000,
        b"From: a@b.example\r\n\r\n" + b"> " * 400_000,
        b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 100_000,
        b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<!--" * 100_000,
        b"From: a@b.example\r\nTo: " + b"a@b.example," * 50_000 + b"\r\n\r\nx",
        b"From: a@b.example\r\n\r\n=41%41 a" + b" " * 200_000 + b"x",
    ]
    for octets in hostile:
        begun = datetime.now(UTC)
        message, _ = worker.analyse(raw(octets))
        took = (datetime.now(UTC) - begun).total_seconds()
        assert isinstance(message, ParsedMessage | Unreadable)
        assert took < Limits().analysis_seconds * analysis.WALL_FACTOR + analysis.START_SECONDS
    worker.close()
