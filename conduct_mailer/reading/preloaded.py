"""Importing this loads what reading is slow to load: a process that readers are forked from does it once for all."""

from __future__ import annotations

from conduct_mailer.reading.encoder import encoder

encoder()
