"""Whether a file that was made before would come out the same today: by the content of all that it is made from."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from umbruch.batch.ingredients import file_digest, style_key
from umbruch.batch.inputs import STDIN
from umbruch.batch.journal import Kept, Record, path_inside
from umbruch.batch.plan import Job, Target, whole
from umbruch.files import fixes_beside
from umbruch.kept import made_once
from umbruch.pictures.picture_folder import PicturesOnDisk
from umbruch.settings import house_of
from umbruch.style import Style


class Made(NamedTuple):
    """A file that was made: its format, where it lies, its size in bytes.

    One that went to an object store has its `address` there.
    """

    format: str
    path: Path
    size: int
    address: str | None = None

    @property
    def place(self) -> str:
        """Where people find it."""
        return self.address or str(self.path)


class Journalled(NamedTuple):
    """How files are recorded: the folder of the journal, what stands for options and program, the name of the run."""

    folder: Path
    key: str
    run: str


class Evidence:
    """What the files of one job are made from; asked before the work, filled during it, recorded after it."""

    def __init__(self, job: Job, style: Style, journal: Journalled) -> None:
        """Look at the settings that hold for the input, and at the names of the pictures beside it."""
        path = Path(job.source)
        self.needs: dict[str, str] = {}
        self._job = job
        self._journal = journal
        self._common = "\0".join((journal.key, _style_key(style, journal.run), repr(house_of(path))))
        self._beside = PicturesOnDisk(path).beside()
        self._folders: dict[str, str] = {}
        self._root = f"{os.path.realpath(journal.folder)}{os.sep}"

    def made_before(self) -> dict[Target, tuple[Made, ...]]:
        """The files of an earlier run that are whole and would be the same today, by target."""
        if not self._job.known:
            return {}
        digests: dict[str, str] = {}
        known = {one.files[0].path: one for one in self._job.known}
        found = {}
        for target in self._job.targets:
            record = known.get(path_inside(self._journal.folder, target.path))
            if record is not None and self._holds(record, target, digests):
                found[target] = tuple(
                    Made(target.format if number == 0 else "picture", self._journal.folder / kept.path, kept.size)
                    for number, kept in enumerate(record.files)
                )
        return found

    def _holds(self, record: Record, target: Target, digests: dict[str, str]) -> bool:
        return (
            record.key == self._key(target.format)
            and record.beside == self._beside
            and all(_digest(path, digests) == digest for path, digest in record.needs)
            and all(file_digest(self._journal.folder / kept.path) == kept.digest for kept in record.files)
        )

    def pictures(self) -> frozenset[Path]:
        """The pictures that an earlier run stored beside its files, and nobody has touched since."""
        folder = self._journal.folder
        stored = {(kept.path, kept.digest) for record in self._job.known for kept in record.files[1:]}
        return frozenset(folder / path for path, digest in stored if file_digest(folder / path) == digest)

    def _key(self, format: str) -> str:
        return hashlib.sha256(f"{self._common}\0{format}".encode()).hexdigest()

    def _inside(self, path: Path) -> str:
        """As `path_inside`, for a file that was just stored; a folder is resolved once for all files of a job."""
        found = whole(path, self._folders)
        known = found.startswith(self._root)
        return found.removeprefix(self._root) if known else path_inside(self._journal.folder, path)

    def record(self, made: tuple[Made, ...], content: bytes) -> Record:
        """The record of a file that was just stored.

        Args:
            made: the file, and the pictures that were stored beside it.
            content: the bytes of the file.
        """
        first, *pictures = made
        fixes = os.path.abspath(fixes_beside(Path(self._job.source)))  # noqa: PTH100  as `files.seen_as` names them
        if fixes not in self.needs:
            self.needs[fixes] = file_digest(Path(fixes))
        digests = [hashlib.sha256(content).hexdigest(), *(file_digest(one.path) for one in pictures)]
        files = tuple(
            Kept(self._inside(one.path), one.size, digest)
            for one, digest in zip((first, *pictures), digests, strict=True)
        )
        return Record(first.format, files, self._key(first.format), tuple(sorted(self.needs.items())), self._beside)


@made_once(8)
def _style_key(style: Style, _run: str) -> str:
    """As `style_key`, once in a run."""
    return style_key(style)


def evidence_of(job: Job, style: Style, journal: Journalled | None) -> Evidence | None:
    """The evidence of a job whose files are recorded; None for standard input, and where there is no journal."""
    return None if journal is None or job.source == STDIN else Evidence(job, style, journal)


def _digest(path: str, digests: dict[str, str]) -> str:
    if path not in digests:
        digests[path] = file_digest(Path(path))
    return digests[path]
