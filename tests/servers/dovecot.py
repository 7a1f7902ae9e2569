"""A real Dovecot on the loopback interface, with one mailbox."""

from __future__ import annotations

import dataclasses
import grp
import os
import pwd
import smtplib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conduct_mailer.config.options import ImapOptions
from tests.servers.loopback import HOST, certificate, end, free_port, kill, launch, open_folder, program, wait_for

USER, PASSWORD = "conduct", "a-password-of-the-tests"

_CONFIG = """
protocols = imap lmtp
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
first_valid_uid = 1
ssl = yes
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%n
mail_uid = {uid}
mail_gid = {gid}
lmtp_save_to_detail_mailbox = no
recipient_delimiter = +
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n allow_all_users=yes
}}
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  {chroot}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
{more}
"""


@dataclass
class Dovecot:
    """Where it listens, and its process."""

    imap_port: int
    imaps_port: int
    lmtp_port: int
    ca_file: Path
    folder: Path
    process: subprocess.Popen[bytes]
    user: str = USER
    password: str = PASSWORD
    host: str = HOST

    def deliver(self, *mails: bytes, sender: str = "ann@writers.example", user: str = USER) -> None:
        """Hand mails over as a mail server would, by LMTP."""
        with smtplib.LMTP(HOST, self.lmtp_port) as lmtp:
            for mail in mails:
                lmtp.sendmail(sender, [user], mail)

    def options(self, **changes: object) -> ImapOptions:
        """How to reach it without TLS, but for the ``changes``."""
        plain = ImapOptions(
            host=self.host,
            port=self.imap_port,
            security="none",
            user=self.user,
            password=self.password,
            ca_file=self.ca_file,
            inbox="INBOX",
            junk="",
            done="conduct-mailer/done",
        )
        return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        kill(self.process)


@contextmanager
def dovecot(more: str = "", password: str = PASSWORD) -> Iterator[Dovecot]:
    """Start it in a folder of its own, with ``more`` settings; ended and gone afterwards."""
    with open_folder() as folder:
        cert, key = certificate(folder)
        ports = {"imap": free_port(), "imaps": free_port(), "lmtp": free_port()}
        config = folder / "dovecot.conf"
        config.write_text(
            _CONFIG.format(
                host=HOST, folder=folder, cert=cert, key=key, password=password, more=more, **ports, **_users()
            )
        )
        mail = folder / "mail"
        mail.mkdir()
        os.chown(mail, int(_users()["uid"]), int(_users()["gid"]))
        process = launch(program("dovecot"), "-F", "-c", str(config))
        server = Dovecot(ports["imap"], ports["imaps"], ports["lmtp"], cert, folder, process, password=password)
        try:
            for port in ports.values():
                wait_for(port, process)
            yield server
        finally:
            end(process)


def _users() -> dict[str, str]:
    """As root the server's own users, else whoever runs the tests."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return {
            "internal": "dovecot",
            "login": "dovenull",
            "group": "dovecot",
            "uid": str(nobody.pw_uid),
            "gid": str(nobody.pw_gid),
            "chroot": "",
        }
    me = pwd.getpwuid(os.geteuid())
    group = grp.getgrgid(me.pw_gid).gr_name
    return {
        "internal": me.pw_name,
        "login": me.pw_name,
        "group": group,
        "uid": str(me.pw_uid),
        "gid": str(me.pw_gid),
        "chroot": "chroot =",
    }
