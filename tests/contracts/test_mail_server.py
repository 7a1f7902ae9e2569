"""What delivery needs of a mail server, of the one made of memory, of a scripted one and of a real Postfix."""

from __future__ import annotations

import dataclasses
import os
import socket
from collections.abc import Iterator

import pytest

from conduct_mailer.config.options import SmtpOptions
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.smtp import SmtpServer
from conduct_mailer.model.letter import Accepted, Deferred, Outgoing, Refused, SendResult
from tests.fakes.mail_server import FakeMailServer
from tests.servers.loopback import HOST
from tests.servers.postfix import Postfix, postfix
from tests.servers.sink import Sink

OCTETS = b"From: conduct@lakeside.example\r\nTo: ann@writers.example\r\nSubject: x\r\n\r\nhello\r\n.\r\nend\r\n"
MAIL = Outgoing("conduct@lakeside.example", "ann@writers.example", OCTETS)
OPTIONS = SmtpOptions(HOST, 0, "none", "", "", None, "conduct@lakeside.example")


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as running:
        yield running


@pytest.fixture(scope="module")
def real() -> Iterator[tuple[Postfix, Sink]]:
    if os.geteuid() != 0 and not os.environ.get("CI"):
        pytest.skip("Postfix can only be started as root")
    with Sink() as behind, postfix(behind.port) as running:
        yield running, behind


def sent(port: int, mail: Outgoing = MAIL, **changes: object) -> SendResult:
    options = dataclasses.replace(OPTIONS, port=port, **changes)  # type: ignore[arg-type]
    server = SmtpServer(options)
    try:
        return server.send(mail)
    finally:
        server.close()


def test_accepted_mail_arrives_octet_for_octet(sink: Sink) -> None:
    """One envelope sender, one recipient, dots and all; the fake says the same."""
    assert sent(sink.port) == FakeMailServer().send(MAIL) == Accepted()
    (taken,) = sink.taken
    assert (taken.sender, taken.recipients) == (MAIL.envelope_from, [MAIL.recipient])
    assert taken.octets.endswith(OCTETS)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("550 5.1.1 no such user", Refused("address", 550)),
        ("553 5.1.3 bad address", Refused("address", 553)),
        ("550 no", Deferred("smtp-550", code=550)),
        ("550 5.7.1 policy", Deferred("smtp-550", code=550)),
        ("450 4.2.0 greylisted", Deferred("smtp-450", code=450)),
        ("552 5.3.4 too big", Refused("size", 552)),
        ("421 4.3.2 closing", Deferred("service-closes", reached=False, code=421)),
    ],
)
def test_refused_recipient(sink: Sink, answer: str, expected: SendResult) -> None:
    """Only 5.1.x is for good; unknown means temporary."""
    sink.on_recipient = lambda _address: answer
    assert sent(sink.port) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("554 5.7.1 looks like spam", Refused("content", 554)),
        ("552 5.3.4 too big", Refused("size", 552)),
        ("451 4.3.0 later", Deferred("smtp-451", code=451)),
        ("550 5.6.0 cannot convert", Refused("content", 550)),
    ],
)
def test_refused_content(sink: Sink, answer: str, expected: SendResult) -> None:
    """It will be tried with less in it."""
    sink.on_data = lambda _octets: answer
    assert sent(sink.port) == expected


def test_connection_is_reused_and_made_again_when_it_is_gone(sink: Sink) -> None:
    """A mail after a server's restart goes out like any other."""
    server = SmtpServer(dataclasses.replace(OPTIONS, port=sink.port))
    assert [server.send(MAIL) for _ in range(3)] == [Accepted()] * 3
    assert server.size_limit == 50_000_000
    server._drop()
    assert server.send(MAIL) == Accepted()
    server.close()
    assert len(sink.taken) == 4


def test_refusal_leaves_the_next_mail_unharmed(sink: Sink) -> None:
    """The connection is in step, or a new one."""
    server = SmtpServer(dataclasses.replace(OPTIONS, port=sink.port))
    sink.on_recipient = lambda address: "550 5.1.1 no" if address.startswith("nobody") else "250 OK"
    nobody = Outgoing(MAIL.envelope_from, "nobody@writers.example", OCTETS)
    assert [server.send(nobody), server.send(MAIL)] == [Refused("address", 550), Accepted()]
    server.close()


def test_server_that_cannot_be_reached_is_an_outage() -> None:
    """Not the mail's fault."""
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        result = sent(silent.getsockname()[1])
    assert isinstance(result, Deferred)
    assert not result.reached


@pytest.mark.parametrize("recipient", ["a@b>\r\nRCPT TO:<evil@x", "no address", "", "two@x.example three@x.example"])
def test_what_is_no_address_never_reaches_the_server(sink: Sink, recipient: str) -> None:
    """Nothing that came in a mail speaks to the server."""
    assert sent(sink.port, Outgoing(MAIL.envelope_from, recipient, OCTETS)) == Refused("address", 553)
    assert sink.taken == []


def test_server_without_starttls_is_never_spoken_to_in_clear(sink: Sink) -> None:
    """Required means required."""
    result = sent(sink.port, security="starttls")
    assert isinstance(result, Deferred)
    assert sink.taken == []


def test_postfix_takes_mail_by_every_way_in(real: tuple[Postfix, Sink]) -> None:
    """Plain on loopback, required STARTTLS, implicit TLS."""
    running, behind = real
    assert sent(running.port) == Accepted()
    assert sent(running.port, host="localhost", security="starttls", ca_file=running.ca_file) == Accepted()
    assert sent(running.tls_port, host="localhost", security="tls", ca_file=running.ca_file) == Accepted()
    assert behind.wait_for(lambda taken: len(taken) >= 3, 20)


def test_postfix_refuses_an_address_and_a_size(real: tuple[Postfix, Sink]) -> None:
    """As its words say."""
    running, _ = real
    assert sent(running.port, Outgoing(MAIL.envelope_from, "nobody@refused.example", OCTETS)) == Refused("address", 550)
    assert sent(running.port, Outgoing(MAIL.envelope_from, "a@b.example", OCTETS + b"x\r\n" * 2_000_000)) == Refused(
        "size", 552
    )


def test_bad_certificate_is_the_operators_to_mend(real: tuple[Postfix, Sink]) -> None:
    """One plain line with the key; nothing was sent."""
    running, _ = real
    for port, security in ((running.port, "starttls"), (running.tls_port, "tls")):
        with pytest.raises(ConfigurationError, match=r"smtp\.host"):
            sent(port, host="localhost", security=security)
