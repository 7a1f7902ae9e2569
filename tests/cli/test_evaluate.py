"""``evaluate`` scores mail that has a label, and takes nothing else for the program's mistake."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conduct_mailer.cli import main
from tests.config.nobody import as_nobody, folder_for_nobody
from tests.corpus.labels import ROSTER
from tests.flow.test_evaluation import NOTHING
from tests.flow.test_explanation import VAGUE


def labelled(folder: Path, name: str, label: str) -> Path:
    """A mail with a label; the label's file."""
    (folder / f"{name}.eml").write_bytes(VAGUE)
    file = folder / f"{name}.json"
    file.write_text(label)
    return file


def evaluate(folder: Path) -> int:
    return main(["evaluate", "--json", "--people", str(ROSTER), str(folder)])


def test_labelled_mail_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In whatever folder below it lies."""
    (tmp_path / "deep").mkdir()
    labelled(tmp_path / "deep", "a", json.dumps(NOTHING | {"kind": "question", "route": "committee"}))
    assert evaluate(tmp_path) == 0
    found = json.loads(capsys.readouterr().out)

    assert found["routes"] == [{"label": "committee", "found": "committee", "n": 1}]
    assert [(each["mistake"], each["message"]) for each in found["mistakes"]] == [("kind", "a")]


def test_labels_that_are_none_are_all_named_with_their_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is scored then: EX_DATAERR, sysexits(3)."""
    files = [
        labelled(tmp_path, name, label)
        for name, label in (
            ("a", json.dumps(NOTHING | {"kind": "reprt", "urgent": 1})),
            ("b", json.dumps(NOTHING | {"route": "chairs-except:rosaa"})),
            ("c", "{\n"),
            ("d", "[]"),
            ("e", json.dumps(NOTHING)),
        )
    ]
    (tmp_path / "f.eml").write_bytes(VAGUE)
    (tmp_path / "f.json").write_bytes(b'{"kind": "\xff\xfe\xfd"}')
    assert evaluate(tmp_path) == os.EX_DATAERR
    said = capsys.readouterr()
    lines = said.err.splitlines()

    assert said.out == ""
    assert len(lines) == 6
    for line, file, text in (
        (lines[0], files[0], 'kind: "reprt" is none'),
        (lines[1], files[0], "urgent: 1 is none"),
        (lines[2], files[1], "route: rosaa is no chair"),
        (lines[3], f"{files[2]}:2", "not valid JSON"),
        (lines[4], files[3], "it needs kind, fields"),
        (lines[5], tmp_path / "f.json", "not UTF-8"),
    ):
        assert line.startswith(f"conduct-mailer: {file}: ")
        assert text in line


def test_folder_that_is_not_there_is_not_called_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Missing, a file, and one without labels are three different things."""
    (tmp_path / "a.eml").write_bytes(VAGUE)
    for folder, says in (
        (tmp_path / "nope", "is not there"),
        (tmp_path / "a.eml", "is no folder"),
        (tmp_path, "holds no labelled mail; it needs ID.eml with ID.json beside it"),
    ):
        assert evaluate(folder) == os.EX_NOINPUT
        assert capsys.readouterr().err == f"conduct-mailer: {folder}: {says}\n"


def test_folder_that_may_not_be_read_is_not_called_empty(capsys: pytest.CaptureFixture[str]) -> None:
    """Its owner can change that."""
    with folder_for_nobody() as made:
        roster = made / "roster.toml"
        roster.write_text(ROSTER.read_text())
        roster.chmod(0o644)
        folder = made / "mail"
        folder.mkdir()
        labelled(folder, "a", json.dumps(NOTHING))
        assert main(["evaluate", "--json", "--people", str(roster), str(folder)]) == 0
        folder.chmod(0)
        with as_nobody():
            status = main(["evaluate", "--people", str(roster), str(folder)])

    assert status == os.EX_NOINPUT
    assert f"{folder}: may not be read by the user " in capsys.readouterr().err
