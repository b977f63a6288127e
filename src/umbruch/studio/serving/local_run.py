"""The studio on an address of this machine: a port, a key, and a server that answers until it is told to end."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import Any

from umbruch.errors import OutputError, UmbruchError
from umbruch.presskit.build.local_gate import HOST, MOST_CONNECTIONS

_GRACE = 1
"""Seconds that open pages are given when the studio ends; they hold a connection for news."""


class Studio:
    """A server for the articles of a desk.

    Args:
        path: a file or a folder.
        out: where exported files are stored.
        lang: the language of comments in files of corrections.
        port: 0 takes a free one.

    Raises:
        InputMissing: there is no such file or folder.
        OutputError: the port is taken.
        UmbruchError: the extra `umbruch[studio]` is not installed.
    """

    def __init__(self, path: Path, *, out: Path, lang: str, port: int = 0) -> None:
        try:
            import starlette  # noqa: F401
            import uvicorn
        except ImportError:
            raise UmbruchError(
                "the studio needs starlette and uvicorn, which are not installed here",
                hint="pip install 'umbruch[studio]'",
            ) from None
        from umbruch.studio.desk import Desk
        from umbruch.studio.serving.bounded import BoundedProtocol
        from umbruch.studio.serving.guard import Guard
        from umbruch.studio.serving.routes import application

        desk = Desk(path, out, lang)
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        self._key = secrets.token_urlsafe(24)
        guarded: Any = Guard(application(desk), self.port, self._key)
        settings = uvicorn.Config(
            guarded, log_level="critical", access_log=False, server_header=False, date_header=False, lifespan="off",
            http=BoundedProtocol, timeout_graceful_shutdown=_GRACE, ws="none", proxy_headers=False,
            backlog=MOST_CONNECTIONS,
        )  # fmt: skip
        self._server = uvicorn.Server(settings)

    @property
    def address(self) -> str:
        """The address of the page, with the key that opens it."""
        return f"http://{HOST}:{self.port}/?key={self._key}"

    @property
    def answers(self) -> bool:
        """Whether it has begun to answer."""
        return self._server.started

    def serve(self) -> None:
        """Answer until `stop` is called or the program is interrupted."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Answer no longer."""
        self._server.should_exit = True


def _listening(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen(MOST_CONNECTIONS)
    except OSError as error:
        found.close()
        raise OutputError(
            f"port {port} cannot be used: {error.strerror}", hint="choose another with --port; 0 takes a free one"
        ) from None
    return found
