"""A Word file names families that its readers have, unless it carries those of the style."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.house_faces import latin_truetype, style_with
from tests.publications import sample_publication
from tests.writers.docx_reading import PREFIXES, WordFile, made
from umbruch.style import FontFamily, Style, builtin_names, load

EVERYBODY_HAS = {"Times New Roman", "Arial"}
SIGNS_OF_LISTS = "Symbol"


def families(word_file: WordFile) -> set[str]:
    """Every family that the file names for words, in whatever script they are."""
    attributes = " | ".join(f"//w:rFonts/@w:{kind}" for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    named = {name for part in ("styles", "document", "numbering") for name in word_file.values(attributes, part)}
    theme = word_file.xml("theme/theme1").iter(f"{{{PREFIXES['a']}}}latin")
    return (named | {str(one.get("typeface")) for one in theme}) - {SIGNS_OF_LISTS}


def with_families(serif: FontFamily, sans: FontFamily, *, embed: bool | None = None) -> Style:
    style = load("release")
    fonts = msgspec.structs.replace(style.fonts, serif=serif, sans=sans)
    return msgspec.structs.replace(style, fonts=fonts, docx=msgspec.structs.replace(style.docx, embed_fonts=embed))


@pytest.mark.parametrize("name", builtin_names())
def test_a_file_that_carries_no_fonts_names_those_that_everybody_has(name: str) -> None:
    word_file = made(sample_publication(), name)
    assert families(word_file) == EVERYBODY_HAS
    assert word_file.values("//w:font/@w:name", "fontTable") == ["Times New Roman", "Arial"]
    assert word_file.values("//w:altName/@w:val", "fontTable") == []


def test_a_file_that_carries_them_names_those_of_the_style_and_what_stands_in() -> None:
    word_file = made(sample_publication(), with_families(FontFamily("PT Serif"), FontFamily("PT Sans"), embed=True))
    assert families(word_file) == {"PT Serif", "PT Sans"}
    assert word_file.values("//w:font/@w:name", "fontTable") == ["PT Serif", "PT Sans"]
    assert word_file.values("//w:altName/@w:val", "fontTable") == ["Times New Roman", "Arial"]


def test_the_house_s_own_family_keeps_its_name(tmp_path: Path) -> None:
    word_file = made(sample_publication(), style_with(tmp_path, latin_truetype(), "release", kind="ttf"))
    assert families(word_file) == {"Haus", "Arial"}
    assert word_file.values("//w:font[@w:name='Haus']/w:altName/@w:val", "fontTable") == ["Times New Roman"]


def test_a_family_that_is_known_by_name_alone_keeps_it() -> None:
    word_file = made(sample_publication(), with_families(FontFamily("Georgia"), FontFamily("Calibri")))
    assert families(word_file) == {"Georgia", "Calibri"}


def test_what_stands_for_a_family_is_of_its_kind_wherever_the_style_uses_it() -> None:
    word_file = made(sample_publication(), with_families(FontFamily("Noto Sans"), FontFamily("Noto Sans")))
    assert families(word_file) == {"Arial"}
    assert word_file.values("//w:font/w:family/@w:val", "fontTable") == ["swiss"]
