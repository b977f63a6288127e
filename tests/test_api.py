"""The library: read, render, write; light to import, typed mistakes, same bytes for the same input."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import umbruch
from tests.publications import picture, sample_publication
from umbruch import api
from umbruch.diagnostics import UmbruchWarning
from umbruch.errors import InputUnreadable, OutputError, UnknownFormat, UnknownStyle
from umbruch.tree import Article, Publication

HEAVY = {
    "babel",
    "docx",
    "ebooklib",
    "lxml",
    "msgspec",
    "PIL",
    "pyphen",
    "reportlab",
    "markdown_it",
    "yaml",
    "bidi",
    "uharfbuzz",
}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that are loaded after `code` ran in an interpreter of its own."""
    shown = code + "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_importing_umbruch_loads_nothing_heavy() -> None:
    assert not loaded_by("import umbruch") & (HEAVY | {"click"})


def test_the_public_names_are_all_there() -> None:
    for name in umbruch.__all__:
        assert getattr(umbruch, name) is not None
    assert set(umbruch.__all__) <= set(dir(umbruch))


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        umbruch.reed  # noqa: B018


def test_an_input_may_be_a_path_bytes_or_a_stream(tmp_path: Path) -> None:
    content = umbruch.render(sample_publication("plain"), "json")
    path = tmp_path / "plain.json"
    path.write_bytes(content)
    with path.open("rb") as stream:
        readings = [umbruch.read(path), umbruch.read(str(path)), umbruch.read(content), umbruch.read(stream)]
    assert all(reading == sample_publication("plain") for reading in readings)
    assert umbruch.read(io.BytesIO(content)).article.headline == "Ferry Line to Resume in May"


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x89PNG\r\n", "picture"), (b"\x1f\x8b\x08", "gzip")],
)
def test_other_kinds_of_file_are_named_when_they_are_refused(tmp_path: Path, start: bytes, kind: str) -> None:
    path = tmp_path / "clipping.txt"
    path.write_bytes(start + b"\0" * 100)
    with pytest.raises(InputUnreadable, match=kind) as caught:
        umbruch.read(path)
    assert caught.value.source == str(path)
    assert caught.value.hint


def test_the_suffix_tells_the_format_to_write(tmp_path: Path) -> None:
    made = umbruch.write(sample_publication("plain"), tmp_path / "new" / "plain.json")
    assert umbruch.read(made) == sample_publication("plain")


def test_a_named_format_goes_before_the_suffix(tmp_path: Path) -> None:
    made = umbruch.write(sample_publication("plain"), tmp_path / "plain.dat", format="json")
    assert umbruch.read(made, format="json") == sample_publication("plain")


def test_wrong_names_raise_typed_mistakes(tmp_path: Path) -> None:
    publication = sample_publication("plain")
    with pytest.raises(UnknownFormat):
        umbruch.render(publication, "jsn")
    with pytest.raises(UnknownStyle):
        umbruch.render(publication, "json", style="broadshet")
    with pytest.raises(UnknownFormat):
        umbruch.write(publication, tmp_path / "x.jsn")
    (tmp_path / "x.json").mkdir()
    with pytest.raises(OutputError):
        umbruch.write(publication, tmp_path / "x.json")
    assert not list(tmp_path.glob("*.part"))


def test_a_remark_that_nobody_collects_is_a_python_warning() -> None:
    with pytest.warns(UmbruchWarning, match="half a surrogate pair"):
        umbruch.render(sample_publication("hostile"), "json")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        umbruch.render(sample_publication("hostile"), "json", on_diagnostic=lambda _: None)


def test_pictures_are_stored_beside_and_never_outside(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    hrefs = ("a.png", "bilder/b.jpg", "../c.png", "/tmp/d.png", "e\0.png")
    pictures = tuple(picture("a.png" if one.endswith("png") else "b.jpg") for one in hrefs)
    import msgspec

    named = tuple(msgspec.structs.replace(one, href=href) for one, href in zip(pictures, hrefs, strict=True))
    stored = api.store_pictures(Publication(articles=(Article(),), pictures=named), folder)
    assert stored == (folder / "a.png", folder / "bilder" / "b.jpg")
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["a.png", "b.jpg"]


def test_another_picture_of_the_same_name_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "speicher.jpg").write_bytes(b"a picture of somebody else")
    with pytest.raises(OutputError, match="another picture"):
        umbruch.write(sample_publication(), tmp_path / "clip.newsml")
    assert [path.name for path in tmp_path.iterdir()] == ["speicher.jpg"]
    assert (tmp_path / "speicher.jpg").read_bytes() == b"a picture of somebody else"


def test_pictures_that_are_there_already_are_no_obstacle(tmp_path: Path) -> None:
    for _ in range(2):
        umbruch.write(sample_publication(), tmp_path / "clip.newsml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.newsml", "speicher.jpg"]


def test_a_publication_without_article_says_so() -> None:
    with pytest.raises(IndexError):
        _ = Publication().article


def test_the_suffix_of_a_name_tells_the_format_of_bytes_as_a_path_does() -> None:
    markdown = b"# Br\xc3\xbccke\n\nSie ist *neu*.\n"
    assert umbruch.read(markdown, name="bruecke.md").article.headline == "Brücke"
    assert umbruch.read(markdown, name="upload").article.headline != "Brücke"
