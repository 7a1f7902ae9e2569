"""An IMAP and an SMTP server inside the process, on the loopback interface, gone when the demo ends."""

from __future__ import annotations

import asyncio
import imaplib
import socket
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPService

HOST = "127.0.0.1"
USER, PASSWORD = "conduct", "demo"
START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that the mail server took."""

    recipient: str
    octets: bytes


@dataclass(slots=True)
class MailServers:
    """Where they listen, and what was taken."""

    imap_port: int
    smtp_port: int
    taken: list[Taken] = field(default_factory=list)

    def deliver(self, octets: bytes, arrived_at: datetime) -> None:
        """A mail arrives in the mailbox at that time."""
        with imaplib.IMAP4(HOST, self.imap_port) as imap:
            imap.login(USER, PASSWORD)
            imap.append("INBOX", "", imaplib.Time2Internaldate(arrived_at), octets)


class _Keeper:
    def __init__(self, servers: MailServers) -> None:
        self._servers = servers

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        octets = envelope.content if isinstance(envelope.content, bytes) else b""
        self._servers.taken += [Taken(recipient, octets) for recipient in envelope.rcpt_tos]
        return "250 2.0.0 taken"


@contextmanager
def mail_servers() -> Iterator[MailServers]:
    """Both servers, started and ended."""
    servers = MailServers(_free_port(), _free_port())
    controller = Controller(_Keeper(servers), hostname=HOST, port=servers.smtp_port)
    imap = _Imap(servers.imap_port)
    controller.start()
    imap.start()
    try:
        yield servers
    finally:
        imap.stop()
        controller.stop()


class _Imap:
    """pymap's server, with its mailbox in memory, in a thread of its own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stopping: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),), daemon=True)

    def start(self) -> None:
        self._thread.start()
        if not self._started.wait(START_SECONDS):
            raise RuntimeError("the embedded IMAP server does not start")

    def stop(self) -> None:
        if self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(START_SECONDS)
        self._loop.close()

    async def _serve(self) -> None:
        # pymap has no public way to start it but its command line, whose parsed arguments these are.
        arguments = Namespace(
            debug=False,
            backend="dict",
            skip_services=[],
            passlib_cfg=None,
            host=[HOST],
            port=self._port,
            cert=None,
            key=None,
            tls=False,
            proxy_protocol=None,
            inherited_sockets=None,
            demo_data=False,
            demo_user=USER,
            demo_password=PASSWORD,
        )
        backend, config = await DictBackend.init(arguments)
        config.apply_context()
        self._stopping = asyncio.Event()
        async with AsyncExitStack() as stack:
            await backend.start(stack)
            await IMAPService(backend, config).start(stack)
            self._started.set()
            await self._stopping.wait()


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind((HOST, 0))
        return int(sock.getsockname()[1])
