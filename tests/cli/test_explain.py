"""``explain`` in words, and what it says of files that it cannot read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conduct_mailer.cli import main
from tests.corpus.labels import ROSTER
from tests.flow.test_explanation import BULK, LEGAL, URGENT, VAGUE


def explain(*files: Path, more: tuple[str, ...] = ()) -> int:
    return main(["explain", "--people", str(ROSTER), *more, *map(str, files)])


def written(folder: Path, octets: bytes) -> Path:
    file = folder / "a.eml"
    file.write_bytes(octets)
    return file


@pytest.mark.parametrize(
    ("octets", "goes", "asks"),
    [
        (VAGUE, "committee (rosa, tomasz, grace, will)   [opened, rule new-report]", "people, when, where, ongoing"),
        (LEGAL, "chairs (rosa, devika)   [opened, rule new-legal]", "nothing"),
        (URGENT, "committee (rosa, tomasz, grace, will)   [opened, rule new-report]", "nothing"),
        (
            BULK,
            "none; it would be listed in the digest of rosa, tomasz, grace, will   [set_aside, rule bulk]",
            "nothing",
        ),
    ],
)
def test_what_is_printed_is_what_would_happen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], octets: bytes, goes: str, asks: str
) -> None:
    """Who reads it, and what its writer would be asked."""
    assert explain(written(tmp_path, octets)) == 0
    lines = capsys.readouterr().out.splitlines()

    assert f"  goes to     {goes}" in lines
    assert f"  would ask   {asks}" in lines


def test_mail_that_every_reader_is_named_in_waits_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is not said to go to anybody."""
    people = tmp_path / "people.toml"
    people.write_text('[[staff]]\nid = "rosa"\nname = "Rosa Lindqvist"\nemails = ["r@a.example"]\nroles = ["chair"]\n')
    octets = VAGUE.replace(b"A man groped", b"Rosa Lindqvist groped")
    assert main(["explain", "--people", str(people), str(written(tmp_path, octets))]) == 0

    assert "goes to     independent; it would wait sealed" in capsys.readouterr().out


def test_file_that_cannot_be_read_is_named_and_the_others_are_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no matter of the configuration: EX_NOINPUT, sysexits(3)."""
    missing, there = tmp_path / "nope.eml", written(tmp_path, VAGUE)
    assert explain(missing, tmp_path, there, more=("--json",)) == os.EX_NOINPUT
    said = capsys.readouterr()

    assert [json.loads(line)["file"] for line in said.out.splitlines()] == [str(there)]
    assert said.err.splitlines() == [
        f"conduct-mailer: {missing}: is not there",
        f"conduct-mailer: {tmp_path}: is a folder; name a file",
    ]
