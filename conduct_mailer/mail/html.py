"""HTML mail as text: what the eye sees, what is hidden from it, and where its links lead.

nh3 makes the markup well formed and harmless first; what it leaves is plain enough for the standard library's parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import unescape
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
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNSEEN = {
    "display": re.compile(r"none\b"),
    "visibility": re.compile(r"(?:hidden|collapse)\b"),
    "opacity": re.compile(r"[+-]?0*\.?0+%?(?![\d.])"),
    "mso-hide": re.compile(r"all\b"),
}
_LENGTH = re.compile(r"(?:^|(?<=\s))[+]?(\d+\.?\d*|\.\d+)([a-z]*|%)(?=[\s/!]|$)")
_OF_PARENT = frozenset({"em", "ex", "ch", "%"})
_SHEET = re.compile(r"<style\b|<link\b[^<>]*stylesheet", re.IGNORECASE)
_PICTURE = re.compile(r"\bdata:\s*(?:image/|video/|audio/|application/(?:pdf|octet-stream))|<svg\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_TELLING = frozenset(
    {"content", "title", "alt", "value", "placeholder", "label", "aria-label", "summary", "download", "href", "src"}
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CONTAINER = re.compile(r"<(/?)(?:div|span|table|blockquote|ul|ol|font|center|section|b|i|em|strong)\b", re.IGNORECASE)
DEEPEST = 500
"""How deep containers may nest: deeper markup costs every parser seconds, and no person wrote it."""


@dataclass(frozen=True, slots=True, repr=False)
class Rendered(Content):
    """``text`` as it is seen, quotes behind ``> ``; ``hidden`` what is not seen; ``links`` the targets of links.

    ``pictures``: it draws some by itself, without a part for them.
    """

    text: str
    hidden: str
    links: tuple[str, ...]
    pictures: bool = False


def render(html: str) -> Rendered:
    """Turn HTML into text; never raises, whatever the markup. Where nothing is seen, what is hidden is the text."""
    pictures = _PICTURE.search(unescape(html)) is not None
    if _depth(html) > DEEPEST:
        return Rendered(_ANY_TAG.sub("\n", html), "", (), pictures)
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "title"},
        attributes={"a": {"href"}, "img": {"alt"}, "font": {"size"}, "*": {"style", "hidden"}},
        link_rel=None,
    )
    # A style sheet may give any element a size, so that beside one no size of nothing is believed.
    reader = _Reader(sized_by_sheet=_SHEET.search(html) is not None)
    reader.feed(clean)
    reader.close()
    rendered = reader.rendered()
    if not _WORD.search(rendered.text) and _WORD.search(rendered.hidden):
        rendered = replace(rendered, text=f"{rendered.text}\n{rendered.hidden}".strip(), hidden="")
    return replace(rendered, pictures=pictures)


def everything(html: str) -> str:
    """All words that stand anywhere in the markup, for names to be looked for: title, descriptions, remarks and all."""
    rendered, gatherer = render(html), _Gatherer()
    if _depth(html) <= DEEPEST:
        gatherer.feed(
            nh3.clean(
                html,
                tags=_TAGS | {"title", "meta", "input", "option"},
                clean_content_tags={"script", "style"},
                attributes={"*": set(_TELLING)},
                strip_comments=False,
                link_rel=None,
            )
        )
        gatherer.close()
    return "\n".join((rendered.text, rendered.hidden, *rendered.links, *gatherer.found))


def _depth(html: str) -> int:
    """How deep containers nest at most."""
    depth = deepest = 0
    for found in _CONTAINER.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


@dataclass(frozen=True, slots=True)
class _Sight:
    """Whether an element is hidden with all that is in it, and whether its letters have no size."""

    hidden: bool = False
    no_size: bool = False


def _sight(values: Mapping[str, str], around: _Sight) -> _Sight:
    """How an element is seen inside another: only its size can bring it back."""
    hidden = around.hidden or "hidden" in values
    no_size = around.no_size and "size" not in values
    for declaration in _STYLE_COMMENT.sub("", values.get("style", "").lower()).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in _UNSEEN:
            hidden |= _UNSEEN[name].match(value) is not None
        if name in ("font-size", "font"):
            no_size = _is_nothing(value, around=no_size)
    return _Sight(hidden, no_size)


def _is_nothing(size: str, *, around: bool) -> bool:
    """Whether a size is none: 0 of whatever unit, or any share of an outer size that is none; a word is a size."""
    found = _LENGTH.search(size)
    if found is None:
        return around and size.startswith(("inherit", "unset", "larger", "smaller"))
    return float(found[1]) == 0 or (around and found[2] in _OF_PARENT)


class _Gatherer(HTMLParser):
    """What the markup says beside its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in _TELLING]

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


class _Reader(HTMLParser):
    def __init__(self, *, sized_by_sheet: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._sized_by_sheet = sized_by_sheet
        self._seen: list[str] = []
        self._hidden: list[str] = []
        self._links: list[str] = []
        self._sights: list[_Sight] = [_Sight()]
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
        self._sights.append(_sight(values, self._sights[-1]))
        self._quotes += tag == "blockquote"
        self._pre += tag == "pre"
        if tag == "li":
            self._add("- ")
        if tag == "a":
            self._href.append((values.get("href", ""), len(self._seen)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if len(self._sights) > 1:
            self._sights.pop()
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
        sight = self._sights[-1]
        unseen = sight.hidden or (sight.no_size and not self._sized_by_sheet)
        (self._hidden if unseen else self._seen).append(text)

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
