"""Connections to the studio: so many at once and no more, and each request whole in time, whoever sends it."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from umbruch.presskit.build.local_gate import MOST_CONNECTIONS, PATIENCE

BODY_PATIENCE = 60.0
"""Seconds in which the body of a request must have come: a picture of 128 MB takes a few from this machine."""


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, that cuts off whoever keeps a connection without asking anything.

    Uvicorn bounds neither the time that a request may take to come nor the connections that wait for one; a program of
    this machine, or a page in its browser, could take all of them and keep its user out.
    """

    _timer: asyncio.TimerHandle | None = None
    _has_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take a connection; one too many is closed."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
        else:
            self._wait(PATIENCE)

    def data_received(self, data: bytes) -> None:
        """A piece of a request, which must be whole before the patience ends."""
        if self._timer is None and self.conn.their_state is h11.IDLE:
            self._has_head = False
            self._wait(PATIENCE)
        super().data_received(data)
        match self.conn.their_state:
            case h11.IDLE:
                return
            case h11.SEND_BODY:
                if not self._has_head:
                    self._has_head = True
                    self._wait(BODY_PATIENCE)
            case _:
                self._wait(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._wait(None)
        super().connection_lost(exc)

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._cut)

    def _cut(self) -> None:
        self._timer = None
        transport: Any = self.transport
        transport.abort()
