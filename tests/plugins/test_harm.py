"""What a plug-in may do wrong, and that it harms nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.test_writer_plugin import GEMTEXT, READER, Site, article, site

__all__ = ["article", "site"]

POINT = "[umbruch.writers]\n{name} = {module}:GemtextWriter\n"


@pytest.mark.parametrize(
    "does", ["raise RuntimeError('no licence')", "raise SystemExit(7)", "raise BaseExceptionGroup('x', [OSError()])"]
)
def test_a_plug_in_that_fails_at_import_harms_nothing(site: Site, article: Path, tmp_path: Path, does: str) -> None:
    site.install("bad", f"{does}\n", POINT.format(name="bad", module="bad"))
    seen = site.umbruch("inspect", article)
    assert (seen.returncode, seen.stderr) == (0, "")
    fine = site.umbruch("convert", article, "--to", "json", "-o", tmp_path / "out")
    assert (fine.returncode, fine.stderr) == (0, "")
    named = site.umbruch("convert", article, "--to", "bad", "-o", tmp_path / "out")
    assert named.returncode == 2
    assert "umbruch-bad" in named.stderr
    assert "Traceback" not in named.stderr


@pytest.mark.parametrize("does", ["raise ValueError('oh')", "raise SystemExit(7)"])
def test_a_fault_while_rendering_names_the_plug_in(site: Site, article: Path, tmp_path: Path, does: str) -> None:
    site.install(
        "gemtext",
        GEMTEXT.replace("        lines =", f"        {does}\n        lines ="),
        POINT.format(name="gmi", module="gemtext"),
    )
    done = site.umbruch("convert", article, "--to", "gmi,json", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "plug-in for 'gmi' from umbruch-gemtext" in done.stderr
    assert (tmp_path / "out" / "plain.json").is_file()


def test_a_name_of_ours_cannot_be_taken(site: Site, article: Path, tmp_path: Path) -> None:
    site.install("gemtext", GEMTEXT, POINT.format(name="pdf", module="gemtext"))
    done = site.umbruch("convert", article, "--to", "pdf", "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "plain.pdf").read_bytes().startswith(b"%PDF-")
    told = site.umbruch("formats").stderr
    assert "'pdf' is offered by umbruch itself" in told
    assert "umbruch-gemtext" in told


def test_a_name_of_two_plug_ins_is_refused(site: Site, article: Path, tmp_path: Path) -> None:
    for module in ("one", "two"):
        site.install(module, GEMTEXT, POINT.format(name="gmi", module=module))
    done = site.umbruch("convert", article, "--to", "gmi", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "umbruch-one, umbruch-two" in done.stderr


@pytest.mark.parametrize(("gives", "what"), [("'text'", "str"), ("None", "NoneType"), ("[b'x']", "list")])
def test_what_is_no_file_is_a_fault_of_the_plug_in(
    site: Site, article: Path, tmp_path: Path, gives: str, what: str
) -> None:
    source = GEMTEXT.replace("        lines =", f"        return {gives}\n        lines =")
    site.install("gemtext", source, POINT.format(name="gmi", module="gemtext"))
    done = site.umbruch("convert", article, "--to", "gmi,json", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert f"from umbruch-gemtext: it gives {what} where bytes is due" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plain.json"]


def test_what_is_no_reading_is_a_fault_of_the_plug_in(site: Site, tmp_path: Path) -> None:
    source = READER.replace("return Reading(", "return dict(")
    site.install("shout", source, "[umbruch.readers]\nshout = shout:ShoutReader\n")
    (tmp_path / "a.shout").write_text("new bridge opens")
    done = site.umbruch("convert", tmp_path / "a.shout", "--to", "json", "-o", tmp_path / "out")
    assert "from umbruch-shout: it gives dict where Reading is due" in done.stderr
    assert "Traceback" not in done.stderr
