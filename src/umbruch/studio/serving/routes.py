"""The addresses of the studio: the state of an article, its changes, its news; and those of its other modules."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from umbruch.errors import FieldError, UmbruchError
from umbruch.studio.article_view import View, error_view, readable, view_of
from umbruch.studio.changes import asked_for
from umbruch.studio.desk import Desk
from umbruch.studio.desk_states import DeskStates
from umbruch.studio.findings.publishing_check import findings
from umbruch.studio.house_rules import remember
from umbruch.studio.open_article import Look, OpenArticle
from umbruch.studio.picture_view import taken_in
from umbruch.studio.serving.answers import Answer, Asked, article_of, decoded, json_answer, speak_to, told
from umbruch.studio.serving.desk_addresses import asset, desk_answer, face, first_page, news_answer, store_many
from umbruch.studio.serving.kit_addresses import kit_routes
from umbruch.studio.serving.page_addresses import (
    export,
    original,
    original_page,
    page_answer,
    pages,
    picture,
    sample,
    shown,
)
from umbruch.studio.storing import Batch, stored
from umbruch.studio.style_file import store_style
from umbruch.style import builtin_names

_BEAT = 0.7
"""Seconds between two looks at the files of an article that is open."""


def application(desk: Desk) -> Starlette:
    """The studio for a desk, without its guard."""

    def route(path: str, answer: Asked, method: str = "GET") -> Route:
        return Route(path, told(desk, answer), methods=[method])

    batch = Batch()

    return Starlette(
        routes=[
            route("/", first_page),
            route("/assets/{name}", asset),
            route("/faces/{name}", face),
            route("/desk", desk_answer),
            route("/desk/news", news_answer(DeskStates(desk), batch)),
            route("/desk/store", store_many(batch), "POST"),
            route("/a/{key}", _state),
            route("/a/{key}/change", _change, "POST"),
            route("/a/{key}/undo", _undo, "POST"),
            route("/a/{key}/redo", _redo, "POST"),
            route("/a/{key}/look", _dress, "POST"),
            route("/a/{key}/pages", pages),
            route("/a/{key}/page/{number:int}", page_answer),
            route("/a/{key}/style/{style}", sample),
            route("/a/{key}/shown/{kind}/{path:path}", shown),
            route("/a/{key}/export", export),
            route("/a/{key}/store", _store, "POST"),
            route("/a/{key}/style", _store_style, "POST"),
            route("/a/{key}/check", _check),
            route("/a/{key}/original", original),
            route("/a/{key}/original/{number:int}", original_page),
            route("/a/{key}/picture", _take_picture, "POST"),
            route("/a/{key}/picture/{number:int}", picture),
            route("/a/{key}/always", _always, "POST"),
            Route("/a/{key}/events", _events(desk)),
            *kit_routes(desk),
        ]
    )


def _state(desk: Desk, request: Request, _content: bytes) -> Response:
    return json_answer(view_of(article_of(desk, request)))


class _Sent(msgspec.Struct, frozen=True):
    """What every wish to change comes with: the state that the page shows; `further` as `OpenArticle.change`."""

    revision: str
    change: msgspec.Raw = msgspec.Raw(b"null")
    further: bool = False


def _sent(content: bytes) -> _Sent:
    return decoded(content, _Sent)


def _done(article: OpenArticle, began: float) -> Response:
    view: View = view_of(article)
    return json_answer({**view, "took": round((time.perf_counter() - began) * 1000, 1)})


def _change(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = article_of(desk, request)
    sent = _sent(content)
    article.change(sent.revision, asked_for(bytes(sent.change)), further=sent.further)
    return _done(article, began)


def _undo(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = article_of(desk, request)
    article.undo(_sent(content).revision)
    return _done(article, began)


def _redo(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = article_of(desk, request)
    article.redo(_sent(content).revision)
    return _done(article, began)


class _Dress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    style: str
    keys: dict[str, str] = {}


def _dress(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = article_of(desk, request)
    told = decoded(content, _Dress)
    if told.style not in builtin_names():
        raise FieldError(f"{told.style!r} is no style of this studio", hint="choose one of the list")
    article.dress(Look(told.style, tuple(sorted(told.keys.items()))))
    return _done(article, began)


class _Store(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    formats: tuple[str, ...]


def _store(desk: Desk, request: Request, content: bytes) -> Response:
    paths = stored(article_of(desk, request), decoded(content, _Store).formats, desk.out)
    return json_answer({"folder": readable(str(desk.out)), "files": [readable(path.name) for path in paths]})


class _StyleName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str


def _store_style(desk: Desk, request: Request, content: bytes) -> Response:
    article = article_of(desk, request)
    path = store_style(article.look, decoded(content, _StyleName).name, article.path.parent)
    return json_answer({"file": path.name, "folder": str(path.parent)})


def _take_picture(desk: Desk, request: Request, content: bytes) -> Response:
    article = article_of(desk, request)
    taken_in(article, content)
    return json_answer(view_of(article))


class _Always(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    article: int = 0


def _always(desk: Desk, request: Request, content: bytes) -> Response:
    told = decoded(content, _Always)
    article = article_of(desk, request)
    path, added = remember(article.path, article.shown().applied.reading, told.article, told.role)
    return json_answer({"file": str(path), "added": added})


def _check(desk: Desk, request: Request, _content: bytes) -> Response:
    article = article_of(desk, request)
    return json_answer({"revision": article.revision(), **findings(article)})


def _events(desk: Desk) -> Answer:
    """News of an article: its revision whenever its files change, by whatever program."""

    async def events(request: Request) -> Response:
        speak_to(desk, request)
        try:
            article = await run_in_threadpool(desk.article, request.path_params["key"])
        except UmbruchError as error:
            return json_answer({"error": error_view(error)}, 404)

        async def news() -> AsyncIterator[bytes]:
            known = ""
            while not await request.is_disconnected():
                now = await run_in_threadpool(article.revision)
                if now != known:
                    known = now
                    yield f"data: {now}\n\n".encode()
                await asyncio.sleep(_BEAT)

        return StreamingResponse(news(), media_type="text/event-stream")

    return events
