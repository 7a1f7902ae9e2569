"""The log: one line a record, and nothing that people wrote in it."""

from __future__ import annotations

import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator

import pytest

from conduct_mailer import log
from conduct_mailer.errors import StoreUnavailable

CANARY = "Piet grabbed my arm"
OWN = logging.getLogger("conduct_mailer.flow.intake")


Out = Callable[[], str]


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Out]:
    """What has been logged since it was last asked; everything is as before afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield lambda: capsys.readouterr().err
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def fail() -> None:
    """Fail as a library does, quoting what it was given, and then as we do."""
    try:
        raise ValueError(CANARY)  # noqa: TRY301 - as a library does
    except ValueError as problem:
        raise StoreUnavailable("store-open", "the database cannot be opened") from problem


def test_exceptions_are_shown_by_type_and_place(out: Out) -> None:
    """Another's exception text may be content: only our own is shown."""
    log.configure("info")
    try:
        fail()
    except StoreUnavailable:
        OWN.exception("job-failed code=%s", "amber-heron")

    text = out()
    assert text.count("\n") == 1
    assert "ERROR flow.intake: job-failed code=amber-heron | StoreUnavailable (the database cannot be opened)" in text
    assert "caused by ValueError at test_log.py:" in text
    assert CANARY not in text


def test_exceptions_among_arguments_are_shown_by_type(out: Out) -> None:
    """Who logs an exception by mistake logs its type."""
    log.configure("info")
    OWN.warning("failed reason=%s", ValueError(CANARY))

    assert out().endswith("failed reason=ValueError\n")


def test_others_messages_are_shown_by_place(out: Out) -> None:
    """A library's warning may quote a mail: who warned, and where, is enough."""
    log.configure("debug")
    logging.getLogger("imapclient.imaplib").debug("FETCH %s", CANARY)
    logging.getLogger("aiosmtplib").info(CANARY)
    logging.getLogger("somebody.else").warning("cannot parse %r", CANARY)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)

    text = out()
    assert CANARY not in text
    assert "WARNING somebody.else: at test_log.py:" in text
    assert "py.warnings" in text
    assert text.count("\n") == 2


def test_uncaught_exceptions_are_shown_by_type(out: Out) -> None:
    """Neither the program's end nor a thread's prints what an exception says."""
    log.configure("info")

    def end() -> None:
        raise KeyError(CANARY)

    thread = threading.Thread(target=end)
    thread.start()
    thread.join()
    sys.excepthook(KeyError, KeyError(CANARY), None)

    text = out()
    assert text.count("uncaught reason=KeyError") == 2
    assert CANARY not in text


def test_records_that_cannot_be_written_are_not_printed_whole(out: Out) -> None:
    """A wrong format string does not throw its arguments onto the terminal."""
    log.configure("info")
    OWN.warning("two %s %s", CANARY)

    assert CANARY not in out()


def test_a_line_stays_one_line(out: Out) -> None:
    """Nothing in a record can begin a line of its own."""
    log.configure("info")
    OWN.warning("first\nsecond\x1b[31m")

    text = out()
    assert text.count("\n") == 1
    assert "\x1b" not in text


def test_json_has_an_object_a_line(out: Out) -> None:
    """For machines: the same, in fields."""
    log.configure("warning", as_json=True)
    OWN.info("not at this level")
    OWN.error("mail-refused row=%d", 7)

    record = json.loads(out())
    assert record["level"] == "error"
    assert (record["logger"], record["text"]) == ("flow.intake", "mail-refused row=7")
