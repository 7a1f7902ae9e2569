"""Messages of a megabyte that are made to keep a reader busy."""

from __future__ import annotations

MEGABYTE = 1_000_000
HEAD = b"From: ann@writers.example\r\nTo: conduct@lakeside.example\r\nSubject: x\r\n"
TEXT = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"


def filled(unit: str) -> bytes:
    """A megabyte of it, over and over."""
    octets = unit.encode()
    return (octets * (MEGABYTE // len(octets) + 1))[:MEGABYTE]


SHAPES = {
    "nested quotes": TEXT + b"".join(b">" * depth + b" x\n" for depth in range(1, 1400)),
    "one mark over and over": TEXT + filled(">"),
    "On over and over": TEXT + filled("On "),
    "attributions": TEXT + filled("On Mon, 5 Oct 2026 at 10:00, x <x@y.example>\n"),
    "100,000 recipients": b"To: " + b", ".join(b"a%d@b.example" % n for n in range(100_000)) + b"\r\n" + TEXT,
    "100,000 addresses in the text": TEXT + filled("a@b.example, "),
    "deep HTML": HTML + b"<div>" * 180_000,
    "tables in tables": HTML + filled("<table><tr><td>x"),
    "ampersands": HTML + filled("&"),
    "one word": TEXT + filled("a"),
    "names": TEXT + filled("Rosa Lindqvist "),
    "letters of a name, parted": TEXT + filled("R o s a "),
    "disguised names": TEXT + filled("R0sa "),
    "another script": TEXT + filled("Роза "),
    "command lines": TEXT + filled("/x\n"),
    "parts": HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + filled("--b\n\nx\n"),
    "mails in mails": HEAD + b"MIME-Version: 1.0\n" + filled("Content-Type: message/rfc822\n\n"),
    "a long subject": b"Subject: " + filled("=?utf-8?q?x?= ") + b"\n\nx",
    "comments": b"From: " + filled("(") + b"\n\nx",
    "prose": TEXT + filled("He said that I should not be here, and then he grabbed my arm in the hallway. "),
}
