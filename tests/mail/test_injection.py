"""Nothing that somebody wrote becomes a field, a part or a word of a mail of ours that was not meant."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conduct_mailer.mail.compose import Composer, join
from conduct_mailer.mail.specimens import SPECIMENS
from conduct_mailer.mail.templates import Templates
from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Audience, Letter, Mail, Thread, ToMember
from conduct_mailer.model.message import Attachment

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
TOKEN = "a" * 26
FIELDS = (
    "From To Subject Date Message-ID Reply-To In-Reply-To References Auto-Submitted X-Auto-Response-Suppress "
    "Content-Type Content-Transfer-Encoding MIME-Version"
).split()
INSIDE = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"]
HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "=?utf-8?q?=0D=0AX-Injected=3A_yes=0D=0A=0D=0A?=",
                "=?utf-8?b?DQpYLUluamVjdGVkOiB5ZXMNCg==?=",
                "\r\nX-Injected: yes\r\n",
                "==??",
                '"',
                "\\",
                "\u202e",
                "\ud800",
                "x" * 90,
                "<a@b>",
                "\u2028",
                ";",
            ]
        ),
    ),
    max_size=6,
).map("".join)
TEMPLATES = Templates()


def composed(address: Address, thread: Thread, event_name: str = "Lakeside") -> Mail:
    event = Event(event_name, "conduct@lakeside.example", ZoneInfo("America/Los_Angeles"))
    facts = dict(SPECIMENS[Audience.COMMITTEE, "digest"])
    letter = Letter("digest", Audience.COMMITTEE, ToMember("sam"), facts, ticket_id="t")
    return Composer(TEMPLATES, event, plus_addressing=True).compose(Draft(letter, address), thread, TOKEN, NOW)


def fields(octets: bytes) -> tuple[list[str], list[str]]:
    """The names of all fields of a mail, and of all its parts, as the plainest of parsers sees them."""
    mail = email.message_from_bytes(octets, policy=email.policy.compat32)
    return mail.keys(), [name for part in mail.walk() if part is not mail for name, _ in part.items()]


def opened(octets: bytes) -> EmailMessage:
    mail = email.message_from_bytes(octets, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


@settings(max_examples=150, deadline=None)
@given(
    HOSTILE,
    st.one_of(st.just("ann@writers.example"), HOSTILE, HOSTILE.map(lambda local: f"{local}@b.example")),
    st.lists(st.one_of(HOSTILE, HOSTILE.map(lambda words: f"<{words}@{words}>")), max_size=3),
    HOSTILE.map(lambda name: name.encode("utf-8", "replace").decode()),
)
def test_composed_mail_has_the_fields_that_were_meant(name: str, spec: str, ids: list[str], event: str) -> None:
    """For whatever names, addresses, ids and subjects."""
    mail = composed(Address(spec, name), Thread(tuple(ids)), event)
    for octets in (mail.octets, mail.bare):
        ours, inside = fields(octets)
        assert len(ours) == len(set(ours))
        assert set(ours) <= set(FIELDS)
        assert set(inside) <= set(INSIDE)
        assert all("\n" not in str(value) for value in opened(octets).values())


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE, st.one_of(st.just("image/png"), HOSTILE.map(lambda kind: f"image/{kind}"), HOSTILE))
def test_joined_parts_are_what_they_were(one: str, other: str, content_type: str) -> None:
    """For whatever file names and types: as many parts, with the fields that were meant, and their octets."""
    parts = (Attachment(0, one, content_type, b"evidence"), Attachment(1, other, "text/plain", b"more evidence"))
    octets = join(composed(Address("ann@writers.example"), Thread(("<a@b>",))), parts, None, 0)
    ours, inside = fields(octets)
    assert set(ours) <= set(FIELDS)
    assert set(inside) <= set(INSIDE)
    joined = list(opened(octets).iter_attachments())
    assert [part.get_payload(decode=True) for part in joined] == [b"evidence", b"more evidence"]
    assert all(part.get_filename() for part in joined)


def test_what_does_not_fit_is_named_in_one_line_each() -> None:
    """Its name is no text of ours."""
    part = Attachment(0, "a\r\nLog in at evil.example\r\n", "image/png", b"x" * 90_000)
    joined = opened(join(composed(Address("ann@writers.example"), Thread()), (part,), 40_000, 0))
    (listed,) = joined.iter_attachments()
    assert len(listed.get_content().splitlines()) == 2


LONG = "<" + "a" * 120 + "@" + "b" * 60 + ">"


@pytest.mark.parametrize(
    ("ids", "answered"),
    [
        (("<a@x>", LONG), LONG),
        (("<a@x>", "<=?utf-8?q?=0D=0AX=3A_y?=@b>"), "<a@x>"),
        (("<a@x>", "<\u00e9@b>", "<a b@c>", "<" + "a" * 300 + "@b>", "<a@b>\r\nX: y"), "<a@x>"),
        (("<\u00e9@b>",), None),
    ],
)
def test_only_plain_ids_are_echoed_and_to_the_letter(ids: tuple[str, ...], answered: str | None) -> None:
    """Long ones are not encoded, which would part the thread; also where parts are joined."""
    mail = composed(Address("ann@writers.example"), Thread(ids))
    joined = join(mail, (Attachment(0, "a.png", "image/png", b"x"),), None, 0)
    for octets in (mail.octets, joined):
        assert opened(octets)["In-Reply-To"] == answered
        assert b"=?" not in octets.partition(b"\r\n\r\n")[0]
