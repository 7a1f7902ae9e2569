"""Mail as it really is: nothing is lost, nothing raises."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conduct_mailer.mail.parse import attachment, parse
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.settings import Limits


def parsed(octets: bytes) -> ParsedMessage:
    message = parse(octets)
    assert isinstance(message, ParsedMessage)
    return message


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = "Ann <ann@writers.example>"
    for name, value in headers.items():
        message[name] = value
    return message


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-2022-jp", "これは報告です"),
        ("utf-7", "Grüße aus dem Flur"),
        ("gb18030", "这是一个报告"),
        ("utf-8", "Søren war es"),
        ("iso-8859-1", "Grüße"),
        ("koi8-r", "Это отчёт"),
    ],
)
def test_text_survives_every_charset(charset: str, text: str) -> None:
    """Seven-bit and eight-bit charsets are read, whatever other parsers leave of them."""
    head = f"From: a@b.example\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert parsed(head + text.encode(charset)).text == text


def test_mislabelled_text_is_read_as_what_it_is() -> None:
    """Latin-1 octets that call themselves UTF-8 are not lost."""
    octets = b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr\xfc\xdfe"
    assert parsed(octets).text == "Grüße"


def test_display_name_is_not_taken_for_the_address() -> None:
    """Somebody who writes a chair's address into their name is still somebody else."""
    message = parsed(b"From: chair@lakeside.example <evil@attacker.example>\r\n\r\nhello")
    assert [address.spec for address in message.from_] == ["evil@attacker.example"]


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@b.example\r\nFrom: c@d.example\r\n",
        b"From: a@b.example, c@d.example\r\n",
        b"Subject: none\r\n",
    ],
)
def test_two_authors_or_none_mean_no_known_sender(head: bytes) -> None:
    """Neither of several authors is believed."""
    assert parsed(head + b"\r\nhello").sender is None


def test_ids_are_taken_by_a_strict_form_and_never_decoded() -> None:
    """An encoded word in a Message-ID cannot bring line ends or commands with it."""
    octets = (
        b"From: a@b.example\r\nMessage-ID: =?utf-8?q?x=22=0D=0AZZ9_DELETE?=\r\nReferences: <a@b> junk <c@d>\r\n\r\nx"
    )
    message = parsed(octets)
    assert message.message_id == ""
    assert message.references == ("<a@b>", "<c@d>")


def test_attached_mail_is_read_and_never_the_writers_own_text() -> None:
    """What an attached mail says is found, and stays apart."""
    inner = mail(Subject="inner")
    inner.set_content("inner words\n/close\n")
    outer = mail(Subject="outer")
    outer.set_content("see attached")
    outer.add_attachment(inner)
    message = parsed(outer.as_bytes())
    assert message.text.strip() == "see attached"
    assert "inner words" in (message.attachments[0].text or "")


def test_hidden_text_is_text() -> None:
    """Words that a reader's eye does not see are kept apart, not dropped."""
    html = mail()
    html.set_content(
        "<p>Hello</p><p style='display:none'>Rosa did it</p><a href='https://x.example/y'>here</a>", "html"
    )
    message = parsed(html.as_bytes())
    assert "Hello" in message.text
    assert "Rosa" not in message.text
    assert "Rosa did it" in message.hidden
    assert message.links == ("https://x.example/y",)


def test_html_that_says_more_than_its_plain_twin_is_shown() -> None:
    """A plain part that only says "use an HTML reader" hides no report."""
    both = mail()
    both.set_content("Please use an HTML reader.")
    both.add_alternative("<p>He grabbed my arm at the bar yesterday evening.</p>", subtype="html")
    assert "grabbed my arm" in parsed(both.as_bytes()).text


def test_image_only_mail_is_marked() -> None:
    """A picture of a text is no text."""
    picture = mail()
    picture.set_content("")
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../evil\u202egnp.exe")
    message = parsed(picture.as_bytes())
    assert message.unreadable == ("image",)
    assert message.attachments[0].filename == "evilgnp.exe"
    assert attachment(picture.as_bytes(), message.attachments[0].index).octets == b"\x89PNG"


@pytest.mark.parametrize(
    ("octets", "reason"),
    [
        (b"From: a@b.example\r\n" + b"X: y\r\n" * 60_000 + b"\r\nhello", "header-too-large"),
        (b"From: a@b.example\r\nTo: " + b"a@b.example, " * 3_000 + b"\r\n\r\nhello", "too-many-addresses"),
        (b"From: a@b.example\r\n\r\n" + b"x" * 2_000_000, "too-long"),
        (
            b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 600,
            "too-many-parts",
        ),
    ],
)
def test_what_exceeds_a_cap_is_unreadable_and_keeps_its_sender(octets: bytes, reason: str) -> None:
    """It becomes a ticket whose writer can be answered."""
    message = parse(octets)
    assert isinstance(message, Unreadable)
    assert message.reason == reason
    assert message.sender is not None


