"""Content is kept so that only the master key opens it, and only where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from conduct_mailer.errors import ConfigurationError
from conduct_mailer.store.vault import Vault, create_key


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    create_key(tmp_path / "key")
    return Vault.open(tmp_path / "key")


def test_what_is_sealed_is_opened_where_it_stands_and_nowhere_else(vault: Vault) -> None:
    """A value moved to another row, column or ticket does not open."""
    key, wrapped = vault.new_key("ticket-1")
    sealed = key.seal(b"words", "entry", "text", "1")
    again = vault.unwrap(wrapped, "ticket-1")
    assert again.open(sealed, "entry", "text", "1") == b"words"
    with pytest.raises(InvalidTag):
        again.open(sealed, "entry", "text", "2")
    with pytest.raises(InvalidTag):
        vault.unwrap(wrapped, "ticket-2")


def test_equal_things_have_equal_fingerprints_only_under_one_key(vault: Vault, tmp_path: Path) -> None:
    """Look-ups work, and say nothing to whoever lacks the key."""
    create_key(tmp_path / "other")
    other = Vault.open(tmp_path / "other")
    assert vault.fingerprint("address", "a@b") == vault.fingerprint("address", "a@b")
    assert vault.fingerprint("address", "a@b") != vault.fingerprint("token", "a@b")
    assert vault.fingerprint("a", "bc") != vault.fingerprint("ab", "c")
    assert vault.fingerprint("address", "a@b") != other.fingerprint("address", "a@b")


def test_keys_are_never_shown(vault: Vault) -> None:
    """Not in a log, not in a traceback."""
    key, _ = vault.new_key("x")
    assert (repr(vault), repr(key)) == ("<Vault>", "<HolderKey>")


def test_master_key_is_never_replaced(tmp_path: Path) -> None:
    """A second one would make everything unreadable."""
    create_key(tmp_path / "key")
    with pytest.raises(FileExistsError):
        create_key(tmp_path / "key")


@pytest.mark.parametrize("broken", ["missing", "open to others", "no key", "short"])
def test_unusable_master_key_is_one_plain_line(tmp_path: Path, broken: str) -> None:
    """It says which file, and what to do."""
    file = tmp_path / "key"
    if broken != "missing":
        create_key(file)
    if broken == "open to others":
        file.chmod(0o644)
    if broken == "no key":
        file.write_text("not base64 at all!")
    if broken == "short":
        file.write_text("c2hvcnQ=")
    with pytest.raises(ConfigurationError, match=r"key_file .*: .*"):
        Vault.open(file)
    assert [each.name for each in tmp_path.iterdir()] in ([], ["key"])
