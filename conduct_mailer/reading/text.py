"""The text as a person is shown it: what the writer wrote here, what is quoted below, commands, and the rest as note.

Nothing is thrown away: ``own`` followed by ``quoted`` is the whole text. What is found in a message is looked for in
all of it; this split only decides what is folded and which lines can be commands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conduct_mailer.model.reading import CommandLine, View
from conduct_mailer.reading.quotes import (
    attribution_at,
    bare,
    header_block_at,
    is_divider,
    is_forward,
    is_marked,
    opens_quote,
)

END = "end"

_COMMAND = re.compile(r"[/\uff0f]([A-Za-z][^\s/\uff0f]*)(?:\s(.*))?\Z", re.DOTALL)
_SIGNATURE_LINES = 12


def view(text: str) -> View:
    """Split a body into what its writer wrote and what it answers, and find the command lines."""
    lines = text.splitlines(keepends=True)
    start = _quote_start(lines)
    own = lines[:start]
    commands, note = _commands(own)
    return View(own="".join(own), quoted="".join(lines[start:]), note="".join(note).strip(), commands=commands)


def signature_start(lines: Sequence[str]) -> int:
    """Where the signature (``-- ``) begins in lines without the quote; their number where there is none."""
    for index in range(len(lines) - 1, -1, -1):
        if bare(lines[index]) == "--":
            below = [line for line in lines[index + 1 :] if bare(line)]
            short = len(below) <= _SIGNATURE_LINES
            return index if short and not any(is_marked(line) for line in below) else len(lines)
    return len(lines)


def _quote_start(lines: Sequence[str]) -> int:
    headed = next((index for index in range(len(lines)) if _heads(lines, index)), len(lines))
    forwarded = any(is_forward(line) for line in lines[:headed])
    if headed < len(lines) and not forwarded:
        return headed
    return len(lines) if forwarded else _marked_start(lines)


def _heads(lines: Sequence[str], index: int) -> bool:
    return not is_marked(lines[index]) and opens_quote(lines, index)


def _marked_start(lines: Sequence[str]) -> int:
    """Where the trailing block of ``>`` lines begins, its attribution included; no fold where other text follows it."""
    top = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if not bare(lines[index]):
            continue
        if not bare(lines[index]).startswith(">"):
            break
        top = index
    if top == len(lines):
        return top
    if any(bare(line).startswith(">") for line in lines[:top]):
        return len(lines)
    return _attribution_above(lines, top)


def _attribution_above(lines: Sequence[str], top: int) -> int:
    above = top - 1
    while above >= 0 and not bare(lines[above]):
        above -= 1
    for first in range(max(above - 2, 0), above + 1):
        if first + attribution_at(lines, first) == above + 1:
            return first
    return top


def _commands(own: Sequence[str]) -> tuple[tuple[CommandLine, ...], list[str]]:
    """The commands with their texts, and the lines that belong to none of them."""
    end = _command_end(own)
    signature = signature_start(own)
    note: list[str] = []
    opened: list[tuple[str, str, str, list[str], bool]] = []
    inside = quoted = False
    for index, line in enumerate(own[: min(signature, len(own))]):
        found = _command(line) if index < end else None
        quoted = quoted or is_marked(line)
        if found and found[0] == END:
            inside = False
        elif found:
            opened.append((*found, bare(line), [], quoted))
            inside = True
        else:
            inside = inside and index < end and not is_marked(line)
            (opened[-1][3] if inside else note).append(line)
    return tuple(
        CommandLine(name, argument, "".join(body).strip(), line, below) for name, argument, line, body, below in opened
    ), note


def _command(line: str) -> tuple[str, str] | None:
    found = _COMMAND.match(bare(line))
    return (found[1].lower(), bare(found[2] or "")) if found else None


def _command_end(own: Sequence[str]) -> int:
    """The first line below which nothing is a command: a signature, or somebody else's message without quote marks."""
    for index, line in enumerate(own):
        if bare(line) == "--" or is_forward(line) or is_divider(line) or header_block_at(own, index):
            return index
        taken = attribution_at(own, index)
        if taken and not any(is_marked(below) for below in own[index + taken : index + taken + 2]):
            return index
    return len(own)
