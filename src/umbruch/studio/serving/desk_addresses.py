"""The addresses of the desk and of the page itself: what there is, what is new, files of many, scripts, faces."""

from __future__ import annotations

from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from umbruch.clipping.conventions import all_conventions
from umbruch.errors import FieldError, InputMissing
from umbruch.fonts.families import face_file
from umbruch.registry import format_table
from umbruch.studio.article_view import readable
from umbruch.studio.desk import Desk
from umbruch.studio.desk_states import DeskStates
from umbruch.studio.open_article import Look
from umbruch.studio.serving.answers import Asked, decoded, json_answer
from umbruch.studio.storing import Batch
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


def first_page(_desk: Desk, _request: Request, _content: bytes) -> Response:
    """The page itself."""
    return Response((ASSETS / "studio.html").read_bytes(), media_type=_TYPES[".html"])


def asset(_desk: Desk, request: Request, _content: bytes) -> Response:
    """A script, a sheet of styles, the words."""
    name = request.path_params["name"]
    known = {path.name: path for path in ASSETS.iterdir() if path.suffix in _TYPES}
    if name not in known:
        raise InputMissing("there is no such file")
    return Response(known[name].read_bytes(), media_type=_TYPES[known[name].suffix])


def face(_desk: Desk, request: Request, _content: bytes) -> Response:
    """A typeface of the page."""
    if request.path_params["name"] not in _FACES:
        raise InputMissing("there is no such face")
    family, bold, italic = _FACES[request.path_params["name"]]
    path = face_file(FontFamily(family), bold=bold, italic=italic)
    return Response(path.read_bytes(), media_type="font/ttf", headers={"Cache-Control": "private, max-age=86400"})


def desk_answer(desk: Desk, _request: Request, _content: bytes) -> Response:
    """What there is: articles, formats, styles, the folder of the results."""
    formats = [
        {"name": one.name, "suffix": one.suffixes[0]}
        for one in format_table.formats()
        if one.writes and one.suffixes and one.name != "presskit"
    ]
    entries = [{"key": one.key, "name": readable(one.name)} for one in desk.entries()]
    return json_answer({
        "name": readable(desk.path.name), "folder": desk.is_folder, "kit": desk.is_kit, "lang": desk.lang,
        "entries": entries, "formats": formats, "styles": builtin_names(), "out": readable(str(desk.out)),
        "languages": sorted(all_conventions()),
    })  # fmt: skip


def news_answer(states: DeskStates, batch: Batch) -> Asked:
    """What is new on the desk."""

    def news(_desk: Desk, request: Request, _content: bytes) -> Response:
        since = request.query_params.get("since", "0")
        found = states.news(int(since) if since.isascii() and since.isdigit() and len(since) < 10 else 0)
        entries = [{"key": one.key, "name": readable(one.name)} for one in found.entries]
        return json_answer({"number": found.number, "entries": entries, "states": found.states, "batch": batch.course})

    return news


class _Many(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keys: tuple[str, ...]
    formats: tuple[str, ...]
    style: str


def store_many(batch: Batch) -> Asked:
    """Make files of many articles."""

    def store(desk: Desk, _request: Request, content: bytes) -> Response:
        told = decoded(content, _Many)
        if told.style not in builtin_names():
            raise FieldError(f"{told.style!r} is no style of this studio", hint="choose one of the list")
        wanted = frozenset(told.keys)
        paths = [one.path for one in desk.entries() if one.key in wanted]
        batch.start(paths, told.formats, desk.out, Look(told.style))
        return json_answer(batch.course)

    return store
