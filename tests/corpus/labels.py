"""The labelled reports, and who may read what by their labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
