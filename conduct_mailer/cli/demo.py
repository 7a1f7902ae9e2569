"""``demo``: the whole story on embedded servers, in a terminal and as a page to open."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from conduct_mailer.errors import ConfigurationError


def add_demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the page goes."""
    parser.add_argument("--page", type=Path, default=Path("conduct-mailer-demo.html"), metavar="FILE")


def demo(arguments: argparse.Namespace) -> int:
    """Play the week, tell it, and write the page."""
    try:
        from conduct_mailer.demo.page import write_page  # noqa: PLC0415 - its servers are an extra
        from conduct_mailer.demo.stage import ZONE, stage  # noqa: PLC0415
        from conduct_mailer.demo.story import play  # noqa: PLC0415
    except ModuleNotFoundError as problem:
        raise ConfigurationError(
            f"demo: {problem.name} is not installed; install it with: pip install 'conduct-mailer[demo]'"
        ) from problem
    bold, soft, plain = ("\033[1m", "\033[2m", "\033[0m") if sys.stdout.isatty() else ("", "", "")
    begun = time.monotonic()
    start = datetime(2026, 10, 2, 8, 0, tzinfo=ZONE)
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder), start) as on:
        scenes = []
        for scene in play(on):
            scenes.append(scene)
            to = ", ".join(dict.fromkeys(mail.to.partition("@")[0] for mail in scene.mails)) or "nobody"
            print(f"{soft}{scene.at.astimezone(ZONE):%a %H:%M}{plain}  {bold}{scene.title}{plain}")
            print(f"           {scene.why}")
            print(f"           {soft}mail to {to}{plain}")
        write_page(arguments.page, on, scenes, start)
        count = len(on.received)
    print(f"\n{len(scenes)} scenes, {count} mails, {time.monotonic() - begun:.0f} s. Open {arguments.page.resolve()}")
    return 0
