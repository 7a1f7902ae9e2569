"""A mailbox made of memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.model.message import Folder, Place, RawMessage


@dataclass(frozen=True)
class Kept:
    """A message as it lies in a folder."""

    octets: bytes
    arrived_at: datetime


class FakeMailbox:
    """INBOX and Junk; what is settled lies in ``done``."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[int, Kept]] = {"INBOX": {}, "Junk": {}}
        self._next_uid = 1
        self._changed = threading.Event()
        self.settled: list[Place] = []
        self.done: list[Kept] = []
        self.batch = 50

    def deliver(self, octets: bytes, *, arrived_at: datetime, junk: bool = False) -> int:
        """A message arrives; its UID."""
        uid, self._next_uid = self._next_uid, self._next_uid + 1
        self._folders["Junk" if junk else "INBOX"][uid] = Kept(octets, arrived_at)
        self._changed.set()
        return uid

    def skip(self) -> None:
        """A number is passed over, as where a message came that is gone."""
        self._next_uid += 1

    def connect(self) -> None:
        """Nothing to open."""

    def folders(self) -> tuple[Folder, ...]:
        """INBOX and Junk."""
        return (Folder("INBOX", 1, junk=False), Folder("Junk", 1, junk=True))

    def uids(self, folder: Folder) -> tuple[int, ...]:
        """What lies there now."""
        return tuple(sorted(self._folders[folder.name]))

    def fetch(self, folder: Folder, uids: Sequence[int]) -> Iterator[tuple[RawMessage, ...]]:
        """In batches; what has gone meanwhile is left out."""
        for start in range(0, len(uids), self.batch):
            yield tuple(
                RawMessage(Place(folder.name, 1, uid), kept.arrived_at, kept.octets, folder.junk)
                for uid in uids[start : start + self.batch]
                if (kept := self._folders[folder.name].get(uid))
            )

    def settle(self, place: Place) -> None:
        """Move it to ``done``; gone already, or numbered by a folder that was rebuilt: nothing."""
        if place.uidvalidity != 1:
            return
        kept = self._folders[place.folder].pop(place.uid, None)
        if kept is not None:
            self.settled.append(place)
            self.done.append(kept)

    def wait(self, seconds: float) -> None:
        """Until something comes, or ``wake``."""
        self._changed.wait(seconds)
        self._changed.clear()

    def wake(self) -> None:
        """End a wait."""
        self._changed.set()

    def close(self) -> None:
        """Nothing to close."""
