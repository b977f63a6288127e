"""Under which licences umbruch's dependencies stand: a page made from what is installed, and what README says of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

import pytest
from packaging.requirements import Requirement

from tests.tools import ROOT

PAGE = ROOT / "docs" / "licences.md"
EXTRAS = ("", "check", "mail", "pdf", "studio", "web", "watch", "test")
MOST_MEGABYTES = 120
TOLD = {
    "axe-playwright-python": "MIT (its LICENSE)",
    "pymupdf4llm": "as PyMuPDF",
    "pymupdf-layout": "as PyMuPDF",
    "resvg-py": "MIT (its LICENSE)",
}
"""Where the metadata say nothing."""

_COPYLEFT = re.compile(r"GPL|Affero|General Public", re.IGNORECASE)


def key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(requirements: Iterable[str], extras: Iterable[str]) -> Iterable[Requirement]:
    for one in map(Requirement, requirements):
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield one


def found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def closure(extra: str) -> dict[str, Distribution]:
    """All that an extra installs beside umbruch itself, or all that umbruch itself does."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    roots = project["optional-dependencies"][extra] if extra else project["dependencies"]
    todo = list(wanted(roots, ()))
    seen: dict[str, Distribution] = {}
    while todo:
        one = todo.pop()
        there = found(one.name)
        if there is not None and key(one.name) not in seen:
            seen[key(one.name)] = there
            todo += wanted(there.requires or (), one.extras)
    return seen


def licence(name: str, one: Distribution) -> str:
    told = cast(Message, one.metadata)
    classified = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License")]
    said = told.get("License-Expression") or ", ".join(classified) or (told.get("License") or "").strip()
    return TOLD.get(name) or said.splitlines()[0][:100].replace("|", "/")


def rows() -> dict[str, tuple[str, str]]:
    """Each package: its licence, and with which extra it comes first."""
    made: dict[str, tuple[str, str]] = {}
    for extra in EXTRAS:
        for name, one in closure(extra).items():
            made.setdefault(name, (licence(name, one), f"`umbruch[{extra}]`" if extra else "umbruch"))
    return dict(sorted(made.items()))


def page() -> str:
    lines = [f"| {name} | {said} | {extra} |" for name, (said, extra) in rows().items()]
    return "\n".join(
        (
            "# Licences of what umbruch installs",
            "",
            "Made from the packages' own metadata by `pytest --accept tests/test_licences.py`. README says what",
            "follows from those that are under a GNU licence.",
            "",
            "| Package | Licence | Comes with |",
            "| --- | --- | --- |",
            *lines,
            "",
        )
    )


def test_every_dependency_stands_on_the_page_with_its_licence(accept: bool) -> None:
    if accept:
        PAGE.write_text(page(), encoding="utf-8")
    there = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    for name, (said, _) in rows().items():
        assert said, f"{name} says no licence: look into it, and enter it in TOLD"
        assert name in there, "docs/licences.md is old; run pytest --accept"
        assert bool(_COPYLEFT.search(said)) == bool(_COPYLEFT.search(there[name])), name


def test_readme_names_everything_under_a_gnu_licence() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    under = [name for name, (said, _) in rows().items() if _COPYLEFT.search(said)]
    assert {"ebooklib", "python-bidi", "pyphen"} <= set(under)
    assert [name for name in under if name not in readme] == []


@pytest.mark.parametrize("extra", ["check", "mail", "pdf", "studio", "web", "watch"])
def test_no_extra_brings_the_agpl(extra: str) -> None:
    own = closure("")
    brought = {name: licence(name, one) for name, one in closure(extra).items() if name not in own}
    assert {name: said for name, said in brought.items() if "affero" in said.lower() or "agpl" in said.lower()} == {}


def megabytes(one: Distribution) -> float:
    files = (Path(str(one.locate_file(path))) for path in one.files or ())
    return sum(path.stat().st_size for path in files if path.is_file() and path.suffix != ".pyc") / 1_000_000


def test_the_extra_for_checks_stays_small() -> None:
    own = closure("")
    sizes = {name: megabytes(one) for name, one in closure("check").items() if name not in own}
    assert sum(sizes.values()) < MOST_MEGABYTES, sizes
