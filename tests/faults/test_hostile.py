"""A message that is made to keep the daemon busy is read or given up, and the next one is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conduct_mailer.flow.analysis import Worker
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage, Unreadable
from conduct_mailer.model.settings import Limits
from tests.faults.hostile import SHAPES, TEXT
from tests.stories.world import EVENT, PEOPLE, START


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    one = Worker(EVENT, lambda: PEOPLE, Limits())
    yield one
    one.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_message_ends_as_a_ticket_and_holds_up_nothing(worker: Worker, shape: str) -> None:
    """It is read, or it is unreadable and its sender still known; a report behind it is read as ever."""
    message, reading = worker.analyse(RawMessage(Place("INBOX", 1, 1), START, SHAPES[shape]))
    assert isinstance(message, ParsedMessage) or reading.unreadable == message.reason
    if isinstance(message, Unreadable) and SHAPES[shape].startswith(TEXT):
        assert message.sender is not None
    next_one = RawMessage(Place("INBOX", 1, 2), START, TEXT + b"Rosa grabbed my arm.\r\n")
    assert worker.analyse(next_one)[1].named == {"rosa"}
