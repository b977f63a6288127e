"""What is installed from a wheel works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import umbruch
from tests.publications import sample_publication
from tests.test_licences import closure
from tests.test_requirements import brought_by
from tests.tools import ROOT
from umbruch.clipping.conventions import all_conventions, shared
from umbruch.language.translation.catalogue import languages, translated
from umbruch.tree import Provider

pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as archive:
        yield archive


def _names(wheel: zipfile.ZipFile) -> list[str]:
    return wheel.namelist()


def test_the_styles_and_tables_are_inside(wheel: zipfile.ZipFile) -> None:
    names = set(_names(wheel))
    assert {f"umbruch/style/builtin/{name}.toml" for name in umbruch.styles()} <= names
    package = ROOT / "src" / "umbruch"
    data = {
        f"umbruch/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".py"} and not {"builtin", "training"} & set(path.parts)
    }
    packed = {name for name in data if name.endswith(".po") or ("/conventions/" in name and name.endswith(".toml"))}
    assert {f"{name}.gz" if name in packed else name for name in data} <= names
    assert not packed & names
    assert "umbruch/language/wording.toml" in data
    assert "umbruch/py.typed" in data


def test_what_is_packed_says_what_the_sources_do(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    sentence = "there is no style 'relese'"
    code = f"""import sys; sys.path.insert(0, {str(tmp_path)!r})
from umbruch.language.translation.catalogue import languages, translated
from umbruch.clipping.conventions import all_conventions, shared
print(languages(), translated({sentence!r}, "de"), len(all_conventions()), len(shared().agencies))"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == f"{languages()} {translated(sentence, 'de')} {len(all_conventions())} {len(shared().agencies)}\n"
    assert translated(sentence, "de") != sentence
    assert not [name for name in _names(wheel) if name.endswith(".po")]


MOST = 80_000_000
"""Bytes of all files that a plain install brings."""


def test_a_plain_install_brings_no_more_than_80_megabytes(wheel: zipfile.ZipFile) -> None:
    others = sum(brought_by(package) for package in set(closure("")) - {"umbruch"})
    own = sum(one.file_size for one in wheel.infolist() if not one.filename.endswith("RECORD"))  # weighed for none
    assert MOST / 2 < others + own <= MOST


def test_nothing_else_is_inside(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in _names(wheel)}
    own = f"umbruch-{umbruch.__version__}"
    assert tops == {"umbruch", f"{own}.dist-info", f"{own}.data"}
    assert {name.removeprefix(f"{own}.data/data/") for name in _names(wheel) if name.startswith(f"{own}.data/")} == {
        "share/man/man1/umbruch.1", "share/bash-completion/completions/umbruch", "share/zsh/site-functions/_umbruch",
        "share/fish/vendor_completions.d/umbruch.fish",
    }  # fmt: skip
    assert not [name for name in _names(wheel) if name.endswith((".ttf", ".otf", ".pyc"))]
    assert not [name for name in _names(wheel) if "/training/" in name]


def test_it_converts_without_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    source = tmp_path / "plain.json"
    source.write_bytes(
        umbruch.render(replace(sample_publication("plain"), provider=Provider("Stadt Beispiel")), "json")
    )
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import umbruch.cli; umbruch.cli.main()"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            "convert",
            str(source),
            "-o",
            str(tmp_path / "out"),
            "--style",
            "clipping",
            "--set",
            "id=a",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".epub", ".pdf", ".xml"]
    probe = code.replace("import umbruch.cli; umbruch.cli.main()", "import umbruch; print(umbruch.__file__)")
    shown = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith(str(tmp_path / "site"))
