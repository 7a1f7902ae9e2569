"""Mails for the tests of reading: a few header fields and a text."""

from __future__ import annotations

from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Kind
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.kind import KindFound, kind
from conduct_mailer.reading.read import look
from conduct_mailer.reading.text import view
from tests.stories.world import EVENT

PLAIN = "From: Ann Writer <ann@writers.example>\nTo: conduct@lakeside.example\n"


def mail(text: str, *, subject: str = "hello", headers: str = PLAIN) -> ParsedMessage:
    """A mail with that text, as it would be parsed."""
    fields = headers.rstrip("\n")
    if "content-type:" not in fields.casefold():
        fields += "\nContent-Type: text/plain; charset=utf-8"
    octets = f"{fields}\nSubject: {subject}\n\n{text}\n".encode()
    message = parse(octets)
    assert isinstance(message, ParsedMessage)
    return message


def read(
    text: str, *, subject: str = "hello", headers: str = PLAIN, junk: bool = False, ours: bool = False
) -> KindFound:
    """What is found to be the kind of a mail with that text."""
    message = mail(text, subject=subject, headers=headers)
    seen = view(message.text)
    by_lists = look(message, seen, EVENT)
    judged = Judgement(by_lists.terms, by_lists.whole)
    return kind(message, seen, judged, junk=junk, answers_ours=ours)


def kind_of(text: str, *, subject: str = "hello", headers: str = PLAIN, junk: bool = False, ours: bool = False) -> Kind:
    """The kind alone."""
    return read(text, subject=subject, headers=headers, junk=junk, ours=ours).kind
