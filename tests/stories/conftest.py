"""The world in which the stories happen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A fresh conference, its mailbox empty."""
    return World(tmp_path)
