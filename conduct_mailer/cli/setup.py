"""The commands before the first start: ``init`` and ``check``."""

from __future__ import annotations

import argparse
from pathlib import Path

from conduct_mailer.config import find, load
from conduct_mailer.config.check import check as problems_of
from conduct_mailer.config.people import load_people
from conduct_mailer.config.starter import write_starter
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.mail.templates import Templates
from conduct_mailer.store.vault import create_key
