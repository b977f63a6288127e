"""What else takes a stranger's bytes: styles, `kit.toml`, `umbruch.toml`, corrections, and the check."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import umbruch
from tests.fuzzing.seeds import SEEDS
from umbruch.errors import UmbruchError
from umbruch.presskit.source.finding import look_through
from umbruch.presskit.source.manifest import load_manifest
from umbruch.registry.writer_options import load_style
from umbruch.settings.house_file import read_house
from umbruch.style.loading import builtin_folder

_COPY = "Neuer Steg offen\n\nLINDENAU. Der neue Steg ist offen, sagte Ina Born am Montag.\n"
_KIT = """\
title = "Der neue Steg"
organisation = "Gemeinde Lindenau"
date = "2026-11-19"
language = "de"
address = "https://lindenau.example/presse/"
formats = ["pdf", "text"]
style = "release"
embargo = { until = "2999-11-20T10:00:00+01:00", text = "Sperrfrist" }
articles = ["a.txt"]
[contact]
name = "Jana Thiel"
mail = "presse@lindenau.example"
[facts]
"Länge" = "84 m"
Kosten = 1.5
"""
_HOUSE = """\
to = ["pdf", "text"]
style = "release"
lang = "de"
zone = "Europe/Berlin"
newspapers = ["Lindenauer Bote"]
agencies = ["dpa", "epd"]
contacts = ["Jana Thiel, Pressestelle"]
"""
_FIXES = """\
input = "a.txt"
[set]
kicker = "Am See"
lang = "de"
dateline.place = "Lindenau"
[was]
headline = "Neuer Steg"
[[lines]]
words = "Neuer Steg offen"
role = "headline"
"""


def _style(folder: Path, content: bytes) -> object:
    path = folder / "own.toml"
    path.write_bytes(content)
    return load_style(path)


def _kit(folder: Path, content: bytes) -> object:
    (folder / "a.txt").write_text(_COPY, encoding="utf-8")
    (folder / "kit.toml").write_bytes(content)
    return load_manifest(folder, look_through(folder))


def _config(folder: Path, content: bytes) -> object:
    path = folder / "umbruch.toml"
    path.write_bytes(content)
    return read_house(path)


def _fixes(folder: Path, content: bytes) -> object:
    (folder / "a.txt").write_text(_COPY, encoding="utf-8")
    (folder / "a.fix.toml").write_bytes(content)
    return umbruch.read(folder / "a.txt")


def _check(_: Path, content: bytes) -> object:
    return umbruch.check(content, tools=False)


def _styles() -> list[bytes]:
    return [path.read_bytes() for path in sorted(builtin_folder().glob("*.toml"))]


def _checked() -> list[bytes]:
    return [make() for makers in SEEDS.values() for make in makers]


LOADERS: dict[str, tuple[Callable[[Path, bytes], object], Callable[[], list[bytes]]]] = {
    "style": (_style, _styles),
    "kit": (_kit, lambda: [_KIT.encode()]),
    "config": (_config, lambda: [_HOUSE.encode()]),
    "fixes": (_fixes, lambda: [_FIXES.encode()]),
    "check": (_check, _checked),
}
"""Each loader with what its mutations start from."""


def load_anything(content: bytes, loader: str) -> bool:
    """Whether the bytes were taken. Anything but an `UmbruchError` goes up to the caller."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            LOADERS[loader][0](Path(folder), content)
        except UmbruchError:
            return False
    return True
