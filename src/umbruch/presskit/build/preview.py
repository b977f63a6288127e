"""A look at a kit while it is written: its folder on a local address, in pages that reload themselves."""

from __future__ import annotations

import html
import json
import mimetypes
import os
import shutil
import threading
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from umbruch.errors import OutputError
from umbruch.presskit.build.local_gate import HOST
from umbruch.presskit.build.local_server import GuardedHandler, LocalServer, opened, path_of
from umbruch.presskit.web.script import SCRIPT_SOURCE
from umbruch.presskit.web.site_page import without_policy

_HTML = "text/html; charset=utf-8"
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
        try:
            self._server = LocalServer(port, partial(_Handler, preview=self, folder=folder))
        except OSError as error:
            raise OutputError(
                f"port {port} cannot be used: {error.strerror}", hint="choose another with --port; 0 takes a free one"
            ) from None
        self.port = self._server.port

    @property
    def address(self) -> str:
        """The address of the first page, with the key that opens the preview."""
        return f"http://{HOST}:{self.port}/?key={self._server.key}"

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


class _Handler(GuardedHandler):
    """Files of the kit, with the script in every page."""

    policy = (
        f"default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self' {SCRIPT_SOURCE}; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )

    def __init__(self, *arguments: Any, preview: Preview, folder: Path) -> None:
        self._preview = preview
        self._folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:  # noqa: N802  http.server names it
        try:
            path = path_of(self.path)
        except ValueError:
            path = None
        if self.path == EVENTS:
            self._tell_news()
        elif self.path == SCRIPT:
            self.answer(_RELOAD.encode(), "text/javascript; charset=utf-8")
        elif path is None:
            self.send_error(HTTPStatus.NOT_FOUND, "no such file in the kit")
        else:
            self._show(f"{path}index.html" if path == "" or path.endswith("/") else path)

    do_HEAD = do_GET  # noqa: N815

    def _show(self, path: str) -> None:
        stream = opened(self._folder, path)
        if stream is None:
            problem = self._preview.problem
            if path != "index.html" or problem is None:
                self.send_error(HTTPStatus.NOT_FOUND, "no such file in the kit")
                return
            page = f"<!DOCTYPE html><title>umbruch</title><body><pre>{html.escape(problem)}</pre></body>".encode()
            self.answer(_with_script(page), _HTML)
            return
        with stream:
            if path.endswith(".html"):
                self.answer(_with_script(without_policy(stream.read())), _HTML)
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(os.fstat(stream.fileno()).st_size))
            self.end_headers()
            if self.command != "HEAD":
                shutil.copyfileobj(stream, self.wfile)

    def _tell_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        if self.command == "HEAD":
            return
        news = self._preview.news()
        try:
            while not self._preview.closing:
                self.wfile.write(b"data: " + news + b"\n\n")
                self.wfile.flush()
                news = self._preview.wait(news)
        except OSError:  # the page is closed
            return


def _with_script(page: bytes) -> bytes:
    script = f'<script src="{SCRIPT}" defer></script>'.encode()
    at = page.rfind(b"</body>")
    return page[:at] + script + page[at:] if at >= 0 else page + script
