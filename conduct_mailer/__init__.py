"""The daemon behind a Code-of-Conduct mailbox.

The road that a message takes, each stage with its own frozen type::

    IMAP folder -> fetch -> parse -> read -> look up -> decide -> record -> compose -> | commit | -> settle
    outbox rows -> claim -> gate -> send -> mark
    clock       -> what is due -> letters -> compose -> | commit |

Read it in this order: ``flow.intake`` (the road), ``model`` (what travels on it), ``reading.read`` (what a message
says), ``policy.decide`` and ``policy.readers`` (what becomes of it, and who may know), ``store.record`` (the one place
that applies it), ``flow.delivery`` (the way out), ``app`` (how the parts are wired).
"""

import os

# Before NumPy is imported: a message's matrices are small, and threads would only wait for each other, on its account.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
