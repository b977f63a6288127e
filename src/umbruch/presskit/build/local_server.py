"""A server for the eyes of one person on this machine: no other page, user or program reads what it shows.

Asked for at every request, whatever its method: the host it was sent to, the page it was sent from, and a key that
only the printed address holds, which then lives in a cookie.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from typing import Any, BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit

HOST = "127.0.0.1"
MOST_CONNECTIONS = 64
"""A browser opens six to a host; each open page keeps one."""
PATIENCE = 10.0
"""Seconds in which a request must have come whole, and an answer must have been taken on."""

_TAKEN = ("GET", "HEAD")
_OWN_PAGES = ("same-origin", "none")
"""Where a browser may have been sent from (Fetch Metadata, Sec-Fetch-Site): a page of ours, or a person."""


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
        names = {f"{name}:{self.server.port}" for name in (HOST, "localhost")}
        if self.headers.get_all("Host", []) not in [[name] for name in names]:
            return self._refused(HTTPStatus.FORBIDDEN, "this server answers to its own machine only")
        origins = self.headers.get_all("Origin", [])
        fetched = self.headers.get("Sec-Fetch-Site", _OWN_PAGES[0])
        if any(one not in {f"http://{name}" for name in names} for one in origins) or fetched not in _OWN_PAGES:
            return self._refused(HTTPStatus.FORBIDDEN, "no other page may ask for this")
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
        if told and hmac.compare_digest(told.encode(), self.server.key.encode()):
            self.send_response(HTTPStatus.SEE_OTHER)
            cookie = f"{self._cookie_name}={self.server.key}; Path=/; HttpOnly; SameSite=Strict"
            self.send_header("Set-Cookie", cookie)
            self.send_header("Location", "/" + parts.path.lstrip("/\\"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return False
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie_name)
        except CookieError:
            found = None
        if found is not None and hmac.compare_digest(found.value.encode(), self.server.key.encode()):
            return True
        return self._refused(HTTPStatus.FORBIDDEN, "open the address that the terminal shows")

    @property
    def _cookie_name(self) -> str:
        return f"umbruch-{self.server.port}"  # cookies know no ports (RFC 6265, 8.5)

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
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
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
