"""A mail server that keeps what it takes, and whose answers a test can script."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.servers.loopback import HOST, free_port


@dataclass
class Taken:
    """One mail that the server took."""

    sender: str
    recipients: list[str]
    octets: bytes


class _Handler:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._transports: list[asyncio.BaseTransport] = []

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        session.host_name = hostname
        if server.transport is not None:
            self._transports.append(server.transport)
        return answers

    async def hang_up(self) -> None:
        """Close every connection."""
        for transport in self._transports:
            transport.close()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self._sink.on_recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        octets = envelope.content if isinstance(envelope.content, bytes) else b""
        answer = self._sink.on_data(octets)
        if answer.startswith("250"):
            self._sink.keep(Taken(envelope.mail_from or "", list(envelope.rcpt_tos), octets))
        return answer


class Sink:
    """Takes everything, but for what ``on_recipient`` and ``on_data`` answer."""

    def __init__(self, login: str = "") -> None:
        """``login``: what it answers to every login; without it none is offered."""
        self.taken: list[Taken] = []
        self.on_recipient: Callable[[str], str] = lambda _address: "250 OK"
        self.on_data: Callable[[bytes], str] = lambda _octets: "250 2.0.0 taken"
        self.port = free_port()
        self._arrived = threading.Condition()
        self._handler = _Handler(self)
        said = AuthResult(success=login.startswith("235"), handled=False, message=login)
        self._controller = Controller(
            self._handler,
            hostname=HOST,
            port=self.port,
            data_size_limit=50_000_000,
            authenticator=lambda *_: said,
            auth_require_tls=not login,
        )

    def keep(self, taken: Taken) -> None:
        """One more."""
        with self._arrived:
            self.taken.append(taken)
            self._arrived.notify_all()

    def hang_up(self) -> None:
        """Close every connection, as a server does when nothing was said for long."""
        asyncio.run_coroutine_threadsafe(self._handler.hang_up(), self._controller.loop).result(5)

    def wait_for(self, what: Callable[[list[Taken]], bool], seconds: float) -> bool:
        """Until what was taken is as wished, or the time is over; which of them."""
        with self._arrived:
            return self._arrived.wait_for(lambda: what(self.taken), seconds)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()
