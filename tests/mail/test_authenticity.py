"""Only the receiving server's own word on a sender counts."""

from __future__ import annotations

import pytest

from conduct_mailer.mail.authenticity import authenticity
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.situation import Authenticity, Receiver

MX = "mx.lakeside.example"


def judged(*fields: str, sender: str = "ann@writers.example", internal: bool = False) -> Authenticity:
    message = parse("\r\n".join([*fields, f"From: {sender}", "", "hello"]).encode())
    assert isinstance(message, ParsedMessage)
    return authenticity(message, Receiver(MX, microsoft_internal=internal))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([f"Authentication-Results: {MX}; dmarc=pass header.from=writers.example"], Authenticity.ALIGNED),
        ([f"Authentication-Results: {MX}; dmarc=pass (p=none) header.from=other.example"], Authenticity.UNKNOWN),
        (
            [f"Authentication-Results: {MX}; dmarc=fail header.from=writers.example; spf=pass smtp.mailfrom=x@y"],
            Authenticity.FORGED,
        ),
        ([f"AUTHENTICATION-RESULTS: {MX}; DMARC=Pass HEADER.From=Writers.Example"], Authenticity.ALIGNED),
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


RECEIVED = "Received: from out.writers.example by mx; Sat, 3 Oct 2026 10:00:00 -0700"
PROVIDERS = {
    "Google": (
        Receiver("mx.google.com"),
        "mx.google.com;\r\n       dkim=pass header.i=@writers.example header.s=20230601 header.b=Rq1;\r\n"
        "       spf=pass (google.com: domain of ann@writers.example designates 192.0.2.1 as permitted sender)"
        " smtp.mailfrom=ann@writers.example;\r\n       dmarc=pass (p=NONE sp=QUARANTINE dis=NONE)"
        " header.from=writers.example",
    ),
    "Microsoft 365": (
        Receiver(microsoft_365=True),
        "spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=writers.example; dkim=pass (signature was verified)\r\n"
        " header.d=writers.example;dmarc=pass action=none\r\n header.from=writers.example;compauth=pass reason=100",
    ),
    "Fastmail": (
        Receiver("*.messagingengine.com"),
        "mx4.messagingengine.com;\r\n    arc=none (no signatures found);\r\n    dkim=pass (2048-bit rsa key sha256)"
        " header.d=writers.example\r\n    header.i=@writers.example header.b=Rq1 header.a=rsa-sha256;\r\n"
        "    dmarc=pass policy.published-domain-policy=none\r\n    policy.applied-disposition=none"
        " (p=none,d=none,d.eval=none)\r\n    header.from=writers.example;\r\n"
        "    spf=pass smtp.mailfrom=ann@writers.example smtp.helo=out.writers.example",
    ),
    "Postfix with OpenDKIM": (
        Receiver(MX),
        f"{MX};\r\n\tdkim=pass (2048-bit key; unprotected) header.d=writers.example header.i=@writers.example"
        ' header.b="Rq1";\r\n\tdkim-atps=neutral',
    ),
    "Postfix with OpenDMARC": (Receiver(MX), f"{MX}; dmarc=pass (p=none dis=none) header.from=writers.example"),
    "rspamd": (
        Receiver(MX),
        f"{MX};\r\n\tdkim=pass header.d=writers.example header.s=s1 header.b=Rq1;\r\n\tspf=pass ({MX}: domain of"
        " ann@writers.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=ann@writers.example;\r\n"
        "\tdmarc=pass (policy=reject) header.from=writers.example",
    ),
}


def word(receiver: Receiver, *fields: str, sender: str = "ann@writers.example") -> Authenticity:
    message = parse("\r\n".join([*fields, f"From: {sender}", "", "hello"]).encode())
    assert isinstance(message, ParsedMessage)
    return authenticity(message, receiver)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_word_of_each_kind_of_server(provider: str) -> None:
    """As they write it, folds and comments and all; for whoever else writes, it is no word."""
    receiver, value = PROVIDERS[provider]
    field = f"Authentication-Results: {value}"
    assert word(receiver, field, RECEIVED) is Authenticity.ALIGNED
    assert word(receiver, field, RECEIVED, sender="ann@other.example") is Authenticity.UNKNOWN
    assert word(receiver, RECEIVED, "Authentication-Results: mx.attacker.example; none", field) is Authenticity.UNKNOWN
    assert word(receiver, field.replace("pass", "none"), RECEIVED, field) is Authenticity.UNKNOWN
    failed = field.replace("dmarc=pass", "dmarc=fail")
    if failed != field:
        assert word(receiver, failed, RECEIVED) is Authenticity.FORGED
    assert word(Receiver(), field, RECEIVED) is Authenticity.UNKNOWN


