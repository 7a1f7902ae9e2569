"""What is the operator's to mend, and what passes."""

from __future__ import annotations

import socket
import ssl

import pytest

from conduct_mailer.mail.access import is_final, to_mend


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
    assert str(to_mend("smtp", "mx.lakeside.example", socket.gaierror())).startswith("smtp.host mx.lakeside.example:")
    assert str(to_mend("imap", "mx.lakeside.example", None)).startswith("imap.user:")
