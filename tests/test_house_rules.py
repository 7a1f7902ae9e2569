"""What every file keeps to: imports go one way, libraries stay at their edges, files can be read in one sitting."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "conduct_mailer"
FILES = sorted(PACKAGE.rglob("*.py"))
EDGES = {
    "imapclient": {"mail/session.py"},
    "mailparser": {"mail/parse.py"},
    "aiosmtplib": {"mail/smtp.py"},
    "jinja2": {"mail/templates.py", "demo/page.py"},
    "nh3": {"mail/html.py"},
    "apscheduler": {"daemon.py"},
    "cryptography": {"store/vault.py"},
    "numpy": {"reading/encoder.py", "reading/marks.py"},
}
LONGEST_FILE, LONGEST_FUNCTION = 330, 60


def imported(file: Path) -> set[str]:
    """The top names of everything that the file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def functions(file: Path) -> list[tuple[str, int]]:
    """Every function with its length in lines."""
    return [
        (f"{file.relative_to(PACKAGE)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("library", EDGES)
def test_library_stays_where_it_is_known(library: str) -> None:
    """So that its traps are dealt with in one place."""
    using = {str(file.relative_to(PACKAGE)) for file in FILES if library in imported(file)}
    assert using == EDGES[library]


def test_sqlalchemy_stays_in_the_store_and_alembic_too() -> None:
    """Everything else speaks of tickets, not of rows."""
    using = {file.relative_to(PACKAGE).parts[0] for file in FILES if imported(file) & {"sqlalchemy", "alembic"}}
    assert using == {"store"}


def test_time_and_chance_are_arguments() -> None:
    """Only the clock reads them, and edges that wait."""
    pattern = re.compile(r"datetime\.now\(|time\.time\(|random\.")
    using = {str(file.relative_to(PACKAGE)) for file in FILES if pattern.search(file.read_text())}
    assert using <= {"clock.py", "mail/mailbox.py", "daemon.py"}


def test_files_and_functions_can_be_read_in_one_sitting() -> None:
    """Files in five minutes, functions on one screen; the figures are printed."""
    lengths = [len(file.read_text().splitlines()) for file in FILES]
    every = [length for file in FILES for length in functions(file)]
    longest_file = max(FILES, key=lambda file: len(file.read_text().splitlines()))
    longest = max(every, key=lambda each: each[1])
    print(
        f"files {len(FILES)}, median {statistics.median(lengths):.0f}, longest {max(lengths)} ({longest_file.name}); "
        f"functions {len(every)}, median {statistics.median(length for _, length in every):.0f}, longest {longest}"
    )
    assert max(lengths) <= LONGEST_FILE
    assert longest[1] <= LONGEST_FUNCTION


def test_imports_go_one_way() -> None:
    """cli, daemon, app, flow, mail or store, config, policy, reading, model; clock, errors and log are leaves."""
    found = subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def test_real_peoples_addresses_stand_in_the_configuration_alone() -> None:
    """The chairs' own addresses are nobody's test data."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    domain = "@" + "gmail.com"
    telling = [
        name
        for name in tracked
        if not name.startswith(("config/", "tests/corpus/", "tests/reading/"))
        and domain in (ROOT / name).read_text("utf-8", "ignore")
    ]
    assert telling == []
