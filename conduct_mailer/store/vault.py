"""The vault: how content is kept. AES-256-GCM under the key of its holder, holder keys wrapped by the master key.

A holder is a ticket (or a set-aside message); ``house`` holds mails that are about no ticket. Every sealed value is
bound to where it stands (table, column, row id) by its associated data, so that no value can be put in another's place.
Destroying a holder's wrapped key makes its content unreadable. Addresses, tokens and digests are looked up by a keyed
hash with a key of its own (R-16).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.content import Content

KEY_OCTETS = 32
NONCE_OCTETS = 12


class HolderKey(Content):
    """The key of one holder; never shown."""

    __slots__ = ("_cipher",)

    def __init__(self, octets: bytes) -> None:
        self._cipher = AESGCM(octets)

    def seal(self, octets: bytes, *place: str) -> bytes:
        """Encrypt; ``place`` (table, column, row id) is needed again to open it."""
        nonce = os.urandom(NONCE_OCTETS)
        return nonce + self._cipher.encrypt(nonce, octets, _associated(place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """Decrypt what was sealed for ``place``; raises ``cryptography.exceptions.InvalidTag`` for anything else."""
        return self._cipher.decrypt(sealed[:NONCE_OCTETS], sealed[NONCE_OCTETS:], _associated(place))


class Vault(Content):
    """Wraps and unwraps holder keys, and makes keyed hashes. Holds the master key; never shown."""

    __slots__ = ("_hash_key", "_wrapping")

    def __init__(self, master: bytes) -> None:
        self._wrapping = HolderKey(_derived(master, b"wrap"))
        self._hash_key = _derived(master, b"look-up")

    @classmethod
    def open(cls, key_file: Path) -> Vault:
        """Read the master key; raises ``ConfigurationError`` where it is missing, broken or readable by others."""
        try:
            mode = stat.S_IMODE(key_file.stat().st_mode)
            text = key_file.read_bytes()
        except OSError as problem:
            raise ConfigurationError(
                f"key_file {key_file}: cannot be read ({problem.strerror}); restore it from its backup, "
                "or make a first one with init"
            ) from problem
        if mode & 0o077:
            raise ConfigurationError(f"key_file {key_file}: others may read it; run chmod 600 {key_file}")
        try:
            master = base64.b64decode(text.strip(), validate=True)
        except binascii.Error as problem:
            raise ConfigurationError(f"key_file {key_file}: is no master key; restore it from its backup") from problem
        if len(master) != KEY_OCTETS:
            raise ConfigurationError(f"key_file {key_file}: is no master key; restore it from its backup")
        return cls(master)

    def new_key(self, holder_id: str) -> tuple[HolderKey, bytes]:
        """A key for a new holder, and the same wrapped, to be stored."""
        octets = os.urandom(KEY_OCTETS)
        return HolderKey(octets), self._wrapping.seal(octets, "holder", "key", holder_id)

    def unwrap(self, wrapped: bytes, holder_id: str) -> HolderKey:
        """The holder's key from what was stored."""
        return HolderKey(self._wrapping.open(wrapped, "holder", "key", holder_id))

    def fingerprint(self, *parts: str | bytes) -> bytes:
        """A keyed hash by which equal things are found again without being stored; the first part says what it is."""
        digest = hmac.new(self._hash_key, digestmod="sha256")
        for part in parts:
            octets = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
            digest.update(len(octets).to_bytes(8, "big") + octets)
        return digest.digest()


def create_key(key_file: Path) -> None:
    """Write a new master key, for its owner's eyes only; raises ``FileExistsError`` rather than replace one."""
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(base64.b64encode(os.urandom(KEY_OCTETS)) + b"\n")


def _derived(master: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_OCTETS, salt=None, info=b"conduct-mailer " + purpose).derive(master)


def _associated(place: tuple[str, ...]) -> bytes:
    return "\x1f".join(place).encode()
