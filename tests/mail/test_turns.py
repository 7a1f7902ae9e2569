"""In what order messages are asked of the server, and what it once failed to give."""

from __future__ import annotations

import pytest

from conduct_mailer.errors import MailboxUnavailable
from conduct_mailer.mail.turns import BATCH_MESSAGES, BATCH_OCTETS, Turns, bounded
from conduct_mailer.model.message import Folder

INBOX = Folder("INBOX", 1, junk=False)


def fail(turns: Turns, *uids: int) -> None:
    with pytest.raises(MailboxUnavailable), turns.noted(INBOX, uids):
        raise MailboxUnavailable("abort")


def test_as_they_lie_in_bounded_batches() -> None:
    """Nothing has failed."""
    batches = list(Turns().order(INBOX, range(1, 121)))
    assert [len(batch) for batch in batches] == [BATCH_MESSAGES, BATCH_MESSAGES, 20]
    assert [uid for batch in batches for uid in batch] == list(range(1, 121))


def test_what_failed_in_company_is_asked_for_alone_in_its_place() -> None:
    """An outage hits whole batches, and later messages build on earlier ones."""
    turns = Turns()
    fail(turns, 2, 3)
    assert list(turns.order(INBOX, range(1, 6))) == [[1], [2], [3], [4, 5]]


def test_what_failed_alone_comes_last_and_the_worst_at_the_very_end() -> None:
    """It keeps nothing else from being read."""
    turns = Turns()
    fail(turns, 2, 3)
    fail(turns, 2)
    fail(turns, 2)
    fail(turns, 3)
    assert list(turns.order(INBOX, range(1, 6))) == [[1, 4, 5], [3], [2]]


def test_what_came_at_last_is_like_any_other() -> None:
    """And a folder of the same name that was rebuilt starts afresh."""
    turns = Turns()
    fail(turns, 2, 3)
    fail(turns, 2)
    with turns.noted(INBOX, [2]):
        pass
    with turns.noted(INBOX, [3]):
        pass
    assert list(turns.order(INBOX, [1, 2, 3])) == [[1, 2, 3]]
    fail(turns, 1)
    assert list(turns.order(Folder("INBOX", 2, junk=False), [1, 2, 3])) == [[1, 2, 3]]


def test_batches_are_bounded_in_size() -> None:
    """A message larger than a batch is one of its own."""
    sizes = {1: 10, 2: BATCH_OCTETS + 1, 3: BATCH_OCTETS - 5, 4: 5, 5: 1}
    assert list(bounded(sizes)) == [[1], [2], [3, 4], [5]]
    assert list(bounded({})) == []
