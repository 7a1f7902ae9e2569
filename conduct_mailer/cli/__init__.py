"""The ``conduct-mailer`` command: its arguments, and how failures become one plain line and an exit status.

Exit status 0: done; 1: something needs a person (``status``, ``check --online``); 2: wrong arguments; 65: a label of
``evaluate`` is none; 66: a file or folder for ``explain`` or ``evaluate`` cannot be read; 75: try again later (a daemon
holds the lock, a server cannot be reached); 78: the configuration must be mended (sysexits(3)).
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from conduct_mailer import log
from conduct_mailer.cli import demo, evaluate, explain, inspect, keys, setup, work
from conduct_mailer.cli.inputs import InputError
from conduct_mailer.errors import ConductMailerError, ConfigurationError, Temporary

OK, NEEDS_A_PERSON, TRY_LATER, BAD_CONFIGURATION = 0, 1, os.EX_TEMPFAIL, os.EX_CONFIG

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    arguments = parser().parse_args(argv)
    with suppress(OSError, ValueError):  # a unit that forbids the call has set the limit itself
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would hold keys and content in the clear
    log.configure(arguments.log_level, as_json=arguments.log_json)
    command: Command = arguments.command
    try:
        return command(arguments)
    except (ConfigurationError, InputError) as problem:
        for line in problem.problems:
            print(f"conduct-mailer: {line}", file=sys.stderr)
        return problem.status if isinstance(problem, InputError) else BAD_CONFIGURATION
    except Temporary as problem:
        print(f"conduct-mailer: {problem}", file=sys.stderr)
        return TRY_LATER
    except ConductMailerError as problem:
        print(f"conduct-mailer: {problem}", file=sys.stderr)
        return NEEDS_A_PERSON
    except (KeyboardInterrupt, EOFError):  # EOFError: a question of init was not answered
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(
        prog="conduct-mailer", description="Answers, routes and reminds: the daemon behind a Code-of-Conduct mailbox."
    )
    top.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="also after the command; default: $CONDUCT_MAILER_CONFIG, else /etc/conduct-mailer/conduct-mailer.toml",
    )
    top.add_argument("--version", action="version", version=f"conduct-mailer {_version()}")
    top.add_argument("--log-level", default="info", choices=("debug", "info", "warning", "error"))
    top.add_argument("--log-json", action="store_true", help="one JSON object a line")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    played = _add(commands, "demo", demo.demo, "a conference's week on embedded servers, in the terminal and as a page")
    demo.add_demo_arguments(played)
    _add(commands, "run", work.run, "the daemon; a second one on the same state stands by")
    once = _add(commands, "once", work.once, "one pass, and exit (75 where the daemon runs)")
    once.add_argument("job", nargs="?", choices=work.JOBS, help="default: all of them, in this order")
    explained = _add(commands, "explain", explain.explain, "what would be read in a mail, why, and who would read it")
    explained.add_argument("files", nargs="+", type=Path, metavar="FILE")
    explained.add_argument("--json", action="store_true", help="one object a line")
    evaluated = _add(commands, "evaluate", evaluate.evaluate, "how well a folder of labelled mail is read")
    evaluated.add_argument("folder", type=Path, metavar="DIR", help="holds ID.eml with its label ID.json beside it")
    evaluated.add_argument("--json", action="store_true", help="one object")
    for each in (explained, evaluated):
        each.add_argument("--people", type=Path, metavar="FILE", help="needs no configuration then")
    status = _add(commands, "status", inspect.status, "health; exit 1 when something needs a person")
    status.add_argument("--json", action="store_true")
    _add(commands, "tickets", inspect.tickets, "the tickets, by code name; no content")
    _add(commands, "set-aside", inspect.set_aside, "what is kept and not answered, by code name")
    _add(commands, "outbox", inspect.outbox, "mails that are written and not yet accepted")
    journal = _add(commands, "journal", inspect.journal, "what was decided on a ticket, by which rule; no content")
    journal.add_argument("code", help="the ticket's code name")
    rekeyed = _add(commands, "rekey", keys.rekey, "change the master key, while the daemon runs")
    rekeyed.add_argument(
        "--add", type=Path, metavar="FILE", help="only put a new key first into the file of a systemd credential"
    )
    erased = _add(commands, "erase", keys.erase, "make a closed ticket unreadable for good")
    erased.add_argument("code", help="the ticket's code name")
    erased.add_argument("--for-good", action="store_true", help="really do it")
    started = _add(commands, "init", setup.init, "configuration, key and people file to start from; or a key alone")
    setup.add_init_arguments(started)
    checked = _add(commands, "check", setup.check, "everything that can be wrong, before it is")
    checked.add_argument("--online", action="store_true", help="log in both ways and send the mailbox a mail")
    checked.add_argument(
        "--member", default="", metavar="ID", help="online, also wait for this member's answer to a test letter"
    )
    return top


def _version() -> str:
    try:
        return metadata.version("conduct-mailer")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, text: str
) -> argparse.ArgumentParser:
    sub = commands.add_parser(name, help=text, description=text)
    sub.add_argument("--config", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    sub.set_defaults(command=command)
    return sub
