"""The demo plays through and its page shows what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conduct_mailer.demo.people import NAMES


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What the terminal says, and the page."""
    file = tmp_path_factory.mktemp("demo") / "page.html"
    program = Path(sys.executable).parent / "conduct-mailer"
    command = [str(program), "--log-level", "error", "demo", "--page", str(file)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout, file.read_text()


def inbox(page: str, name: str) -> str:
    """One person's part of the page."""
    return next(part for part in page.split('<article class="card">') if f"<h3>{name}</h3>" in part)


def test_story_is_told_without_colour_into_a_pipe(played: tuple[str, str]) -> None:
    """Every scene with its reason."""
    told, _ = played
    assert "\033" not in told
    assert told.count("mail to") >= 15


def test_one_alarm_is_raised_in_the_week(played: tuple[str, str]) -> None:
    """A report taken for danger would be told every half hour until somebody took it."""
    told, page = played
    found = re.search(r"17 scenes, (\d+) mails", told)
    assert found is not None
    assert int(found[1]) < 200
    assert page.count("URGENT") > 0


def test_nobody_sees_what_they_must_not(played: tuple[str, str]) -> None:
    """Jonas nothing of Ivo's report, Lucía nothing after she was named, Ben nothing at all."""
    _, page = played
    assert "talks got worse" in inbox(page, "Amara Diallo")
    assert "talks got worse" not in inbox(page, "Jonas Weber")
    assert "laughed, too" in inbox(page, "Jonas Weber")
    assert "laughed, too" not in inbox(page, "Lucía Fernández")
    assert "Nothing, all week." in inbox(page, "Ben Carter")


def test_letters_give_nothing_away_on_a_locked_phone(played: tuple[str, str]) -> None:
    """What a member wrote to a reporter begins as the guide asks: its first lines have nothing of the matter."""
    _, page = played
    for name, matter in (("Nina Park", "We are looking for him."), ("Omar Haddad", "He has been warned")):
        texts = re.findall(r"<pre>(.*?)</pre>", inbox(page, name), re.DOTALL)
        (letter,) = (text for text in texts if matter in text)
        first = letter.split("\n\n")[0]
        assert first.startswith(f"Dear {name.split()[0]}, thank you")
        assert not re.search(r"\b(?:he|him|man|warned|spoken|looking|walk|party)\b", first)


def test_mails_of_a_scene_came_when_it_played(played: tuple[str, str]) -> None:
    """Its label is the time that stands beside each of its mails."""
    _, page = played
    came = dict(re.findall(r'<details id="(mail-\d+)"><summary>.*? <span class="soft">(\w+ \d\d:\d\d)</span>', page))
    week = page.partition('<ol class="week">')[2].partition("</ol>")[0]
    for scene in week.split("<li>")[1:]:
        label = re.search(r"<time [^>]*>(\w+ \d\d:\d\d)</time>", scene)
        assert label is not None
        assert {came[mail] for mail in re.findall(r'href="#(mail-\d+)"', scene)} <= {label[1]}


def test_page_is_one_file_that_fetches_nothing(played: tuple[str, str]) -> None:
    """It can be opened anywhere, also offline."""
    _, page = played
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "@import" not in page
    assert "url(" not in page


def test_page_is_well_formed_and_its_links_lead_somewhere(played: tuple[str, str]) -> None:
    """For keyboards and screen readers: landmarks, one first heading, names on pictures."""
    _, page = played
    ids, links, tags = [], [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            tags.append(tag)
            if "id" in values:
                ids.append(values["id"])
            if str(values.get("href", "")).startswith("#"):
                links.append(str(values["href"])[1:])
            if tag == "svg":
                assert values.get("aria-label")

    Reader().feed(page)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert tags.count("h1") == 1
    assert {"header", "main", "nav", "footer"} <= set(tags)


def test_everybody_is_invented() -> None:
    """Nobody's real address stands in it."""
    assert all(address.endswith(".example") for address in NAMES)
