"""TOML files, with the line that each key stands on, so that every problem can say where it is.

Values are never part of a message: a file of this program may hold addresses, and by mistake a password.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conduct_mailer.config.rights import why
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.content import Content

Place = tuple[str | int, ...]
"""Where a value stands: keys, and positions in arrays of tables, from the outside in."""

SECRET_KEYS = frozenset({"password", "passwd", "pass", "passphrase", "pwd", "secret", "token", "master_key", "api_key"})

TABLE = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]")
KEY = re.compile(r"^\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
SCRAP = re.compile(r"\"\"\"|'''|\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*|[\[\]{}]")
"""What matters in a line for where a value ends: quotes of long texts, short texts, comments, brackets."""
BAD_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True, repr=False)
class Document(Content):
    """A file that was read: its tables, and the line of each key."""

    path: Path
    data: Mapping[str, object]
    lines: Mapping[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """The line of a key, or of the nearest thing around it; 1 for what stands nowhere."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1

    def problem(self, place: Place, text: str) -> str:
        """One line for the operator: file, line, key, what is wrong and how to mend it."""
        return f"{self.path}:{self.line(place)}: {shown(place)}: {text}"

    def place_of(self, problem: str) -> str:
        """What a line of :meth:`problem` is about, as it is shown there."""
        return problem.removeprefix(f"{self.path}:").split(": ", 2)[1]

    def table(self, name: str) -> Mapping[str, object]:
        """The section of that name, empty where there is none."""
        found = self.data.get(name)
        return found if isinstance(found, dict) else {}

    def in_order(self, problems: Iterable[str]) -> tuple[str, ...]:
        """Lines of :meth:`problem` as they follow each other in the file."""
        return tuple(sorted(problems, key=lambda line: int(line.removeprefix(f"{self.path}:").partition(":")[0])))


def shown(place: Place) -> str:
    """A place as people write it: ``imap.host``, ``staff[2].emails``; positions count from one."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return "".join(each if each.isprintable() else "?" for each in text)


def read(path: Path, mend: str) -> Document:
    """Read a TOML file; raises ``ConfigurationError`` where it is missing, unreadable or no TOML.

    ``mend`` is what to do about one that is not there.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise ConfigurationError(f"{path}: {why(path, problem, mend)}") from None
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise ConfigurationError(f"{path}:{line}: the file is not UTF-8 here; save it as UTF-8") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = BAD_LINE.search(str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        look = "look for a missing quote, bracket or = on it or before it, or a key that is written twice"
        raise ConfigurationError(f"{path}:{line}: this line is not valid TOML; {look}") from None
    return Document(path, data, lines_of(text))


def lines_of(text: str) -> Mapping[Place, int]:
    """The line of every table and key of a valid TOML text."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in _statements(text):
        header = TABLE.match(line)
        key = KEY.match(line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, number)
                table = (*table, counts[table])
            lines[table] = number
        elif key:
            place = (*table, *_parts(key[1]))
            for length in range(len(table) + 1, len(place) + 1):
                lines.setdefault(place[:length], number)
    return lines


def _parts(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin a statement: not those within a long text or an array over several lines."""
    quote, depth = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if not quote and depth == 0:
            yield number, line
        position = 0
        if quote:
            end = line.find(quote)
            if end < 0:
                continue
            quote, position = "", end + 3
        quote, depth = _after(line[position:], depth)


def _after(line: str, depth: int) -> tuple[str, int]:
    """The long text that is open at the end of a line, if any, and how many brackets are."""
    position = 0
    while found := SCRAP.search(line, position):
        scrap, position = found[0], found.end()
        if scrap in ('"""', "'''"):
            end = line.find(scrap, position)
            if end < 0:
                return scrap, depth
            position = end + 3
        else:
            depth += (scrap in "[{") - (scrap in "]}")
    return "", depth


def unknown(key: str, known: Iterable[str]) -> str:
    """What is wrong with a key that is none, and how to mend it."""
    if key.lower() in SECRET_KEYS:
        return (
            "a secret must not stand in this file; put it into a file of its own with mode 0600 and name that as"
            " password_file, or name a systemd credential as password_credential"
        )
    names = sorted(known)
    near = difflib.get_close_matches(key.lower(), names, n=1, cutoff=0.5)
    return f"there is no such key here; {f'did you mean {near[0]}?' if near else 'known ones are ' + ', '.join(names)}"