@pytest.mark.parametrize("provider", ["Google", "Fastmail", "Postfix with OpenDMARC", "rspamd"])
def test_name_that_only_looks_like_ours_is_not_ours(provider: str) -> None:
    """Longer, shorter, with another end, in a comment, or left out."""
    receiver, value = PROVIDERS[provider]
    name = value.partition(";")[0]
    for other in (f"{name}.evil.example", f"evil{name[2:]}.example", name[3:] + "x", f"evil.example ({name})", ""):
        field = f"Authentication-Results: {other}; dmarc=pass header.from=writers.example"
        assert word(receiver, field, RECEIVED) is Authenticity.UNKNOWN
    assert word(receiver, f"Authentication-Results: ({name}) dmarc=pass header.from=writers.example") is (
        Authenticity.UNKNOWN
    )


def test_any_host_of_a_provider_may_be_ours_but_not_one_that_only_ends_alike() -> None:
    """The dot belongs to it."""
    receiver = Receiver("*.messagingengine.com")
    passed = "dmarc=pass header.from=writers.example"
    ours = f"Authentication-Results: MX9.MessagingEngine.com 1; {passed}"
    assert word(receiver, ours) is Authenticity.ALIGNED
    for name in ("messagingengine.com", "evilmessagingengine.com", "*.messagingengine.com.evil.example"):
        assert word(receiver, f"Authentication-Results: {name}; {passed}") is Authenticity.UNKNOWN


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (f"{MX}; dmarc=bestguesspass header.from=writers.example", Authenticity.UNKNOWN),
        (f"{MX}; spf=softfail smtp.mailfrom=ann@writers.example", Authenticity.UNKNOWN),
        (f"{MX}; dkim=temperror header.d=writers.example", Authenticity.UNKNOWN),
        (f"{MX}; dmarc=pass", Authenticity.ALIGNED),
        (f"{MX}; dkim=pass; spf=pass; arc=pass; iprev=pass", Authenticity.UNKNOWN),
        (f"{MX}; spf=none (a stray bracket)); dkim=pass header.d=writers.example", Authenticity.ALIGNED),
    ],
)
def test_only_a_pass_for_the_authors_domain_vouches(field: str, expected: Authenticity) -> None:
    """DMARC's own pass is for it by definition; of all others the domain must be said; stray brackets say nothing."""
    assert judged(f"Authentication-Results: {field}") is expected


def test_fields_that_the_server_puts_around_its_own_word_end_nothing() -> None:
    """Its own Received and others stand above (Google), others still between two fields of its own (OpenDMARC)."""
    ours = f"Authentication-Results: {MX}; dkim=pass header.d=writers.example"
    above = ["Delivered-To: conduct@lakeside.example", RECEIVED, "ARC-Seal: i=1", "Return-Path: <ann@writers.example>"]
    assert judged(*above, ours, RECEIVED) is Authenticity.ALIGNED
    assert judged(f"Authentication-Results: {MX}; dmarc=none", "X-Spam: no", ours, RECEIVED) is Authenticity.ALIGNED


def test_first_result_counts_where_the_server_writes_no_name() -> None:
    """Of Microsoft 365 the field begins with it."""
    field = "Authentication-Results: dmarc=pass action=none header.from=writers.example"
    assert word(Receiver(microsoft_365=True), field) is Authenticity.ALIGNED


@pytest.mark.parametrize("value", ["Anonymous", "Partner", "internal", "Internal; forged"])
def test_only_internal_is_internal(value: str) -> None:
    """To the letter, as Microsoft writes it."""
    assert judged(f"X-MS-Exchange-Organization-AuthAs: {value}", internal=True) is Authenticity.UNKNOWN


