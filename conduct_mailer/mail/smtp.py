"""The way out: one SMTP connection, reused and dropped on any doubt (RFC 5321, RFC 3463, RFC 1870).

Every answer of the server is a value. Unknown means temporary; only 5.1.x about the recipient is for good, and a
refusal for size or content is tried again with less.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from typing import Literal

import aiosmtplib

from conduct_mailer.config.options import SmtpOptions
from conduct_mailer.errors import ConductMailerError, Temporary
from conduct_mailer.mail.access import ToMend, is_final, later, not_offered, refused, tls_context, to_mend, trouble
from conduct_mailer.model.letter import Accepted, Deferred, Outgoing, Refused, SendResult

log = logging.getLogger(__name__)

SECONDS = 30.0
"""How long to wait for each answer."""
KEEP_SECONDS = 25.0
SERVICE_CLOSES, PERMANENT, EXCEEDS_STORAGE, TRANSACTION_FAILED = 421, 500, 552, 554
TEMPORARY = 400
ABOUT_SENDER = frozenset({"7", "8"})
"""Details of 5.1.x that blame our own address, not the recipient's."""
MESSAGE_TOO_LARGE = frozenset({"5.2.3", "5.3.4"})
CONTENT_SUBJECTS = frozenset({"6", "7"})

_ENHANCED = re.compile(r"5\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")
_ADDRESS = re.compile(r"[^\x00-\x20\x7f-\xa0<>@\ud800-\udfff]+@[^\x00-\x20\x7f-\xa0<>@\ud800-\udfff]+\Z")

Step = Literal["sender", "recipient", "content"]


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

    @property
    def logs_in(self) -> bool:
        """Whether there is a login: none without a password."""
        return bool(self._account.user)

    def send(self, mail: Outgoing) -> SendResult:
        """Hand over one mail; raises ``ConfigurationError`` for a refused login or certificate."""
        if not _ADDRESS.match(mail.recipient):
            return Refused("address", 553)
        return self._runner.run(self._send(mail))

    def log_in(self) -> None:
        """Connect and log in without a mail; raises ``ConfigurationError`` as :meth:`send` does, and ``Temporary``."""
        self._runner.run(self._connected())

    def close(self) -> None:
        """End the connection; never raises."""
        self._drop()
        with contextlib.suppress(RuntimeError):  # a send that hangs still has the loop
            self._runner.close()

    async def _send(self, mail: Outgoing) -> SendResult:
        try:
            client = await self._connected()
        except Temporary as problem:
            log.warning("smtp-unavailable (%s)", problem)
            return Deferred(problem.reason, reached=False)
        return await self._hand_over(client, mail)

    async def _hand_over(self, client: aiosmtplib.SMTP, mail: Outgoing) -> SendResult:
        result: SendResult = Accepted()
        in_step = False  # whatever else happens: the mail may have been taken, and answers may come late
        try:
            await client.sendmail(mail.envelope_from, [mail.recipient], mail.octets)
            in_step = True
        except aiosmtplib.SMTPRecipientsRefused as problem:
            refused = problem.recipients[0]
            result = judge(refused.code, refused.message, "recipient")
            in_step = isinstance(result, Refused) or result.reached
        except aiosmtplib.SMTPResponseException as problem:
            about: Step = "content" if isinstance(problem, aiosmtplib.SMTPDataError) else "sender"
            result = judge(problem.code, problem.message, about)
            in_step = isinstance(result, Refused) or result.reached
        except aiosmtplib.SMTPNotSupported:
            result = Refused("address", 553)  # it needs SMTPUTF8 (RFC 6531)
        except ValueError as problem:
            result = Deferred(type(problem).__name__)
        except (aiosmtplib.SMTPException, OSError) as problem:
            result = Deferred(type(problem).__name__, reached=False)
        finally:
            if not in_step:
                self._drop()
        self._used_at = time.monotonic()
        return result

    async def _connected(self) -> aiosmtplib.SMTP:
        """The connection in use, if it still answers, or a new one."""
        if self._client is not None and self._client.is_connected and time.monotonic() - self._used_at < KEEP_SECONDS:
            with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                await self._client.noop()
                return self._client
        self._drop()
        try:
            return await self._opened()
        except ConductMailerError:
            self._drop()
            raise
        except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
            self._drop()
            raise self._failure(problem) from problem

    async def _opened(self) -> aiosmtplib.SMTP:
        account, context = self._account, tls_context("smtp", self._account)
        client = aiosmtplib.SMTP(
            hostname=account.host,
            port=account.port,
            timeout=SECONDS,
            use_tls=account.security == "tls",
            start_tls=False,
            tls_context=context,
        )
        self._client = client
        await client.connect()
        if account.security == "starttls":
            await client.ehlo()
            if not client.supports_extension("starttls"):
                raise Temporary(*not_offered("smtp", account, "starttls"))
            await client.starttls()
        await client.ehlo()
        if account.user:
            if not client.supports_extension("auth"):
                raise Temporary(*not_offered("smtp", account, "login"))
            await client.login(account.user, account.password)
            await client.ehlo()
        said = client.esmtp_extensions.get("size", "")
        self._size_limit = int(said) if said.isdigit() and int(said) else None
        return client

    def _failure(self, problem: Exception) -> ConductMailerError:
        """What a connection that did not come about means: the operator's to mend only where that is certain."""
        account = self._account
        cause = problem.__cause__ if isinstance(problem, aiosmtplib.SMTPConnectError) else problem
        if is_final(cause):
            return to_mend("smtp", account, cause)
        if isinstance(problem, aiosmtplib.SMTPAuthenticationError) and problem.code >= PERMANENT:
            return refused("smtp", account, "login-refused")
        if isinstance(problem, aiosmtplib.SMTPResponseException) and problem.code >= TEMPORARY:
            return Temporary(f"smtp-{problem.code}", later("smtp", account, f"answers {problem.code}"))
        return Temporary(*trouble("smtp", account, cause or problem))

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()


