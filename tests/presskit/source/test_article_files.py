"""Articles of a kit are known by their content, whatever their files are called."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.presskit.folders import folder_of
from tests.readers.office.word_files import COPY, HEAD, word_file
from umbruch.errors import UmbruchError


def test_a_word_file_called_txt_is_an_article_of_the_kit(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "steg.txt").write_bytes(word_file(COPY))
    assert HEAD in [article.headline for article in umbruch.kit(folder).articles]


def test_what_umbruch_does_not_read_is_still_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "steg.txt").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(60))
    with pytest.raises(UmbruchError, match="does not read"):
        umbruch.kit(folder)
