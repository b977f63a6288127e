"""The addresses of the studio: its page, the state of an article, changes, pictures of pages, files."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from umbruch.batch.work import fault
from umbruch.errors import FieldError, InputMissing, UmbruchError
from umbruch.fonts.families import face_file
from umbruch.pictures.kinds import MAX_PICTURE_BYTES
from umbruch.registry import format_table
from umbruch.studio.article_view import View, error_view, readable, view_of
from umbruch.studio.changes import asked_for
from umbruch.studio.desk import Desk
from umbruch.studio.desk_states import DeskStates
from umbruch.studio.exporting import exported
from umbruch.studio.house_rules import remember
from umbruch.studio.open_article import Look, OpenArticle, Stale
from umbruch.studio.picture_view import small_view, taken_in
from umbruch.studio.preview.pdf_pages import page_picture, pages_of, sizes_of
from umbruch.studio.preview.shown_files import first_chapter, shown_file
from umbruch.studio.publishing_check import findings
from umbruch.studio.serving.guard import SHOWN_POLICY
from umbruch.studio.storing import Batch, stored
from umbruch.studio.style_file import store_style
from umbruch.style import builtin_names
from umbruch.style.model import FontFamily

ASSETS = Path(__file__).parents[1] / "assets"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_FACES = {
    "serif": ("PT Serif", False, False),
    "serif-bold": ("PT Serif", True, False),
    "serif-italic": ("PT Serif", False, True),
    "sans": ("PT Sans", False, False),
    "sans-bold": ("PT Sans", True, False),
}
"""The faces of the page by their names in its addresses; those that the shipped styles are set in."""

_BEAT = 0.7
"""Seconds between two looks at the files of an article that is open."""

_Told = TypeVar("_Told")

Answer = Callable[[Request], Awaitable[Response]]


def application(desk: Desk) -> Starlette:
    """The studio for a desk, without its guard."""

    def route(path: str, answer: Callable[..., Any], method: str = "GET") -> Route:
        return Route(path, _told(desk, answer), methods=[method])

    batch = Batch()

    return Starlette(
        routes=[
            route("/", _page),
            route("/assets/{name}", _asset),
            route("/faces/{name}", _face),
            route("/desk", _desk),
            route("/desk/news", _news(DeskStates(desk), batch)),
            route("/desk/store", _store_many(batch), "POST"),
            route("/a/{key}", _state),
            route("/a/{key}/change", _change, "POST"),
            route("/a/{key}/undo", _undo, "POST"),
            route("/a/{key}/redo", _redo, "POST"),
            route("/a/{key}/look", _dress, "POST"),
            route("/a/{key}/pages", _pages),
            route("/a/{key}/page/{number:int}", _page_picture),
            route("/a/{key}/shown/{kind}/{path:path}", _shown),
            route("/a/{key}/export", _export),
            route("/a/{key}/store", _store, "POST"),
            route("/a/{key}/style", _store_style, "POST"),
            route("/a/{key}/check", _check),
            route("/a/{key}/original", _original),
            route("/a/{key}/original/{number:int}", _original_page),
            route("/a/{key}/picture", _take_picture, "POST"),
            route("/a/{key}/picture/{number:int}", _picture),
            route("/a/{key}/always", _always, "POST"),
            Route("/a/{key}/events", _events(desk)),
        ]
    )


def _told(desk: Desk, answer: Callable[..., Any]) -> Answer:
    """The answer of a plain function, in a thread; an error of the user as JSON."""

    async def told(request: Request) -> Response:
        body = await _body(request)
        try:
            found: Response = await run_in_threadpool(answer, desk, request, body)
        except Stale as error:
            return _json({"error": error_view(error)}, 409)
        except InputMissing as error:
            return _json({"error": error_view(error)}, 404)
        except UmbruchError as error:
            return _json({"error": error_view(error)}, 422)
        except Exception as error:  # noqa: BLE001  the outermost edge: the page says so, and goes on
            return _json({"error": error_view(fault(error))}, 500)
        return found

    return told


async def _body(request: Request) -> bytes:
    if request.method != "POST":
        return b""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MAX_PICTURE_BYTES:  # the guard has held the rest to less
            return b""
    return content


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _page(_desk: Desk, _request: Request, _content: bytes) -> Response:
    return Response((ASSETS / "studio.html").read_bytes(), media_type=_TYPES[".html"])


def _asset(_desk: Desk, request: Request, _content: bytes) -> Response:
    name = request.path_params["name"]
    known = {path.name: path for path in ASSETS.iterdir() if path.suffix in _TYPES}
    if name not in known:
        raise InputMissing("there is no such file")
    return Response(known[name].read_bytes(), media_type=_TYPES[known[name].suffix])


def _face(_desk: Desk, request: Request, _content: bytes) -> Response:
    if request.path_params["name"] not in _FACES:
        raise InputMissing("there is no such face")
    family, bold, italic = _FACES[request.path_params["name"]]
    path = face_file(FontFamily(family), bold=bold, italic=italic)
    return Response(path.read_bytes(), media_type="font/ttf", headers={"Cache-Control": "private, max-age=86400"})


def _desk(desk: Desk, _request: Request, _content: bytes) -> Response:
    formats = [
        {"name": one.name, "suffix": one.suffixes[0]}
        for one in format_table.formats()
        if one.writes and one.suffixes and one.name != "presskit"
    ]
    entries = [{"key": one.key, "name": readable(one.name)} for one in desk.entries()]
    return _json({
        "name": readable(desk.path.name), "folder": desk.is_folder, "lang": desk.lang, "entries": entries,
        "formats": formats, "styles": builtin_names(), "out": readable(str(desk.out)),
    })  # fmt: skip


def _article(desk: Desk, request: Request) -> OpenArticle:
    return desk.article(request.path_params["key"])


def _state(desk: Desk, request: Request, _content: bytes) -> Response:
    return _json(view_of(_article(desk, request)))


def _news(states: DeskStates, batch: Batch) -> Callable[[Desk, Request, bytes], Response]:
    """What is new on the desk."""

    def news(_desk: Desk, request: Request, _content: bytes) -> Response:
        since = request.query_params.get("since", "0")
        found = states.news(int(since) if since.isascii() and since.isdigit() and len(since) < 10 else 0)
        entries = [{"key": one.key, "name": readable(one.name)} for one in found.entries]
        return _json({"number": found.number, "entries": entries, "states": found.states, "batch": batch.course})

    return news


class _Many(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keys: tuple[str, ...]
    formats: tuple[str, ...]
    style: str


def _store_many(batch: Batch) -> Callable[[Desk, Request, bytes], Response]:
    """Make files of many articles."""

    def store(desk: Desk, _request: Request, content: bytes) -> Response:
        told = _decoded(content, _Many)
        if told.style not in builtin_names():
            raise FieldError(f"{told.style!r} is no style of this studio", hint="choose one of the list")
        wanted = frozenset(told.keys)
        paths = [one.path for one in desk.entries() if one.key in wanted]
        batch.start(paths, told.formats, desk.out, Look(told.style))
        return _json(batch.course)

    return store


class _Sent(msgspec.Struct, frozen=True):
    """What every wish to change comes with: the state that the page shows."""

    revision: str
    change: msgspec.Raw = msgspec.Raw(b"null")


def _decoded(content: bytes, kind: type[_Told]) -> _Told:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise FieldError(f"this cannot be done: {error}", hint="reload the page") from None


def _sent(content: bytes) -> _Sent:
    return _decoded(content, _Sent)


def _done(article: OpenArticle, began: float) -> Response:
    view: View = view_of(article)
    return _json({**view, "took": round((time.perf_counter() - began) * 1000, 1)})


def _change(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = _article(desk, request)
    sent = _sent(content)
    article.change(sent.revision, asked_for(bytes(sent.change)))
    return _done(article, began)


def _undo(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = _article(desk, request)
    article.undo(_sent(content).revision)
    return _done(article, began)


def _redo(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = _article(desk, request)
    article.redo(_sent(content).revision)
    return _done(article, began)


class _Dress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    style: str
    keys: dict[str, str] = {}


def _dress(desk: Desk, request: Request, content: bytes) -> Response:
    began = time.perf_counter()
    article = _article(desk, request)
    told = _decoded(content, _Dress)
    if told.style not in builtin_names():
        raise FieldError(f"{told.style!r} is no style of this studio", hint="choose one of the list")
    article.dress(Look(told.style, tuple(sorted(told.keys.items()))))
    return _done(article, began)


def _pages(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    made = article.made("pdf")
    pages = article.remembered("pages", 0, lambda: pages_of(made.content, article.shown().lines))
    words = [[*one] for one in pages.words]
    remarks = [{"severity": one.severity, "message": one.message, "hint": one.hint} for one in made.remarks]
    sizes = [[*one] for one in pages.sizes]
    told = {"revision": article.revision(), "sizes": sizes, "words": words, "more": pages.more, "remarks": remarks}
    return _json(told)


def _scale(request: Request) -> float:
    """Pixels to a point, as the page asks for them."""
    try:
        scale = float(request.query_params.get("scale", ""))
    except ValueError:
        return 1.5
    return min(max(scale, 0.5), 4.0) if scale == scale else 1.5


def _original(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    if not article.is_pdf:
        raise InputMissing("this input has no pages")
    return _json({"sizes": article.remembered("sizes", "", lambda: sizes_of(article.original()))})


def _original_page(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    if not article.is_pdf:
        raise InputMissing("this input has no pages")
    picture = page_picture(article.original(), request.path_params["number"], _scale(request))
    return Response(picture, media_type="image/png")


def _page_picture(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    number = request.path_params["number"]
    scale = _scale(request)
    picture = article.remembered(
        "page", (number, scale), lambda: page_picture(article.made("pdf").content, number, scale)
    )
    return Response(picture, media_type="image/png")


def _shown(desk: Desk, request: Request, _content: bytes) -> Response:
    article, kind, path = _article(desk, request), request.path_params["kind"], request.path_params["path"]
    if (kind, path) == ("epub", ""):
        return RedirectResponse(f"{request.url.path}{first_chapter(article)}", 303)
    file = shown_file(article, kind, path)
    headers = {"Content-Security-Policy": SHOWN_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Response(file.content, media_type=file.media_type, headers=headers)


def _export(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    names = [one for one in request.query_params.get("formats", "").split(",") if one]
    file = exported(article, names)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{file.name}"}
    return Response(file.content, media_type=file.media_type, headers=headers)


class _Store(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    formats: tuple[str, ...]


def _store(desk: Desk, request: Request, content: bytes) -> Response:
    paths = stored(_article(desk, request), _decoded(content, _Store).formats, desk.out)
    return _json({"folder": readable(str(desk.out)), "files": [readable(path.name) for path in paths]})


class _StyleName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str


def _store_style(desk: Desk, request: Request, content: bytes) -> Response:
    article = _article(desk, request)
    path = store_style(article.look, _decoded(content, _StyleName).name, article.path.parent)
    return _json({"file": path.name, "folder": str(path.parent)})


def _take_picture(desk: Desk, request: Request, content: bytes) -> Response:
    article = _article(desk, request)
    taken_in(article, content)
    return _json(view_of(article))


def _picture(desk: Desk, request: Request, _content: bytes) -> Response:
    made = small_view(_article(desk, request), request.path_params["number"])
    return Response(made.content, media_type=made.media_type)


class _Always(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    article: int = 0


def _always(desk: Desk, request: Request, content: bytes) -> Response:
    told = _decoded(content, _Always)
    article = _article(desk, request)
    path, added = remember(article.path, article.shown().applied.reading, told.article, told.role)
    return _json({"file": str(path), "added": added})


def _check(desk: Desk, request: Request, _content: bytes) -> Response:
    article = _article(desk, request)
    return _json({"revision": article.revision(), **findings(article)})


def _events(desk: Desk) -> Answer:
    """News of an article: its revision whenever its files change, by whatever program."""

    async def events(request: Request) -> Response:
        try:
            article = await run_in_threadpool(desk.article, request.path_params["key"])
        except UmbruchError as error:
            return _json({"error": error_view(error)}, 404)

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
