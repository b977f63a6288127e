"""A look at a kit while it is written: its folder on a local address, in pages that reload themselves."""

from __future__ import annotations

import html
import json
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from umbruch.errors import OutputError
from umbruch.presskit.web.site_page import without_policy

HOST = "127.0.0.1"
EVENTS = "/.umbruch/events"
SCRIPT = "/.umbruch/reload.js"

_BEAT = 15.0
"""Seconds after which an idle page hears that the server is still there."""

_RELOAD = """\
"use strict";
let seen = null;
const banner = document.createElement("pre");
banner.setAttribute("role", "alert");
banner.style.cssText = "position:fixed;inset:0 0 auto 0;margin:0;padding:1em;background:#9b1c1c;color:#fff;"
  + "font:14px/1.4 monospace;white-space:pre-wrap;z-index:2147483647";
const events = new EventSource("/.umbruch/events");
events.onmessage = (event) => {
  const build = JSON.parse(event.data);
  if (build.problem) {
    banner.textContent = build.problem;
    document.body.append(banner);
  } else if (seen !== null && seen !== build.number) {
    location.reload();
  } else {
    banner.remove();
  }
  seen = seen === null ? build.number : seen;
};
"""


class Preview:
    """A server for one kit; `show` tells its pages that there is a new build, `warn` that one went wrong."""

    def __init__(self, folder: Path, port: int) -> None:
        """Take the folder of the finished kit; it may not be there yet.

        Raises:
            OutputError: the port is taken.
        """
        self._changed = threading.Condition()
        self._number = 0
        self._problem: str | None = None
        self.closing = False
        handler = partial(_Handler, preview=self, directory=str(folder))
        try:
            self._server = _Server((HOST, port), handler)
        except OSError as error:
            raise OutputError(
                f"port {port} cannot be used: {error.strerror}", hint="choose another with --port; 0 takes a free one"
            ) from None
        self.port: int = self._server.server_address[1]

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://{HOST}:{self.port}/"

    def start(self) -> None:
        """Answer from now on, in threads of its own."""
        threading.Thread(target=self._server.serve_forever, name="preview", daemon=True).start()

    def stop(self) -> None:
        """Answer no longer."""
        with self._changed:
            self.closing = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def show(self) -> None:
        """There is a new build."""
        with self._changed:
            self._number += 1
            self._problem = None
            self._changed.notify_all()

    def warn(self, problem: str) -> None:
        """A build went wrong; the pages show why, above the last one that went well."""
        with self._changed:
            self._problem = problem
            self._changed.notify_all()

    @property
    def problem(self) -> str | None:
        """Why the last build went wrong; None where it went well."""
        return self._problem

    def news(self) -> bytes:
        """The number of the build and the problem, as pages are told."""
        return json.dumps({"number": self._number, "problem": self._problem}).encode()

    def wait(self, known: bytes) -> bytes:
        """What is new since `known`, or the same after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.closing or self.news() != known, _BEAT)
            return self.news()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


class _Handler(SimpleHTTPRequestHandler):
    """Files of the kit, with the script in every page; nothing is kept by the browser."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, preview: Preview, directory: str) -> None:
        self._preview = preview
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN, "this server answers to its own machine only")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._tell_news()
        elif path == SCRIPT:
            self._answer(_RELOAD.encode(), "text/javascript; charset=utf-8")
        elif (page := self._page(path)) is not None:
            self._answer(_with_script(without_policy(page)), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _is_local(self) -> bool:
        """Whether the browser asked for this machine by name: no page of the web may read the kit by rebinding."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        return host in (HOST, "localhost")

    def _page(self, path: str) -> bytes | None:
        """The page at that path; where there is no kit yet, one that says why."""
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html":
            return None
        try:
            return file.read_bytes()
        except OSError:
            problem = self._preview.problem
            if path != "/" or problem is None:
                return None
            return f"<!DOCTYPE html><title>umbruch</title><body><pre>{html.escape(problem)}</pre></body>".encode()

    def _answer(self, content: bytes, media_type: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _tell_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        news = self._preview.news()
        try:
            while not self._preview.closing:
                self.wfile.write(b"data: " + news + b"\n\n")
                self.wfile.flush()
                news = self._preview.wait(news)
        except OSError:  # the page is closed
            return

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the terminal belongs to the builds."""


def _with_script(page: bytes) -> bytes:
    script = f'<script src="{SCRIPT}" defer></script>'.encode()
    at = page.rfind(b"</body>")
    return page[:at] + script + page[at:] if at >= 0 else page + script
