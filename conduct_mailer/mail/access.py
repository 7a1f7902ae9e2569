"""The way to either server: what is required of it, and in plain words what keeps it from being used.

A refusal counts as the operator's to mend only where it is certain; anything unknown is an outage that passes, and is
told with what most often causes it.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from typing import Literal

from conduct_mailer.config.options import ImapOptions, SmtpOptions
from conduct_mailer.config.values import NO_CERTIFICATES, is_loopback
from conduct_mailer.errors import ConfigurationError

Section = Literal["imap", "smtp"]
Account = ImapOptions | SmtpOptions
Missing = Literal["login", "starttls"]
No = Literal["login-refused", "folder-refused"]

NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""Answers that say the name does not exist; EAI_AGAIN says that nobody can be asked now."""
OTHER_NAME = frozenset({62, 63, 64})
"""OpenSSL's verify codes (openssl-verification-options(1)): the certificate is for another name or address."""
UNKNOWN_AUTHORITY = frozenset({2, 18, 19, 20, 21})
"""And: nobody who signed it is known here."""
PORTS: Mapping[Section, str] = {
    "imap": '"tls" is mostly on 993, "starttls" on 143',
    "smtp": '"tls" is mostly on 465, "starttls" on 587',
}


class ToMend(ConfigurationError):  # noqa: N818 - what it is
    """Something about a server that only the operator can mend. ``reason`` is a stable code name."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


def tls_context(section: Section, account: Account) -> ssl.SSLContext | None:
    """What TLS must prove before a password or a mail is sent; ``None`` for a server on this machine without TLS.

    Raises ``ConfigurationError`` for a remote server without TLS, and for a ``ca_file`` that cannot be used.
    """
    if account.security == "none":
        if is_loopback(account.host):
            return None
        raise ToMend("no-tls", f'{section}.security: only a server on this machine may be reached without "tls"')
    try:
        return ssl.create_default_context(cafile=account.ca_file)
    except OSError as problem:
        raise ToMend("ca-file", f"{section}.ca_file: {NO_CERTIFICATES}") from problem


def is_final(problem: BaseException | None) -> bool:
    """Whether waiting will not help: a certificate that proves nothing, a name that does not exist."""
    if isinstance(problem, socket.gaierror):
        return problem.errno in NO_SUCH_HOST
    return isinstance(problem, ssl.SSLCertVerificationError)


def to_mend(section: Section, account: Account, problem: BaseException | None) -> ToMend:
    """What the operator must do about a final problem."""
    where = f"{section}.host: {_at(account)}"
    if not isinstance(problem, ssl.SSLCertVerificationError):
        return ToMend("no-such-host", f"{where}: there is no such host; mend the name")
    if problem.verify_code in OTHER_NAME:
        mend = f"write {section}.host as the certificate has it"
        return ToMend("certificate", f"{where}: its certificate is for another name; {mend}")
    if problem.verify_code not in UNKNOWN_AUTHORITY:
        mend = "the server's certificate must be mended"
    elif account.ca_file:
        mend = f"it was not signed by those in {section}.ca_file: put the right ones there"
    else:
        mend = f"if its authority is your own, name that in {section}.ca_file"
    return ToMend("certificate", f"{where}: its certificate is not trusted ({problem.verify_message}); {mend}")


def refused(section: Section, account: Account, reason: No) -> ToMend:
    """What the operator must do about something that the server said no to."""
    text = {
        "login-refused": f"{section}.user: {_at(account)} refuses the login; check {section}.user and the password",
        "folder-refused": f"{section}.inbox: {_at(account)} has no such folder, or does not open it; write its name"
        " as the server lists it, or take the line out",
    }[reason]
    return ToMend(reason, text)


def trouble(section: Section, account: Account, problem: BaseException) -> tuple[str, str]:
    """What keeps the server from being used now: a stable code name, and a line with what most often mends it."""
    look = f"check {section}.host and {section}.port, and that the server runs"
    fits = f"see whether {section}.port and {section}.security fit each other: {PORTS[section]}"
    match problem:
        case ConnectionRefusedError():
            reason, text = "nobody-listens", f"nothing listens there; {look}"
        case TimeoutError():
            reason, text = "no-answer", f"no answer came in time; {fits}"
        case ssl.SSLError():
            reason, text = "no-tls", f"it does not speak TLS there; {fits}"
        case socket.gaierror():
            reason, text = "no-name-service", "its name cannot be looked up now; check this machine's network"
        case OSError(strerror=str(said)):
            reason, text = "unreachable", f"it cannot be reached ({said}); {look}"
        case _:
            name = type(problem).__name__
            reason, text = "broke-off", f"it broke off, or does not speak {section.upper()} there ({name}); {fits}"
    return reason, f"{section}: {_at(account)}: {text}"


def not_offered(section: Section, account: Account, what: Missing) -> tuple[str, str]:
    """What the server does not offer: an outage, for it may be somebody on the way who takes the offer out."""
    mend = {
        "login": 'takes no login this way; write security = "starttls" or "tls", with its port, or take user and'
        " password out where it needs none",
        "starttls": f'does not offer STARTTLS; write security = "tls", with its port ({PORTS[section]})',
    }[what]
    return f"{what}-not-offered", f"{section}.security: {_at(account)} {mend}"


def later(section: Section, account: Account, what: str) -> str:
    """A line about a server that works, and does not do ``what`` is asked of it for now."""
    return f"{section}: {_at(account)}: {what} for now; it is tried again"


def _at(account: Account) -> str:
    return f"{account.host} port {account.port}"
