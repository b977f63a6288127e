"""No page of the web, no other user and no crooked request gets anything out of the preview of an embargoed kit."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from umbruch.presskit.build import local_server
from umbruch.presskit.build.local_gate import HOST, MOST_CONNECTIONS
from umbruch.presskit.build.preview import EVENTS, SCRIPT, Preview

SECRET = b"Sperrfrist: 20. November 2999"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    kit = tmp_path / "kit"
    (kit / "articles").mkdir(parents=True)
    (kit / "index.html").write_bytes(b"<!DOCTYPE html><title>Kit</title><body><p>" + SECRET + b"</p></body>")
    (kit / "articles" / "eins.html").write_bytes(b"<body>" + SECRET)
    (kit / "bild.svg").write_bytes(b"<svg/>")
    (kit / ".versteckt").write_bytes(SECRET)
    (tmp_path / "outside.html").write_bytes(SECRET)
    (kit / "link.html").symlink_to(tmp_path / "outside.html")
    (kit / "folder").symlink_to(tmp_path)
    os.mkfifo(kit / "pipe.html")
    made = Preview(kit, 0)
    made.start()
    yield made
    made.stop()


def key_of(preview: Preview) -> str:
    return preview.address.partition("?key=")[2]


def sent(preview: Preview, request: bytes) -> bytes:
    """What comes back to these bytes, until the server closes."""
    with socket.create_connection((HOST, preview.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def request_of(preview: Preview, path: str) -> bytes:
    cookie = f"umbruch-{preview.port}={key_of(preview)}"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nCookie: {cookie}\r\n\r\n".encode()


def asked(preview: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(HOST, preview.port, timeout=10)
    own = {"Cookie": f"umbruch-{preview.port}={key_of(preview)}"}
    connection.request(method, path, headers=own | {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    content = b"" if path == EVENTS and answer.status == 200 else answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


STRANGERS = {
    "a name that leads here": {"Host": "evil.example:8000"},
    "this machine at another port": {"Host": "127.0.0.1:1"},
    "a name without a port": {"Host": "127.0.0.1"},
    "a form of another page": {"Origin": "https://evil.example"},
    "a page without an origin": {"Origin": "null"},
    "another server of this machine": {"Origin": "http://127.0.0.1:1"},
    "a picture in another page": {"Sec_Fetch_Site": "cross-site"},
    "a page of another port": {"Sec_Fetch_Site": "same-site"},
    "somebody without the key": {"Cookie": "x=y"},
    "somebody who guesses the key": {"Cookie": "umbruch-{port}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
    "a crooked cookie": {"Cookie": '\\;;=,,"umbruch'},
}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/bild.svg", EVENTS, SCRIPT])
def test_strangers_see_nothing(preview: Preview, who: str, method: str, path: str) -> None:
    headers = {name: value.replace("{port}", str(preview.port)) for name, value in STRANGERS[who].items()}
    status, _, content = asked(preview, path, method, **headers)
    assert status == 403
    assert SECRET not in content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"])
def test_other_methods_are_refused(preview: Preview, method: str) -> None:
    status, headers, content = asked(preview, "/", method)
    assert status == 405
    assert "Access-Control-Allow-Origin" not in headers
    assert SECRET not in content


def test_the_printed_address_opens_it_and_its_key_does_not_stay_in_the_address(preview: Preview) -> None:
    status, headers, content = asked(preview, f"/?key={key_of(preview)}", Cookie="none=0")
    assert (status, headers["Location"], content) == (303, "/", b"")
    assert headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert asked(preview, f"//evil.example/?key={key_of(preview)}", Cookie="none=0")[1]["Location"].startswith("/")
    assert not asked(preview, f"//evil.example/?key={key_of(preview)}", Cookie="none=0")[1]["Location"].startswith("//")
    assert asked(preview, "/", Cookie=headers["Set-Cookie"].partition(";")[0])[0] == 200


@pytest.mark.parametrize("path", ["/", "/bild.svg", "/articles/eins.html", "/nirgends", SCRIPT])
def test_every_answer_says_that_it_stays_here(preview: Preview, path: str) -> None:
    _, headers, _ = asked(preview, path)
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


PATHS = (
    "/link.html", "/folder/outside.html", "/folder/", "/articles/", "/articles", "/.versteckt", "/%2eversteckt",
    "/../outside.html", "/%2e%2e/outside.html", "/..%2foutside.html", "/..%5coutside.html", "/index.html%00.png",
    "/%00", "/pipe.html", "/" + "a" * 5_000, "/%ff%fe", "/index.html/", "/%0d%0aX:%20y",
    "http://[/", "/articles/../../outside.html",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_link_listing_pipe_or_crooked_path_leads_anywhere(
    preview: Preview, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = sent(preview, request_of(preview, path))
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert SECRET not in answer
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    "request_", [b"", b"\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01" * 50, b"GET " + b"a" * 70_000,
                 b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 300 + b"\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"]
)  # fmt: skip
def test_crooked_requests_are_refused_without_a_word_on_the_terminal(
    preview: Preview, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    assert SECRET not in sent(preview, request_)
    assert capfd.readouterr().err == ""
    assert asked(preview, "/")[0] == 200


def test_whoever_goes_away_leaves_no_traceback(preview: Preview, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(20):
        with socket.create_connection((HOST, preview.port), timeout=10) as connection:
            connection.sendall(request_of(preview, "/"))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert asked(preview, "/")[0] == 200
    assert capfd.readouterr().err == ""


def test_a_request_that_never_ends_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_server, "PATIENCE", 0.2)
    slow = Preview(tmp_path, 0)
    slow.start()
    try:
        with socket.create_connection((HOST, slow.port), timeout=10) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nA")
            assert connection.recv(1000) == b""
    finally:
        slow.stop()


def test_connections_are_bounded_and_room_is_made_again(preview: Preview) -> None:
    held = [socket.create_connection((HOST, preview.port), timeout=10) for _ in range(MOST_CONNECTIONS + 20)]
    assert held[-1].recv(10) == b""
    assert threading.active_count() <= 2 * MOST_CONNECTIONS + 20
    for one in held:
        one.close()
    for _ in range(200):
        try:
            if asked(preview, "/")[0] == 200:
                return
        except OSError:
            continue
    pytest.fail("no room was made")
