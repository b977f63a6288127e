"""`docs/embedding.md`: the server of the page runs as it stands, and its rules are so."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import umbruch
from tests.tools import ROOT
from umbruch import errors
from umbruch.files import MAX_INPUT_BYTES
from umbruch.pictures import kinds

PAGE = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
CODE = [found[1] for found in re.finditer(r"```python\n(.*?)```", PAGE, re.DOTALL)]
TEXT = "Neue Halle fertig\n\nLINDAU (dpa). Die Halle Nr. {} ist am Montag eröffnet worden, und alle kamen.\n"

Answer = tuple[int, dict[bytes, bytes], bytes]


@pytest.fixture
def page() -> Iterator[dict[str, Any]]:
    """What the server's code defines."""
    names: dict[str, Any] = {}
    exec(compile(CODE[-1], "press_server.py", "exec"), names)
    yield names
    names["app"].pool.shutdown()


async def asked(app: Any, body: bytes = b"", path: str = "/pdf", method: str = "POST") -> Answer:
    """One request, its body in two pieces, as a server hands it on."""
    half = len(body) // 2
    pieces = [
        {"type": "http.request", "body": body[:half], "more_body": True},
        {"type": "http.request", "body": body[half:], "more_body": False},
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0)
        return pieces.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app({"type": "http", "method": method, "path": path}, receive, send)
    start, last = sent
    return start["status"], dict(start["headers"]), last["body"]


def test_many_tasks_get_the_bytes_of_one_thread(page: dict[str, Any]) -> None:
    texts = [TEXT.format(number % 3).encode() for number in range(9)]
    umbruch.clear_caches()

    async def all_at_once() -> list[Answer]:
        return await asyncio.gather(*(asked(page["app"], text) for text in texts))

    answers = asyncio.run(all_at_once())
    for text, (status, headers, body) in zip(texts, answers, strict=True):
        assert (status, headers[b"content-type"]) == (200, b"application/pdf")
        assert headers[b"content-length"] == str(len(body)).encode()
        assert body == umbruch.render(umbruch.read(text), "pdf", "release", on_diagnostic=lambda _: None)
    assert page["app"].at_work == 0


@pytest.mark.parametrize(
    ("body", "path", "method", "status", "code"),
    [
        (b"", "/pdf", "POST", 400, "input.unreadable"),
        (b"%PDF-1.7", "/pdf", "POST", 400, "input.unreadable"),
        (b"x", "/pdf", "GET", 405, "usage"),
        (b"x", "/epub", "POST", 404, "format.unknown"),
        (b"x" * 1_000_001, "/pdf", "POST", 413, "input.unreadable"),
    ],
)
def test_mistakes_have_their_status_and_say_what_is_wrong(
    page: dict[str, Any], body: bytes, path: str, method: str, status: int, code: str
) -> None:
    found, headers, told = asyncio.run(asked(page["app"], body, path, method))
    assert (found, headers[b"content-type"], json.loads(told)["code"]) == (status, b"application/json", code)
    assert json.loads(told)["message"]


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (errors.RenderError("no"), 422),
        (errors.Fault("no"), 500),
        (RuntimeError("no"), 500),
        (errors.StyleError("no"), 400),
    ],
)
def test_what_goes_wrong_inside_is_mapped(
    page: dict[str, Any], raised: Exception, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise raised

    monkeypatch.setattr(umbruch, "render", fail)
    found, _, told = asyncio.run(asked(page["app"], TEXT.encode()))
    assert found == status
    assert b"Traceback" not in told


def test_who_waits_too_long_and_who_comes_to_a_full_house_is_told_so(
    page: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(umbruch, "render", lambda *_, **__: go_on.wait(60) and b"late")
    app = page["PressServer"](threads=1, waiting=0, seconds=0.05)

    async def one_after_another() -> tuple[Answer, Answer]:
        first = await asked(app, TEXT.encode())
        second = await asked(app, TEXT.encode())
        go_on.set()
        while app.at_work:
            await asyncio.sleep(0.001)
        return first, second

    first, second = asyncio.run(one_after_another())
    app.pool.shutdown()
    assert (first[0], second[0]) == (504, 503)


def test_the_server_starts_and_ends_as_asgi_wants(page: dict[str, Any]) -> None:
    asked_for = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> dict[str, str]:
        return asked_for.pop(0)

    async def send(message: dict[str, str]) -> None:
        sent.append(message["type"])

    asyncio.run(page["app"]({"type": "lifespan"}, receive, send))
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_the_other_lines_of_the_page_run(capsys: pytest.CaptureFixture[str]) -> None:
    umbruch.render(umbruch.read(TEXT.encode()), "text", on_diagnostic=lambda _: None)
    exec(compile(CODE[0], "embedding.md", "exec"), {})
    assert re.search(r"^style\.loading\._load \d+ of 32$", capsys.readouterr().out, re.MULTILINE)
    assert not any(len(cache) for cache in umbruch.caches())


def every_error(kind: type[errors.UmbruchError]) -> Iterator[type[errors.UmbruchError]]:
    yield kind
    for one in kind.__subclasses__():
        yield from every_error(one)


def test_the_page_names_each_kind_of_error_and_the_limits() -> None:
    rows = "".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE))
    named = set(re.findall(r"`(\w+)`", rows))
    ours = {one.code.partition(".")[0] for one in every_error(errors.UmbruchError) if one.__module__ == errors.__name__}
    assert named == ours - {"error"}
    assert f"at most {MAX_INPUT_BYTES >> 20} MB, a picture {kinds.MAX_PICTURE_BYTES >> 20} MB" in " ".join(PAGE.split())
    assert f"{kinds.MAX_PIXELS // 1_000_000} million pixels" in " ".join(PAGE.split())
    assert f"more than {kinds.MAX_DECODED_BYTES // 1_000_000} MB" in " ".join(PAGE.split())
