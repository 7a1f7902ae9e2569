"""The files to start from, and PyBay's own."""

from __future__ import annotations

import io
import re
import shutil
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conduct_mailer.cli import parser
from conduct_mailer.config import check, load
from conduct_mailer.config.people import load_people
from conduct_mailer.config.sections import SECTIONS
from conduct_mailer.config.starter import TEXTS, Answers, write_starter
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.settings import Settings

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
PYBAY = Path(__file__).parents[2] / "config"


def test_starter_loads(started: Path) -> None:
    """What ``init`` writes can be read at once, and chooses nothing but the defaults."""
    configuration = load(started / "conduct-mailer.toml")
    people = load_people(configuration.people)

    assert configuration.event.name == "Lakeside Python"
    assert configuration.settings == Settings()
    assert people.roster.chairs
    assert people.roster.with_role("independent")


def test_starter_keeps_others_out(started: Path) -> None:
    """Nothing that it writes can be read by others."""
    for path in (started, *started.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_starter_replaces_nothing(started: Path) -> None:
    """Where one file is there already nothing is written at all."""
    (started / "conduct-mailer.toml").unlink()
    (started / "people.toml").write_text("mine")

    with pytest.raises(ConfigurationError, match="left alone"):
        write_starter(started, Answers("Other", "other@lakeside.example"))

    assert (started / "people.toml").read_text() == "mine"
    assert not (started / "conduct-mailer.toml").exists()


def test_names_are_quoted(tmp_path: Path) -> None:
    """Any name that can be printed survives; what is no name or address is refused before anything is written."""
    write_starter(tmp_path / "a", Answers('Ünder "the" \\ tree', "conduct@lakeside.example"))
    with pytest.raises(ConfigurationError) as caught:
        write_starter(tmp_path / "b", Answers("two\nlines", "nobody"))

    assert load(tmp_path / "a" / "conduct-mailer.toml").event.name == 'Ünder "the" \\ tree'
    assert len(caught.value.problems) == 2
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("file", [TEXTS / "conduct-mailer.toml", PYBAY / "conduct-mailer.toml"])
def test_every_key_is_explained(file: Path) -> None:
    """Each key of each section stands in the file, in use or behind a ``#``."""
    _, *parts = re.split(r"^\[(\w+)\]$", file.read_text(), flags=re.MULTILINE)
    texts = dict(zip(parts[::2], parts[1::2], strict=True))

    assert set(texts) == set(SECTIONS)
    for name, model in SECTIONS.items():
        assert set(re.findall(r"^(?:# )?(\w+) = ", texts[name], re.MULTILINE)) == set(model.model_fields)


def test_explained_values_can_be_used(started: Path) -> None:
    """A key that shows its default works when its ``#`` is taken away."""
    file = started / "conduct-mailer.toml"
    text = re.sub(r"^# (\w+ = )", r"\1", file.read_text(), flags=re.MULTILINE)
    text = re.sub(r"^(?:password_credential|ca_file|templates) = .*\n", "", text, flags=re.MULTILINE)
    file.write_text(text)

    assert load(file).settings.promises == Settings().promises
    assert load(file).key_file == started / "state" / "master.key"


def test_pybay_files_load_and_check_says_what_is_missing(started: Path) -> None:
    """PyBay's chairs are in place; the rest of the staff and an independent contact are asked for."""
    for name in ("conduct-mailer.toml", "people.toml"):
        shutil.copy(PYBAY / name, started / name)
    configuration = load(started / "conduct-mailer.toml")
    roster = load_people(configuration.people).roster

    assert configuration.event.name == "PyBay"
    assert configuration.event.address == "conduct@pybay.com"
    assert [person.name for person in roster.chairs] == ["Slava", "Hemanti"]
    assert any("independent: nobody reads" in line for line in check(configuration, roster, NOW))


def test_answers_stand_in_their_columns_and_are_not_to_be_replaced(tmp_path: Path) -> None:
    """Only what is still invented is marked, and every comment begins where the others do."""
    write_starter(
        tmp_path / "a", Answers("Lakeside", "c@l.example", "Europe/Vienna", imap="i.example", emergency="112")
    )
    text = (tmp_path / "a" / "conduct-mailer.toml").read_text()
    imap, smtp = (line for line in text.splitlines() if line.startswith("host = "))
    filled = [line for line in text.splitlines() if re.match(r'(name|address|zone|emergency_number|host) = "', line)]

    assert "TO BE REPLACED" not in imap
    assert not any("TO BE REPLACED" in line for line in filled if not line.startswith("host"))
    assert "TO BE REPLACED" in smtp
    assert {line.index("# ") for line in filled} == {43}
    assert load(tmp_path / "a" / "conduct-mailer.toml").event.emergency_number == "112"


def test_whatever_was_not_answered_is_to_be_replaced(tmp_path: Path) -> None:
    """Where nobody is asked, or Enter takes what is proposed, the invented event says that it is one."""
    write_starter(tmp_path / "a", Answers())
    text = (tmp_path / "a" / "conduct-mailer.toml").read_text()
    marked = re.findall(r"^(\w+) = .*# TO BE REPLACED: ", text, re.MULTILINE)

    assert marked == ["name", "address", "host", "host"]


@pytest.mark.parametrize(
    ("field", "answer", "says"),
    [
        ("zone", "Europe/Viena", "--zone"),
        ("imap", "mail.example:993", "--imap-host: has a port"),
        ("emergency", "", "--e"),
    ],
)
def test_answer_that_cannot_be_used_names_its_option(tmp_path: Path, field: str, answer: str, says: str) -> None:
    """Before anything is written."""
    with pytest.raises(ConfigurationError, match=says):
        write_starter(tmp_path / "a", replace(Answers(), **{field: answer}))

    assert not (tmp_path / "a").exists()


def test_each_answer_is_tried_when_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And asked for again; the emergency number is asked where it is not America's."""
    said = iter(
        ["Lakeside", "nobody", "conduct@l.example", "Europe/Viena", "Europe/Vienna", "", "112", "i:993", "", "s.l"]
    )
    asked = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(said)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin", Terminal())
    arguments = parser().parse_args(["init", str(tmp_path / "a")])
    assert arguments.command(arguments) == 0
    configuration = load(tmp_path / "a" / "conduct-mailer.toml")

    assert len(asked) == 10
    assert (configuration.event.zone.key, configuration.event.emergency_number) == ("Europe/Vienna", "112")
    assert (configuration.imap.host, configuration.smtp.host) == ("imap.example.org", "s.l")


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True
