"""What the operator hears when something stops working."""

from __future__ import annotations

from pathlib import Path

from conduct_mailer.flow.outages import Outages
from tests.stories.world import World, body

OPERATOR = "operator@machines.example"


def told(world: World) -> list[str]:
    world.delivery.deliver(lambda: False)
    return [str(mail["Subject"]) for mail in world.inbox(OPERATOR)]


def test_outage_is_told_once_and_once_when_it_is_over(tmp_path: Path) -> None:
    """However often it is noticed, and across restarts."""
    world = World(tmp_path)
    for _ in range(10):
        Outages(world.office).down("imap")
        world.clock.pass_by(minutes=2)
    assert len(told(world)) == 1
    Outages(world.office).up("imap")
    Outages(world.office).up("imap")
    assert [subject.rpartition(": ")[2] for subject in told(world)] == ["imap does not work", "imap works again"]


def test_short_outage_is_not_worth_a_mail(tmp_path: Path) -> None:
    """Servers restart."""
    world = World(tmp_path)
    outages = Outages(world.office)
    outages.down("imap")
    world.clock.pass_by(minutes=1)
    outages.down("imap")
    outages.up("imap")
    assert told(world) == []


def test_mail_server_that_was_away_is_told_of_when_it_is_back(tmp_path: Path) -> None:
    """Before that no mail could leave; the mail says from when to when."""
    world = World(tmp_path)
    outages = Outages(world.office)
    outages.down("smtp")
    world.clock.pass_by(hours=2)
    outages.down("smtp")
    assert told(world) == []
    outages.up("smtp")
    assert len(told(world)) == 1
    assert "10:00" in body(world.last(OPERATOR))
    assert "12:00" in body(world.last(OPERATOR))
