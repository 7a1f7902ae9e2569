"""``python -m tests.corpus.training``: learns everything anew, in about three quarters of an hour on two processors."""

from __future__ import annotations

from tests.corpus.training import encoder, judgement, terms
from tests.corpus.training.lessons import lessons


def main() -> None:
    """Learn and write."""
    known = list(lessons())
    print(f"{len(known)} reports", flush=True)
    judgement.write(known)
    terms.write(known)
    encoder.write(known)


if __name__ == "__main__":
    main()
