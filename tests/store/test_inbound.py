"""Every message is settled once, whatever its place in the order."""

from __future__ import annotations

from datetime import UTC, datetime

from conduct_mailer.model.decision import Disposition
from conduct_mailer.model.message import Place
from conduct_mailer.store import inbound
from conduct_mailer.store.database import Database

NOW = datetime(2026, 10, 3, tzinfo=UTC)


def test_everything_without_a_settled_row_is_due(database: Database) -> None:
    """Also a lower UID than one that is done, and one that was tried and failed."""
    with database.write() as tx:
        inbound.attempt(tx, Place("INBOX", 1, 3))
        inbound.settle(tx, Place("INBOX", 1, 3), b"x", Disposition.OPENED, "new-report", NOW)
        assert inbound.attempt(tx, Place("INBOX", 1, 2)) == 1
        assert inbound.attempt(tx, Place("INBOX", 1, 2)) == 2
        assert inbound.unsettled(tx, "INBOX", 1, [1, 2, 3, 4]) == (1, 2, 4)


def test_new_uidvalidity_makes_every_number_new(database: Database) -> None:
    """A rebuilt mailbox gives old numbers to new mail."""
    with database.write() as tx:
        inbound.attempt(tx, Place("INBOX", 1, 1))
        inbound.settle(tx, Place("INBOX", 1, 1), b"x", Disposition.OPENED, "r", NOW)
        assert inbound.unsettled(tx, "INBOX", 2, [1]) == (1,)


def test_settled_and_still_there_is_moved_again(database: Database) -> None:
    """A crash between the commit and the move leaves it so."""
    place = Place("INBOX", 1, 1)
    with database.write() as tx:
        inbound.attempt(tx, place)
        inbound.settle(tx, place, b"x", Disposition.OPENED, "r", NOW)
        assert inbound.unmoved(tx, "INBOX", 1, [1]) == (place,)
        inbound.moved(tx, place)
        assert inbound.unmoved(tx, "INBOX", 1, [1]) == ()


def test_what_lay_there_first_is_remembered_once(database: Database) -> None:
    """Only the first sight of a folder counts as before the start."""
    with database.write() as tx:
        inbound.first_start(tx, "INBOX", 1, [1, 2])
        inbound.first_start(tx, "INBOX", 1, [1, 2, 3])
        assert [inbound.before_start(tx, Place("INBOX", 1, uid)) for uid in (1, 2, 3)] == [True, True, False]
