"""A style that came with a stranger's folder publishes nothing that lies elsewhere on this machine."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

import umbruch
from tests.cli.running import run
from tests.presskit.folders import folder_of
from tests.tools import ROOT
from umbruch.errors import ManifestError, StyleError
from umbruch.presskit.build.kit_build import build

SECRET = "nur für den Dienstgebrauch"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with a template, a font and a style that are nobody's business."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = SECRET
    document.save(str(folder / "secret.docx"))
    (folder / "own.toml").write_text(f'extends = "release"\n[head]\nleft = "{SECRET}"\n')
    (folder / "own.ttf").write_bytes(b"no font, but that is looked at later")
    return folder


STYLES = {
    "a template by its whole path": '[docx]\ntemplate = "{}/secret.docx"\n',
    "a template by a way out": '[docx]\ntemplate = "../elsewhere/secret.docx"\n',
    "a template by a link": '[docx]\ntemplate = "link.docx"\n',
    "another style": 'extends = "{}/own.toml"\n',
    "a style behind a style": 'extends = "between.toml"\n',
    "a font": '[fonts]\nserif = {{ family = "X", regular = "../elsewhere/own.ttf" }}\n',
    "a fallback font": '[fonts]\nfallback = [{{ family = "X", regular = "../elsewhere/own.ttf" }}]\n',
}


def kit_with(style: str, tmp_path: Path, elsewhere: Path) -> Path:
    folder = folder_of(tmp_path, 'style = "house.toml"')
    (folder / "house.toml").write_text(style.format(elsewhere))
    (folder / "between.toml").write_text('extends = "../elsewhere/own.toml"\n')
    (folder / "link.docx").symlink_to(elsewhere / "secret.docx")
    return folder


@pytest.mark.parametrize("way", STYLES)
def test_a_kit_takes_nothing_from_outside_of_its_folder(way: str, tmp_path: Path, elsewhere: Path) -> None:
    folder = kit_with(STYLES[way], tmp_path, elsewhere)
    with pytest.raises(ManifestError, match="outside of the folder") as caught:
        build(folder, tmp_path / "out")
    assert "--trust" in str(caught.value)
    assert not (tmp_path / "out").exists()
    with pytest.raises(ManifestError, match="outside of the folder"):
        umbruch.kit(folder)


def test_whoever_trusts_a_kit_gets_its_template(tmp_path: Path, elsewhere: Path) -> None:
    folder = kit_with(STYLES["a template by its whole path"], tmp_path, elsewhere)
    assert run("kit", folder, "-o", tmp_path / "out").status == 3
    assert run("kit", folder, "-o", tmp_path / "out", "--trust").status == 0
    word = next((tmp_path / "out").glob("*/*.docx")).read_bytes()
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        heads = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert any(SECRET in head for head in heads)


@pytest.mark.parametrize("way", STYLES)
def test_the_settings_of_a_folder_take_nothing_from_outside_of_it(way: str, tmp_path: Path, elsewhere: Path) -> None:
    folder = kit_with(STYLES[way], tmp_path, elsewhere)
    (folder / "kit.toml").unlink()
    (folder / "umbruch.toml").write_text('style = "house.toml"\n')
    (result,) = umbruch.convert(folder / "release.md", "docx", tmp_path / "out")
    assert isinstance(result.error, StyleError)
    assert "outside of the folder" in str(result.error)


def test_what_ships_and_what_lies_in_the_folder_is_taken_and_a_template_is_no_article(
    tmp_path: Path, elsewhere: Path
) -> None:
    inside = '[docx]\ntemplate = "own.docx"\n'
    folder = kit_with(inside, tmp_path, elsewhere)
    (folder / "own.docx").write_bytes((elsewhere / "secret.docx").read_bytes())
    assert build(folder, tmp_path / "out").files
    (folder / "own.docx").unlink()
    (folder / "house.toml").write_text('extends = "clipping"\n')
    assert build(folder, tmp_path / "out").files
    assert (ROOT / "styles" / "clipping.toml").is_file()
