"""Studios that answer in the tests, and the invented clipping that they are opened for."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from umbruch.presskit.build.local_gate import HOST
from umbruch.studio.serving.local_run import Studio

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30_000
"""Milliseconds that a step may take on a machine with much else to do."""
CLIPPING = """STADTLEBEN

Neue Brücke über die Kalle eröffnet
Hunderte kamen zum Fest am Samstag

Von Ada Roe

KALLDORF (ar). Am Samstagmorgen hat Bürgermeisterin Petra Lindner die neue Brücke über die Kalle
freigegeben. Hunderte Menschen kamen zum Fest und gingen gemeinsam über den Fluss, den
die alte Brücke seit zwei Jahren nicht mehr überspannte.

Was jetzt zu tun ist

Die alte Brücke wird im Frühjahr abgerissen. Das sagte die Bürgermeisterin auf Nach-
frage. Der Weg am Ufer wird vier Kilometer lang.

Foto: Karl Beispiel

Kalldorfer Bote, 12. März 2025, Seite 3
"""
"""Its headline is read with the deck in it."""


class Running(NamedTuple):
    """A studio that answers."""

    studio: Studio
    path: Path

    @property
    def port(self) -> int:
        return self.studio.port

    @property
    def key(self) -> str:
        return self.studio.address.partition("?key=")[2]

    def asked(
        self, path: str, method: str = "GET", body: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer to a page of ours, unless `headers` say otherwise."""
        own = {"Cookie": f"umbruch-{self.port}={self.key}", "Host": f"{HOST}:{self.port}"}
        content = None
        if body is not None:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            own |= {"Content-Type": "application/json", "Origin": f"http://{HOST}:{self.port}"}
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in own.items():
            connection.putheader(name, value)
        if content is not None and "Content-Length" not in own:
            connection.putheader("Content-Length", str(len(content)))
        connection.endheaders(content)
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found

    def told(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """The JSON of an answer that must be there."""
        status, _, content = self.asked(path, method, body)
        assert status == 200, (status, content)
        return json.loads(content)

    @property
    def article(self) -> str:
        """The address of the first article."""
        return f"/a/{self.told('/desk')['entries'][0]['key']}"


@contextmanager
def running(path: Path, lang: str = "en") -> Iterator[Running]:
    """A studio for a file or folder, stopped at the end."""
    studio = Studio(path, out=path.parent / "output", lang=lang)
    thread = threading.Thread(target=studio.serve, daemon=True)
    thread.start()
    while not studio.answers:
        time.sleep(0.01)
    yield Running(studio, path)
    studio.stop()
    thread.join(timeout=10)


def clipping_in(folder: Path, content: str = CLIPPING, name: str = "clipping.txt") -> Path:
    """The path of a clipping in a folder."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def ready(page: Page) -> None:
    """Wait until copy and page are there."""
    page.set_default_timeout(PATIENCE)
    page.wait_for_selector(".line")
    page.wait_for_selector(".sheet img, .device iframe:not(.coming)", state="attached")


def until(page: Page, holds: Callable[[], bool], patience: int = PATIENCE) -> None:
    """Wait until something holds; the page lets nobody evaluate words as a script, so it is asked from outside."""
    end = time.monotonic() + patience / 1000
    while not holds():
        assert time.monotonic() < end, "it does not come"
        page.wait_for_timeout(40)


def give(page: Page, line: int, key: str) -> None:
    """Choose a line, by its number, and press a key; wait until it has been done."""
    page.locator(f"#line-{line - 1}").click()
    page.keyboard.press(key)
    page.wait_for_selector(f"#line-{line - 1}.fixed")
