"""What is the operator's to mend, and what passes."""

from __future__ import annotations

import socket
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from conduct_mailer.config.options import SmtpOptions
from conduct_mailer.mail.access import is_final, refused, to_mend, trouble

SMTP = SmtpOptions("mx.lakeside.example", 465, "tls", "conduct", "sesame", None, "conduct@lakeside.example")


@pytest.mark.parametrize(
    ("problem", "final"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), True),
        (socket.gaierror(socket.EAI_AGAIN, "nobody to ask"), False),
        (ssl.SSLCertVerificationError(1, "expired"), True),
        (ssl.SSLError(1, "wrong version number"), False),
        (TimeoutError(), False),
        (ConnectionRefusedError(), False),
        (None, False),
    ],
)
def test_only_what_is_certain_is_final(problem: BaseException | None, *, final: bool) -> None:
    """Anything unknown is an outage."""
    assert is_final(problem) is final


def test_line_names_the_key() -> None:
    """Of the section that it is about."""
    assert str(to_mend("smtp", SMTP, socket.gaierror())).startswith("smtp.host: mx.lakeside.example port 465: there is")
    assert str(refused("smtp", SMTP, "login-refused")).startswith("smtp.user: mx.lakeside.example port 465 refuses")


@pytest.mark.parametrize(
    ("problem", "reason", "words"),
    [
        (ConnectionRefusedError(111, "refused"), "nobody-listens", "check smtp.host and smtp.port"),
        (TimeoutError(), "no-answer", "smtp.port and smtp.security fit"),
        (ssl.SSLError(1, "wrong version number"), "no-tls", "smtp.port and smtp.security fit"),
        (socket.gaierror(socket.EAI_AGAIN, "nobody to ask"), "no-name-service", "network"),
        (OSError(113, "No route to host"), "unreachable", "No route to host"),
        (EOFError(), "broke-off", "does not speak SMTP"),
    ],
)
def test_outage_is_told_with_what_mends_it(problem: Exception, reason: str, words: str) -> None:
    """The server, the port, what happened in plain words, and where to look."""
    found, text = trouble("smtp", SMTP, problem)
    assert found == reason
    assert text.startswith("smtp: mx.lakeside.example port 465: ")
    assert words in text


@pytest.mark.parametrize(
    ("code", "ca_file", "words"),
    [
        (62, None, "write imap.host as the certificate has it"),
        (18, None, "name that in imap.ca_file"),
        (20, Path("ca.pem"), "put the right ones there"),
        (10, None, "must be mended"),
    ],
)
def test_certificate_is_mended_where_it_is_wrong(code: int, ca_file: Path | None, words: str) -> None:
    """Another name, an authority of one's own, a wrong one, and what only the server's people can mend."""
    problem = ssl.SSLCertVerificationError(1, "no")
    problem.verify_code, problem.verify_message = code, "no"
    told = to_mend("imap", replace(SMTP, ca_file=ca_file), problem)
    assert told.reason == "certificate"
    assert words in str(told)
