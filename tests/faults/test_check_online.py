"""``check --online`` shows what a mail's way to the mailbox keeps, and leaves no trace of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.labels import ROSTER
from tests.servers.conference import AUTHSERV, Conference, conference, end


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Conference]:
    with conference(tmp_path, ROSTER) as running:
        yield running


def returning(here: Conference, field: bytes) -> None:
    """What goes out to the mailbox itself comes in again, as at any provider."""

    def take(octets: bytes) -> str:
        here.dovecot.deliver(field + octets)
        return "250 2.0.0 taken"

    here.sink.on_data = take


def test_mail_comes_back_with_its_tokens(here: Conference) -> None:
    """Everything in order; the mail is put away and never becomes a ticket."""
    returning(here, f"Authentication-Results: {AUTHSERV}; dmarc=pass\r\n".encode())
    result = here.call("check", "--online")
    assert result.returncode == 0, result.stdout + result.stderr
    for words in ("MOVE yes", "IDLE yes", "came back", "Message-ID survives", f"vouched for by {AUTHSERV}", "in order"):
        assert words in result.stdout
    assert here.call("once").returncode == 0
    assert here.dispositions() == {}


def test_wrong_authserv_id_is_named_with_the_right_one(here: Conference) -> None:
    """By it alone a member's mail counts."""
    returning(here, b"Authentication-Results: mx.other.example; dmarc=pass\r\n")
    result = here.call("check", "--online")
    assert result.returncode == 1
    assert 'write authserv_id = "mx.other.example"' in result.stdout


def test_server_that_vouches_for_nobody_is_warned_of(here: Conference) -> None:
    """The operator then chooses what makes a member's mail count."""
    returning(here, b"")
    assert "writes no Authentication-Results" in here.call("check", "--online").stdout


def test_running_daemon_is_not_disturbed(here: Conference) -> None:
    """It would take the test for a message."""
    process = here.start()
    here.wait_for(lambda: here.call("once").returncode == 75)
    result = here.call("check", "--online")
    end(process)
    assert result.returncode == 75
    assert "stop it first" in result.stderr


@pytest.mark.parametrize(
    ("vouched", "sender", "says", "status"),
    [
        (True, "tomasz@lakesidepython.example", "vouches for its sender", 0),
        (False, "tomasz@lakesidepython.example", "does not vouch", 1),
        (True, "tomasz@home.example", "does not have for them", 1),
    ],
)
def test_members_answer_proves_what_makes_it_count(
    here: Conference, *, vouched: bool, sender: str, says: str, status: int
) -> None:
    """Token, address and the receiving server's word, each by itself."""
    domain = sender.rpartition("@")[2]

    def take(octets: bytes) -> str:
        field = f"Authentication-Results: {AUTHSERV}; dmarc={'pass' if vouched else 'none'} header.from={domain}\r\n"
        if b"\r\nTo: tomasz@" in octets:
            token_line = next(line for line in octets.split(b"\r\n") if line.startswith(b"ref: "))
            answer = (
                f"From: {sender}\r\nTo: conduct@lakesidepython.example\r\nSubject: Re\r\n\r\nyes\r\n\r\n> ".encode()
            )
            here.dovecot.deliver(field.encode() + answer + token_line + b"\r\n")
        else:
            here.dovecot.deliver(field.encode() + octets)
        return "250 2.0.0 taken"

    here.sink.on_data = take
    result = here.call("check", "--online", "--member", "tomasz")
    assert says in result.stdout, result.stdout + result.stderr
    assert result.returncode == status
