"""The vault: how content is kept. AES-256-GCM under the key of its holder, holder keys wrapped by the master key.

A holder is a ticket (or a set-aside message); ``house`` holds mails that are about no ticket. Every sealed value is
bound to where it stands (table, column, row id) by its associated data, so that no value can be put in another's place.
Destroying a holder's wrapped key makes its content unreadable. Addresses, tokens and digests are looked up by a keyed
hash with a key of its own, wrapped like a holder's (R-16).

The key file has the master key on its first line. Older ones may follow: they still open what they wrapped, so that a
key can be changed while the daemon runs (:func:`add_key`, :meth:`Vault.rewrapped`, :func:`drop_old_keys`).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import stat
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from conduct_mailer.config.rights import why
from conduct_mailer.errors import ConfigurationError, StoreUnavailable
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


class LookUpKey(Content):
    """The key of the hashes by which equal things are found again; never shown."""

    __slots__ = ("_octets",)

    def __init__(self, octets: bytes) -> None:
        self._octets = octets

    def fingerprint(self, *parts: str | bytes) -> bytes:
        """A keyed hash by which equal things are found again without being stored; the first part says what it is."""
        digest = hmac.new(self._octets, digestmod="sha256")
        for part in parts:
            octets = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
            digest.update(len(octets).to_bytes(8, "big") + octets)
        return digest.digest()


class Vault(Content):
    """Wraps and unwraps holder keys. Holds the master key, and older ones; never shown."""

    __slots__ = ("_key_file", "_seen", "_wrapping")

    def __init__(self, key_file: Path) -> None:
        """Raises ``ConfigurationError`` where the key file is missing, broken or readable by others."""
        self._key_file = key_file
        self._read()

    def _read(self) -> None:
        self._seen = _stamp(self._key_file)
        self._wrapping = tuple(HolderKey(_derived(master, b"wrap")) for master in master_keys(self._key_file))

    @property
    def key_id(self) -> str:
        """A name for the master key in force, which says nothing of it."""
        return _derived(master_keys(self._key_file)[0], b"name")[:8].hex()

    def new_key(self, holder_id: str) -> tuple[HolderKey, bytes]:
        """A key for a new holder, and the same wrapped, to be stored.

        Asked within a write transaction: a key that was changed before it is seen then, so that nothing is wrapped by
        one that is about to be dropped.
        """
        if _stamp(self._key_file) != self._seen:
            self._read()
        octets = os.urandom(KEY_OCTETS)
        return HolderKey(octets), self._wrap(octets, holder_id)

    def unwrap(self, wrapped: bytes, holder_id: str) -> HolderKey:
        """The holder's key from what was stored; raises ``StoreUnavailable`` where no master key opens it."""
        return HolderKey(self._unwrap(wrapped, holder_id))

    def unwrap_look_up(self, wrapped: bytes, holder_id: str) -> LookUpKey:
        """The same for the key of the keyed hashes."""
        return LookUpKey(self._unwrap(wrapped, holder_id))

    def rewrapped(self, wrapped: bytes, holder_id: str) -> bytes:
        """The same key, wrapped by the master key that is first in the file now."""
        return self._wrap(self._unwrap(wrapped, holder_id), holder_id)

    def _wrap(self, octets: bytes, holder_id: str) -> bytes:
        return self._wrapping[0].seal(octets, "holder", "key", holder_id)

    def _unwrap(self, wrapped: bytes, holder_id: str) -> bytes:
        octets = self._opened(wrapped, holder_id)
        if octets is None:  # the key may have been changed since it was read
            self._read()
            octets = self._opened(wrapped, holder_id)
        if octets is None:
            raise StoreUnavailable("store-key", "the master key does not open the database")
        return octets

    def _opened(self, wrapped: bytes, holder_id: str) -> bytes | None:
        for key in self._wrapping:
            try:
                return key.open(wrapped, "holder", "key", holder_id)
            except InvalidTag:
                continue
        return None


def master_keys(key_file: Path) -> tuple[bytes, ...]:
    """The keys of the file, the one in force first; raises ``ConfigurationError`` where it cannot be used."""
    restore = "restore it from its backup"
    try:
        mode = stat.S_IMODE(key_file.stat().st_mode)
        lines = key_file.read_bytes().split()
    except OSError as problem:
        mend = why(key_file, problem, f"{restore}, or make a first one with init", private=True)
        raise ConfigurationError(f"key_file {key_file}: {mend}") from problem
    if mode & 0o077:
        raise ConfigurationError(f"key_file {key_file}: others may read it; run chmod 600 {key_file}")
    try:
        keys = tuple(base64.b64decode(line, validate=True) for line in lines)
    except binascii.Error as problem:
        raise ConfigurationError(f"key_file {key_file}: is no master key; {restore}") from problem
    if not keys or any(len(key) != KEY_OCTETS for key in keys):
        raise ConfigurationError(f"key_file {key_file}: is no master key; {restore}")
    return keys


def create_key(key_file: Path) -> None:
    """Write a first master key, for its owner's eyes only; raises ``FileExistsError`` rather than replace one."""
    _write(key_file, (os.urandom(KEY_OCTETS),))


def add_key(key_file: Path) -> None:
    """Put a new master key on the file's first line, before those that are there."""
    _replace(key_file, (os.urandom(KEY_OCTETS), *master_keys(key_file)))


def drop_old_keys(key_file: Path) -> None:
    """Leave the first key alone in the file: nothing is wrapped by the others any more."""
    _replace(key_file, master_keys(key_file)[:1])


def _replace(key_file: Path, keys: tuple[bytes, ...]) -> None:
    """Write the file anew, whole or not at all, with its owner and mode."""
    owner = key_file.stat()
    beside = key_file.with_name(key_file.name + ".new")
    beside.unlink(missing_ok=True)
    _write(beside, keys)
    os.chown(beside, owner.st_uid, owner.st_gid)
    beside.replace(key_file)


def _write(key_file: Path, keys: tuple[bytes, ...]) -> None:
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.writelines(base64.b64encode(key) + b"\n" for key in keys)
        handle.flush()
        os.fsync(handle.fileno())


def _stamp(key_file: Path) -> tuple[int, int]:
    """What changes whenever the file is replaced; zeros for one that is not there now."""
    try:
        found = key_file.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _derived(master: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_OCTETS, salt=None, info=b"conduct-mailer " + purpose).derive(master)


def _associated(place: tuple[str, ...]) -> bytes:
    return "\x1f".join(place).encode()
