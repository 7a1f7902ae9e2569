"""The composition root: the one place where the parts are wired together."""

from __future__ import annotations

import hashlib
import logging
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from conduct_mailer.clock import SystemClock, SystemRandomness
from conduct_mailer.config import Configuration, check
from conduct_mailer.config.people import PeopleWatch, with_first_seen
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.flow.analysis import Worker
from conduct_mailer.flow.delivery import Delivery
from conduct_mailer.flow.intake import Intake
from conduct_mailer.flow.office import Office
from conduct_mailer.flow.outages import Outages
from conduct_mailer.flow.sweep import Sweep
from conduct_mailer.mail.compose import Composer
from conduct_mailer.mail.mailbox import ImapAccount, ImapMailbox
from conduct_mailer.mail.smtp import SmtpAccount, SmtpServer
from conduct_mailer.mail.templates import Templates
from conduct_mailer.model.roster import Roster
from conduct_mailer.store import inbound, marks, outbox
from conduct_mailer.store.database import Database
from conduct_mailer.store.vault import Vault

log = logging.getLogger(__name__)
