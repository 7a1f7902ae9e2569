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
        (running.folder / "people.toml").chmod(0o600)
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
    assert 'write authserv_id = "mx.other.example"; it is not what stands there now' in result.stdout


def test_authserv_id_is_found_out(here: Conference) -> None:
    """Nothing stands there yet: what to write is said, and the warning about it once."""
    here.config.write_text(here.config.read_text().replace(f'authserv_id = "{AUTHSERV}"', ""))
    returning(here, f"Authentication-Results: {AUTHSERV}; dmarc=pass\r\n".encode())
    result = here.call("check", "--online")
    assert f'write authserv_id = "{AUTHSERV}"; nothing stands there yet' in result.stdout
    assert result.stderr.count("no member's mail can count") == 1


def test_both_servers_are_tried_and_told_of(here: Conference) -> None:
    """Whatever the first one says; no mail goes out that could not be seen to come back."""
    (here.folder / "password").write_text("wrong")
    sent = len(here.sink.taken)
    result = here.call("check", "--online")
    assert result.returncode == 1
    assert "problem: imap.user" in result.stdout
    assert "smtp: reached, without a login, for no password is set" in result.stdout
    assert len(here.sink.taken) == sent
    spoilt = here.config.read_text().replace(f"port = {here.sink.port}", "port = 1")
    here.config.write_text(spoilt)
    result = here.call("check", "--online")
    assert "problem: imap.user" in result.stdout
    assert "problem: smtp: 127.0.0.1 port 1: nothing listens there" in result.stdout


def test_login_is_spoken_of_where_there_is_one(here: Conference) -> None:
    """A mail server of this machine may ask for none: then what ``check`` says proves no password."""
    returning(here, f"Authentication-Results: {AUTHSERV}; dmarc=pass\r\n".encode())
    said = here.call("check", "--online").stdout
    assert "smtp: reached, without a login" in said
    assert "smtp: logged in" not in said


def test_folders_that_are_not_there_are_named(here: Conference) -> None:
    """Without the inbox nothing works; without the junk folder reports that end up there are missed."""
    returning(here, f"Authentication-Results: {AUTHSERV}; dmarc=pass\r\n".encode())
    text = here.config.read_text()
    here.config.write_text(text.replace("[smtp]", 'junk = "Nowhere"\n[smtp]'))
    result = here.call("check", "--online")
    assert result.returncode == 0
    assert "warning: imap.junk" in result.stdout
    assert "nothing stops a start; 1 warning" in result.stdout
    here.config.write_text(text.replace("[smtp]", 'inbox = "Nowhere"\n[smtp]'))
    result = here.call("check", "--online")
    assert result.returncode == 1
    assert "problem: imap.inbox" in result.stdout


def test_server_that_vouches_for_nobody_is_a_problem_unless_the_operator_chose_so(here: Conference) -> None:
    """The operator chooses what makes a member's mail count; until then no member's does."""
    returning(here, b"")
    result = here.call("check", "--online")
    assert result.returncode == 1
    assert "problem: authentication: the server writes no Authentication-Results" in result.stdout
    here.config.write_text(here.config.read_text().replace("[policy]", 'require = ["token"]\n[policy]'))
    result = here.call("check", "--online")
    assert result.returncode == 0
    assert "warning: authentication: the server writes no Authentication-Results" in result.stdout


def test_mailbox_that_the_server_does_not_know_is_named(here: Conference) -> None:
    """By the key to mend."""
    here.sink.on_recipient = lambda _address: "550 5.1.1 no such user"
    result = here.call("check", "--online")
    assert result.returncode == 1
    assert "mend event.address" in result.stdout


def test_test_letter_needs_a_reader_and_the_servers(here: Conference) -> None:
    """Somebody who reads nothing gets none; without ``--online`` nobody does, and that is said."""
    sent = len(here.sink.taken)
    assert "and reads" in here.call("check", "--online", "--member", "nobody").stderr
    result = here.call("check", "--member", "tomasz")
    assert result.returncode == 2
    assert "check --online --member" in result.stderr
    assert len(here.sink.taken) == sent


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
