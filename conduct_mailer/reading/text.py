"""The text as a person is shown it: what the writer wrote here, what is quoted below, commands, and the rest as note.

Nothing is thrown away: ``own`` followed by ``quoted`` is the whole text. What is found in a message is looked for in
all of it; this split only decides what is folded and which lines can be commands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
_PROGRAMS_LINE = re.compile(
    r"(?:sent from my (?:iphone|ipad|i?phone|mobile(?: phone| device)?|android(?: phone| device)?|galaxy|pixel|"
    r"samsung\b.{0,40}|t-mobile\b.{0,40})|sent from (?:outlook|mail|yahoo mail|proton ?mail|gmail)\b.{0,40}|"
    r"sent (?:with|via) (?:\W{0,2})?(?:proton ?mail|fairemail|k-9 mail|spark|tutanota|tuta|mailbox\.org)\b.{0,60}|"
    r"get outlook for (?:ios|android|mac|windows)\b.{0,200})(?:\s?<[^>]{0,200}>)?[.!]?\Z",
    re.IGNORECASE,
)
"""What a program adds below a text: in no letter and in no note."""

_DRESS = "`*_\"'\u201c\u201d\u2018\u2019"
_MEANT = re.compile(rf"[{_DRESS}]*([/\uff0f\\]?)\s*([a-z][a-z-]*)[.!{_DRESS}]*\Z", re.IGNORECASE)


def view(text: str) -> View:
    """Split a body into what its writer wrote and what it answers, and find the command lines."""
    lines = text.splitlines(keepends=True)
    start = _quote_start(lines)
    own = lines[:start]
    commands, note = _commands(own)
    return View(own="".join(own), quoted="".join(lines[start:]), note="".join(note).strip(), commands=commands)


def meant_command(own: str) -> str:
    """The word that seems to be meant as a command, though it is none as it is typed; ``""`` for nothing of the kind.

    A first line that is one word with a slash of some kind, in backticks or asterisks, or a whole text of one word.
    """
    lines = own.splitlines()
    written = [bare(line) for line in lines[: signature_start(lines)] if bare(line) and not _is_programs(line)]
    found = _MEANT.match(written[0]) if written else None
    return found[2].lower() if found and (found[1] or len(written) == 1) else ""


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
    opened: list[CommandLine] = []
    bodies: list[list[str]] = []
    inside = quoted = broken = False
    for index, line in enumerate(own[:signature]):
        found = _command(line) if index < end else None
        quoted = quoted or is_marked(line)
        if _is_programs(line):
            continue
        if found and found[0] == END:
            inside = broken = False
        elif found:
            opened.append(CommandLine(*found, "", bare(line), quoted))
            bodies.append([])
            inside, broken = True, False
        else:
            broken = index < end and (broken or (inside and is_marked(line)))
            inside = inside and index < end and not is_marked(line)
            if broken and bare(line) and not is_marked(line):
                opened[-1] = replace(opened[-1], cut_short=True)
            (bodies[-1] if inside else note).append(line)
    texts = ("".join(body).strip() for body in bodies)
    return tuple(replace(command, text=text) for command, text in zip(opened, texts, strict=True)), note


def _is_programs(line: str) -> bool:
    return bool(_PROGRAMS_LINE.match(bare(line)))


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
