"""What all addresses of the studio share: bodies read, plain functions asked in a thread, answers as JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from umbruch.batch.work import fault
from umbruch.errors import FieldError, InputMissing, UmbruchError
from umbruch.kept import ready
from umbruch.pictures.kinds import MAX_PICTURE_BYTES
from umbruch.studio.article_view import error_view
from umbruch.studio.desk import Desk
from umbruch.studio.open_article import OpenArticle, Stale
from umbruch.studio.serving.spoken import asked_language, in_language

_Told = TypeVar("_Told")

Answer = Callable[[Request], Awaitable[Response]]
Asked = Callable[[Desk, Request, bytes], Response]
"""A plain function that answers: it is given the desk, the request and its body."""

_language: ContextVar[str] = ContextVar("language", default="en")


def speak_to(desk: Desk, request: Request) -> None:
    """Answer a request in the language in which it asks, or in that of the studio."""
    _language.set(asked_language(request.headers.get("accept-language", ""), desk.lang))


def told(desk: Desk, answer: Callable[..., Any]) -> Answer:
    """The answer of a plain function, in a thread; an error of the user as JSON."""

    async def told(request: Request) -> Response:
        speak_to(desk, request)
        body = await _body(request)
        try:
            found: Response = await run_in_threadpool(answer, desk, request, body)
        except Stale as error:
            return json_answer({"error": error_view(error)}, 409)
        except InputMissing as error:
            return json_answer({"error": error_view(error)}, 404)
        except UmbruchError as error:
            return json_answer({"error": error_view(error)}, 422)
        except Exception as error:  # noqa: BLE001  the outermost edge: the page says so, and goes on
            return json_answer({"error": error_view(fault(error))}, 500)
        return found

    return told


async def _body(request: Request) -> bytes:
    if request.method != "POST":
        return b""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MAX_PICTURE_BYTES:  # the guard has held the rest to less
            return b""
    return bytes(content)


def json_answer(value: object, status: int = 200) -> Response:
    """An answer in JSON, with what umbruch says in the language of the request."""
    return Response(msgspec.json.encode(in_language(value, _language.get())), status, media_type="application/json")


def decoded(content: bytes, kind: type[_Told]) -> _Told:
    """The body of a wish to change; FieldError where it is none of that kind."""
    try:
        return msgspec.json.decode(content, type=ready(kind))
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise FieldError(f"this cannot be done: {error}", hint="reload the page") from None


def article_of(desk: Desk, request: Request) -> OpenArticle:
    """The article of an address; InputMissing where there is none."""
    return desk.article(request.path_params["key"])
