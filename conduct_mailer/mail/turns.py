"""In what order, and how many at once, messages are asked of the server.

A server may break off each time that it is asked for one damaged message. So that nothing else waits for it, messages
that were asked for when the server failed are asked for one by one, and what failed alone comes last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from conduct_mailer.errors import MailboxUnavailable
from conduct_mailer.model.message import Folder

BATCH_MESSAGES = 50
BATCH_OCTETS = 8_000_000


class Turns:
    """Remembers which messages the server failed to give."""

    def __init__(self) -> None:
        self._in_company: set[tuple[Folder, int]] = set()
        self._alone: Counter[tuple[Folder, int]] = Counter()

    def order(self, folder: Folder, uids: Sequence[int]) -> Iterator[list[int]]:
        """The messages in batches of bounded count: as they lie, but for those that failed alone."""
        batch: list[int] = []
        for uid in (uid for uid in uids if (folder, uid) not in self._alone):
            alone = (folder, uid) in self._in_company
            if batch and (alone or len(batch) == BATCH_MESSAGES):
                yield batch
                batch = []
            if alone:
                yield [uid]
            else:
                batch.append(uid)
        if batch:
            yield batch
        last = [uid for uid in uids if (folder, uid) in self._alone]
        yield from ([uid] for uid in sorted(last, key=lambda uid: self._alone[folder, uid]))

    @contextmanager
    def noted(self, folder: Folder, uids: Sequence[int]) -> Iterator[None]:
        """Around asking for these: remembers a failure, and forgets it once they came."""
        keys = [(folder, uid) for uid in uids]
        try:
            yield
        except MailboxUnavailable:
            if len(keys) == 1:
                self._alone.update(keys)
            else:
                self._in_company.update(keys)
            raise
        for key in keys:
            self._in_company.discard(key)
            self._alone.pop(key, None)


def bounded(sizes: Mapping[int, int]) -> Iterator[list[int]]:
    """The UIDs in batches of at most so many octets; a larger message is a batch of its own."""
    batch: list[int] = []
    octets = 0
    for uid, size in sizes.items():
        if batch and octets + size > BATCH_OCTETS:
            yield batch
            batch, octets = [], 0
        batch.append(uid)
        octets += size
    if batch:
        yield batch
