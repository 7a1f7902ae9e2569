"""The invented conference of the demo: its configuration and its people."""

from __future__ import annotations

from pathlib import Path

from conduct_mailer.demo.servers import HOST, PASSWORD, USER, MailServers
from conduct_mailer.store.vault import create_key

AUTHSERV = "mx.tidewater.example"
ADDRESS = "conduct@tidewater.example"

_CONFIGURATION = """
[event]
name = "Tidewater Python"
address = "{address}"
zone = "America/Los_Angeles"

[imap]
host = "{host}"
port = {imap}
security = "none"
user = "{user}"
password_file = "password"

[smtp]
host = "{host}"
port = {smtp}
security = "none"

[authentication]
authserv_id = "{authserv}"

[operator]
address = "operator@machines.example"
"""

_PEOPLE = """
[[staff]]
id = "amara"
name = "Amara Diallo"
emails = ["amara@tidewater.example"]
roles = ["chair", "committee"]

[[staff]]
id = "jonas"
name = "Jonas Weber"
emails = ["jonas@mailbox.example"]
roles = ["chair"]

[[staff]]
id = "kenji"
name = "Kenji Sato"
emails = ["kenji@tidewater.example"]
roles = ["committee"]

[[staff]]
id = "lucia"
name = "Lucía Fernández"
emails = ["lucia@mailbox.example"]
roles = ["committee"]

[[staff]]
id = "ben"
name = "Ben Carter"
emails = ["ben@tidewater.example"]
roles = ["registration"]

[independent]
name = "Ruth Abebe"
emails = ["ruth@elsewhere.example"]
"""

NAMES = {
    "amara@tidewater.example": ("Amara Diallo", "chair and committee"),
    "jonas@mailbox.example": ("Jonas Weber", "chair"),
    "kenji@tidewater.example": ("Kenji Sato", "committee"),
    "lucia@mailbox.example": ("Lucía Fernández", "committee"),
    "ruth@elsewhere.example": ("Ruth Abebe", "independent contact"),
    "ben@tidewater.example": ("Ben Carter", "registration desk"),
    "nina@writers.example": ("Nina Park", "reporter"),
    "omar@writers.example": ("Omar Haddad", "reporter"),
    "tess@writers.example": ("Tess Lindgren", "reporter"),
    "ivo@writers.example": ("Ivo Marek", "reporter"),
    "pia@writers.example": ("Pia Novak", "reporter"),
    "operator@machines.example": ("The operator", "runs the machine"),
}
"""Whose inboxes the page shows, in its order."""


def write_configuration(folder: Path, servers: MailServers) -> Path:
    """Write what the daemon needs into an empty folder; the configuration file."""
    file = folder / "conduct-mailer.toml"
    file.write_text(
        _CONFIGURATION.format(
            address=ADDRESS, host=HOST, imap=servers.imap_port, smtp=servers.smtp_port, user=USER, authserv=AUTHSERV
        )
    )
    (folder / "people.toml").write_text(_PEOPLE)
    password = folder / "password"
    password.write_text(PASSWORD)
    password.chmod(0o600)
    state = folder / "state"
    state.mkdir(mode=0o700)
    create_key(state / "master.key")
    return file
