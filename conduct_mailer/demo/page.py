"""The page of the demo: every inbox side by side, who reads what and why not, and each ticket's clock as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import jinja2

from conduct_mailer.demo.people import NAMES
from conduct_mailer.demo.stage import ZONE, Received, Stage
from conduct_mailer.demo.story import Scene
from conduct_mailer.mail.templates import own_folder
from conduct_mailer.model.roster import CHAIR, COMMITTEE, INDEPENDENT, Person
from conduct_mailer.model.ticket import Circle, Ticket, TicketState
from conduct_mailer.policy.readers import circle_readers

WIDTH, DAYS = 640, 11


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a ticket's clock: ``x`` in the picture's units."""

    x: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A ticket as the page shows it: who reads it, who does not and why, and its clock."""

    code: str
    title: str
    readers: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    story: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything that one person got."""

    address: str
    name: str
    role: str
    mails: tuple[tuple[str, Received], ...]


def write_page(file: Path, on: Stage, scenes: Sequence[Scene], start: datetime) -> None:
    """Write one self-contained file; nothing in it is fetched from anywhere."""
    ids = {id(mail): f"mail-{number}" for number, mail in enumerate(on.received, start=1)}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(own_folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"local": _local, "person": _person, "mail_id": lambda mail: ids[id(mail)]}
    text = environment.get_template("demo/page.html.j2").render(
        scenes=scenes,
        tickets=[_shown(ticket, on, start) for ticket in on.tickets()],
        inboxes=list(_inboxes(on, ids)),
        width=WIDTH,
        days=[(_x(start + timedelta(days=day), start), start + timedelta(days=day)) for day in range(DAYS)],
    )
    file.write_text(text, encoding="utf-8")


def _inboxes(on: Stage, ids: dict[int, str]) -> Iterator[Inbox]:
    for address, (name, role) in NAMES.items():
        mails = tuple((ids[id(mail)], mail) for mail in on.received if mail.to == address)
        yield Inbox(address, name, role, mails)


def _shown(ticket: Ticket, on: Stage, start: datetime) -> Shown:
    circle, reading = circle_readers(ticket, on.people(), on.now)
    names = tuple(person.name for person in reading)
    others = tuple(
        (person.name, _why_not(person, ticket, circle)) for person in on.people().people if person not in reading
    )
    title = "set aside" if ticket.state is TicketState.SET_ASIDE else ticket.kind.value
    marks = tuple(_marks(ticket, start))
    story = "; ".join(f"{mark.label} {_local(at)}" for mark, at in zip(marks, _times(ticket), strict=True))
    return Shown(ticket.code, title, names, others, marks, story)


def _why_not(person: Person, ticket: Ticket, circle: Circle) -> str:
    """Why somebody of the staff does not read a ticket; said on this page alone, never in a mail."""
    if person.id in ticket.named:
        return "is named in it"
    if not person.is_member:
        return "does not read reports"
    if circle is Circle.CHAIRS:
        return "it mentions staff, so the chairs alone read it"
    if INDEPENDENT in person.roles:
        return "reads only what concerns every chair"
    if CHAIR in person.roles and COMMITTEE not in person.roles:
        return "reads what mentions staff"
    return "it concerns every chair"


def _events(ticket: Ticket) -> Iterator[tuple[str, str, datetime]]:
    clocks = ticket.clocks
    for label, kind, at in (
        ("arrived", "arrived", clocks.arrived_at),
        ("answered", "done", clocks.acknowledged_at),
        ("taken up", "done", clocks.looked_at),
        ("outcome", "done", clocks.outcome_accepted_at),
        ("word due", "due", clocks.update_due),
    ):
        if at is not None:
            yield label, kind, at


def _times(ticket: Ticket) -> tuple[datetime, ...]:
    return tuple(at for _, _, at in _events(ticket))


def _marks(ticket: Ticket, start: datetime) -> Iterator[Mark]:
    for label, kind, at in _events(ticket):
        yield Mark(_x(at, start), label, kind)


def _x(at: datetime, start: datetime) -> int:
    return round((at - start) / timedelta(days=DAYS) * WIDTH)


def _local(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{local:%A} {local:%H:%M}"


def _person(address: str) -> str:
    return NAMES.get(address, (address, ""))[0]
