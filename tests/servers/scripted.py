"""A server that says, line by line, what a test wants said, where no real one could be brought to say it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.servers.loopback import HOST


@contextmanager
def scripted(greeting: bytes, answer: Callable[[bytes], bytes | None]) -> Iterator[int]:
    """Its port. It greets, then gives each line's answer: ``None`` for none, an empty one ends the connection."""
    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=_serve, args=(listener, greeting, answer), daemon=True)
        thread.start()
        yield int(listener.getsockname()[1])
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(listener: socket.socket, greeting: bytes, answer: Callable[[bytes], bytes | None]) -> None:
    with contextlib.suppress(OSError):  # the listener is shut, or the other side has gone
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as lines:
                connection.sendall(greeting)
                for line in lines:
                    said = answer(line)
                    if said == b"":
                        break
                    connection.sendall(said or b"")
