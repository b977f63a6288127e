"""The addresses of a press kit: its state, its changes, its page as it would be published, and publishing it."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from umbruch.studio.article_view import readable
from umbruch.studio.desk import Desk
from umbruch.studio.kit.kit_desk import KitDesk
from umbruch.studio.kit.kit_view import kit_picture, kit_remarks, kit_view
from umbruch.studio.kit.manifest_changes import wish_for
from umbruch.studio.serving.answers import Asked, decoded, json_answer, told
from umbruch.studio.serving.guard import SHOWN_POLICY


class _Sent(msgspec.Struct, frozen=True):
    """What every wish to change comes with: the state that the page shows."""

    revision: str
    change: msgspec.Raw = msgspec.Raw(b"null")


def kit_routes(desk: Desk) -> list[Route]:
    """The addresses of the kit of a desk."""
    kit = KitDesk(desk)

    def view() -> Response:
        return json_answer(kit_view(kit))

    def state(_desk: Desk, _request: Request, _content: bytes) -> Response:
        return view()

    def start(_desk: Desk, _request: Request, _content: bytes) -> Response:
        kit.start()
        return view()

    def change(_desk: Desk, _request: Request, content: bytes) -> Response:
        sent = decoded(content, _Sent)
        kit.change(sent.revision, wish_for(bytes(sent.change)))
        return view()

    def undo(_desk: Desk, _request: Request, content: bytes) -> Response:
        kit.undo(decoded(content, _Sent).revision)
        return view()

    def redo(_desk: Desk, _request: Request, content: bytes) -> Response:
        kit.redo(decoded(content, _Sent).revision)
        return view()

    def publish(_desk: Desk, _request: Request, _content: bytes) -> Response:
        built = kit.publish()
        remarks = [{"message": one.message} for one in built.diagnostics if one.severity != "info"]
        names = {"folder": readable(str(built.folder)), "archive": readable(str(built.archive))}
        return json_answer({**names, "files": built.files, "remarks": remarks})

    def remarks(_desk: Desk, _request: Request, _content: bytes) -> Response:
        return json_answer(kit_remarks(kit))

    def picture(_desk: Desk, request: Request, _content: bytes) -> Response:
        made = kit_picture(kit, request.path_params["number"])
        return Response(made.content, media_type=made.media_type)

    def shown(_desk: Desk, request: Request, _content: bytes) -> Response:
        file = kit.shown(request.path_params["path"])
        headers = {"Content-Security-Policy": SHOWN_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return Response(file.content, media_type=file.media_type, headers=headers)

    def route(path: str, answer: Asked, method: str = "GET") -> Route:
        return Route(path, told(desk, answer), methods=[method])

    return [
        route("/kit", state),
        route("/kit/start", start, "POST"),
        route("/kit/change", change, "POST"),
        route("/kit/undo", undo, "POST"),
        route("/kit/redo", redo, "POST"),
        route("/kit/publish", publish, "POST"),
        route("/kit/remarks", remarks),
        route("/kit/picture/{number:int}", picture),
        route("/kit/shown/{path:path}", shown),
    ]
