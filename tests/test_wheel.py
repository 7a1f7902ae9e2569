"""What is installed from a built wheel works outside the checkout, and brings nobody's addresses."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = "import sys; from conduct_mailer.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run([*pip, "wheel", *options, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def test_installed_copy_writes_and_checks_a_configuration(wheel: Path, tmp_path: Path) -> None:
    """``init`` and ``check`` find their templates and starting files; what is to be replaced is named."""
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", RUN, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert call("init", "here").returncode == 0
    checked = call("--config", "here/conduct-mailer.toml", "check")
    assert checked.returncode == os.EX_CONFIG
    assert "imap.host" in checked.stderr
    assert "templates" not in checked.stderr
    assert "Traceback" not in checked.stderr


def test_wheel_has_no_conferences_own_configuration(wheel: Path) -> None:
    """PyBay's chairs are in the checkout's ``config/`` alone."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        assert any(name.endswith("templates/reporter/acknowledgement.txt.j2") for name in names)
        assert not any(b"gmail.com" in packed.read(name) for name in names if name.endswith((".toml", ".j2")))
        assert not any(name.startswith(("config/", "tests/")) for name in names)


def test_units_lock_the_daemon_in() -> None:
    """Notify type, credentials, private state, no core files, no restart on a configuration that must be mended."""
    for name in ("conduct-mailer.service", "conduct-mailer@.service"):
        unit = (ROOT / "systemd" / name).read_text()
        for line in (
            "Type=notify",
            "Restart=always",
            "RestartPreventExitStatus=78",
            "LimitCORE=0",
            "ProtectSystem=strict",
            "NoNewPrivileges=yes",
        ):
            assert line in unit
