"""Pictures in the studio: taken in beside the article, described, and pointed at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import umbruch
from tests.studio.studios import Running, clipping_in, running


def picture(width: int = 60, height: int = 40, encoding: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (90, 140, 90)).save(made, encoding)
    return made.getvalue()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Running]:
    with running(clipping_in(tmp_path)) as one:
        yield one


def sent(studio: Running, content: bytes, media_type: str = "image/jpeg") -> int:
    return studio.asked(f"{studio.article}/picture", "POST", content, Content_Type=media_type)[0]


def test_a_picture_that_is_dropped_in_is_found_by_every_command(studio: Running) -> None:
    assert studio.told(studio.article)["pictures"][0]["picture"] is None
    assert sent(studio, picture()) == 200
    assert umbruch.read(studio.path).article.body[3].image == "clipping.jpg"  # type: ignore[union-attr]
    assert sent(studio, picture(encoding="PNG"), "image/png") == 200
    assert sorted(one.name for one in studio.path.parent.glob("clipping*")) == [
        "clipping-2.png", "clipping.jpg", "clipping.txt",
    ]  # fmt: skip
    told = studio.told(studio.article)["pictures"]
    assert [(one["name"], one["credit"], one["alt"]) for one in told] == [
        ("clipping.jpg", "Foto: Karl Beispiel", None), ("clipping-2.png", "", None),
    ]  # fmt: skip


def test_what_is_no_picture_is_not_stored(studio: Running) -> None:
    for content in (b"", b"<script>", b"\x89PNG\r\n\x1a\n broken", b"%PDF-1.7"):
        assert sent(studio, content) == 422
    assert sent(studio, picture(), "text/html") == 415
    assert [one.name for one in studio.path.parent.iterdir()] == ["clipping.txt"]


def test_description_and_point_are_kept_as_corrections(studio: Running) -> None:
    sent(studio, picture())
    for change in (
        {"type": "block", "article": 0, "block": 3, "part": ".alt", "value": "Eine Brücke"},
        {"type": "field", "path": "pictures[0].focus", "value": "0.25; 0.5"},
    ):
        revision = studio.told(studio.article)["revision"]
        studio.told(f"{studio.article}/change", "POST", {"revision": revision, "change": change})
    read = umbruch.read(studio.path)
    assert read.pictures[0].focus == (0.25, 0.5)
    assert read.article.body[3].alt == "Eine Brücke"  # type: ignore[union-attr]


def test_a_small_view_is_shown_and_another_is_not_there(studio: Running) -> None:
    sent(studio, picture(3000, 2000))
    status, headers, content = studio.asked(f"{studio.article}/picture/0")
    assert (status, headers["content-type"]) == (200, "image/jpeg")
    assert max(Image.open(io.BytesIO(content)).size) <= 720
    assert studio.asked(f"{studio.article}/picture/1")[0] == 404