VOUCHED = "dmarc=pass header.from=writers.example"


@pytest.mark.parametrize(
    "field",
    [
        'spf=pass smtp.mailfrom="=?ascii?q?=3Bdmarc=3Dpass_?="@evil.example; dmarc=none',
        "spf=pass (mx: domain of =?ascii?q?x=29=3Bdmarc=3Dpass_=28?=@evil.example) smtp.mailfrom=evil.example",
        r'spf=pass smtp.mailfrom="\"x; dmarc=pass header.from=writers.example \"@evil.example"; dmarc=none',
        r"spf=pass (of \) ; dmarc=pass header.from=writers.example) smtp.mailfrom=evil.example",
        r'spf=pass (of "x\"\)" ; dmarc=pass) smtp.mailfrom=evil.example',
        f'spf=pass smtp.mailfrom="never closed; {VOUCHED}',
        f"spf=pass (never closed; {VOUCHED}",
        'spf=pass smtp.mailfrom="ann@writers.example"@evil.example',
        "spf=pass smtp.mailfrom=x@evil.example smtp.mailfrom=ann@writers.example",
        "dkim=pass header.d=evil.example reason=header.d=writers.example",
        f"spf=pass (of x) ; {VOUCHED}; dmarc=none",
        "dmarc=pass/1 header.from=writers.example",
    ],
)
def test_senders_own_words_in_a_field_vouch_for_nobody(field: str) -> None:
    """An encoded word, a quoted string, a comment; and a method that has two words has none."""
    assert judged(f"Authentication-Results: {MX}; {field}", RECEIVED) is Authenticity.UNKNOWN


def test_quoted_and_commented_fields_are_read_as_they_are_meant() -> None:
    """A quoted address is an address, whatever stands in its quotes; a comment may stand anywhere."""
    for field in (
        'spf=pass smtp.mailfrom="ann; (x)"@writers.example',
        r"(a \) ( b) ) dmarc (c) = (d) pass (e) header (f) . (g) from = (h) writers.example",
    ):
        assert judged(f"Authentication-Results: {MX}; {field}", RECEIVED) is Authenticity.ALIGNED


def test_machines_fields_are_never_decoded() -> None:
    """An encoded word in them came with the mail."""
    message = parse(
        b"X-MS-Exchange-Organization-AuthAs: =?us-ascii?q?Internal?=\r\nSubject: =?utf-8?q?=C3=A9?=\r\n\r\nx"
    )
    assert isinstance(message, ParsedMessage)
    assert [header.value for header in message.headers] == ["=?us-ascii?q?Internal?=", "\u00e9"]


def test_other_fields_add_a_method_only_right_where_the_server_writes() -> None:
    """Not below one that looked at nothing, and not among what came with the mail, under the server's Received."""
    ours, more = f"Authentication-Results: {MX}; spf=fail", f"Authentication-Results: {MX}; {VOUCHED}"
    assert judged(ours, more, RECEIVED) is Authenticity.ALIGNED
    assert judged(RECEIVED, ours, more, RECEIVED) is Authenticity.ALIGNED
    assert judged(RECEIVED, ours, more) is Authenticity.UNKNOWN
    assert judged(RECEIVED, more) is Authenticity.ALIGNED
    assert judged(f"Authentication-Results: {MX}; none", more, RECEIVED) is Authenticity.UNKNOWN
    nameless = f"Authentication-Results: {VOUCHED}"
    assert word(Receiver(microsoft_365=True), RECEIVED, nameless, RECEIVED) is Authenticity.ALIGNED
    assert word(Receiver(microsoft_365=True), RECEIVED, nameless) is Authenticity.UNKNOWN


def test_name_that_only_folds_to_ours_is_not_ours() -> None:
    """A server that takes forged fields out would leave it in; neither is a quoted one."""
    for name in ("mx.lake\u017fide.example", f'"{MX}"'):
        assert judged(f"Authentication-Results: {name}; {VOUCHED}", RECEIVED) is Authenticity.UNKNOWN
