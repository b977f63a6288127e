"""A Word file carries the style's faces, in disguise and by their names, as far as their licences allow."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

import umbruch
from tests.house_faces import latin_postscript, latin_truetype, style_with, with_licence
from tests.publications import paragraph, sample_publication
from tests.writers.docx_reading import PREFIXES, WordFile, made
from umbruch.fonts import face_file, open_face
from umbruch.style import FontFamily, Style, load
from umbruch.tree import Article, Publication

FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def with_fonts(style: Style) -> Style:
    return msgspec.structs.replace(style, docx=msgspec.structs.replace(style.docx, embed_fonts=True))


def revealed(content: bytes, key: str) -> bytes:
    """A font without its disguise: ECMA-376-1, 17.8.1, byte by byte."""
    digits = key.strip("{}").replace("-", "")
    mask = [int(digits[place : place + 2], 16) for place in range(0, 32, 2)][::-1]
    return bytes(byte ^ mask[place % 16] for place, byte in enumerate(content[:32])) + content[32:]


def carried(word_file: WordFile) -> dict[tuple[str, str], bytes]:
    """The faces of a file by family and element, undisguised."""
    relationships = etree.fromstring(word_file.parts["word/_rels/fontTable.xml.rels"])
    targets = {one.get("Id"): one.get("Target") for one in relationships}
    relationship, word = f"{{{PREFIXES['r']}}}id", f"{{{PREFIXES['w']}}}"
    found = {}
    for one in word_file.found("//w:font/*[@w:fontKey]", "fontTable"):
        family = word_file.values(f"//w:font[*[@r:id='{one.get(relationship)}']]/@w:name", "fontTable")
        content = word_file.parts[f"word/{targets[one.get(relationship)]}"]
        key = str(one.get(f"{word}fontKey"))
        found["".join(family), str(one.tag).removeprefix(word)] = revealed(content, key)
    return found


def opened(content: bytes) -> Any:
    return pytest.importorskip("fontTools.ttLib").TTFont(io.BytesIO(content))


@pytest.fixture(scope="module")
def release() -> WordFile:
    return made(sample_publication(), with_fonts(load("release")))


def test_both_families_go_along_with_four_faces_each(release: WordFile) -> None:
    places = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
    assert list(carried(release)) == [(family, place) for family in ("PT Serif", "PT Sans") for place in places]
    assert release.parts["[Content_Types].xml"].decode().count(FONT_TYPE) == 8
    assert release.found("/w:settings/w:embedTrueTypeFonts", "settings")


def test_each_face_calls_itself_as_the_file_does_and_keeps_its_licence(release: WordFile) -> None:
    for (family, place), content in carried(release).items():
        font = opened(content)
        look = place.removeprefix("embed").replace("BoldItalic", "Bold Italic")
        assert font["name"].getDebugName(1) == family
        assert font["name"].getDebugName(2) == look
        assert "Open Font License" in font["name"].getDebugName(13)
        assert bool(font["head"].macStyle & 1) == bool(font["OS/2"].fsSelection & 32) == ("Bold" in look)
        assert bool(font["head"].macStyle & 2) == bool(font["OS/2"].fsSelection & 1) == ("Italic" in look)


def test_somebody_can_write_on_in_the_script_of_the_text() -> None:
    german = Publication(articles=(Article(headline="Ein Haus", body=(paragraph("Es steht."),), lang="de"),))
    face = open_face(face_file(FontFamily("PT Serif")))
    content = carried(made(german, with_fonts(load("release"))))["PT Serif", "embedRegular"]
    has = set(opened(content).getBestCmap())
    assert set(map(ord, "Übergrößenträger „Łódź“ – 3,50 €")) <= has
    assert ord("Ж") in face.characters
    assert ord("Ж") not in has
    russian = Publication(articles=(Article(headline="Дом", body=(paragraph("Он стоит."),), lang="ru"),))
    content = carried(made(russian, with_fonts(load("release"))))["PT Serif", "embedRegular"]
    assert ord("Ж") in opened(content).getBestCmap()


def test_a_file_carries_no_font_unless_it_is_asked_for() -> None:
    word_file = made(sample_publication(), "release")
    assert not [name for name in word_file.parts if name.endswith(".odttf")]
    assert not word_file.found("/w:settings/w:embedTrueTypeFonts", "settings")


def test_the_same_text_gives_the_same_bytes(release: WordFile) -> None:
    assert made(sample_publication(), with_fonts(load("release"))).content == release.content


@pytest.mark.parametrize(
    ("face", "kind", "says"),
    [
        (lambda: with_licence(latin_truetype(), 0x0004), "ttf", "for reading and printing, not for writing"),
        (lambda: with_licence(latin_truetype(), 0x0002), "ttf", "forbids embedding"),
        (latin_postscript, "otf", "TrueType outlines only"),
    ],
    ids=["to-be-printed", "forbidden", "postscript"],
)
def test_a_face_that_must_not_be_written_with_stays_out(
    face: Callable[[], bytes], kind: str, says: str, tmp_path: Path
) -> None:
    style = with_fonts(style_with(tmp_path, face(), "release", kind=kind))
    word_file = made(sample_publication(), style)
    assert {family for family, _ in carried(word_file)} == {"PT Sans"}
    remarks = [one for one in word_file.remarks if one.code == "font.not_embedded"]
    assert remarks
    assert all(says in one.message for one in remarks)


@pytest.mark.parametrize("bits", [0x0000, 0x0008])
def test_a_face_that_may_be_written_with_goes_along_once(bits: int, tmp_path: Path) -> None:
    style = with_fonts(style_with(tmp_path, with_licence(latin_truetype(), bits), "release", kind="ttf"))
    found = carried(made(sample_publication(), style))
    assert [place for family, place in found if family == "Haus"] == ["embedRegular"]


def test_a_face_that_must_not_be_cut_goes_along_whole(tmp_path: Path) -> None:
    whole = with_licence(latin_truetype(), 0x0108)
    word_file = made(sample_publication(), with_fonts(style_with(tmp_path, whole, "release", kind="ttf")))
    assert carried(word_file)["Haus", "embedRegular"] == whole
    assert word_file.values("//w:font[@w:name='Haus']/*/@w:subsetted", "fontTable") == []


def test_check_finds_the_fonts_in_the_file(release: WordFile, tmp_path: Path) -> None:
    path = tmp_path / "release.docx"
    path.write_bytes(release.content)
    assert "font.embedded" not in {one.code for one in umbruch.check(path, tools=False)}
