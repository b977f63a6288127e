"""A kit finds its pictures and articles by names that read the same, as a Mac writes them (NFD) or a keyboard (NFC)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import umbruch
from tests.presskit.folders import photograph

MANIFEST = 'articles = ["Über die Brücke.md"]\ncover = "Brücke.jpg"\n[pictures."Brücke.jpg"]\ncredit = "Foto: Born"\n'
ARTICLE = "---\ntitle: Brücke am Abend\nlang: de\n---\n\nEin Satz steht davor.\n\n![Eine Brücke](Brücke.jpg)\n"


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_names_that_read_the_same_are_the_same(tmp_path: Path, on_disk: str, written: str) -> None:
    def put(form: str, words: str) -> str:
        return unicodedata.normalize(form, words)  # type: ignore[arg-type]

    (tmp_path / "kit.toml").write_text(put(written, MANIFEST), encoding="utf-8")
    (tmp_path / put(on_disk, "Über die Brücke.md")).write_text(put(written, ARTICLE), encoding="utf-8")
    (tmp_path / put(on_disk, "Brücke.jpg")).write_bytes(photograph())
    kit = umbruch.kit(tmp_path)
    (photo,) = kit.photos
    assert kit.cover == photo.source
    assert photo.articles
    assert [one.message for one in kit.diagnostics if one.code == "picture.missing"] == []
    assert kit.manifest.pictures[photo.source].credit == "Foto: Born"
    assert kit.slugs == ("bruecke-am-abend",)
