"""One preflight for finished files, ours or anybody's: is this file fit to publish?

`detection` tells the format by the content, `checkers` which module looks at it, `rules` what each finding means. A
check is a pure function from a document to diagnostics; only `check` itself reads the file and the clock.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from umbruch.bounds.picture_work import pictures_of_one_input
from umbruch.bounds.sandbox_gate import is_held
from umbruch.diagnostics import Diagnostic
from umbruch.errors import UsageError
from umbruch.files import load
from umbruch.pictures.picture_folder import NoPictures, folder_of
from umbruch.preflight.checkers import checker
from umbruch.preflight.common.credited_beside import FilesBeside
from umbruch.preflight.common.schemas import Schemas, schemas_in
from umbruch.preflight.detection import is_kit, kind_of
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.rules import FOLDER
from umbruch.registry.content_signs import names_in
from umbruch.settings import house_of

__all__ = ["Checked", "check", "inspect"]

_CREDIT = "picture.credit"
_GRAVEST_FIRST = {"error": 0, "warning": 1, "info": 2}


class Checked(NamedTuple):
    """A checked file: its name, the name of its format, and what was found, the gravest first.

    Files that lie together in a folder or ZIP are of the format `kit` where a press kit is among them, else `folder`.
    `members` are those in a folder, relative to it; places of findings begin with them.
    """

    source: str
    kind: str
    findings: tuple[Diagnostic, ...]
    members: tuple[str, ...] = ()


def check(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    now: datetime | None = None,
    schemas: str | os.PathLike[str] | None = None,
    tools: bool = True,
) -> list[Diagnostic]:
    """Check whether a finished file is fit to publish.

    Args:
        source: a PDF, EPUB, DOCX, NewsML-G2, NITF, ninjs, HTML, Markdown or text file, our tree as JSON, a picture, or
            a press kit as ZIP: its path, `-`, its bytes or a binary stream; or the folder of a kit. The content tells
            the format; in a kit each file is checked.
        now: the moment (with zone) with which an embargo is compared; by default the clock's.
        schemas: a folder with the schemas of the standards; by default the one that UMBRUCH_SCHEMAS names.
        tools: whether EPUBCheck, openxml-audit, the PDF/A validator and pdftotext are asked where they are installed;
            in a sandbox they never are.

    Returns:
        What was found, the gravest first, each with severity, place, hint and clause; at the end what could not be
        checked (`check.not_run`).

    Raises:
        InputError: the file cannot be read, or is of no format that can be checked.
        UsageError: there is no such folder of schemas, `now` has no zone, or the house's `umbruch.toml` has a mistake.
    """
    return list(inspect(source, now=now, schemas=schemas, tools=tools).findings)


@pictures_of_one_input()
def inspect(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    now: datetime | None = None,
    schemas: str | os.PathLike[str] | None = None,
    tools: bool = True,
    beside: FilesBeside | None = None,
) -> Checked:
    """`check`, with the format that was told by the content.

    Args:
        source, now, schemas, tools: as there.
        beside: the files that are checked together with this one.
    """
    moment = now or datetime.now(UTC)
    if moment.tzinfo is None:
        raise UsageError("the moment to compare embargoes with has no zone", hint="give a datetime with tzinfo")
    from umbruch.preflight.common import file_suffix

    known, tools = schemas_in(schemas), tools and not is_held()
    if isinstance(source, (str, os.PathLike)) and Path(source).is_dir():
        return _folder(Path(source), moment, known, tools=tools)
    loaded = load(source)
    named = str(loaded.path or loaded.name)
    kind = kind_of(loaded.content, named)
    checked_file = CheckedFile(loaded.name, loaded.content, kind, moment, folder_of(loaded.path), known, tools)
    checked_file = checked_file._replace(house=house_of(loaded.path))
    found = [*file_suffix.judged(checked_file, loaded.path), *checker(kind)(checked_file)]
    if beside and loaded.path and any(one.code == _CREDIT for one in found) and kind == "picture":
        credited = loaded.path.resolve() in beside.credited
        found = [one for one in found if one.code != _CREDIT or not credited]
    if kind == "kit" and not is_kit(names_in(loaded.content)):
        kind = FOLDER
    return Checked(loaded.name, kind, tuple(_ordered(found)))


def _folder(path: Path, moment: datetime, known: Schemas | None, *, tools: bool) -> Checked:
    from umbruch.preflight.kit.kit_folder import check_folder
    from umbruch.preflight.kit.kit_members import files_in

    checked_file = CheckedFile(str(path), b"", "kit", moment, NoPictures(), known, tools, house_of(path))
    files = files_in(path)
    kind = "kit" if is_kit(files.names) else FOLDER
    return Checked(str(path), kind, tuple(_ordered([*check_folder(checked_file, files)])), files.names)


def _ordered(found: list[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, the gravest first, those under one rule together, what was not run at the end."""
    once = list(dict.fromkeys(found))
    rank = {code: number for number, code in enumerate(dict.fromkeys(one.code for one in once))}
    return sorted(once, key=lambda one: (one.code == "check.not_run", _GRAVEST_FIRST[one.severity], rank[one.code]))
