"""A mail server that keeps what it takes, and whose answers a test can script."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

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

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.on_recipient: Callable[[str], str] = lambda _address: "250 OK"
        self.on_data: Callable[[bytes], str] = lambda _octets: "250 2.0.0 taken"
        self.port = free_port()
        self._arrived = threading.Condition()
        self._controller = Controller(_Handler(self), hostname=HOST, port=self.port, data_size_limit=50_000_000)

    def keep(self, taken: Taken) -> None:
        """One more."""
        with self._arrived:
            self.taken.append(taken)
            self._arrived.notify_all()

    def wait_for(self, what: Callable[[list[Taken]], bool], seconds: float) -> bool:
        """Until what was taken is as wished, or the time is over; which of them."""
        with self._arrived:
            return self._arrived.wait_for(lambda: what(self.taken), seconds)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()
