"""The log: one line a record, on standard error, without content.

Our own records carry event names, code names, row ids and reason codes. Everything else could carry what people wrote:
an exception's text, another library's message, a line of source. Of those only the type, the logger and the places in
the program are shown (R-16).
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from conduct_mailer.errors import ConductMailerError

OWN = "conduct_mailer"
TALKATIVE = ("imapclient", "aiosmtplib", "mailparser", "sqlalchemy", "alembic", "apscheduler", "asyncio")
"""Libraries that write protocol lines, statements or addresses below a warning."""


def configure(level: str, *, as_json: bool = False) -> None:
    """Set up logging for the whole process, and the same care for exceptions that nobody catches."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if as_json else Plain())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(level.upper())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a record that cannot be written must not be printed whole instead
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


class Plain(logging.Formatter):
    """``2026-10-03T17:00:00Z WARNING daemon: text``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line = f"{_time(record)} {record.levelname} {_logger(record)}: {_text(record)}"
        return line + (f" | {described(record.exc_info[1])}" if record.exc_info and record.exc_info[1] else "")


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        fields = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": _logger(record),
            "text": _text(record),
        }
        if record.exc_info and record.exc_info[1]:
            fields["exception"] = described(record.exc_info[1])
        return json.dumps(fields, ensure_ascii=False)


def described(problem: BaseException) -> str:
    """An exception as its type and the places it came through, then what caused it; its text only if it is ours."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = problem
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        text = f" ({_one_line(str(current))})" if isinstance(current, ConductMailerError) else ""
        parts.append(f"{type(current).__name__}{text}" + (f" at {places}" if places else ""))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return " caused by ".join(parts)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _logger(record: logging.LogRecord) -> str:
    return record.name.removeprefix(f"{OWN}.")


def _text(record: logging.LogRecord) -> str:
    """The record's message if it is ours, with exceptions among its arguments shown by type; else where it was made."""
    if record.name != OWN and not record.name.startswith(f"{OWN}."):
        return f"at {Path(record.pathname).name}:{record.lineno}"
    arguments = record.args
    if isinstance(arguments, tuple):
        arguments = tuple(_harmless(each) for each in arguments)
    return _one_line(str(record.msg) % arguments if arguments else str(record.msg))


def _harmless(argument: object) -> object:
    """The argument, unless it is an exception that may quote content."""
    if isinstance(argument, BaseException) and not isinstance(argument, ConductMailerError):
        return type(argument).__name__
    return argument


def _one_line(text: str) -> str:
    return "".join(each if each.isprintable() else " " for each in text)


def _uncaught(kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
    logging.getLogger(OWN).critical("uncaught reason=%s", kind.__name__, exc_info=problem)


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
