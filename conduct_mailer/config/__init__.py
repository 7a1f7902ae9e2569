"""The operator's files: found, read, and checked, with every problem told at once and how to mend it.

Begin with ``loading`` (the road), then ``sections`` (what can be written), ``people`` (who is who) and ``check`` (what
only shows when everything is seen together).
"""

from __future__ import annotations

from conduct_mailer.config.check import check
from conduct_mailer.config.loading import find, load
from conduct_mailer.config.options import Configuration

__all__ = ["Configuration", "check", "find", "load"]