def test_too_large_is_not_parsed_at_all() -> None:
    """The first cap is the size."""
    message = parse(b"From: a@b.example\r\n\r\n" + b"x" * 100, Limits(message=50))
    assert isinstance(message, Unreadable)
    assert message.reason == "too-large"


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=2_000),
    st.sampled_from([b"", b"From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"]),
)
def test_no_octets_make_it_raise(octets: bytes, head: bytes) -> None:
    """Whatever comes is a value."""
    assert isinstance(parse(head + octets), ParsedMessage | Unreadable)


@pytest.mark.parametrize(
    "head", [b"From: =?utf-8?b?AAAAA?= <a@b.example>", b'Content-Type: text/plain; charset="x\x00y"']
)
def test_what_breaks_other_parsers_is_read(head: bytes) -> None:
    """A broken encoded word or charset costs nobody their report."""
    assert "hello" in parsed(head + b"\r\n\r\nhello").text


@pytest.mark.parametrize("spec", ['"rosa@lakeside.example"@evil.example', "rosa@lakeside.example@evil.example", "rosa"])
def test_address_of_no_plain_form_is_nobodys(spec: str) -> None:
    """Somebody else's address inside a quoted one is not the sender's."""
    assert parsed(f"From: {spec}\r\n\r\nhello".encode()).sender is None


def test_half_a_character_cannot_stop_a_report() -> None:
    """UTF-7 can spell what no text may hold; it is replaced, and the rest is read."""
    octets = b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nhe said +2AA- to me"
    parsed(octets).text.encode("utf-8")
    assert "to me" in parsed(octets).text


def test_every_field_of_recipients_counts() -> None:
    """Somebody in a second Cc field gets the mail like all others; two From fields stay no sender."""
    octets = (
        b"From: a@b.example\r\nTo: A <t1@x.example>\r\nCc: Bob <c1@x.example>\r\nReply-To: r1@x.example\r\n"
        b"To: t2@x.example\r\nCc: junk\r\nCC: Tom W. <c2@x.example>, =?utf-8?q?=C3=A9?= <c3@x.example>\r\n"
        b"reply-to: r2@x.example\r\n\r\nx"
    )
    message = parsed(octets)
    assert [each.spec for each in message.to] == ["t1@x.example", "t2@x.example"]
    assert [each.spec for each in message.cc] == ["c1@x.example", "c2@x.example", "c3@x.example"]
    assert [each.name for each in message.cc] == ["Bob", "Tom W.", "\u00e9"]
    assert [each.spec for each in message.reply_to] == ["r1@x.example", "r2@x.example"]
    assert message.sender is not None


ODD = [
    b"=?utf-8?q?=0D=0AX?=",
    b"=?raw_unicode_escape?q?=5Cud800?=",
    b"=?unicode_escape?q?=5Cud800?=",
    b"=?utf-7?q?+2AA-?=",
    b"=?utf-8?q?=ED=A0=80?=",
    b"=?idna?q?a?=",
    b"=?punycode?q?a-b-99999?=",
    b"\xed\xa0\x80",
    b"\xc3\xa9=?utf-8?b?/w?=",
    b"\x1b$B\xff",
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_encoded_words_cost_nobody_their_report(odd: bytes) -> None:
    """Wherever they stand the mail is read, all of it can be kept, and its plain sender be written to."""
    fields = b"".join(
        name + b": " + odd + b" <" + odd + b"a@b.example>\r\n" for name in (b"Message-ID", b"Cc", b"Subject")
    )
    message = parsed(b"From: " + odd + b" <ann@writers.example>\r\n" + fields + b"\r\nhello")
    assert message.sender is not None
    assert message.sender.spec == "ann@writers.example"
    everything = (message.sender.name, message.message_id, message.subject, *(each.value for each in message.headers))
    for text in everything:
        text.encode("utf-8")
    assert "hello" in parsed(b"From: " + odd + b"@writers.example\r\n\r\nhello").text


def test_address_that_decodes_to_more_is_nobodys() -> None:
    """No mail can be written to it without what it brings along."""
    assert parsed(b"From: =?utf-8?q?=0D=0ABcc=3A_x=40y?=@writers.example\r\n\r\nhello").sender is None


def test_file_name_brings_no_field() -> None:
    """What decodes to an encoded word is not decoded again when it leaves."""
    picture = mail()
    picture.set_content("x")
    picture.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    twice = b'filename="=?utf-8?q?=3D=3Futf-8=3Fq=3F=3D0D=3D0AX=3D3A_y=3F=3D?="'
    octets = picture.as_bytes().replace(b'filename="a.png"', twice)
    assert "=?" not in parsed(octets).attachments[0].filename
