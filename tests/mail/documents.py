"""Documents as people attach them, made by hand: each the least that its format asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str, **members: str) -> bytes:
    """A text of Word; ``members`` are further files in it, with ``__`` for the slash and ``_xml`` for the ending."""
    runs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    body = f'<w:document xmlns:w="{WORD}"><w:body>{runs}</w:body></w:document>'
    named = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in members.items()}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body, **named})


def odt(markup: str) -> bytes:
    """An OpenDocument text with that markup for its body."""
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return zipped({"mimetype": "text", "content.xml": f'<body xmlns:text="{text}">{markup}</body>'})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return octets.getvalue()


def pdf(text: str, *, link: str = "", picture: bool = False) -> bytes:
    """A PDF of one page with one line of text."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1") if text else b""
    annotations = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({link}) >> >>]"
    image = "/XObject << /I1 6 0 R >>" if picture else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {annotations if link else ''} "
        f"/Resources << /Font << /F1 5 0 R >> {image} >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n0\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )
