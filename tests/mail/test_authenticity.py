"""Only the receiving server's own word on a sender counts."""

from __future__ import annotations

import pytest

from conduct_mailer.mail.authenticity import authenticity
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.situation import Authenticity

MX = "mx.lakeside.example"


def judged(*fields: str, sender: str = "ann@writers.example", internal: bool = False) -> Authenticity:
    message = parse("\r\n".join([*fields, f"From: {sender}", "", "hello"]).encode())
    assert isinstance(message, ParsedMessage)
    return authenticity(message, MX, microsoft_internal=internal)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([f"Authentication-Results: {MX}; dmarc=pass header.from=writers.example"], Authenticity.ALIGNED),
        ([f"Authentication-Results: {MX}; dmarc=pass (p=none) header.from=other.example"], Authenticity.UNKNOWN),
        (
            [f"Authentication-Results: {MX}; dmarc=fail header.from=writers.example; spf=pass smtp.mailfrom=x@y"],
            Authenticity.FORGED,
        ),
        ([f"Authentication-Results: {MX}; dkim=pass header.d=writers.example"], Authenticity.ALIGNED),
        ([f"Authentication-Results: {MX}; dkim=pass header.d=attacker.example"], Authenticity.UNKNOWN),
        (
            [f"Authentication-Results: {MX}; dkim=fail header.d=x.example; dkim=pass header.i=@writers.example"],
            Authenticity.ALIGNED,
        ),
        ([f"Authentication-Results: {MX}; spf=pass smtp.mailfrom=ann@writers.example"], Authenticity.ALIGNED),
        ([f"Authentication-Results: {MX}; none"], Authenticity.UNKNOWN),
        (["Authentication-Results: mx.attacker.example; dmarc=pass header.from=writers.example"], Authenticity.UNKNOWN),
        ([], Authenticity.UNKNOWN),
    ],
)
def test_servers_word(fields: list[str], expected: Authenticity) -> None:
    """An aligned pass vouches, a DMARC failure is a forgery, anything else is nothing."""
    assert judged(*fields) is expected


def test_two_fields_of_one_server_count_together() -> None:
    """OpenDKIM and OpenDMARC write one each."""
    assert (
        judged(
            f"Authentication-Results: {MX}; dmarc=none",
            f"Authentication-Results: {MX}; dkim=pass header.d=writers.example",
        )
        is Authenticity.ALIGNED
    )


def test_field_that_came_with_the_mail_is_not_believed() -> None:
    """What stands below the server's own Received field was written by whoever sent the mail."""
    assert (
        judged(
            f"Authentication-Results: {MX}; dkim=none",
            f"Received: from x by {MX}; Sat, 3 Oct 2026 10:00:00 -0700",
            f"Authentication-Results: {MX}; dmarc=pass header.from=writers.example",
        )
        is Authenticity.UNKNOWN
    )


def test_first_word_on_a_method_counts() -> None:
    """A field that a sender put right below ours cannot correct it."""
    assert (
        judged(
            f"Authentication-Results: {MX}; dkim=none; spf=none; dmarc=none",
            f"Authentication-Results: {MX}; dmarc=pass header.from=writers.example",
        )
        is Authenticity.UNKNOWN
    )


def test_pass_in_a_comment_is_none() -> None:
    """Comments, nested ones too, say nothing."""
    assert (
        judged(f"Authentication-Results: {MX}; dmarc=none (a (b) dmarc=pass; dkim=pass header.d=writers.example)")
        is Authenticity.UNKNOWN
    )


def test_internal_mail_counts_only_where_configured() -> None:
    """Microsoft's own word needs the configuration's."""
    field = "X-MS-Exchange-Organization-AuthAs: Internal"
    assert judged(field) is Authenticity.UNKNOWN
    assert judged(field, internal=True) is Authenticity.ALIGNED
