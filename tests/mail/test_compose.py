"""What leaves: one recipient, one reference, nothing that a phone's lock screen should not show."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.mail.compose import Composer, join
from conduct_mailer.mail.specimens import SPECIMENS
from conduct_mailer.mail.templates import BAR, Templates, bar
from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Audience, Letter, Mail, Thread, ToMember, ToParty
from conduct_mailer.model.message import Attachment

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
EVENT = Event("Lakeside Python", "conduct@lakeside.example", ZoneInfo("America/Los_Angeles"))
TOKEN = "a" * 26
TELLING = ("conduct", "report", "ticket", "danger", "emergency", "911", "staff", "chair", "safe", "confidential")


def composed(
    audience: Audience, name: str, *, automatic: bool = True, thread: Thread | None = None, to: str = "x@y.example"
) -> Mail:
    facts = dict(SPECIMENS[audience, name])
    recipient = ToMember("sam") if audience is Audience.COMMITTEE else ToParty("1")
    letter = Letter(name, audience, recipient, facts, ticket_id="t", automatic=automatic)
    return Composer(Templates(), EVENT, plus_addressing=True).compose(
        Draft(letter, Address(to, "Sam")), thread or Thread(), TOKEN, NOW
    )


def opened(octets: bytes) -> EmailMessage:
    mail = email.message_from_bytes(octets, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize("key", SPECIMENS)
def test_no_line_of_ours_is_a_command(key: tuple[Audience, str]) -> None:
    """Whatever is quoted from our letters, it gives no orders."""
    assert not any(line.startswith("/") for line in text(opened(composed(*key).octets)).splitlines())


def test_every_template_renders() -> None:
    """The check at the start finds nothing to mend."""
    assert Templates().check() == ()


@pytest.mark.parametrize("name", ["acknowledgement", "letter", "update", "outcome", "bare"])
def test_party_sees_nothing_telling_on_a_lock_screen(name: str) -> None:
    """Sender, subject and first line say nothing of conduct, reports, danger or whom it is about."""
    mail = opened(composed(Audience.REPORTER, name).octets)
    seen = f"{mail['From'].addresses[0].display_name} {mail['Subject']} {text(mail).splitlines()[0]}".lower()
    assert not any(word in seen for word in TELLING)


def test_somebody_in_danger_reads_first_what_helps() -> None:
    """Below one short line that a locked phone may show; all the rest is said as to everybody, and comes after it."""
    said = {urgent: rendered(Audience.REPORTER, "acknowledgement", urgent=urgent) for urgent in (True, False)}
    first, nothing, second, *_ = said[True].splitlines()
    assert (first, nothing) == ("Thank you for writing to us.", "")
    assert second.startswith("If anyone is in physical danger, please call the local emergency number first.")
    assert sorted(said[True].split()) == sorted(said[False].split())


def test_acknowledgement_says_what_the_guide_promises_and_no_more() -> None:
    """Emergency line, confidentiality as worded, who does not see it, the time, how to say that mail is not safe."""
    said = text(opened(composed(Audience.REPORTER, "acknowledgement").octets))
    for words in (
        "911",
        "confidential where legally possible",
        "Whoever it is about does not get to see it, as far as we can tell who that is.",
        "Within 7 days",
        "is not safe for",
        "directly to a conference chair whom it is not about",
    ):
        assert words in said


@pytest.mark.parametrize(("length", "says"), [(3, "3 days"), (1, "1 day"), (2.5, "2.5 days"), (10, "10 days")])
def test_letters_say_the_times_that_are_configured(length: float, says: str) -> None:
    """In the unit in which they are: to the reporter, to members, and in the help."""
    facts = {"update_within": timedelta(days=length), "urgent_repeat": timedelta(minutes=5)}
    assert f"Within {says} you will hear from us" in rendered(Audience.REPORTER, "acknowledgement", **facts)
    commands = rendered(Audience.COMMITTEE, "help", commands=(("update", ""), ("urgent", "")), **facts)
    assert f"at most {says} on" in commands
    assert "again every 5 minutes until somebody takes it" in commands


@pytest.mark.parametrize("reason", ["do-not-write", "no-address", "own-address", "late", "forged"])
def test_members_are_told_the_hours_in_which_somebody_must_answer(reason: str) -> None:
    """As they are configured."""
    said = rendered(Audience.COMMITTEE, "report", acknowledgement=reason, answer_within=timedelta(hours=36))
    assert "within 36 hours" in said


def rendered(audience: Audience, name: str, **facts: object) -> str:
    return Templates().render(audience, name, {**SPECIMENS[audience, name], **facts}).text


def test_one_thing_left_out_is_asked_for_in_a_sentence() -> None:
    """A list of one looks like a form."""
    said = rendered(Audience.REPORTER, "acknowledgement", asks=("ongoing",))
    assert "tell us whether it is still going on. It is enough as it is." in said
    assert not any(line.startswith("- ") for line in said.splitlines())


def test_nobody_is_told_to_answer_where_an_address_is_not_safe() -> None:
    """And no promise is spoken of that the writer never got."""
    said = rendered(Audience.COMMITTEE, "report", acknowledgement="do-not-write")
    assert "Nothing was sent, because they say this address is not safe." in said
    assert "Somebody must answer" not in said
    assert "is promised" not in said


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("bounce", "returned mail"),
        ("bulk", "mass mail"),
        ("forged", "sender could not be checked"),
        ("auto reply", "automatic answer"),
        ("report", "report"),
    ],
)
@pytest.mark.parametrize("name", ["digest", "list"])
def test_lists_say_kinds_in_plain_words(name: str, kind: str, says: str) -> None:
    """In the text and in the table."""
    facts = dict(SPECIMENS[Audience.COMMITTEE, name])
    (row,) = facts["rows"] if isinstance(facts["rows"], tuple) else ()
    rows = (replace(row, kind=kind, overdue=True),)
    said = Templates().render(Audience.COMMITTEE, name, {**facts, "rows": rows, "set_aside": rows})
    assert f"- amber-heron: {says}, " in said.text
    assert f"</b>: {says}, " in said.html
    assert "was due by" in said.text


@pytest.mark.parametrize("reason", ["poison", "html", "broken", "language", ""])
def test_reasons_are_words(reason: str) -> None:
    """Why a message could not be read."""
    said = rendered(Audience.COMMITTEE, "unreadable", acknowledgement=reason or "sent", reason=reason)
    assert f"({reason})" not in said


@pytest.mark.parametrize("audience", [Audience.REPORTER, Audience.APPELLANT])
@pytest.mark.parametrize("name", ["acknowledgement", "bare"])
def test_emergency_sentence_is_true_everywhere(audience: Audience, name: str) -> None:
    """Whatever the number is: no country is named, and whoever is elsewhere has a local number of their own."""
    for number in ("911", "112"):
        facts = {**SPECIMENS[audience, name], "event": replace(EVENT, emergency_number=number)}
        said = Templates().render(audience, name, facts).text
        assert f"please call the local emergency number first. At Lakeside Python it is {number}." in said
        assert "United States" not in said


def test_token_stands_in_three_places() -> None:
    """Mail programs drop any one of them."""
    mail = opened(composed(Audience.REPORTER, "acknowledgement").octets)
    assert TOKEN in mail["Message-ID"]
    assert TOKEN in mail["Reply-To"]
    assert text(mail).rstrip().endswith(f"ref: {TOKEN}")


def test_what_no_person_wrote_says_so() -> None:
    """And a letter that a member wrote does not; bounces are always asked for."""
    automatic = opened(composed(Audience.REPORTER, "acknowledgement").octets)
    personal = opened(composed(Audience.REPORTER, "letter", automatic=False).octets)
    assert automatic["Auto-Submitted"] == "auto-replied"
    assert automatic["X-Auto-Response-Suppress"] == "DR, RN, NRN, OOF, AutoReply"
    assert personal["Auto-Submitted"] is None


def test_others_words_stand_behind_a_bar_whatever_ends_their_lines() -> None:
    """A line separator that only some programs know makes no line of its own."""
    assert all(line.startswith(BAR.rstrip()) for line in bar("a\n/close\u2028/release\x0b/show\x85/list").splitlines())


def test_members_mail_about_several_tickets_has_a_table_and_a_text_twin() -> None:
    """The digest's bars are HTML, and nothing is only there."""
    mail = opened(composed(Audience.COMMITTEE, "digest").octets)
    html = mail.get_body(("html",))
    assert html is not None
    assert "amber-heron" in html.get_content()
    assert "amber-heron" in text(mail)
    assert "http" not in html.get_content()


