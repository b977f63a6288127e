"""Options of writers in style files: taken, and refused with file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.test_writer_plugin import GEMTEXT, Site, article, site
from umbruch.errors import StyleError
from umbruch.plugins import Options
from umbruch.style.loading import load

__all__ = ["article", "site"]

POINT = "[umbruch.writers]\ngmi = gemtext:GemtextWriter\n"
WITH_OPTIONS = (
    GEMTEXT.replace(
        "class GemtextWriter:",
        "from umbruch.plugins import Options\n\n"
        "class Lines(Options, frozen=True):\n"
        "    mark: str = '#'\n"
        "    most: int = 3\n"
        "    def __post_init__(self):\n"
        "        if self.most == 13:\n"
        "            raise ValueError('13 is no number for us')\n"
        "        if self.most == 14:\n"
        "            raise KeyError('fourteen')\n\n"
        "class GemtextWriter:\n    options = Lines",
    )
    .replace("lines = [", "asked = style.options_of(self)\n        lines = [asked.mark * asked.most, ")
)  # fmt: skip


def styled(folder: Path, table: str) -> Path:
    path = folder / "house.toml"
    path.write_text(f'extends = "release"\n\n{table}\n', encoding="utf-8")
    return path


def test_options_reach_the_writer_and_what_is_left_out_has_its_default(
    site: Site, article: Path, tmp_path: Path
) -> None:
    site.install("gemtext", WITH_OPTIONS, POINT)
    house = styled(tmp_path, '[writer.gmi]\nmark = "="')
    child = tmp_path / "child.toml"
    child.write_text('extends = "house.toml"\n[writer.gmi]\nmost = 2\n')
    for style, line in (("release", "###"), (house, "==="), (child, "==")):
        done = site.umbruch("convert", article, "-o", tmp_path / "out.gmi", "--style", style)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "out.gmi").read_text().splitlines()[0] == line


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[writer.gmi]\nmrak = 'x'", "line 4: writer.gmi.mrak: there is no key 'mrak' here (did you mean mark?)"),
        ("[writer.gmi]\nmost = 'x'", "line 4: writer.gmi.most: a whole number is expected here, not some text"),
        ("[writer.gmi]\nmost = 13", "line 3: writer.gmi: 13 is no number for us"),
        ("[writer.gmo]\nmost = 3", "line 3: writer.gmo: there is no writer 'gmo' (did you mean gmi?"),
        ("[writer.pdf]\nmost = 3", "line 3: writer.pdf: the writer 'pdf' has no options of its own"),
        ("[writer]\ngmi = 3", "line 4: writer.gmi: a table of options is expected here"),
        ("writer = 3", "line 3: writer: a table for each writer is expected here"),
        ("[writer.broken]\nx = 3", "line 3: writer.broken: the format 'broken' cannot be loaded"),
    ],
)
def test_a_wrong_table_is_told_with_file_line_key_and_remedy(
    site: Site, article: Path, tmp_path: Path, table: str, says: str
) -> None:
    site.install("gemtext", WITH_OPTIONS, POINT)
    site.install("broken", "import no_such_module\n", "[umbruch.writers]\nbroken = broken:Writer\n")
    house = styled(tmp_path, table)
    done = site.umbruch("convert", article, "-o", tmp_path / "out.gmi", "--style", house)
    assert done.returncode == 2
    assert f"house.toml: {says}" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "(" in done.stderr or "13" in done.stderr
    assert not (tmp_path / "out.gmi").exists()


def test_a_fault_in_the_options_names_the_writer(site: Site, article: Path, tmp_path: Path) -> None:
    site.install("gemtext", WITH_OPTIONS, POINT)
    house = styled(tmp_path, "[writer.gmi]\nmost = 14")
    done = site.umbruch("convert", article, "-o", tmp_path / "out.gmi", "--style", house)
    assert "a fault in the options of the writer 'gmi': KeyError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("options = Lines", "options = dict"), "no subclass of umbruch.plugins.Options"),
        (("mark: str = '#'", "mark: str"), "mark"),
        (("mark: str = '#'", "mark: 'Nowhere' = '#'"), "Nowhere"),
        (('name = "gmi"', 'name = "gemini"'), "'gemini'"),
        (("options = Lines", "api_version = 99"), "made for version 99 of umbruch.plugins"),
    ],
)
def test_a_breach_of_the_contract_is_told_when_the_format_is_named(
    site: Site, article: Path, tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    source = WITH_OPTIONS.replace(*change)
    assert source != WITH_OPTIONS
    site.install("gemtext", source, POINT)
    named = site.umbruch("convert", article, "--to", "gmi", "-o", tmp_path / "out")
    assert named.returncode == 2
    assert says in named.stderr
    assert "umbruch-gemtext" in named.stderr
    assert site.umbruch("convert", article, "--to", "json", "-o", tmp_path / "out").returncode == 0


class Marks(Options, frozen=True):
    """Options of a writer for a test."""

    mark: str = "#"


class Marker:
    """As much of a writer as options need."""

    name = "marks"
    options = Marks


def test_a_style_with_options_can_be_a_key_and_a_wrong_one_is_told_late(tmp_path: Path) -> None:
    style = load(styled(tmp_path, '[writer.marks]\nmark = "="'))
    assert style.options_of(Marker()) == Marks(mark="=")
    assert len({style, load(tmp_path / "house.toml")}) == 1
    assert load("release").options_of(Marker()) == Marks()
    other = tmp_path / "other"
    other.mkdir()
    wrong = load(styled(other, "[writer.marks]\nmark = 3"))
    with pytest.raises(StyleError, match="text is expected here") as caught:
        wrong.options_of(Marker())
    assert caught.value.place == "writer.marks.mark"
