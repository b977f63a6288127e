"""Fonts of the user's own, as odd as fonts come: what is written with them keeps the rules, or is refused plainly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.pdf_profiles import broken_rules
from tests.publications import paragraph, sample_publication
from tests.writers.pdf_reading import render
from umbruch.errors import StyleError
from umbruch.fonts import face_file
from umbruch.style import FontFamily
from umbruch.tree import Article, Publication

ttx = pytest.importorskip("fontTools.ttLib")
_RARE = "z.\u202fB., 5\u2009%, a\u200ab, E\u2011Mail, Auto 🚒, ► ☎ ✔ → ½ Ж ꙮ"


def _scaled(units: int) -> Callable[[Any], None]:
    def change(font: Any) -> None:
        pytest.importorskip("fontTools.ttLib.scaleUpem").scale_upem(font, units)

    return change


def _only(platform: int, encoding: int, form: int, shift: int = 0) -> Callable[[Any], None]:
    def change(font: Any) -> None:
        table = pytest.importorskip("fontTools.ttLib.tables._c_m_a_p").CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        most = 256 if form == 0 or shift else 0x10000
        table.cmap = {code + shift: name for code, name in font.getBestCmap().items() if code < most}
        font["cmap"].tables = [table]

    return change


def _without(*tables: str) -> Callable[[Any], None]:
    def change(font: Any) -> None:
        for tag in tables:
            if tag in font:
                del font[tag]

    return change


def _flat(font: Any) -> None:
    font["hhea"].ascent = font["hhea"].descent = 0
    font["OS/2"].sCapHeight = font["OS/2"].sxHeight = 0


def _licence(bits: int) -> Callable[[Any], None]:
    return lambda font: setattr(font["OS/2"], "fsType", bits)


USABLE: dict[str, Callable[[Any], None]] = {
    "16 units": _scaled(16),
    "100 units": _scaled(100),
    "16384 units": _scaled(16_384),
    "Unicode map only": _only(0, 3, 4),
    "full map only": _only(3, 10, 12),
    "no names of glyphs": _without("post", "GPOS", "GSUB", "GDEF", "kern"),
    "no OS/2": _without("OS/2"),
    "no name": _without("name"),
    "no heights": _flat,
    "preview and print": _licence(4),
}
REFUSED: dict[str, Callable[[Any], None]] = {
    "symbols": _only(3, 0, 4, 0xF000),
    "Macintosh": _only(1, 0, 0),
    "no embedding": _licence(2),
    "bitmaps only": _licence(0x0200),
}


def style_with(change: Callable[[Any], None], folder: Path) -> Path:
    """A style set in PT Serif, changed, with a drop cap and no other face to fall back on."""
    font = ttx.TTFont(face_file(FontFamily("PT Serif")))
    change(font)
    font.save(folder / "own.ttf")
    style = folder / "own.toml"
    family = '{ family = "Own", regular = "own.ttf" }'
    style.write_text(f'extends = "broadsheet"\n[fonts]\nserif = {family}\nsans = {family}\n[text.body]\ndrop_cap = 3\n')
    return style


@pytest.mark.parametrize("name", USABLE)
def test_odd_fonts_make_files_that_keep_every_rule(name: str, tmp_path: Path) -> None:
    style = style_with(USABLE[name], tmp_path)
    article = Article(lang="de", headline="Überschrift", body=(paragraph("Das ist es: " + _RARE * 9),))
    for publication in (sample_publication("article"), Publication(lang="de", articles=(article,))):
        assert broken_rules(render(publication, style)) == []


@pytest.mark.parametrize("name", REFUSED)
def test_fonts_that_cannot_or_must_not_be_embedded_are_refused(name: str, tmp_path: Path) -> None:
    style = style_with(REFUSED[name], tmp_path)
    with pytest.raises(StyleError):
        render(sample_publication("plain"), style)
