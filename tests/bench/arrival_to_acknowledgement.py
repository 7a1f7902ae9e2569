"""How long a reporter waits: from the end of delivery to the mailbox until the acknowledgement is at the mail server.

python -m tests.bench.arrival_to_acknowledgement [MAILS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.corpus.labels import ROSTER
from tests.faults.test_kill import report
from tests.servers.conference import conference, end
from tests.servers.sink import Taken


def _has(address: str, taken: list[Taken]) -> bool:
    return any(address in each.recipients for each in taken)


def main(mails: int) -> None:
    """Deliver them one at a time to an idling daemon; print the median and the worst."""
    waited = []
    with tempfile.TemporaryDirectory() as folder, conference(Path(folder), ROSTER) as here:
        process = here.start()
        time.sleep(3)
        for number in range(mails):
            here.dovecot.deliver(report(number))
            begun = time.monotonic()
            address = f"writer{number}@writers.example"
            if not here.sink.wait_for(partial(_has, address), 60):
                raise TimeoutError
            waited.append(time.monotonic() - begun)
            time.sleep(0.5)
        end(process)
    print(f"{mails} mails: median {statistics.median(waited):.2f} s, worst {max(waited):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
