"""A real Postfix on the loopback interface. What it takes goes on to a sink of the test, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.loopback import HOST, certificate, end, free_port, launch, open_folder, program, wait_for

_DAEMONS = (Path("/usr/lib/postfix/sbin"), Path("/usr/libexec/postfix"))
_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = {daemons}
command_directory = {commands}
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.lakeside.example
mydestination =
mynetworks = 127.0.0.0/8
local_transport = error:no local mail
default_transport = smtp:[{host}]:{sink}
relay_transport = smtp:[{host}]:{sink}
virtual_transport = error:none
smtp_tls_security_level = none
smtp_host_lookup = native
disable_dns_lookups = yes
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions =
  check_recipient_access inline:{{ {{nobody@refused.example = 550 5.1.1 no such user}} }},
  permit_mynetworks, reject
message_size_limit = 5000000
mailbox_size_limit = 0
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
smtpd_tls_cert_file = {cert}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = may
alias_maps =
alias_database =
"""
_QUEUE = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace")
_MASTER = """
{plain} inet n - n - - smtpd
{wrapped} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass
class Postfix:
    """Where it listens, and its process."""

    port: int
    tls_port: int
    ca_file: Path
    process: subprocess.Popen[bytes]
    host: str = HOST


@contextmanager
def postfix(sink_port: int) -> Iterator[Postfix]:
    """Start it in a folder of its own; ended and gone afterwards. It must be started as root."""
    with open_folder() as folder:
        cert, key = certificate(folder)
        ports = {"plain": free_port(), "wrapped": free_port()}
        config = folder / "conf"
        _folders(folder)
        names = {"folder": folder, "host": HOST, "sink": sink_port, "cert": cert, "key": key}
        daemons = next(path for path in _DAEMONS if path.is_dir())
        commands = Path(program("postfix")).parent
        (config / "main.cf").write_text(_MAIN.format(**names, daemons=daemons, commands=commands))
        (config / "master.cf").write_text(_MASTER.format(**{name: f"{HOST}:{port}" for name, port in ports.items()}))
        os.utime(config / "main.cf", (0, 0))  # it waits while the file looks as if somebody were still writing it
        # Its own script would start this in a session of its own, out of reach: the process is to be ours to end.
        process = launch(str(daemons / "master"), "-c", str(config), "-d")
        try:
            for port in ports.values():
                wait_for(port, process)
            yield Postfix(ports["plain"], ports["wrapped"], cert, process)
        finally:
            end(process)


def _folders(folder: Path) -> None:
    """What its own check makes too, and takes seconds for."""
    for name in ("conf", "queue", "data", "queue/pid", "queue/public", "queue/maildrop"):
        (folder / name).mkdir()
    for name in ("data", *(f"queue/{name}" for name in _QUEUE)):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        shutil.chown(folder / name, "postfix")
    for name, mode in (("public", 0o710), ("maildrop", 0o1730)):
        shutil.chown(folder / "queue" / name, "postfix", "postdrop")
        (folder / "queue" / name).chmod(mode)
