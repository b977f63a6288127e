"""What a finished file is made from, as one digest: everything whose change must make it anew, by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from umbruch import __version__
from umbruch.errors import StyleError
from umbruch.facts.moment import moment_of
from umbruch.fonts.families import face_files
from umbruch.kept import remembered, state_of
from umbruch.style import Style
from umbruch.tree import Picture, Publication
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.reading import Reading, lives_of

_PROGRAM = Path(__file__).parents[1]
_CODE = frozenset({".py", ".toml", ".tsv", ".xml", ".css", ".js"})
"""What of the package makes files: its code and its tables."""


def document_key(format: str, publication: Publication, style: Style) -> str:
    """Stands for everything that one document is made from.

    Args:
        format: the format's name.
        publication: what is written, its pictures by their content.
        style: by its values, and by the bytes of its fonts and its house template.

    Returns:
        64 hexadecimal digits (SHA-256).
    """
    words = fingerprint(replace(publication, pictures=()))
    shown = (part for picture in publication.pictures for part in _picture_parts(picture))
    lives = (repr(one) for one in lives_of(publication))
    smaller = (repr(one) for one in publication.smaller) if isinstance(publication, Reading) else ()
    return digest_of(format, style_key(style), str(moment_of(publication)), words, *lives, *shown, *smaller)


def _picture_parts(picture: Picture) -> tuple[str, str]:
    """A picture by its content, and what is said of it."""
    return hashlib.sha256(picture.content).hexdigest(), repr(replace(picture, content=b""))


def folder_key(folder: Path, names: Iterator[str] | list[str], *further: str) -> str:
    """Stands for files by name and content, in the order of their names, and for what else is said; as `digest_of`."""
    listed = (part for name in sorted(names) for part in (name, file_digest(folder / name)))
    return digest_of(*further, *listed)


def style_key(style: Style) -> str:
    """Stands for a style: its values, the bytes of every font file that it sets with, and of its house template."""
    fonts = (style.fonts.serif, style.fonts.sans, *style.fonts.fallback)
    files: list[Path] = []
    for family in fonts:
        try:
            files += face_files(family).values()
        except StyleError:  # setting with it will say so; its absence is what counts here
            continue
    template = [Path(style.docx.template)] if style.docx.template else []
    return digest_of(repr(style), *(_digest_of(path, state_of(path)) for path in (*dict.fromkeys(files), *template)))


@remembered(64)
def _digest_of(path: Path, _state: str) -> str:
    """As `file_digest`, once for a file as it stands: each document of a kit is set with the same faces."""
    return file_digest(path)


def digest_of(*parts: str) -> str:
    """The digest of parts in order, of the program that works on them, and of the moment that the environment gives."""
    digest = hashlib.sha256()
    for part in (program_key(), os.environ.get("SOURCE_DATE_EPOCH", ""), *parts):
        digest.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()


@remembered(1)
def program_key() -> str:
    """Stands for umbruch itself: its version, its code and its tables, as they were when the process first asked."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(one for one in _PROGRAM.rglob("*") if one.suffix in _CODE and one.is_file()):
        digest.update(f"{path.relative_to(_PROGRAM).as_posix()}\0{file_digest(path)}\0".encode())
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """The digest of a file's bytes; empty where it cannot be read, which is not the digest of any file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
