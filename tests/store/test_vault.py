"""Content is kept so that only the master key opens it, and only where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from conduct_mailer.errors import ConfigurationError, StoreUnavailable
from conduct_mailer.store.vault import Vault, add_key, create_key, drop_old_keys


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    create_key(tmp_path / "key")
    return Vault(tmp_path / "key")


def test_what_is_sealed_is_opened_where_it_stands_and_nowhere_else(vault: Vault) -> None:
    """A value moved to another row, column or ticket does not open."""
    key, wrapped = vault.new_key("ticket-1")
    sealed = key.seal(b"words", "entry", "text", "1")
    again = vault.unwrap(wrapped, "ticket-1")
    assert again.open(sealed, "entry", "text", "1") == b"words"
    with pytest.raises(InvalidTag):
        again.open(sealed, "entry", "text", "2")
    with pytest.raises(StoreUnavailable):
        vault.unwrap(wrapped, "ticket-2")


def test_equal_things_have_equal_fingerprints_only_under_one_key(vault: Vault) -> None:
    """Look-ups work, and say nothing to whoever lacks the key."""
    one, other = (vault.unwrap_look_up(vault.new_key(name)[1], name) for name in ("one", "other"))
    assert one.fingerprint("address", "a@b") == one.fingerprint("address", "a@b")
    assert one.fingerprint("address", "a@b") != one.fingerprint("token", "a@b")
    assert one.fingerprint("a", "bc") != one.fingerprint("ab", "c")
    assert one.fingerprint("address", "a@b") != other.fingerprint("address", "a@b")


def test_keys_are_never_shown(vault: Vault) -> None:
    """Not in a log, not in a traceback."""
    key, wrapped = vault.new_key("x")
    shown = [repr(each) for each in (vault, key, vault.unwrap_look_up(wrapped, "x"))]
    assert shown == ["<Vault>", "<HolderKey>", "<LookUpKey>"]


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
        Vault(file)
    assert [each.name for each in tmp_path.iterdir()] in ([], ["key"])


def test_master_key_is_changed_while_a_vault_is_in_use(tmp_path: Path) -> None:
    """The old one opens until everything is wrapped anew; what is made meanwhile is wrapped by the new one."""
    file = tmp_path / "key"
    create_key(file)
    daemons = Vault(file)
    before, wrapped = daemons.new_key("ticket-1")
    add_key(file)
    meanwhile, wrapped_meanwhile = daemons.new_key("ticket-2")
    anew = Vault(file).rewrapped(wrapped, "ticket-1")
    drop_old_keys(file)
    sealed, sealed_meanwhile = before.seal(b"words", "x"), meanwhile.seal(b"later words", "x")
    for vault in (daemons, Vault(file)):
        assert vault.unwrap(anew, "ticket-1").open(sealed, "x") == b"words"
        assert vault.unwrap(wrapped_meanwhile, "ticket-2").open(sealed_meanwhile, "x") == b"later words"
    with pytest.raises(StoreUnavailable):
        Vault(file).unwrap(wrapped, "ticket-1")
    assert file.stat().st_mode & 0o777 == 0o600
