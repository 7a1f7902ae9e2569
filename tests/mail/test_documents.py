"""What an attached document says counts like any other text; what cannot be read of it stays with the chairs."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter

from conduct_mailer.flow.analysis import analyse
from conduct_mailer.mail.documents import MOST_OCTETS, MOST_PAGES, document_text
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage
from conduct_mailer.model.settings import Limits
from tests.mail.documents import docx, odt, pdf, zipped
from tests.stories.world import EVENT, PEOPLE, START

SAID = "At the dinner Devika Anand laughed at my accent."
RELATION = '<Relationships><Relationship TargetMode="External" Target="mailto:mei@lakeside.example"/></Relationships>'


def with_attachment(octets: bytes, subtype: str = "octet-stream") -> bytes:
    """A mail with a document in it."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "ann@writers.example", EVENT.address
    mail["Subject"] = "my statement"
    mail.set_content("Please see the attached statement of what he did to me at the dinner on Friday.")
    mail.add_attachment(octets, maintype="application", subtype=subtype, filename="statement")
    return mail.as_bytes()


@pytest.mark.parametrize(
    "octets",
    [
        docx("Statement", SAID),
        odt(
            "<text:p>At the dinner <text:span>Devika</text:span><text:s/>Anand laughed at my <b>acc</b>ent.</text:p>"
            "<text:p>Ann</text:p>"
        ),
        pdf(SAID),
    ],
    ids=["docx", "odt", "pdf"],
)
def test_document_is_read_whatever_type_it_claims(octets: bytes) -> None:
    """Word, OpenDocument and PDF are known by their first octets."""
    found = document_text(octets)
    assert found is not None
    assert SAID in found.text
    assert found.unreadable == ""


@pytest.mark.parametrize("octets", [docx(SAID), pdf(SAID)], ids=["docx", "pdf"])
def test_staff_named_in_a_document_is_a_mention(octets: bytes) -> None:
    """The report goes to the other chair alone, and the document, which could be read, goes with it."""
    raw = RawMessage(Place("INBOX", 1, 1), START, with_attachment(octets))
    message, reading = analyse(raw, PEOPLE, EVENT, Limits())
    assert reading.named == {"devika"}
    assert isinstance(message, ParsedMessage)
    assert message.unreadable == ()
    assert SAID in (message.attachments[0].text or "")


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (docx("x", word__header1_xml=f"<h><p>{SAID}</p></h>"), SAID),
        (docx("x", word__comments_xml="<c><comment>tell Devika</comment></c>"), "tell Devika"),
        (docx("x", word__comments_xml='<c><comment author="Devika Anand"><p>no</p></comment></c>'), "Devika Anand"),
        (docx("x", word__people_xml="<p><person author='Devika Anand'/></p>"), "Devika Anand"),
        (
            docx("x", docProps__core_xml="<c><creator>Ann</creator><lastModifiedBy>Devika Anand</lastModifiedBy></c>"),
            "Ann\nDevika Anand\n",
        ),
        (odt("<annotation><creator>Devika Anand</creator><date>2026</date><p>no</p></annotation>"), "Devika Anand\n"),
        (
            zipped(
                {
                    "content.xml": "<b><p>x</p></b>",
                    "meta.xml": "<m><initial-creator>Ann</initial-creator><creator>Devika Anand</creator></m>",
                }
            ),
            "Ann\nDevika Anand\n",
        ),
        (odt('<a href="mailto:mei@lakeside.example">here</a>'), "mei@lakeside.example"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": '<w><sheet name="Devika"/></w>'}), "Devika"),
        (zipped({"[Content_Types].xml": "", "word/_rels/document.xml.rels": RELATION}), "mei@lakeside.example"),
        (pdf("x", link="mailto:mei@lakeside.example"), "mei@lakeside.example"),
    ],
    ids=[
        "header",
        "comment",
        "comment-author",
        "people",
        "docx-properties",
        "odt-comment-author",
        "odt-properties",
        "odt-link",
        "sheet",
        "docx-link",
        "pdf-link",
    ],
)
def test_no_corner_of_a_document_hides_a_name(octets: bytes, words: str) -> None:
    """Headers, comments and the targets of links are text."""
    found = document_text(octets)
    assert found is not None
    assert words in found.text


def encrypted_pdf() -> bytes:
    """A PDF that opens with a password alone."""
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf(SAID))), io.BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def many_pages() -> bytes:
    """A PDF with one page more than are read."""
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(9, 9)
    writer.write(out)
    return out.getvalue()


BOMB = zipped({"[Content_Types].xml": "", "word/document.xml": b"<p>" + b" " * MOST_OCTETS + b"</p>"})
ENTITIES = zipped({"[Content_Types].xml": "", "word/document.xml": '<!DOCTYPE p [<!ENTITY a "aaaa">]><p>&a;</p>'})
DEEP = zipped({"[Content_Types].xml": "", "word/document.xml": "<p>" * 100_000 + "</p>" * 100_000})


@pytest.mark.parametrize(
    ("octets", "reason"),
    [
        (encrypted_pdf(), "encrypted"),
        (many_pages(), "too-long"),
        (pdf(SAID, picture=True), "image"),
        (pdf(""), "image"),
        (docx(SAID, word__media__image1="x"), "image"),
        (pdf(SAID)[:300], "broken"),
        (b"%PDF-1.7\n" + b"%" * MOST_OCTETS, "too-large"),
        (BOMB, "too-large"),
        (ENTITIES, "broken"),
        (DEEP, "broken"),
        (docx(SAID)[:-40], None),
    ],
    ids=["password", "long", "picture", "scan", "photo", "cut", "large", "bomb", "entities", "deep", "torn-zip"],
)
def test_what_cannot_be_read_whole_stays_with_the_chairs(octets: bytes, reason: str | None) -> None:
    """The part is held until a chair has looked at it; what could be read of it counts all the same."""
    found = document_text(octets)
    assert (found.unreadable if found else None) == reason
    message = parse(with_attachment(octets))
    assert isinstance(message, ParsedMessage)
    assert message.unreadable
    assert message.attachments[0].text is None
    assert message.attachments[0].octets == octets
    if reason == "image" and SAID in (found.text if found else ""):
        assert SAID in message.hidden
