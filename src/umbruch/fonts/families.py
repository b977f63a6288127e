"""From the families that a style names to font files: the user's own, or those of an installed `fontpkg-*` package."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import NamedTuple

from umbruch.errors import StyleError
from umbruch.kept import made_once
from umbruch.style.model import FontFamily

_REGULAR, _BOLD = 400, 700


class _Offered(NamedTuple):
    path: Path
    weight: int
    italic: bool


def face_file(family: FontFamily, *, bold: bool = False, italic: bool = False) -> Path:
    """The TrueType file of a family that comes nearest to that weight and slant.

    Raises:
        StyleError: the family has no files of its own and no package with it is installed.
    """
    own = _own_files(family, bold=bold, italic=italic)
    return own or _packaged_file(family.family, bold, italic)


def face_files(family: FontFamily) -> dict[tuple[bool, bool], Path]:
    """The files of a family by (bold, italic); a style that the family lacks is left out.

    Raises:
        StyleError: as `face_file`.
    """
    found: dict[tuple[bool, bool], Path] = {}
    for bold in (False, True):
        for italic in (False, True):
            path = face_file(family, bold=bold, italic=italic)
            if path not in found.values():
                found[bold, italic] = path
    return found


def _own_files(family: FontFamily, *, bold: bool, italic: bool) -> Path | None:
    if bold and italic:
        chosen = family.bold_italic or family.bold or family.italic or family.regular
    else:
        chosen = (family.bold if bold else family.italic if italic else None) or family.regular
    return Path(chosen) if chosen else None


@made_once(64)
def _packaged_file(family: str, bold: bool, italic: bool) -> Path:
    weight = _BOLD if bold else _REGULAR
    return min(_packaged(family), key=lambda one: (one.italic != italic, abs(one.weight - weight), one.path.name)).path


@made_once(64)
def package_category(family: str) -> str | None:
    """What the package of a family calls its kind (`SERIF`, `SANS_SERIF`, `MONOSPACE` …); None if none is installed."""
    folder = _package_folder(_module(_slug(family)))
    if folder is None:
        return None
    categories = json.loads((folder / "metadata.json").read_text(encoding="utf-8")).get("category") or ("",)
    return str(categories[0])


@made_once(64)
def _packaged(family: str) -> tuple[_Offered, ...]:
    """What the package of a family offers, as its metadata.json lists it; a variable file counts as regular."""
    slug = _slug(family)
    folder = _package_folder(_module(slug))
    if folder is None:
        raise StyleError(
            f"there is no font family {family!r} installed",
            place="fonts",
            hint=f"pip install fontpkg-{slug}, or name its .ttf files in the style",
        )
    listed = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["files"]
    return tuple(
        _Offered(folder / one["path"], one["weight"] or _REGULAR, one["style"] == "italic")
        for one in listed
        if one["path"].endswith(".ttf")
    )


def _slug(family: str) -> str:
    return "-".join(family.lower().split())


def _module(slug: str) -> str:
    return "fontpkg_" + slug.replace("-", "_")


def _package_folder(module: str) -> Path | None:
    if not module.isidentifier():
        return None
    found = importlib.util.find_spec(module)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(next(iter(found.submodule_search_locations)))
    return folder if (folder / "metadata.json").is_file() else None
