"""What lies in the folder of a kit: articles, pictures, and what their names tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from umbruch.errors import InputMissing, InputUnreadable
from umbruch.language.slug import slug
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.registry import format_table

MAX_FILES = 5_000

_ASIDE = re.compile(r"readme|licen[cs]e|lizenz|changelog", re.IGNORECASE)
_FACTS = re.compile(r"facts|fact[-_ ]?sheet|fakten|zahlen[-_ ]und[-_ ]fakten", re.IGNORECASE)
_COVER = re.compile(r"cover|titelbild|titel|umschlag", re.IGNORECASE)
_LOGO = re.compile(r"(?:.*[-_])?(?:logo|signet)(?:[-_].*)?", re.IGNORECASE)


class Findings(NamedTuple):
    """The files of a folder by what they are; paths are relative to it, with forward slashes, in order of name.

    `articles` are those that a kit without manifest takes, `readable` all that a manifest may name.
    """

    name: str
    title: str
    articles: tuple[str, ...]
    readable: tuple[str, ...]
    pictures: tuple[str, ...]
    facts: str | None
    cover: str | None
    logo: str | None


def look_through(folder: Path) -> Findings:
    """Look through a folder and the folders in it; hidden ones, and links that lead out of it, are left out.

    Raises:
        InputMissing: there is no such folder.
        InputUnreadable: it is a file, it cannot be listed, or it holds more than 5,000 files.
    """
    if not folder.exists():
        raise InputMissing("there is no such folder", source=str(folder), hint="check the path")
    if not folder.is_dir():
        raise InputUnreadable(
            "this is a file; a press kit is made from a folder", source=str(folder), hint="umbruch convert takes files"
        )
    names = sorted(files_in(folder), key=lambda name: (name.count("/"), name.casefold()))
    pictures = tuple(name for name in names if Path(name).suffix.lower() in PICTURE_SUFFIXES)
    readable = tuple(name for name in names if name not in pictures and _is_readable(name))
    own = folder.resolve().name
    return Findings(
        name=kit_name(folder),
        title=own.replace("_", " ").replace("-", " ").strip().capitalize() or "Press kit",
        articles=tuple(name for name in readable if not _is_aside(name)),
        readable=readable,
        pictures=pictures,
        facts=next((name for name in readable if _FACTS.fullmatch(Path(name).stem)), None),
        cover=next((name for name in pictures if _COVER.fullmatch(Path(name).stem)), None),
        logo=next((name for name in pictures if _LOGO.fullmatch(Path(name).stem)), None),
    )


def kit_name(folder: Path) -> str:
    """What the kit of a folder is called: its folder and its ZIP carry that name."""
    return slug(folder.resolve().name) or "presskit"


def files_in(folder: Path) -> list[str]:
    """The paths of all files in a folder, relative to it; hidden ones and links that lead out are left out."""
    root = folder.resolve()
    found = []
    try:
        for path in folder.rglob("*"):
            relative = path.relative_to(folder)
            if any(part.startswith((".", "~$")) for part in relative.parts) or not path.is_file():
                continue
            if path.resolve().is_relative_to(root):
                found.append(relative.as_posix())
            if len(found) > MAX_FILES:
                raise InputUnreadable(
                    "more than 5,000 files lie in the folder", source=str(folder), hint="is it the right one?"
                )
    except OSError as error:
        raise InputUnreadable(f"cannot be listed: {error.strerror}", source=str(folder)) from None
    return found


def _is_readable(name: str) -> bool:
    reader = format_table.reader_for(Path(name))
    return reader is not None and not getattr(reader, "beside_articles", False)


def _is_aside(name: str) -> bool:
    stem = Path(name).stem
    return bool(_ASIDE.fullmatch(stem) or _FACTS.fullmatch(stem))
