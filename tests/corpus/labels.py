"""The labelled reports, and who may read what by their labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conduct_mailer.model.roster import Roster

LAKESIDE = Path(__file__).parent / "lakeside"
ROSTER = LAKESIDE / "roster.toml"


@dataclass(frozen=True)
class Labelled:
    """A mail, and what a careful committee reads in it."""

    name: str
    octets: bytes
    label: dict[str, Any]


def reports() -> list[Labelled]:
    """Every labelled mail, by name."""
    return [
        Labelled(path.stem, path.read_bytes(), json.loads(path.with_suffix(".json").read_text()))
        for path in sorted((LAKESIDE / "reports").glob("*.eml"))
    ]


def allowed(route: str, roster: Roster) -> frozenset[str]:
    """The roster ids who may at most read a message with that route; the chairs may read what the committee may."""
    chairs = frozenset(person.id for person in roster.chairs)
    kind, _, named = route.partition(":")
    match kind:
        case "committee":
            return chairs | {person.id for person in roster.with_role("committee")}
        case "chairs":
            return chairs
        case "chairs-except":
            return chairs - set(named.split(","))
        case "independent":
            return frozenset(person.id for person in roster.with_role("independent"))
        case _:
            return frozenset()
