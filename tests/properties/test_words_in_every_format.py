"""Whatever stands in a sample stands in the tree and in every file that is made of it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from tests.tools import ROOT, SHARED, run_tool

SAMPLES = sorted(path for path in (ROOT / "input").iterdir() if path.suffix in {".txt", ".md"})
SEED = SHARED / "seed" / "clipping.txt"
PATHS = [*SAMPLES, *([SEED] if SEED.is_file() else [])]
_TAG = re.compile(rb"<[^>]*>")
_PICTURE = re.compile(r'!\[[^]]*\]\([^ )]* "([^"]*)"\)')  # an alternative text is an attribute, not running text
_MARKS = re.compile(r"[#|*>-]+|\]\([^)]*\)")
_FRONT_MATTER = re.compile(r"^---\n.*?\n---\n", re.DOTALL)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower())


def glued(text: str) -> str:
    return "".join(words(text))


def markup_text(content: bytes, spaced: tuple[bytes, ...] = ()) -> str:
    for tag in spaced:
        content = content.replace(tag, tag + b" ")
    text = _TAG.sub(b" " if not spaced else b"", content).decode("utf-8")
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def pdf_text(content: bytes, folder: Path) -> str:
    path = folder / "made.pdf"
    path.write_bytes(content)
    return run_tool("pdftotext", "-enc", "UTF-8", path, "-")


def epub_text(content: bytes, _folder: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(markup_text(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml"))


def docx_text(content: bytes, _folder: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return markup_text(archive.read("word/document.xml"), (b"</w:p>", b"<w:br/>", b"</w:tc>", b"<w:tab/>"))


def xml_text(content: bytes, _folder: Path) -> str:
    return markup_text(content)


TEXT_OF: dict[str, Callable[[bytes, Path], str]] = {
    "pdf": pdf_text,
    "epub": epub_text,
    "docx": docx_text,
    "newsml": xml_text,
}


def missing(source: str, found: str, discarded: str = "") -> list[str]:
    """The words of the source that stand neither whole nor joined over a line end in what was found."""
    have, whole = set(words(found)) | set(words(discarded)), glued(found)
    return [word for word in words(source) if word not in have and word not in whole]


def source_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return _MARKS.sub(" ", _PICTURE.sub(r"\1", _FRONT_MATTER.sub("", text))) if path.suffix == ".md" else text


@pytest.mark.parametrize("format", sorted(TEXT_OF))
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name if path != SEED else "seed")
@pytest.mark.parametrize("style", ["broadsheet", "clipping"])
def test_no_word_of_a_sample_is_lost_on_its_way_into_a_file(
    path: Path, format: str, style: str, tmp_path: Path, fixed_moment: str
) -> None:
    source = source_of(path)
    publication = umbruch.read(path)
    content = umbruch.render(publication, format, style, on_diagnostic=lambda _: None)
    assert missing(source, TEXT_OF[format](content, tmp_path), " ".join(publication.article.discarded)) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name if path != SEED else "seed")
def test_no_word_of_a_sample_is_lost_in_the_tree(path: Path) -> None:
    source = source_of(path)
    tree = umbruch.render(umbruch.read(path), "json").decode()
    assert missing(source, tree) == []


def test_a_word_that_is_lost_is_found_out() -> None:
    assert missing("eins zwei drei", "eins drei") == ["zwei"]


def test_a_word_cut_at_a_line_end_counts_as_kept_when_it_is_joined() -> None:
    assert missing("zusam-\nmen", "zusammen") == []
