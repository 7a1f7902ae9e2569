"""The way to either server: what is required of it, and what the operator must mend when it cannot be used.

A refusal counts as the operator's to mend only where it is certain; anything unknown is an outage that passes.
"""

from __future__ import annotations

import socket
import ssl
from typing import Literal

from conduct_mailer.config.options import ImapOptions, SmtpOptions
from conduct_mailer.config.sections import is_loopback
from conduct_mailer.errors import ConfigurationError

Section = Literal["imap", "smtp"]
NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""Answers that say the name does not exist; EAI_AGAIN says that nobody can be asked now."""


def tls_context(section: Section, account: ImapOptions | SmtpOptions) -> ssl.SSLContext | None:
    """What TLS must prove before a password or a mail is sent; ``None`` for a server on this machine without TLS.

    Raises ``ConfigurationError`` for a remote server without TLS, and for a ``ca_file`` that cannot be used.
    """
    if account.security == "none":
        if is_loopback(account.host):
            return None
        raise ConfigurationError(f'{section}.security: only a server on this machine may be reached without "tls"')
    try:
        return ssl.create_default_context(cafile=account.ca_file)
    except OSError as problem:
        raise ConfigurationError(f"{section}.ca_file: cannot be read as certificates in PEM form") from problem


def is_final(problem: BaseException | None) -> bool:
    """Whether waiting will not help: a certificate that proves nothing, a name that does not exist."""
    if isinstance(problem, socket.gaierror):
        return problem.errno in NO_SUCH_HOST
    return isinstance(problem, ssl.SSLCertVerificationError)


def to_mend(section: Section, host: str, problem: BaseException | None) -> ConfigurationError:
    """What the operator must do about a final problem, or about a login that was refused."""
    if isinstance(problem, ssl.SSLCertVerificationError):
        why, remedy = problem.verify_message, f"mend it, or name its authority in {section}.ca_file"
        return ConfigurationError(f"{section}.host {host}: its certificate is not valid for it ({why}); {remedy}")
    if isinstance(problem, socket.gaierror):
        return ConfigurationError(f"{section}.host {host}: there is no such host; mend the name")
    return ConfigurationError(
        f"{section}.user: {host} refuses the login; check {section}.user and the file in {section}.password_file"
    )
