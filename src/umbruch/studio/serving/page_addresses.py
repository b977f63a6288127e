"""The addresses of what an article looks like: its pages, those of the input, files in a frame, pictures."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from umbruch.studio.desk import Desk
from umbruch.studio.exporting import exported, mailed
from umbruch.studio.findings.remark_places import place_of
from umbruch.studio.picture_view import small_view
from umbruch.studio.preview.original_pages import original_picture, original_view
from umbruch.studio.preview.pdf_pages import page_picture, pages_of
from umbruch.studio.preview.shown_files import first_chapter, shown_file
from umbruch.studio.serving.answers import article_of, json_answer
from umbruch.studio.serving.guard import SHOWN_POLICY


def pages(desk: Desk, request: Request, _content: bytes) -> Response:
    """The sizes of the pages, where each line stands on them, and what the writer remarked."""
    article = article_of(desk, request)
    made = article.made("pdf")
    pages = article.remembered("pages", 0, lambda: pages_of(made.content, article.shown().lines))
    words = [[*one] for one in pages.words]
    lines = article.shown().lines
    remarks = [
        {"severity": one.severity, "message": one.message, "hint": one.hint, **place_of(one, lines)}
        for one in made.remarks
    ]
    sizes = [[*one] for one in pages.sizes]
    told = {"revision": article.revision(), "sizes": sizes, "words": words, "more": pages.more, "remarks": remarks}
    return json_answer(told)


def _scale(request: Request) -> float:
    """Pixels to a point, as the page asks for them."""
    try:
        scale = float(request.query_params.get("scale", ""))
    except ValueError:
        return 1.5
    return min(max(scale, 0.5), 4.0) if scale == scale else 1.5


def original(desk: Desk, request: Request, _content: bytes) -> Response:
    """The sizes of the pages of the input, or its paragraphs."""
    return json_answer(original_view(article_of(desk, request)))


def original_page(desk: Desk, request: Request, _content: bytes) -> Response:
    """A page of the input as JPEG."""
    picture = original_picture(article_of(desk, request), request.path_params["number"], _scale(request))
    return Response(picture, media_type="image/jpeg")


def page_answer(desk: Desk, request: Request, _content: bytes) -> Response:
    """A page of the PDF that would be published, as JPEG."""
    article = article_of(desk, request)
    number = request.path_params["number"]
    scale = _scale(request)
    picture = article.remembered(
        "page", (number, scale), lambda: page_picture(article.made("pdf").content, number, scale)
    )
    return Response(picture, media_type="image/jpeg")


def sample(desk: Desk, request: Request, _content: bytes) -> Response:
    """The first page in a style that is shipped, to choose among them."""
    article, style, scale = article_of(desk, request), request.path_params["style"], _scale(request)
    picture = article.remembered("sample", (style, scale), lambda: page_picture(article.tried(style).content, 0, scale))
    return Response(picture, media_type="image/jpeg")


def shown(desk: Desk, request: Request, _content: bytes) -> Response:
    """A file that was made, for a frame that runs no script."""
    article, kind, path = article_of(desk, request), request.path_params["kind"], request.path_params["path"]
    if (kind, path) == ("epub", ""):
        return RedirectResponse(f"{request.url.path}{first_chapter(article)}", 303)
    file = shown_file(article, kind, path)
    headers = {"Content-Security-Policy": SHOWN_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Response(file.content, media_type=file.media_type, headers=headers)


def export(desk: Desk, request: Request, _content: bytes) -> Response:
    """Files to take away."""
    article = article_of(desk, request)
    names = [one for one in request.query_params.get("formats", "").split(",") if one]
    file = mailed(article, names) if "mail" in request.query_params else exported(article, names)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{file.name}"}
    return Response(file.content, media_type=file.media_type, headers=headers)


def picture(desk: Desk, request: Request, _content: bytes) -> Response:
    """A small view of a picture."""
    made = small_view(article_of(desk, request), request.path_params["number"])
    return Response(made.content, media_type=made.media_type)
