"""Attached documents as text: PDF, and the zipped XML of office programs (OOXML, OpenDocument).

All text that a document holds is read, headers, comments and the targets of links included, for whoever is named there
must not get it. Documents are made by whoever likes to harm a program that reads them: everything has a limit, and what
goes beyond it, is encrypted, broken, or has pictures in it, stays a part that cannot be read.
"""

from __future__ import annotations

import io
import logging
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from pypdf import PageObject, PdfReader

from conduct_mailer.model.content import Content

MOST_OCTETS = 5_000_000
MOST_PAGES = 60
MOST_MEMBERS = 400
MOST_SECONDS = 0.4
"""Time for one document; it is taken from the time that the whole message has."""

_MARKUP = ("word/", "ppt/", "xl/", "docProps/", "content.xml", "styles.xml", "meta.xml", "customXml/")
_PICTURES = ("word/media/", "ppt/media/", "xl/media/", "Pictures/", "word/embeddings/", "ppt/embeddings/")
_BLANK = "s"
_PROPERTIES = frozenset(
    """creator initial-creator lastModifiedBy printed-by date title subject description keyword keywords category
    Manager Company lpwstr user-defined author""".split()
)
_ENDS_A_LINE = _PROPERTIES | {"p", "h", "br", "tab", "si", "row", "tr", "cell", "line-break", "comment"}
_NAMING = frozenset({"author", "displayName", "userId", "descr", "title", "tooltip", "href"})
"""Attributes that hold words: who wrote a comment or a change, what a picture shows, where a link leads."""

_NAMED = frozenset({"cmAuthor", "author", "sheet", "table"})
"""Elements whose own name somebody wrote; of all others it is a font's or a style's."""


@dataclass(frozen=True, slots=True, repr=False)
class DocumentText(Content):
    """What could be read, and the reason code of why that is not all of it (``""``: it is)."""

    text: str
    unreadable: str


# The library tells of broken documents in words that may be theirs.
logging.getLogger("pypdf").disabled = True

_Read = Callable[[bytes], Iterator[str]]


class _UnreadableError(Exception):
    """The document, or part of it, cannot be read; its argument is the reason code."""


def document_text(octets: bytes) -> DocumentText | None:
    """The text of a PDF or office document, known by its first octets; ``None`` for anything else."""
    if octets[:1024].lstrip().startswith(b"%PDF-"):
        return _limited(octets, _pdf)
    if octets.startswith(b"PK\x03\x04") and _is_office(octets):
        return _limited(octets, _office)
    return None


def _limited(octets: bytes, read: _Read) -> DocumentText:
    if len(octets) > MOST_OCTETS:
        return DocumentText("", "too-large")
    found: list[str] = []
    reason = ""
    deadline = time.monotonic() + MOST_SECONDS
    try:
        for text in read(octets):
            found.append(text)
            if time.monotonic() > deadline:
                raise _UnreadableError("timeout")  # noqa: TRY301 - the one place that knows the time
    except _UnreadableError as problem:
        reason = str(problem)
    except Exception:  # noqa: BLE001 - what reads documents raises whatever it likes on broken ones
        reason = "broken"
    return DocumentText("\n".join(text for text in found if text.strip()), reason)


def _pdf(octets: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(octets), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _UnreadableError("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise _UnreadableError("too-long")
    yield from (str(value) for value in (reader.metadata or {}).values() if isinstance(value, str))
    pictures = False
    for page in reader.pages:
        text = page.extract_text()
        yield text
        yield from _annotations(page)
        pictures |= not text.strip() or _has_pictures(page)
    if next(iter(reader.attachment_list), None) is not None:
        raise _UnreadableError("archive")
    if pictures:
        raise _UnreadableError("image")


def _annotations(page: PageObject) -> Iterator[str]:
    """Remarks, form fields and the targets of links."""
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        yield from (str(annotation[name]) for name in ("/Contents", "/V", "/T") if name in annotation)
        action = annotation.get("/A")
        if action is not None and "/URI" in action.get_object():
            yield str(action.get_object()["/URI"])


def _has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return drawn is not None and any(
        each.get_object().get("/Subtype") == "/Image" for each in drawn.get_object().values()
    )


def _is_office(octets: bytes) -> bool:
    """Whether a zip says of itself that it is a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return "[Content_Types].xml" in names or "content.xml" in names


def _office(octets: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_OCTETS:
            raise _UnreadableError("too-large")
        if any(member.flag_bits & 1 for member in members):
            raise _UnreadableError("encrypted")
        for member in members:
            if member.filename.startswith(_MARKUP) and member.filename.endswith((".xml", ".rels")):
                yield "".join(_markup(archive.read(member)))
        if any(member.filename.startswith(_PICTURES) for member in members):
            raise _UnreadableError("image")


def _markup(octets: bytes) -> Iterator[str]:
    """The text of all elements, with an end of line where a paragraph or cell ends; then what their attributes say."""
    root = fromstring(octets, forbid_dtd=True)
    yield from _element(root)
    for element in root.iter():
        yield from (f"\n{words}" for words in _attributes(element))


def _attributes(element: Element) -> Iterator[str]:
    """The authors of comments and changes, descriptions, the names of sheets, and the targets of links."""
    tag = _local(element.tag)
    for name, value in element.items():
        if _local(name) in _NAMING or (_local(name) == "name" and tag in _NAMED):
            yield value
    if tag == "Relationship" and element.get("TargetMode") == "External":
        yield element.get("Target", "")


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def _element(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _element(child)
        yield child.tail or ""
    name = _local(element.tag)
    if name in _ENDS_A_LINE:
        yield "\n"
    if name == _BLANK:
        yield " "
