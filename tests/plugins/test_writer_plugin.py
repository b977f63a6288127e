"""A third party adds a format with an entry point, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import umbruch
from tests.publications import sample_publication

GEMTEXT = """
from umbruch.plugins import article_texts

class GemtextWriter:
    name = "gmi"
    suffixes = (".gmi",)
    media_type = "text/gemini"

    def render(self, publication, style):
        lines = [f"# {publication.article.headline}", f"set in {style.name}", *article_texts(publication.article)]
        return "\\n\\n".join(lines).encode()
"""

READER = """
from umbruch.plugins import Article, Reading

class ShoutReader:
    name = "shout"
    suffixes = (".shout",)
    media_type = "text/x-shout"

    def read(self, content, request):
        return Reading(lang=request.lang, articles=(Article(headline=content.decode().strip().upper()),))
"""

Run = subprocess.CompletedProcess[str]


class Site:
    """A folder on the module path with a plug-in installed in it, the way pip leaves it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, module: str, source: str, entry_points: str) -> None:
        (self.folder / f"{module}.py").write_text(source, encoding="utf-8")
        info = self.folder / f"umbruch_{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: umbruch-{module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(entry_points)

    def umbruch(self, *arguments: str | Path) -> Run:
        command = [sys.executable, "-m", "umbruch", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty place for plug-ins."""
    folder = tmp_path / "site"
    folder.mkdir()
    return Site(folder)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article to convert."""
    path = tmp_path / "plain.json"
    path.write_bytes(umbruch.render(sample_publication("plain"), "json"))
    return path


def test_a_writer_of_a_third_party_is_a_format_like_any_other(site: Site, article: Path, tmp_path: Path) -> None:
    site.install("gemtext", GEMTEXT, "[umbruch.writers]\ngmi = gemtext:GemtextWriter\n")
    listed = site.umbruch("formats")
    assert "gmi" in listed.stdout
    assert "text/gemini" in listed.stdout
    done = site.umbruch("convert", article, "-o", tmp_path / "out.gmi", "--style", "release")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.gmi").read_text().startswith("# Ferry Line to Resume in May\n\nset in release\n")


def test_a_reader_of_a_third_party_is_found_by_its_suffix(site: Site, tmp_path: Path) -> None:
    site.install("shout", READER, "[umbruch.readers]\nshout = shout:ShoutReader\n")
    (tmp_path / "a.shout").write_text("new bridge opens")
    done = site.umbruch("convert", tmp_path / "a.shout", "--to", "json", "-o", "-")
    assert '"headline": "NEW BRIDGE OPENS"' in done.stdout


def test_a_plug_in_that_cannot_be_loaded_harms_nothing_until_it_is_named(
    site: Site, article: Path, tmp_path: Path
) -> None:
    site.install("gone", "import no_such_module\n", "[umbruch.writers]\ngone = gone:Writer\n")
    site.install("half", "class Writer:\n    name = 'half'\n", "[umbruch.writers]\nhalf = half:Writer\n")
    fine = site.umbruch("convert", article, "--to", "json", "-o", tmp_path / "out")
    assert (fine.returncode, fine.stderr) == (0, "")
    for name, says in (("gone", "no_such_module"), ("half", "contract")):
        named = site.umbruch("convert", article, "--to", name, "-o", tmp_path / "out")
        assert named.returncode == 2
        assert len(named.stderr.splitlines()) == 1
        assert says in named.stderr
        assert f"umbruch-{name}" in named.stderr
    listed = site.umbruch("formats")
    assert "umbruch-gone" in listed.stderr
    assert "json" in listed.stdout


def test_a_fault_in_a_plug_in_fails_that_format_alone(site: Site, article: Path, tmp_path: Path) -> None:
    broken = GEMTEXT.replace("return ", "return 1 / 0 or ")
    site.install("gemtext", broken, "[umbruch.writers]\ngmi = gemtext:GemtextWriter\n")
    done = site.umbruch("convert", article, "--to", "gmi,json", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out" / "plain.json").is_file()
