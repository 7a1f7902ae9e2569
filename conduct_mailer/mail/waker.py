"""A bell that any thread may ring to end a wait on a socket."""

from __future__ import annotations

import contextlib
import select
import socket


class Waker:
    """Rung before the wait, it ends the wait at once."""

    def __init__(self) -> None:
        self._waker, self._wakes = socket.socketpair()
        self._wakes.setblocking(False)
        self._waker.setblocking(False)

    def wake(self) -> None:
        """End the wait; the one method that any thread may call, at any time."""
        with contextlib.suppress(OSError):  # full: it is rung already; closed: nobody waits any more
            self._waker.send(b".")

    def wait(self, seconds: float, connection: socket.socket | None = None) -> None:
        """Until ``wake`` is called, the connection has something to read, or the time is over."""
        sources = [self._wakes] if connection is None else [self._wakes, connection]
        ready, _, _ = select.select(sources, [], [], seconds)
        if self._wakes in ready:
            with contextlib.suppress(BlockingIOError):
                self._wakes.recv(4096)

    def close(self) -> None:
        """Never raises."""
        self._waker.close()
        self._wakes.close()
