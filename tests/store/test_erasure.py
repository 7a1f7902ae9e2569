"""What is erased cannot be read again, from no file; everything else can."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from conduct_mailer.errors import ConductMailerError
from conduct_mailer.model.ticket import Ticket, TicketState
from conduct_mailer.store import tickets
from conduct_mailer.store.database import Database
from conduct_mailer.store.erasure import erase
from conduct_mailer.store.schema import correspondence, holder
from conduct_mailer.store.vault import Vault
from tests.stories.world import DEVIKA, ROSA, World, body

ANN = "Ann Writer <ann@writers.example>"
BOB = "Bob <bob@writers.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two tickets, one of them closed."""
    world = World(tmp_path)
    world.writes(ANN, "Yesterday at noon a man called Piet pushed me in the hallway. It has stopped.")
    world.writes(BOB, "Today at ten a man called Udo shouted at me in the hallway. It has stopped.")
    world.writes(ROSA.emails[0], "/unreachable it bounces\n/close", answers=world.inbox(ROSA.emails[0])[0])
    return world


def closed(world: World) -> Ticket:
    return next(ticket for ticket in world.tickets(TicketState.CLOSED))


def wrapped_key(world: World, ticket_id: str) -> bytes:
    with world.database.read() as tx:
        rows = tx.connection.execute(holder.select().where(holder.c.id == ticket_id)).all()
    key = rows[0].wrapped_key
    assert isinstance(key, bytes)
    return key


def everything_on_disk(folder: Path) -> bytes:
    """The octets of the database, its log and whatever else lies beside it."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_erased_key_is_in_no_file(world: World, tmp_path: Path) -> None:
    """Neither in the database nor in its write-ahead log, nor are the sealed words."""
    ticket = closed(world)
    key = wrapped_key(world, ticket.id)
    sealed = sqlite3.connect(tmp_path / "conduct.db").execute(
        "SELECT entry_sealed, original_sealed FROM entry WHERE ticket_id = ?", (ticket.id,)
    )
    words = [column for row in sealed.fetchall() for column in row if column]
    before = everything_on_disk(tmp_path)
    assert key in before
    assert words
    with world.database.write() as tx:
        erase(tx, ticket, world.clock.now())
    world.database.forget_log()
    after = everything_on_disk(tmp_path)
    assert key not in after
    assert not [each for each in words if each in after or each[20:60] in after]


def test_copy_from_before_opens_until_it_is_gone(world: World, tmp_path: Path) -> None:
    """A backup of the database still has the key: it is erased there when the last backup from before is."""
    ticket = closed(world)
    world.database.forget_log()
    shutil.copy(tmp_path / "conduct.db", tmp_path / "backup.db")
    with world.database.write() as tx:
        erase(tx, ticket, world.clock.now())
    vault = Vault(tmp_path / "master.key")
    with Database(f"sqlite:///{tmp_path / 'backup.db'}", vault).read() as tx:
        assert tickets.dossier(tx, ticket.id)[1]
    with world.database.read() as tx, pytest.raises(KeyError, match="holder-erased"):
        tickets.ticket(tx, ticket.id)


def test_conference_goes_on_without_the_erased_ticket(world: World) -> None:
    """Its writer's answer is a new message, its code name is nobody's, and digests and lists go out."""
    ticket = closed(world)
    last = world.last("ann@writers.example")
    about = world.inbox(DEVIKA.emails[0]) + world.inbox(ROSA.emails[0])
    with world.database.write() as tx:
        erase(tx, ticket, world.clock.now())
    before = len(world.tickets())
    world.writes(ANN, "It has begun again, he wrote to me today.", answers=last)
    assert len(world.tickets()) == before + 1
    theirs = next(mail for mail in about if ticket.code in str(mail["Subject"]))
    world.writes(ROSA.emails[0], f"/show {ticket.code}", answers=world.last(ROSA.emails[0]))
    assert f"no ticket that you read is called {ticket.code}" in " ".join(body(world.last(ROSA.emails[0])).split())
    known = len(world.inbox(DEVIKA.emails[0]))
    world.writes(ROSA.emails[0], "/show", answers=theirs)
    for _ in range(4):
        world.passes(hours=12)
    assert len(world.inbox(DEVIKA.emails[0])) > known
    assert not [mail for mail in world.inbox(DEVIKA.emails[0])[known:] if ticket.code in body(mail)]


def test_of_its_parties_the_keyed_hash_of_an_address_stays_and_nothing_that_can_be_read(world: World) -> None:
    """By it the daemon knows that they wrote before, and not what."""
    ticket = closed(world)
    with world.database.write() as tx:
        erase(tx, ticket, world.clock.now())
    with world.database.read() as tx:
        rows = tx.connection.execute(correspondence.select().where(correspondence.c.ticket_id == ticket.id)).all()
        assert [row.address_print for row in rows] == [tx.fingerprint("address", "ann@writers.example")]
        assert [row.details_sealed for row in rows] == [b""]


def test_open_ticket_is_not_erased(world: World) -> None:
    """A report that nobody has answered is never lost by a slip."""
    ticket = next(ticket for ticket in world.tickets() if ticket.state is TicketState.OPEN)
    with world.database.write() as tx, pytest.raises(ConductMailerError, match="open"):
        erase(tx, ticket, world.clock.now())
    with world.database.read() as tx:
        assert tickets.dossier(tx, ticket.id)[1]
