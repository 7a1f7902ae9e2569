"""The letters' words: ``templates/<audience>/<letter>.txt.j2``, and ``.html.j2`` where a table helps a member.

A template begins with its subject on a line of its own. One that does not render fails :meth:`Templates.check` at the
start, not the mail when it is due.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import jinja2
from jinja2.runtime import Context

from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.specimens import SPECIMENS
from conduct_mailer.model.content import Content
from conduct_mailer.model.letter import Audience
from conduct_mailer.policy.promises import in_days, in_hours, in_minutes

BAR = "│ "
"""Stands before every line that somebody else wrote: such a line can never be taken for ours or for a command."""


@dataclass(frozen=True, slots=True, repr=False)
class Rendered(Content):
    """A letter in words; ``html`` is ``""`` where there is none."""

    subject: str
    text: str
    html: str


class Templates:
    """The templates of one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is where they lie, by default those that belong to the program."""
        self._folder = folder or own_folder()
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._folder),
            undefined=jinja2.StrictUndefined,
            autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"bar": bar, "local": _local, "day": _day, "names": names, "span": _span}
        self._environment.filters |= {"in_days": in_days, "in_hours": in_hours, "in_minutes": in_minutes}

    def render(self, audience: Audience, letter: str, facts: Mapping[str, object]) -> Rendered:
        """The letter in words; raises ``jinja2.TemplateError``."""
        text = self._environment.get_template(f"{audience.value}/{letter}.txt.j2").render(facts)
        subject, _, body = text.strip().partition("\n")
        html_file = f"{audience.value}/{letter}.html.j2"
        html = ""
        if (self._folder / html_file).exists():
            html = self._environment.get_template(html_file).render(facts)
        return Rendered(subject.removeprefix("Subject:").strip(), _tidy(body), html)

    def check(self) -> tuple[str, ...]:
        """Render every letter with made-up facts; a line for each that fails or is missing."""
        problems = []
        for (audience, letter), facts in SPECIMENS.items():
            try:
                self.render(audience, letter, facts)
            except jinja2.TemplateNotFound as problem:
                problems.append(f"templates: {problem.name} is missing; take it from the program's own templates")
            except jinja2.TemplateError as problem:
                problems.append(f"templates: {audience.value}/{letter} does not render: {problem.message}")
        return tuple(problems)


def bar(text: str) -> str:
    """Others' words, every line behind a bar, whatever ends a line for anybody's program."""
    return "\n".join((BAR + line).rstrip() if line.strip() else BAR.rstrip() for line in text.splitlines())


def names(values: tuple[str, ...]) -> str:
    """A list in words: ``A``, ``A and B``, ``A, B and C``."""
    *first, last = values or ("nobody",)
    return f"{', '.join(first)} and {last}" if first else last


@jinja2.pass_context
def _local(context: Context, moment: datetime) -> str:
    """A time in the event's zone: ``Saturday 3 October, 10:00 PDT``."""
    local = moment.astimezone(context["event"].zone)
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M %Z}"


@jinja2.pass_context
def _day(context: Context, moment: datetime) -> str:
    """A day in the event's zone: ``Saturday, 3 October``."""
    local = moment.astimezone(context["event"].zone)
    return f"{local:%A}, {local.day} {local:%B}"


@jinja2.pass_context
def _span(context: Context, moment: datetime) -> str:
    """How long ago or how far off: ``3 days``, ``5 h``."""
    seconds = abs((context["now"] - moment).total_seconds())
    hours = int(seconds // 3600)
    return f"{hours // 24} days" if hours >= 48 else f"{hours} h" if hours else f"{int(seconds // 60)} min"  # noqa: PLR2004


def _tidy(text: str) -> str:
    """Never two empty lines in a row, none at the ends; a template need not count its lines."""
    kept: list[str] = []
    for line in text.strip("\n").split("\n"):
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")


def own_folder() -> Path:
    """Where the program's own templates lie: beside the modules when installed, at the top of a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise ConfigurationError("templates: the program's own templates are missing; install it again")
