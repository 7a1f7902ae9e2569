"""What the operator is told: that something stopped working, once, and that it works again, once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from conduct_mailer.flow.office import Office
from conduct_mailer.flow.posting import post_to_operator
from conduct_mailer.model.roster import Roster
from conduct_mailer.store import marks
from conduct_mailer.store.database import Transaction

log = logging.getLogger(__name__)

GRACE = timedelta(minutes=5)
"""How long something must have been down before the operator is told: servers restart."""

UNSENDABLE = frozenset({"smtp"})
"""Outages during which no mail can leave: they are told when they end, from when to when."""


MENDS = {
    "imap": "the log says why; or stop the daemon and run check --online",
    "smtp": "the log says why; or stop the daemon and run check --online",
    "people-file": "run check; until it is mended the last good one stays in force",
}
"""How the operator finds out what is wrong, for what they can mend."""


class Outages:
    """Remembers in the store what is down and since when, so that a restart neither forgets nor repeats it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def down(self, what: str) -> None:
        """``what`` (``imap``, ``smtp``, ``messages``, ``clock``, ``people-file``) does not work now."""
        now, roster = self._office.clock.now(), self._office.people()
        with self._office.database.write() as tx:
            since = marks.get(tx, _since(what))
            if since is None:
                marks.put(tx, _since(what), now.isoformat())
                log.warning("outage-begins what=%s%s", what, f" ({MENDS[what]})" if what in MENDS else "")
                return
            begun = datetime.fromisoformat(since)
            if now - begun >= GRACE and what not in UNSENDABLE and marks.get(tx, _told(what)) is None:
                marks.put(tx, _told(what), now.isoformat())
                self._tell(tx, "outage", {"what": what, "since": begun}, roster, now)

    def up(self, what: str) -> None:
        """``what`` works; an operator who was told that it does not, or could not be told, hears that it is over."""
        now, roster = self._office.clock.now(), self._office.people()
        with self._office.database.write() as tx:
            since = marks.get(tx, _since(what))
            if since is None:
                return
            begun, told = datetime.fromisoformat(since), marks.get(tx, _told(what)) is not None
            marks.drop(tx, _since(what))
            marks.drop(tx, _told(what))
            if told or (what in UNSENDABLE and now - begun >= GRACE):
                self._tell(tx, "restored", {"what": what, "since": begun, "until": now}, roster, now)
        log.info("outage-ends what=%s", what)

    def _tell(self, tx: Transaction, letter: str, facts: Mapping[str, object], roster: Roster, now: datetime) -> None:
        post_to_operator(tx, self._office, letter, facts, roster, now)


def _since(what: str) -> str:
    return f"outage-since:{what}"


def _told(what: str) -> str:
    return f"outage-told:{what}"
