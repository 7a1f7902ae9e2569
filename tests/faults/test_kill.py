"""A daemon that is killed at any moment loses nothing and doubles nothing but the mail in its hand."""

from __future__ import annotations

import collections
import os
import random
import signal
import time
from pathlib import Path

from conduct_mailer.model.ticket import TicketState
from conduct_mailer.store import tickets
from tests.corpus.labels import ROSTER
from tests.servers.conference import Conference, conference, end

MESSAGES = int(os.environ.get("KILL_MESSAGES", "120"))
KILLS = 10


def report(number: int) -> bytes:
    """One of many reports, each from somebody else."""
    return (
        f"From: Writer {number} <writer{number}@writers.example>\r\nTo: conduct@lakesidepython.example\r\n"
        f"Message-ID: <{number}@writers.example>\r\nDate: Sat, 03 Oct 2026 10:00:00 -0700\r\n"
        f"Subject: hello {number}\r\n\r\n"
        f"Yesterday after lunch, in the hallway, a man in a red hat grabbed my arm. It has stopped. ({number})\r\n"
    ).encode()


def drain_with_kills(here: Conference, seed: int) -> None:
    """Kill the daemon ten times while it works through the mailbox, then let it finish."""
    chance = random.Random(seed)
    here.dovecot.deliver(*(report(number) for number in range(MESSAGES)))
    for _ in range(KILLS):
        process = here.start()
        time.sleep(1.2 + chance.random() * 1.5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    process = here.start()
    try:
        here.wait_for(lambda: sum(here.dispositions().values()) >= MESSAGES, 180)
        here.wait_for(lambda: here.status()["waiting"]["count"] == 0, 180)
    finally:
        end(process)


def test_nothing_is_lost_and_next_to_nothing_doubled(tmp_path: Path) -> None:
    """Ten kills at random moments: every report one ticket, every writer answered, at most the mail in hand twice."""
    with conference(tmp_path, ROSTER) as here:
        drain_with_kills(here, seed=int(os.environ.get("KILL_SEED", "1")))
        database = here.database()
        with database.read() as tx:
            opened = [tickets.dossier(tx, each.id)[1] for each in tickets.tickets(tx, *TicketState)]
            unanswered_why = [
                each.clocks.person_must_answer
                for each in tickets.tickets(tx, *TicketState)
                if each.clocks.person_must_answer
            ]
        database.close()
        subjects = collections.Counter(entries[0].subject for entries in opened)
        answers = collections.Counter(
            taken.recipients[0] for taken in here.sink.taken if taken.recipients[0].endswith("@writers.example")
        )
        lost = MESSAGES - len(subjects)
        doubled = sum(count - 1 for count in subjects.values())
        unanswered = MESSAGES - len(answers)
        twice = sum(count - 1 for count in answers.values())
        print(
            f"tickets lost {lost} doubled {doubled}; acknowledgements lost {unanswered} doubled {twice}; kills {KILLS}"
        )
        assert unanswered_why == []
        assert (lost, doubled, unanswered) == (0, 0, 0)
        assert twice <= KILLS
