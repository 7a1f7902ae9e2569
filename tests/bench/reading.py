"""What reading costs: ``python -m tests.bench.reading`` prints processor times side by side, and hostile messages'.

The labelled mail is parsed by mail-parser and read by us in the same run; the ratio of the two is the figure.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import mailparser

from conduct_mailer.config.people import load_people
from conduct_mailer.flow.analysis import Worker
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage, Place, RawMessage
from conduct_mailer.model.settings import Limits
from conduct_mailer.reading.read import read
from tests.corpus.labels import ROSTER, reports
from tests.faults.hostile import SHAPES, TEXT
from tests.stories.world import EVENT, PEOPLE, START

ROUNDS = 5


def main() -> None:
    """Print both."""
    people = load_people(ROSTER)
    octets = [each.octets for each in reports()]
    messages = [message for message in map(parse, octets) if isinstance(message, ParsedMessage)]
    theirs = _least(lambda: [mailparser.parse_from_bytes(each) for each in octets])
    ours = _least(lambda: [read(each, people.roster, people.event, junk=False) for each in messages])
    print(f"{len(octets)} messages: mail-parser {theirs * 1000:.0f} ms, reading {ours * 1000:.0f} ms")
    print(f"reading takes {ours / theirs:.1f} times mail-parser's processor time")
    worker = Worker(EVENT, lambda: PEOPLE, Limits())
    worker.ready()
    for shape, hostile in SHAPES.items():
        took = _waited(worker, hostile)
        print(f"{shape:32} {took:5.2f} s, the next message {_waited(worker, TEXT + b'He grabbed my arm.'):5.2f} s")
    worker.close()


def _least(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def _waited(worker: Worker, octets: bytes) -> float:
    begun = time.monotonic()
    worker.analyse(RawMessage(Place("INBOX", 1, 1), START, octets))
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
