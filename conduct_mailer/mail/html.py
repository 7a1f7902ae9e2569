"""HTML mail as text: what the eye sees, what is hidden from it, and where its links lead.

nh3 makes the markup well formed and harmless first; what it leaves is plain enough for the standard library's parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from conduct_mailer.model.content import Content

_BLOCKS = frozenset(
    """address article blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p
    pre section table tbody tfoot thead tr ul""".split()
)
_TAGS = _BLOCKS | {"a", "abbr", "b", "br", "code", "em", "font", "i", "img", "q", "s", "small", "span", "strong", "sub"}
_TAGS |= {"sup", "td", "th", "u"}
_VOID = frozenset({"br", "hr", "img"})
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?!\.)|mso-hide", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CONTAINER = re.compile(r"<(/?)(?:div|span|table|blockquote|ul|ol|font|center|section|b|i|em|strong)\b", re.IGNORECASE)
DEEPEST = 500
"""How deep containers may nest: deeper markup costs every parser seconds, and no person wrote it."""


@dataclass(frozen=True, slots=True, repr=False)
class Rendered(Content):
    """``text`` as it is seen, quotes behind ``> ``; ``hidden`` what is not seen; ``links`` the targets of links."""

    text: str
    hidden: str
    links: tuple[str, ...]


def render(html: str) -> Rendered:
    """Turn HTML into text; never raises, whatever the markup."""
    if _depth(html) > DEEPEST:
        return Rendered(_ANY_TAG.sub("\n", html), "", ())
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "title"},
        attributes={"a": {"href"}, "img": {"alt"}, "*": {"style", "hidden"}},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return reader.rendered()


def _depth(html: str) -> int:
    """How deep containers nest at most."""
    depth = deepest = 0
    for found in _CONTAINER.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._seen: list[str] = []
        self._hidden: list[str] = []
        self._links: list[str] = []
        self._hidden_at: list[bool] = []
        self._quotes = 0
        self._pre = 0
        self._href: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag == "br":
            self._break()
        if tag == "img" and values.get("alt"):
            self._add(f"[{values['alt']}]")
        if tag in ("td", "th"):
            self._add(" ")
        if tag in _VOID:
            return
        self._hidden_at.append("hidden" in values or bool(_INVISIBLE.search(values.get("style", ""))))
        self._quotes += tag == "blockquote"
        self._pre += tag == "pre"
        if tag == "li":
            self._add("- ")
        if tag == "a":
            self._href.append((values.get("href", ""), len(self._seen)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._hidden_at:
            self._hidden_at.pop()
        if tag == "a" and self._href:
            self._link(*self._href.pop())
        if tag in _BLOCKS:
            self._break()
        self._quotes -= tag == "blockquote" and self._quotes > 0
        self._pre -= tag == "pre" and self._pre > 0

    def handle_data(self, data: str) -> None:
        if self._pre:
            for line in data.split("\n")[:-1]:
                self._add(line)
                self._break()
            data = data.rpartition("\n")[2]
            self._add(data)
            return
        text = " ".join(data.split())
        self._add((" " if data[:1].isspace() else "") + text + (" " if text and data[-1:].isspace() else ""))

    def rendered(self) -> Rendered:
        return Rendered(_tidy(self._seen), _tidy(self._hidden), tuple(self._links))

    def _add(self, text: str) -> None:
        (self._hidden if any(self._hidden_at) else self._seen).append(text)

    def _break(self) -> None:
        self._seen.append("\n" + "> " * self._quotes)
        self._hidden.append("\n")

    def _link(self, href: str, since: int) -> None:
        if not href.startswith(("http:", "https:", "mailto:")):
            return
        self._links.append(href)
        label = "".join(self._seen[since:]).strip()
        bare = href.removeprefix("mailto:")
        if label != bare and bare.rstrip("/") not in (label, f"https://{label}", f"http://{label}"):
            self._add(f" <{bare}>")


def _tidy(pieces: list[str]) -> str:
    """No more than one empty line in a row, no blanks at line ends."""
    lines = [re.sub(r"[ \t]{2,}", " ", line).rstrip() for line in "".join(pieces).split("\n")]
    kept = [line.strip() for line in lines]
    result = [line for at, line in enumerate(kept) if line.strip("> ") or (at and kept[at - 1].strip("> "))]
    return "\n".join(result).strip()
