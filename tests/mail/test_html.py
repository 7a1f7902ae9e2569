"""HTML as it is seen: nothing that an eye can see is lost."""

from __future__ import annotations

import pytest

from conduct_mailer.mail.html import everything, render

SAID = "A man grabbed my arm."


@pytest.mark.parametrize(
    "html",
    [
        f'<div style="font-size:0.9em">{SAID}</div>',
        f'<div style="font-size: .875rem">{SAID}</div>',
        f'<div style="opacity:0.95">{SAID}</div>',
        f'<div style="font-size:0px;padding:20px 0"><div style="font-size:13px">{SAID}</div></div>',
        f'<div style="font-size:0"><p style="font:bold 13px/1.4 Arial">{SAID}</p></div>',
        f'<div style="font-size:0"><font size="3">{SAID}</font></div>',
        f'<div style="font-size:0"><p style="font-size:medium">{SAID}</p></div>',
        f'<style>p {{font-size: 14px}}</style><div style="font-size:0"><p>{SAID}</p></div>',
        f'<div style="/* display:none */ color:black">{SAID}</div>',
    ],
)
def test_what_can_be_seen_is_the_text(html: str) -> None:
    """Sizes that only begin with a zero, and what gives itself a size inside what has none."""
    rendered = render(f"<p>Hello.</p>{html}")
    assert SAID in rendered.text
    assert rendered.hidden == ""


@pytest.mark.parametrize(
    "style",
    ["font-size:0", "FONT-SIZE: 0.0px !important", "display:none", "visibility:hidden", "opacity:0", "mso-hide:all"],
)
def test_what_cannot_be_seen_is_hidden(style: str) -> None:
    """It is looked at, and not shown; a share of nothing is nothing."""
    rendered = render(f'<p>Hello.</p><div style="{style}"><p style="font-size:2em">{SAID}</p></div><p>Bye.</p>')
    assert rendered.text == "Hello.\n\nBye."
    assert rendered.hidden == SAID


@pytest.mark.parametrize("style", ["display:none", "font-size:0"])
def test_hidden_text_that_is_all_there_is_is_the_text(style: str) -> None:
    """No report reaches its readers empty."""
    rendered = render(f'<div style="{style}">{SAID}</div> <p>-</p>')
    assert SAID in rendered.text
    assert rendered.hidden == ""


@pytest.mark.parametrize(
    ("html", "pictures"),
    [
        ('<img src="data:image/png;base64,iVBORw0KGgo=">', True),
        ("<img src='&#100;ata:image/png;base64,iVBORw0KGgo='>", True),
        ("<div style='background:url(data:image/gif;base64,R0)'>x</div>", True),
        ("<svg><text>x</text></svg>", True),
        ('<img src="cid:part1"><p>the data: nothing</p>', False),
    ],
)
def test_pictures_without_a_part_are_told(html: str, *, pictures: bool) -> None:
    """Those that the markup draws by itself."""
    assert render(html).pictures is pictures


def test_everything_that_a_page_says_is_looked_at() -> None:
    """Titles, descriptions, remarks, and what is hidden."""
    page = (
        '<html><head><title>Grace O.</title><meta property="og:title" content="Rosa L."></head><body><!-- by Mei -->'
        '<p title="Devika A.">hi<img alt="Tomasz W." src="x"></p><p style="display:none">Ina</p></body></html>'
    )
    words = everything(page)
    assert all(name in words for name in ("Grace O.", "Rosa L.", "Mei", "Devika A.", "Tomasz W.", "Ina", "hi"))
    assert SAID in everything("<div>" * 600 + SAID)
