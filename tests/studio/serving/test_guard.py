"""No page of the web, no other user and no crooked request reads or changes an article in the studio."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.studio.studios import Running, clipping_in, running
from umbruch.files import fixes_beside
from umbruch.presskit.build.local_gate import HOST, MOST_CONNECTIONS
from umbruch.studio.serving import bounded
from umbruch.studio.serving.guard import MOST_BYTES

CHANGE = {"type": "lines", "first": 3, "last": 3, "role": "deck"}

STRANGERS = {
    "a name that leads here": {"Host": "evil.example:8000"},
    "this machine at another port": {"Host": "127.0.0.1:1"},
    "another page": {"Origin": "https://evil.example"},
    "a page without an origin": {"Origin": "null"},
    "another server of this machine": {"Origin": "http://127.0.0.1:1"},
    "a frame in another page": {"Sec_Fetch_Site": "cross-site"},
    "a page of another port": {"Sec_Fetch_Site": "same-site"},
    "somebody without the key": {"Cookie": ""},
    "somebody with a wrong key": {"Cookie": "umbruch-1=x"},
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(clipping_in(tmp_path_factory.mktemp("guard"))) as one:
        yield one


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "PUT"])
def test_a_stranger_is_refused_whatever_the_method(studio: Running, who: str, method: str) -> None:
    path = f"{studio.article}/change" if method == "POST" else studio.article
    body = {"revision": studio.told(studio.article)["revision"], "change": CHANGE} if method == "POST" else None
    status, headers, content = studio.asked(path, method, body, **STRANGERS[who])
    assert status in (403, 405)
    assert b"Kalle" not in content
    assert headers["x-content-type-options"] == "nosniff"
    assert not fixes_beside(studio.path).exists()


def test_a_change_that_does_not_say_where_it_comes_from_is_refused(studio: Running) -> None:
    revision = studio.told(studio.article)["revision"]
    body = {"revision": revision, "change": CHANGE}
    for headers in ({"Origin": "http://localhost:1"}, {"Content_Type": "text/plain"}, {"Content_Type": ""}):
        assert studio.asked(f"{studio.article}/change", "POST", body, **headers)[0] in (403, 415)
    status, _, _ = studio.asked(f"{studio.article}/change", "POST", None, Content_Length="0")
    assert status == 403
    assert not fixes_beside(studio.path).exists()


def test_the_address_of_the_terminal_brings_the_key_and_leads_to_itself_without(studio: Running) -> None:
    status, headers, _ = studio.asked(f"/?key={studio.key}", Cookie="")
    assert (status, headers["location"]) == (303, "/")
    assert "HttpOnly" in headers["set-cookie"]
    assert "SameSite=Strict" in headers["set-cookie"]
    assert studio.asked("/?key=wrong", Cookie="")[0] == 403
    assert studio.asked(f"//evil.example/?key={studio.key}", Cookie="")[1]["location"] == "/evil.example/"


@pytest.mark.parametrize("path", ["/", "/desk", "/assets/main.js", "/faces/serif", "/nowhere", "/a/none"])
def test_every_answer_is_kept_by_nobody_and_shown_in_no_other_page(studio: Running, path: str) -> None:
    _, headers, _ = studio.asked(path)
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize("kind", ["html", "epub", "word", "wire", "text"])
def test_a_file_that_is_shown_runs_no_script_and_stays_in_our_page(studio: Running, kind: str) -> None:
    _, headers, _ = studio.asked(f"{studio.article}/shown/{kind}/")
    policy = headers["content-security-policy"]
    if kind != "epub":  # which leads to its first chapter
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    "path",
    ["/assets/../guard.py", "/assets/%2e%2e%2fguard.py", "/assets/..%5cguard.py", "/faces/../../etc/passwd",
     "/a/../../etc/passwd", "/a/%2e%2e/shown/html/", "/a/x/shown/epub/../../../etc/passwd", "/assets/", "/assets/%00"],
)  # fmt: skip
def test_no_path_leads_out_of_the_studio(studio: Running, path: str) -> None:
    status, _, content = studio.asked(path)
    assert status in (400, 404)
    assert b"root:" not in content
    assert b"import" not in content


def test_a_change_that_is_too_large_is_refused_before_it_is_read(studio: Running) -> None:
    status, _, _ = studio.asked(f"{studio.article}/change", "POST", b"{}", Content_Length=str(MOST_BYTES + 1))
    assert status == 413


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b'{"revision": 1}', b"\xff\xfe", b'{"revision": "x", "change": {}}']
)
def test_a_crooked_change_is_told_and_changes_nothing(studio: Running, body: bytes) -> None:
    status, _, content = studio.asked(f"{studio.article}/change", "POST", body)
    assert status in (409, 422)
    assert b"Traceback" not in content
    assert not fixes_beside(studio.path).exists()


def test_the_studio_listens_on_this_machine_alone(studio: Running) -> None:
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection((own, studio.port), timeout=2).close()
    socket.create_connection((HOST, studio.port), timeout=2).close()


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has closed it, or does within a moment."""
    connection.settimeout(0.2)
    try:
        while connection.recv(10_000):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nA", b"POST /desk HTTP/1.1\r\nContent-Length: 99\r\n\r\n{"])
def test_a_request_that_never_comes_whole_is_cut_off_and_a_whole_one_never(
    studio: Running, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 0.3)
    monkeypatch.setattr(bounded, "BODY_PATIENCE", 0.3)
    with socket.create_connection((HOST, studio.port), timeout=10) as connection:
        connection.sendall(begun)
        while connection.recv(10_000):
            pass
    with socket.create_connection((HOST, studio.port), timeout=10) as connection:
        cookie = f"Cookie: umbruch-{studio.port}={studio.key}"
        asked = f"GET {studio.article}/events HTTP/1.1\r\nHost: {HOST}:{studio.port}\r\n{cookie}\r\n\r\n"
        connection.sendall(asked.encode())
        assert b"200 OK" in connection.recv(10_000)
        time.sleep(0.6)
        assert not is_closed(connection)


def test_a_request_that_comes_in_pieces_on_a_used_connection_is_cut_off_too(
    studio: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 0.3)
    with socket.create_connection((HOST, studio.port), timeout=10) as connection:
        connection.sendall(f"GET /none HTTP/1.1\r\nHost: {HOST}:{studio.port}\r\n\r\n".encode())
        assert b"403" in connection.recv(10_000)
        for _ in range(10):
            if is_closed(connection):
                return
            with suppress(OSError):
                connection.sendall(b"G")
        pytest.fail("it was never cut off")


def test_connections_are_bounded_and_room_is_made_again(studio: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 60.0)
    held = [socket.create_connection((HOST, studio.port), timeout=10) for _ in range(MOST_CONNECTIONS + 40)]
    ends = time.monotonic() + 40
    while len(closed := select.select(held, [], [], 0.1)[0]) < 40 and time.monotonic() < ends:
        time.sleep(0.1)
    assert len(closed) == 40
    for one in held:
        one.close()
    while time.monotonic() < ends:
        with suppress(OSError):
            if studio.asked("/desk")[0] == 200:
                return
        time.sleep(0.1)
    pytest.fail("no room was made")
