"""Lets in who may come in, and gives every answer the headers that keep it here; before any route is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from umbruch.pictures.kinds import MAX_PICTURE_BYTES
from umbruch.presskit.build.local_gate import HEADERS, NO_KEY, cookie, has_key, opens, refusal

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BYTES = 1_000_000
"""What a page may send at once: a change of an article."""
PICTURE = "/picture"
"""The end of the addresses that take a picture, as it is."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SHOWN_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "media-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For a file that was made and is shown in a frame: no script of any kind, and nothing from elsewhere."""

_READS = frozenset({"GET", "HEAD"})
_CHANGES = frozenset({"POST"})
_ANOTHER_METHOD = "only GET, HEAD and POST are answered"
_TOO_LARGE = "a change is smaller"
_NO_JSON = "a change is sent as JSON, a picture as what it is"


class Guard:
    """An application behind the gate; `port` and `key` are those of the printed address."""

    def __init__(self, inner: Application, port: int, key: str) -> None:
        self._inner = inner
        self._port = port
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; anything that is not HTTP is closed."""
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _Headers(scope)
        if (status := self._refused(scope, headers)) is not None:
            await _answer(send, *status)
        elif opens(told := parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0], self._key):
            path = "/" + scope["path"].lstrip("/\\")
            brought = [("Location", _quoted(path)), ("Set-Cookie", cookie(self._port, self._key))]
            await _answer(send, 303, "", brought)
        elif told or not has_key(headers.one("cookie"), self._port, self._key):
            await _answer(send, 403, NO_KEY)
        else:
            await self._inner(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope, headers: _Headers) -> tuple[int, str] | None:
        method = scope["method"]
        if method not in _READS | _CHANGES:
            return 405, _ANOTHER_METHOD
        told = (headers.all(name) for name in ("host", "origin", "sec-fetch-site"))
        if why := refusal(self._port, *told, changes=method in _CHANGES):
            return 403, why
        takes_picture = method in _CHANGES and scope["path"].endswith(PICTURE)
        most, kind = (MAX_PICTURE_BYTES, "image/") if takes_picture else (MOST_BYTES, "application/json")
        length = headers.one("content-length") or "0"
        if not length.isascii() or not length.isdigit() or int(length) > most or headers.all("transfer-encoding"):
            return 413, _TOO_LARGE
        if method in _CHANGES and not headers.one("content-type").startswith(kind):
            return 415, _NO_JSON
        return None


class _Headers:
    """The headers of a request by their names in small letters."""

    def __init__(self, scope: Scope) -> None:
        self._all = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]

    def all(self, name: str) -> list[str]:
        return [value for one, value in self._all if one == name]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def _with_headers(send: Send) -> Send:
    async def told(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            names = {name.lower() for name, _ in own}
            more = [*HEADERS, ("Content-Security-Policy", POLICY), ("X-Frame-Options", "DENY")]
            own += [(n.encode(), v.encode()) for n, v in more if n.lower().encode() not in names]
            message = {**message, "headers": own}
        await send(message)

    return told


async def _answer(send: Send, status: int, why: str, brought: list[tuple[str, str]] | None = None) -> None:
    """A short answer of our own."""
    body = f"{why}\n".encode() if why else b""
    told = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), *(brought or [])]
    own = [(name.lower().encode(), value.encode("latin-1")) for name, value in told]
    start = {"type": "http.response.start", "status": status, "headers": own}
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": body})


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path)