def test_thread_stays_in_its_correspondence() -> None:
    """The references are those that it is given, the last one answered."""
    mail = opened(composed(Audience.REPORTER, "update", thread=Thread(("<a@x>", "<b@x>"))).octets)
    assert mail["In-Reply-To"] == "<b@x>"
    assert mail["References"] == "<a@x> <b@x>"


def test_attachments_are_joined_as_far_as_the_server_takes_them() -> None:
    """What does not fit is named, and nothing active goes out as itself."""
    mail = composed(Audience.COMMITTEE, "report")
    parts = (
        Attachment(0, "a.html", "text/html", b"<script>"),
        Attachment(1, "big.bin", "application/x", b"x" * 90_000),
    )
    whole = opened(join(mail, parts, 80_000, 0))
    attached = {part.get_filename(): part for part in whole.iter_attachments()}
    assert set(attached) == {"a.html", "not-attached.txt"}
    assert attached["a.html"].get_content_type() == "application/octet-stream"
    assert "big.bin" in attached["not-attached.txt"].get_content()


def test_bare_mail_has_nothing_of_a_report() -> None:
    """For a server that refuses the content."""
    mail = composed(Audience.COMMITTEE, "report")
    assert b"More words" in mail.octets
    assert b"More words" not in join(mail, (), None, 2)


@pytest.mark.parametrize("to", ["ünï@example.org", "a@bücher.example", "plain@example.org"])
def test_any_address_can_be_written_to(to: str) -> None:
    """Also one with letters beyond ASCII."""
    assert b"\r\n" in composed(Audience.REPORTER, "acknowledgement", to=to).octets
