"""A server for the eyes of one person on this machine: no other page, user or program reads what it shows.

Asked for at every request, whatever its method: the host it was sent to, the page it was sent from, and a key that
only the printed address holds, which then lives in a cookie.
"""

from __future__ import annotations

import os
import secrets
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from socketserver import TCPServer
from typing import Any, BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit

from umbruch.presskit.build.local_gate import (
    HEADERS,
    HOST,
    MOST_CONNECTIONS,
    NO_KEY,
    PATIENCE,
    cookie,
    has_key,
    opens,
    refusal,
)

_TAKEN = ("GET", "HEAD")


class LocalServer(ThreadingHTTPServer):
    """Listens on 127.0.0.1, to so many connections at once and no more; `key` opens it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = MOST_CONNECTIONS

    def __init__(self, port: int, handler: Any) -> None:
        """Take a port, 0 for a free one; OSError where it is taken."""
        self.key = secrets.token_urlsafe(24)
        self._free = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((HOST, port), handler)

    def server_bind(self) -> None:
        """Take the port; nobody is asked for the name of this machine, as `http.server` would do."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.port

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self.server_address[1]
        return port

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own; one connection too many is closed."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._free.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: whoever went away before the end is no fault, and the terminal belongs to the builds."""


class GuardedHandler(BaseHTTPRequestHandler):
    """Lets in who may come in, and gives every answer the headers that keep it here; `policy` is its CSP."""

    protocol_version = "HTTP/1.1"
    server_version = "umbruch"
    sys_version = ""
    timeout = PATIENCE
    policy = "default-src 'none'; frame-ancestors 'none'"
    server: LocalServer

    def handle_one_request(self) -> None:
        """One request, which must have come whole before the patience ends."""
        with _in_time(self.connection) as came:
            self._came = came
            with suppress(OSError):
                super().handle_one_request()
                return
            self.close_connection = True

    def parse_request(self) -> bool:
        """Whether the request is to be answered; where not, it has been told why."""
        if not super().parse_request():
            return False
        self._came()
        if self.command not in _TAKEN:
            return self._refused(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are answered")
        told = (self.headers.get_all(name, []) for name in ("Host", "Origin", "Sec-Fetch-Site"))
        if why := refusal(self.server.port, *told):
            return self._refused(HTTPStatus.FORBIDDEN, why)
        if self.headers.get("Content-Length", "0") != "0" or self.headers.get("Transfer-Encoding"):
            return self._refused(HTTPStatus.BAD_REQUEST, "a request has no body here")
        return self._has_key()

    def _refused(self, status: HTTPStatus, why: str) -> bool:
        self.close_connection = True
        self.send_error(status, why)
        return False

    def _has_key(self) -> bool:
        """Whether the cookie holds the key; an address that holds it brings the cookie, and leads to itself without."""
        try:
            parts = urlsplit(self.path)
        except ValueError:
            return self._refused(HTTPStatus.NOT_FOUND, "no such address")
        told = parse_qs(parts.query).get("key", [""])[0]
        if opens(told, self.server.key):
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Set-Cookie", cookie(self.server.port, self.server.key))
            self.send_header("Location", "/" + parts.path.lstrip("/\\"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return False
        if has_key(self.headers.get("Cookie", ""), self.server.port, self.server.key):
            return True
        return self._refused(HTTPStatus.FORBIDDEN, NO_KEY)

    def answer(self, content: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """A whole answer; to HEAD without its body."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """The headers of every answer: kept by nobody, shown in no other page, guessed to be nothing else."""
        for name, value in HEADERS:
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the terminal belongs to the builds."""


@contextmanager
def _in_time(connection: socket) -> Iterator[Any]:
    """Cut a connection whose request has not come whole when the patience ends; the value says that it has."""

    def cut() -> None:
        with suppress(OSError):
            connection.shutdown(SHUT_RDWR)

    timer = threading.Timer(PATIENCE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield timer.cancel
    finally:
        timer.cancel()


def path_of(target: str) -> str | None:
    """The path of a request below the folder that is shown; None for one that no file of a kit has."""
    path = unquote(urlsplit(target).path, errors="strict") if "%" in target else urlsplit(target).path
    parts = path.split("/")[1:]
    if not path.startswith("/") or not path.isprintable() or "\\" in path or any(one.startswith(".") for one in parts):
        return None
    return "/".join(parts)


def opened(folder: Path, path: str) -> BinaryIO | None:
    """A regular file below a folder, no link on the way to it; None for everything else."""
    file = folder
    try:
        for part in filter(None, path.split("/")):
            file /= part
            if file.is_symlink():
                return None
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(file, flags), "rb")
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        return None
    return stream
