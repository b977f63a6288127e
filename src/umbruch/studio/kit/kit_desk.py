"""The press kit of a desk: its manifest read and changed, its page built to be looked at, and built to be published."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import shutil
import tempfile
import threading
import weakref
from pathlib import Path

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputMissing
from umbruch.files import KIT_FILE, read_regular, store
from umbruch.presskit.build.kit_build import BuiltKit, build
from umbruch.presskit.source.finding import Findings, files_in, look_through
from umbruch.presskit.source.manifest import load_manifest
from umbruch.presskit.source.manifest_template import write_template
from umbruch.presskit.source.model import Manifest
from umbruch.studio.desk import Desk
from umbruch.studio.kit.manifest_changes import Wish, with_wish
from umbruch.studio.open_article import Stale
from umbruch.studio.preview.shown_files import ShownFile
from umbruch.studio.steps import Steps
from umbruch.written.limits import MAX_BYTES

_FIRST = "index.html"
_SCRIPT = re.compile(rb"<script(?![^>]*ld\+json)[^>]*>.*?</script>", re.DOTALL)
"""The one script of a kit's pages; the frame would refuse it, and say so on the console."""
_LATE = re.compile(rb"font-display:\s*optional")
"""A face that comes late waits for the next visit; here none is ever kept, and each visit would be the first."""


class KitDesk:
    """The kit in the folder of a desk; safe from any thread. The files are the state, this only remembers.

    Args:
        desk: what the studio was opened for.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.folder = desk.path
        self._lock = threading.RLock()
        self.steps = Steps(self._text, self._store)
        self._shelf: Path | None = None
        self._built: tuple[str, BuiltKit] | None = None

    def start(self) -> None:
        """Make a kit of the folder: a manifest with what is known of it, and comments.

        Raises:
            InputError, OutputError: as `write_template`.
        """
        if not self.desk.is_folder:
            raise InputMissing("a press kit is made from a folder", hint="umbruch studio FOLDER")
        write_template(self.folder)

    def revision(self) -> str:
        """What stands in the folder now, in a few letters."""
        told = hashlib.sha256()
        for name in sorted(files_in(self.folder)):
            try:
                state = (self.folder / name).stat()
            except OSError:
                continue
            told.update(f"{name} {state.st_mtime_ns} {state.st_size}\n".encode("utf-8", "surrogateescape"))
        return told.hexdigest()[:16]

    def read(self) -> tuple[Manifest, Findings]:
        """What the manifest says, and what lies in the folder.

        Raises:
            ManifestError: it has a mistake.
            InputMissing: there is none.
        """
        if not self.desk.is_kit:
            raise InputMissing("this folder is no press kit", hint=f"write a {KIT_FILE}, or let the studio do it")
        found = look_through(self.folder)
        return load_manifest(self.folder, found), found

    def change(self, revision: str, wish: Wish) -> None:
        """Do what is asked for, and write it into the manifest at once.

        Raises:
            Stale: the page shows an older state; nothing is done.
            FieldError, ManifestError: it does not fit; nothing is done.
            OutputError: it cannot be written.
        """
        with self._lock:
            self._refuse_stale(revision)
            new = with_wish(self._text().decode("utf-8-sig"), wish).encode()
            load_manifest(self.folder, look_through(self.folder), text=new)
            self.steps.take(new)

    def undo(self, revision: str) -> None:
        """Take the last step back; without one nothing happens. Stale as in `change`."""
        with self._lock:
            self._refuse_stale(revision)
            self.steps.undo()

    def redo(self, revision: str) -> None:
        """Do again what was taken back last."""
        with self._lock:
            self._refuse_stale(revision)
            self.steps.redo()

    def _store(self, content: bytes | None) -> None:
        assert content is not None, "a kit has a manifest before and after each step"
        store(self.folder / KIT_FILE, content)

    def _refuse_stale(self, revision: str) -> None:
        if revision != self.revision():
            raise Stale("this has changed in another tab or program meanwhile", hint="look at it, and do it again")

    def _text(self) -> bytes:
        path = self.folder / KIT_FILE
        try:
            return read_regular(path, MAX_BYTES, str(path))
        except OSError as error:
            raise InputMissing(f"cannot be read: {error.strerror}", source=KIT_FILE, hint="check its rights") from None

    def shown(self, path: str) -> ShownFile:
        """A file of the kit as it would be published now; built anew where something has changed.

        Raises:
            InputMissing: there is no such file.
            UmbruchError: the kit cannot be built.
        """
        folder = self._preview().folder
        file = (folder / (path or _FIRST)).resolve()
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            raise InputMissing("there is no such file in the kit", hint="reload the page")
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes()
        if media_type in ("text/html", "text/css"):
            content = _LATE.sub(b"font-display:block", _SCRIPT.sub(b"", content))
        return ShownFile(content, media_type)

    def _preview(self) -> BuiltKit:
        with self._lock:
            revision = self.revision()
            if self._built is None or self._built[0] != revision:
                if self._shelf is None:
                    self._shelf = Path(tempfile.mkdtemp(prefix="umbruch-"))
                    weakref.finalize(self, shutil.rmtree, self._shelf, ignore_errors=True)
                self._built = revision, build(self.folder, self._shelf)
            return self._built[1]

    def publish(self) -> BuiltKit:
        """Build the kit into the folder of the results, as `umbruch kit` does.

        Raises:
            UmbruchError: it cannot be built, or files of somebody else are in its place.
        """
        with self._lock:
            return build(self.folder, self.desk.out)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What is to be looked at before it is published: the remarks of the build that is shown.

        Raises:
            UmbruchError: the kit cannot be built.
        """
        return tuple(one for one in self._preview().diagnostics if one.severity != "info")
