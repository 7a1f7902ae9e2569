"""Code names for tickets and references for parties: random, never a number, never used twice (R: existence leaks)."""

from __future__ import annotations

from collections.abc import Callable

from conduct_mailer.clock import Randomness
from conduct_mailer.policy.code_names import ADJECTIVES, CREATURES
from conduct_mailer.reading.threads import REFERENCE_ALPHABET


def code_name(randomness: Randomness, taken: Callable[[str], bool], *purpose: str) -> str:
    """A two-word code name that nothing has yet."""
    while True:
        octets = randomness.octets(8, "code", *purpose)
        first, second = int.from_bytes(octets[:4], "big"), int.from_bytes(octets[4:], "big")
        code = f"{ADJECTIVES[first % len(ADJECTIVES)]}-{CREATURES[second % len(CREATURES)]}"
        if not taken(code):
            return code


def reference(randomness: Randomness, taken: Callable[[str], bool], *purpose: str) -> str:
    """A party's reference (``7KQ2-M4XD``) that nothing has yet."""
    while True:
        letters = [
            REFERENCE_ALPHABET[octet % len(REFERENCE_ALPHABET)] for octet in randomness.octets(8, "reference", *purpose)
        ]
        found = "".join(letters[:4]) + "-" + "".join(letters[4:])
        if not taken(found):
            return found
