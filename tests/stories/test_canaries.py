"""Every text has a word of its own; wherever one is found, it may be found there, and wherever it must be, it is.

``CONFERENCES=1000 python -m pytest tests/stories/test_canaries.py`` is the long form.
"""

from __future__ import annotations

import io
import logging
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conduct_mailer.cli import main
from conduct_mailer.log import Plain
from tests.stories.conferences import CANARY, COMMANDS, MENTIONS, PARTIES, Conference, Step, steps
from tests.stories.world import PEOPLE, World

CONFERENCES = int(os.environ.get("CONFERENCES", "60"))
MOST_STEPS = 60
WHOLE_CONFERENCE = 300
CONFIG = """\
[event]
name = "Lakeside Python"
address = "conduct@lakeside.example"
zone = "America/Los_Angeles"
[imap]
host = "imap.lakeside.example"
password_file = "password"
[smtp]
host = "localhost"
[database]
url = "sqlite:///conduct.db"
state_dir = "."
key_file = "master.key"
"""


def played(folder: Path, script: list[Step]) -> Conference:
    """The conference, to the end of what is still on its way."""
    conference = Conference(World(folder))
    for step in script:
        conference.happens(step)
    conference.world.passes(hours=30)
    conference.look()
    return conference


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """The daemon's log of everything that any library says, down to the finest level."""
    kept, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(kept), root.level
    handler.setFormatter(Plain())
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(level)


def said_to_the_operator(conference: Conference, folder: Path) -> Iterator[tuple[str, str]]:
    """Everything that the program says to whoever runs it, command by command."""
    config = folder / "conduct-mailer.toml"
    config.write_text(CONFIG)
    for name in ("password", "people.toml"):
        (folder / name).write_text("password")
        (folder / name).chmod(0o600)
    codes = [ticket.code for ticket in conference.world.tickets()]
    looks = [
        ["status"],
        ["status", "--json"],
        ["tickets"],
        ["set-aside"],
        ["outbox"],
        *(["journal", each] for each in codes),
    ]
    for look in looks:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            main(["--config", str(config), *look])
        yield look[0], said.getvalue()


def named_people(text: str) -> set[str]:
    """Members, staff and parties whose name, id or address stands in it."""
    people = {word for person in PEOPLE.people for word in (person.id, *person.emails, *person.name.split())}
    return {word for word in {*people, *(each.partition(" ")[2].strip("<>") for each in PARTIES)} if word in text}


def places_with_canaries(folder: Path, log: str) -> list[str]:
    """Where on the machine a canary lies in the clear: files, log, environment, command line."""
    found = [path.name for path in folder.rglob("*") if path.is_file() and CANARY.search(_text(path))]
    found += ["log"] if CANARY.search(log) else []
    found += [name for name in ("environ", "cmdline") if CANARY.search(_text(Path("/proc/self") / name))]
    temporary = Path(tempfile.gettempdir())
    return found + [path.name for path in temporary.glob("*") if path.is_file() and CANARY.search(_text(path))]


def _text(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


@settings(
    max_examples=CONFERENCES,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(script=steps(MOST_STEPS))
def test_every_text_is_where_it_may_be_and_nowhere_else(script: list[Step]) -> None:
    """In members' and parties' inboxes; and in the clear in no file, log or other place of the machine."""
    with tempfile.TemporaryDirectory() as folder, logged() as log:
        conference = played(Path(folder), script)
        assert conference.leaks == []
        assert conference.missing() == []
        assert places_with_canaries(Path(folder), log.getvalue()) == []
        for look, said in said_to_the_operator(conference, Path(folder)):
            assert not CANARY.search(said), look
            assert not named_people(said), look


def test_conference_of_three_hundred(tmp_path: Path) -> None:
    """A long one, with everything that can happen many times over."""
    chance = random.Random(2026)
    kinds = ("report", "report", "followup", "note", "command", "command", "letter", "machine", "forged", "picture")
    script = [Step("report", words="nobody")]
    for number in range(WHOLE_CONFERENCE - 1):
        what = chance.choice(kinds)
        words = {"command": COMMANDS, "letter": ("reply", "update", "outcome none"), "forged": ("/show", "/release")}
        step = Step(
            what,
            chance.randrange(3) if what == "machine" else chance.randrange(60),
            chance.randrange(60),
            chance.choice(words.get(what, sorted(MENTIONS))),
            chance.choice(("", "", "", "analysis", "deferred", "refused")) if what in ("report", "followup") else "",
        )
        script += [step, Step("passes", 3)] if number % 25 == 0 else [step]
    with logged() as log:
        conference = played(tmp_path, script)
    assert len(conference.canaries) > WHOLE_CONFERENCE
    assert conference.leaks == []
    assert conference.missing() == []
    assert places_with_canaries(tmp_path, log.getvalue()) == []
    said = list(said_to_the_operator(conference, tmp_path))
    assert all(text for look, text in said if look != "outbox")
    assert not [look for look, text in said if CANARY.search(text) or named_people(text)]


def test_leak_would_be_seen(tmp_path: Path) -> None:
    """The rows above could fail: a report that is shown to somebody whom it names is found."""
    conference = Conference(World(tmp_path))
    conference.happens(Step("report", words="nobody"))
    ticket = conference.world.tickets()[0]
    conference.mentioned[ticket.id] = {"tomasz"}
    conference.happens(Step("note", who=3))
    conference.happens(Step("command", who=2, words="/show"))
    assert conference.leaks
    (tmp_path / "left behind").write_text("kanari00000")
    assert places_with_canaries(tmp_path, "") == ["left behind"]


@given(st.sampled_from(sorted(MENTIONS)))
def test_mentions_of_the_conferences_are_what_they_say(words: str) -> None:
    """Each names somebody or nobody, so that the oracle knows what the program must."""
    text, named = MENTIONS[words]
    assert text
    assert (words in {"nobody", "role"}) == (not named)