class PatientServer:
    """The mail server as delivery knows it: what only the operator can mend puts a mail off, as any outage does.

    ``to_mend`` is what the last mail met, for a command that says it and ends.
    """

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self.to_mend: ToMend | None = None

    @property
    def size_limit(self) -> int | None:
        """The server's SIZE, when known."""
        return self._server.size_limit

    def send(self, mail: Outgoing) -> SendResult:
        """Hand over one mail; never raises."""
        self.to_mend = None
        try:
            return self._server.send(mail)
        except ToMend as problem:
            log.warning("smtp-unavailable (%s)", problem)
            self.to_mend = problem
            return Deferred(problem.reason, reached=False)

    def close(self) -> None:
        """End the connection; never raises."""
        self._server.close()


def judge(code: int, text: str, about: Step) -> Refused | Deferred:
    """What a refusal of the server means, given at which step it came."""
    if code == SERVICE_CLOSES:
        return Deferred("service-closes", reached=False, code=code)
    if code < TEMPORARY:
        return Deferred("no-answer-of-smtp", reached=False)
    if code < PERMANENT:
        return Deferred(f"smtp-{code}", code=code)
    return _permanent(code, text, about)


def _permanent(code: int, text: str, about: Step) -> Refused | Deferred:
    found = _ENHANCED.match(text)
    enhanced, subject, detail = (found[0], found[1], found[2]) if found else ("", "", "")
    if subject == "1" and about != "sender" and detail not in ABOUT_SENDER:
        return Refused("address", code)
    if enhanced in MESSAGE_TOO_LARGE or (code == EXCEEDS_STORAGE and not enhanced):
        return Refused("size", code)
    if about == "content" and (subject in CONTENT_SUBJECTS or (code == TRANSACTION_FAILED and subject in {"", "0"})):
        return Refused("content", code)
    return Deferred(f"smtp-{code}", code=code)
