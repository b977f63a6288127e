"""A kit built again on every save, and the preview that reloads itself."""

from __future__ import annotations

import builtins
import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.presskit.folders import MANIFEST, folder_of
from umbruch.errors import OutputError, UmbruchError, UsageError
from umbruch.presskit.build.kit_build import BuiltKit
from umbruch.presskit.build.local_gate import HOST
from umbruch.presskit.build.preview import EVENTS, SCRIPT, Preview
from umbruch.presskit.build.watching import builds

SMALL = MANIFEST.replace("usage =", 'formats = ["newsml"]\nusage =')


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Kit</title><body><p>Hier</p></body>")
    (tmp_path / "bild.jpg").write_bytes(b"\xff\xd8\xff")
    made = Preview(tmp_path, 0)
    made.start()
    yield made
    made.stop()


def asked(preview: Preview, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, preview.port, timeout=10)
    connection.request("GET", path, headers=opening(preview) | ({"Host": host} if host else {}))
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def opening(preview: Preview) -> dict[str, str]:
    """The cookie that the printed address brings."""
    return {"Cookie": f"umbruch-{preview.port}={preview.address.partition('?key=')[2]}"}


def test_pages_are_served_with_the_script_and_files_as_they_are(preview: Preview) -> None:
    status, page = asked(preview, "/")
    assert status == 200
    assert page.endswith(f'<p>Hier</p><script src="{SCRIPT}" defer></script></body>'.encode())
    assert asked(preview, "/bild.jpg") == (200, b"\xff\xd8\xff")
    assert b"EventSource" in asked(preview, SCRIPT)[1]


def test_nothing_outside_the_kit_is_served(preview: Preview) -> None:
    for path in ("/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd.html", "/nirgends.html", "/nirgends/"):
        assert asked(preview, path)[0] == 404


def test_a_page_of_the_web_cannot_read_it_under_a_name_of_its_own(preview: Preview) -> None:
    assert asked(preview, "/", host="evil.example:8000")[0] == 403
    assert asked(preview, "/", host=f"localhost:{preview.port}")[0] == 200


def test_it_listens_on_this_machine_only(preview: Preview) -> None:
    assert preview.address.startswith(f"http://127.0.0.1:{preview.port}/?key=")
    assert preview._server.server_address[0] == "127.0.0.1"


def test_pages_hear_of_each_build_and_of_what_went_wrong(preview: Preview) -> None:
    connection = http.client.HTTPConnection(HOST, preview.port, timeout=10)
    connection.request("GET", EVENTS, headers=opening(preview))
    stream = connection.getresponse()

    def told() -> dict[str, object]:
        line = stream.readline()
        assert stream.readline() == b"\n"
        news: dict[str, object] = json.loads(line.removeprefix(b"data: "))
        return news

    assert told() == {"number": 0, "problem": None}
    preview.show()
    assert told() == {"number": 1, "problem": None}
    preview.warn("kit.toml: line 3")
    assert told() == {"number": 1, "problem": "kit.toml: line 3"}
    connection.close()


def test_without_a_kit_the_first_page_says_why(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "noch-nicht", 0)
    preview.start()
    preview.warn("kit.toml: <Zeile 3>")
    try:
        assert b"&lt;Zeile 3&gt;" in asked(preview, "/")[1]
    finally:
        preview.stop()


def test_a_port_that_is_taken_is_told(preview: Preview, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="--port"):
        Preview(tmp_path, preview.port)


def test_each_save_is_built_and_a_mistake_does_not_end_it(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder = folder_of(tmp_path, SMALL)
    stop = threading.Event()
    ready = threading.Event()
    every = builds(folder, tmp_path / "out", stop=stop, ready=ready.set)
    first = next(every)
    assert isinstance(first, BuiltKit)

    def save() -> None:
        ready.wait(20)
        (folder / "kit.toml").write_text('titel = "x"')

    writer = threading.Thread(target=save)
    writer.start()
    assert isinstance(next(every), UmbruchError)
    writer.join()
    (folder / "kit.toml").write_text(SMALL.replace("Die neue Brücke", "Die Brücke"), encoding="utf-8")
    third = next(every)
    assert isinstance(third, BuiltKit)
    assert b"<title>Die Br" in (third.folder / "index.html").read_bytes().replace(b"\n", b"")
    stop.set()
    assert next(every, None) is None


def test_what_is_given_for_the_style_holds_in_each_build(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder = folder_of(tmp_path, SMALL.replace('["newsml"]', '["pdf"]'))
    stop = threading.Event()
    built = next(builds(folder, tmp_path / "out", style_keys={"page.size": "A5"}, stop=stop))
    stop.set()
    assert isinstance(built, BuiltKit)
    made = list(built.folder.rglob("*.pdf"))
    assert made
    assert all(b"/MediaBox [0 0 419.53 595.28]" in one.read_bytes() for one in made)


def test_without_watchfiles_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "watchfiles":
            raise ImportError(name)
        return original(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"umbruch\[watch\]"):
        builds(folder_of(tmp_path), tmp_path / "out")
