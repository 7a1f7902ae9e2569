"""What an answer of a mail server means, and how a connection to one can fail."""

from __future__ import annotations

import dataclasses
import socket
from pathlib import Path

import pytest

from conduct_mailer.config.options import SmtpOptions
from conduct_mailer.errors import ConfigurationError, Temporary
from conduct_mailer.mail import smtp as module
from conduct_mailer.mail.smtp import SmtpServer, Step, judge
from conduct_mailer.model.letter import Accepted, Deferred, Outgoing, Refused, SendResult
from tests.servers.loopback import HOST
from tests.servers.scripted import scripted
from tests.servers.sink import Sink

MAIL = Outgoing("conduct@lakeside.example", "ann@writers.example", b"Subject: x\r\n\r\nhello\r\n")
OPTIONS = SmtpOptions(HOST, 0, "none", "", "", None, MAIL.envelope_from)


def sent(port: int, **changes: object) -> SendResult:
    server = SmtpServer(dataclasses.replace(OPTIONS, port=port, **changes))  # type: ignore[arg-type]
    try:
        return server.send(MAIL)
    finally:
        server.close()


@pytest.mark.parametrize(
    ("about", "code", "text", "expected"),
    [
        ("recipient", 550, "5.1.1 <a@b>: no such user\n5.1.1 see the help", Refused("address", 550)),
        ("recipient", 550, "5.1.10 null MX", Refused("address", 550)),
        ("content", 550, "5.1.1 found out late", Refused("address", 550)),
        ("recipient", 550, "5.1.8 sender's domain not found", Deferred("smtp-550", code=550)),
        ("sender", 553, "5.1.0 sender rejected", Deferred("smtp-553", code=553)),
        ("recipient", 550, "host 5.1.1.9 is on a list", Deferred("smtp-550", code=550)),
        ("recipient", 550, "5.1.22.7 is on a list", Deferred("smtp-550", code=550)),
        ("recipient", 550, "no such user", Deferred("smtp-550", code=550)),
        ("recipient", 552, "5.2.2 mailbox full", Deferred("smtp-552", code=552)),
        ("recipient", 450, "5.1.1 contradicts itself", Deferred("smtp-450", code=450)),
        ("sender", 552, "5.3.4 message size exceeds fixed limit", Refused("size", 552)),
        ("sender", 552, "too big", Refused("size", 552)),
        ("content", 554, "5.7.1 looks like spam", Refused("content", 554)),
        ("content", 554, "message contains a virus", Refused("content", 554)),
        ("content", 554, "5.5.1 no valid recipients", Deferred("smtp-554", code=554)),
        ("recipient", 554, "5.7.1 relay access denied", Deferred("smtp-554", code=554)),
        ("content", 421, "4.3.2 closing", Deferred("service-closes", reached=False, code=421)),
        ("content", -1, "Malformed SMTP response line", Deferred("no-answer-of-smtp", reached=False)),
    ],
)
def test_only_the_recipients_own_address_is_refused_for_good(
    about: Step, code: int, text: str, expected: SendResult
) -> None:
    """Whatever blames us, our server or a list passes; size and content are tried with less."""
    assert judge(code, text, about) == expected


def test_login_that_is_refused_is_the_operators_to_mend() -> None:
    """One plain line with the key, and no password in it."""
    login = {"user": "conduct", "password": "sesame"}
    with Sink("535 5.7.8 no") as sink, pytest.raises(ConfigurationError, match=r"smtp\.user") as raised:
        sent(sink.port, **login)
    assert "sesame" not in str(raised.value)
    with Sink("235 2.7.0 welcome") as sink:
        assert sent(sink.port, **login) == Accepted()


def test_login_that_is_refused_for_now_is_an_outage() -> None:
    """A server whose user database is down says nothing about the password."""
    with Sink("454 4.7.0 later") as sink:
        result = sent(sink.port, user="conduct", password="sesame")
    assert result == Deferred("smtp-454", reached=False)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"host": "mx.lakeside.example"}, r"smtp\.security"),
        ({"security": "tls", "ca_file": Path("no-such-file.pem")}, r"smtp\.ca_file"),
    ],
)
def test_what_can_never_work_is_the_operators_to_mend(changes: dict[str, object], key: str) -> None:
    """Nothing is sent in clear to another machine."""
    with pytest.raises(ConfigurationError, match=key):
        sent(1, **changes)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"user": "conduct", "password": "sesame"}, "login-not-offered"),
        ({"security": "starttls"}, "starttls-not-offered"),
    ],
)
def test_what_the_server_does_not_offer_is_named(changes: dict[str, object], reason: str) -> None:
    """Nothing is sent in clear, and no password, where that was not meant."""
    with Sink() as sink:
        assert sent(sink.port, **changes) == Deferred(reason, reached=False)
        server = SmtpServer(dataclasses.replace(OPTIONS, port=sink.port, **changes))  # type: ignore[arg-type]
        with pytest.raises(Temporary, match=r"smtp\.security"):
            server.log_in()
        server.close()


def test_login_can_be_tried_without_a_mail() -> None:
    """What is wrong is raised with words for a person."""
    with Sink() as sink:
        server = SmtpServer(dataclasses.replace(OPTIONS, port=sink.port))
        server.log_in()
        server.close()
        assert sink.taken == []
    server = SmtpServer(dataclasses.replace(OPTIONS, port=1))
    with pytest.raises(Temporary, match="nothing listens there"):
        server.log_in()
    server.close()


def test_server_that_says_nothing_is_an_outage(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection, and then nothing comes."""
    monkeypatch.setattr(module, "SECONDS", 0.2)
    with socket.create_server((HOST, 0)) as silent:
        result = sent(silent.getsockname()[1])
    assert isinstance(result, Deferred)
    assert not result.reached


@pytest.mark.parametrize("last", [b"QUIT", b"DATA", b".", b"MAIL", b"RCPT", b"EHLO"])
def test_server_that_breaks_off_is_an_outage(last: bytes) -> None:
    """Wherever it does: unless it took the mail, the mail is due again."""
    said = {b"EHLO": b"250 fine\r\n", b"MAIL": b"250 fine\r\n", b"RCPT": b"250 fine\r\n", b".": b"250 taken\r\n"}
    said[b"DATA"] = b"354 go on\r\n"

    def answer(line: bytes) -> bytes | None:
        verb = line.strip()[:4]
        return b"" if verb == last else said.get(verb)

    with scripted(b"220 ready\r\n", answer) as port:
        result = sent(port)
    if last == b"QUIT":
        assert result == Accepted()
    else:
        assert isinstance(result, Deferred)
        assert not result.reached


def test_connection_that_was_closed_while_idle_costs_no_mail() -> None:
    """It is made anew before anything is in doubt."""
    with Sink() as sink:
        server = SmtpServer(dataclasses.replace(OPTIONS, port=sink.port))
        assert server.send(MAIL) == Accepted()
        sink.hang_up()
        assert server.send(MAIL) == Accepted()
        server.close()
        assert len(sink.taken) == 2


def test_close_may_come_at_any_time() -> None:
    """Before a connection, and twice."""
    server = SmtpServer(OPTIONS)
    server.close()
    server.close()
