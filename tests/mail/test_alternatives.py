"""What only one form of a mail says is said all the same."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from conduct_mailer.mail.body import ONLY_FORMATTED
from conduct_mailer.mail.parse import attachment, parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.reading.text import view

STORY = "I write about the party on Friday evening. A man came to my room and I said no and asked him to leave."


def both(plain: str, html: str) -> ParsedMessage:
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "ann@writers.example"
    mail.set_content(plain)
    mail.add_alternative(html, subtype="html")
    message = parse(mail.as_bytes())
    assert isinstance(message, ParsedMessage)
    return message


@pytest.mark.parametrize("more", ["Then he raped me.", "Then", "I asked him to leave my room and he said no."])
def test_sentence_that_only_the_html_says_is_in_the_text(more: str) -> None:
    """However little it is, and also where each of its words is in the plain form, too."""
    text = both(STORY, f"<p>{STORY}</p><p>{more}</p>").text
    assert text == f"{STORY}\n\n{ONLY_FORMATTED}\n{more}"


def test_alternatives_that_say_the_same_are_one_text() -> None:
    """Marks of emphasis, targets of links, quotes and wrapped lines make no difference."""
    plain = "*Hello*, see the page <https://x.example/y> and\nwrite soon.\n\n> I asked\n> you.\n"
    html = (
        "<p><b>Hello</b>, see <a href='https://x.example/y?z'>the page</a> and write soon.</p>"
        "<blockquote>I asked you.</blockquote>"
    )
    assert both(plain, html).text == plain.strip("\n")


def test_addition_is_no_part_of_a_command_and_leaves_the_quote_folded() -> None:
    """A member's mail program may add words of its own to one form; they stand behind a bar, above the quote."""
    quote = "On 3 Oct 2026 Ann <a@b.example> wrote:\n> I said no and asked him to leave."
    html = (
        "<p>/reply Dear Ann</p><p>we have heard you and will write again soon.</p><p>[logo]</p>"
        "<p>On 3 Oct 2026 Ann &lt;a@b.example&gt; wrote:</p><blockquote>I said no and asked him to leave.</blockquote>"
    )
    seen = view(both(f"/reply Dear Ann\nwe have heard you and will write again soon.\n\n{quote}", html).text)
    assert [(each.argument, each.text) for each in seen.commands] == [
        ("Dear Ann", "we have heard you and will write again soon.")
    ]
    assert seen.quoted == quote
    assert "[logo]" in seen.note


def test_picture_in_the_markup_is_a_part_that_cannot_be_read() -> None:
    """Whoever may see such parts gets the markup."""
    html = '<p>See what he sent me:</p><p><img src="data:image/png;base64,iVBORw0KGgo="></p>'
    octets = f"From: a@b.example\r\nContent-Type: text/html\r\n\r\n{html}".encode()
    message = parse(octets)
    assert isinstance(message, ParsedMessage)
    assert message.unreadable == ("image",)
    assert message.attachments[0].text is None
    assert attachment(octets, message.attachments[0].index).octets == html.encode()


@pytest.mark.parametrize(
    ("maintype", "subtype", "name"),
    [("text", "html", "a"), ("text", "plain", "post.HTML"), ("image", "svg+xml", "a.svg")],
)
def test_attached_page_is_held_and_looked_at(maintype: str, subtype: str, name: str) -> None:
    """What it draws and fetches nobody can read for the committee; who is named in it counts."""
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "ann@writers.example"
    mail.set_content("see the file")
    page = b"<title>Grace Okonkwo</title><p>hello</p>"
    mail.add_attachment(page, maintype=maintype, subtype=subtype, filename=name)
    message = parse(mail.as_bytes())
    assert isinstance(message, ParsedMessage)
    assert message.unreadable == ("html",)
    assert message.attachments[0].text is None
    assert "Grace Okonkwo" in message.hidden
    assert "Grace Okonkwo" not in message.text
