"""The way out: one SMTP connection, reused and dropped on any doubt (RFC 5321, RFC 3463, RFC 1870).

Every answer of the server is a value. Unknown means temporary; only 5.1.x is for good, and a refusal for size or
content is tried again with less (design 8).
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time

import aiosmtplib

from conduct_mailer.config.options import SmtpOptions
from conduct_mailer.errors import ConfigurationError
from conduct_mailer.model.letter import Accepted, Deferred, Outgoing, Refused, SendResult

SECONDS = 30.0
KEEP_SECONDS = 25.0
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+\Z")
SERVICE_CLOSES = 421
PERMANENT = 500
EXCEEDS_STORAGE = 552
TRANSACTION_FAILED = 554


class SmtpServer:
    """A mail server, reached from one thread over an event loop of its own."""

    def __init__(self, account: SmtpOptions) -> None:
        self._account = account
        self._runner = asyncio.Runner()
        self._client: aiosmtplib.SMTP | None = None
        self._used_at = 0.0
        self._size_limit: int | None = None

    @property
    def size_limit(self) -> int | None:
        """The server's SIZE (RFC 1870), when it has said one."""
        return self._size_limit

    def send(self, mail: Outgoing) -> SendResult:
        """Hand over one mail; raises ``ConfigurationError`` for a refused login or certificate."""
        if not _ADDRESS.match(mail.recipient):
            return Refused("address", 553)
        return self._runner.run(self._send(mail))

    def close(self) -> None:
        """End the connection; never raises."""
        self._drop()
        self._runner.close()

    async def _send(self, mail: Outgoing) -> SendResult:
        try:
            client = await self._connected()
        except (ssl.SSLCertVerificationError, aiosmtplib.SMTPAuthenticationError) as problem:
            self._drop()
            raise ConfigurationError(self._to_mend(problem)) from problem
        except aiosmtplib.SMTPConnectError as problem:
            self._drop()
            if isinstance(problem.__cause__, ssl.SSLCertVerificationError):
                raise ConfigurationError(self._to_mend(problem.__cause__)) from problem
            return Deferred(type(problem).__name__, reached=False)
        except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
            self._drop()
            return Deferred(type(problem).__name__, reached=False)
        try:
            await client.sendmail(mail.envelope_from, [mail.recipient], mail.octets)
        except aiosmtplib.SMTPRecipientsRefused as problem:
            refused = problem.recipients[0]
            return self._judged(refused.code, refused.message)
        except aiosmtplib.SMTPNotSupported:
            self._drop()
            return Refused("address", 553)
        except aiosmtplib.SMTPResponseException as problem:
            return self._judged(problem.code, problem.message, in_data=isinstance(problem, aiosmtplib.SMTPDataError))
        except BaseException as problem:
            # Whatever else: the connection may be out of step, and the mail may have been taken (libraries 0.4).
            self._drop()
            if isinstance(problem, aiosmtplib.SMTPException | OSError | ValueError):
                return Deferred(type(problem).__name__, reached=False)
            raise
        self._used_at = time.monotonic()
        return Accepted()

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._client is not None and self._client.is_connected and time.monotonic() - self._used_at < KEEP_SECONDS:
            return self._client
        self._drop()
        account = self._account
        client = aiosmtplib.SMTP(
            hostname=account.host,
            port=account.port,
            timeout=SECONDS,
            use_tls=account.security == "tls",
            start_tls=account.security == "starttls",
            tls_context=ssl.create_default_context(cafile=account.ca_file) if account.security != "none" else None,
        )
        self._client = client
        await client.connect()
        if account.user:
            await client.login(account.user, account.password)
        await client.ehlo()
        said = client.esmtp_extensions.get("size", "")
        self._size_limit = int(said) if said.isdigit() and int(said) else None
        self._used_at = time.monotonic()
        return client

    def _judged(self, code: int, text: str, *, in_data: bool = False) -> SendResult:
        """What the server's refusal means."""
        enhanced = _ENHANCED.search(text)
        subject = enhanced[2] if enhanced and enhanced[1] == "5" else ""
        if code == SERVICE_CLOSES:
            self._drop()
            return Deferred("service-closes", reached=False, code=code)
        if code < PERMANENT:
            return Deferred(f"smtp-{code}", code=code)
        if subject == "1":
            return Refused("address", code)
        if code == EXCEEDS_STORAGE or (enhanced is not None and enhanced[0] == "5.3.4"):
            return Refused("size", code)
        if in_data and (code == TRANSACTION_FAILED or subject in ("6", "7")):
            return Refused("content", code)
        return Deferred(f"smtp-{code}", code=code)

    def _to_mend(self, problem: Exception) -> str:
        host = self._account.host
        if isinstance(problem, ssl.SSLCertVerificationError):
            return f"smtp.host {host}: its certificate is not valid for it ({problem.verify_message}); mend it, or name its authority in smtp.ca_file"
        return f"smtp.user: {host} refuses the login; check smtp.user and the file in smtp.password_file"

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()
