"""What is installed by checksum is what a plain install takes, in the versions that the tests have."""

from __future__ import annotations

import ast
import re
from importlib.metadata import distribution, packages_distributions

from tests.test_licences import closure, key
from tests.tools import ROOT

HASHED = re.compile(
    r"^([A-Za-z][\w.-]*)==(\S+)(?: ; .*?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def listed() -> dict[str, str]:
    text = (ROOT / "requirements-hashed.txt").read_text(encoding="utf-8")
    return {key(name): version for name, version, _ in HASHED.findall(text)}


def test_every_package_of_a_plain_install_has_its_checksums() -> None:
    assert set(listed()) >= set(closure("")) - {"umbruch"}


def test_the_versions_are_those_of_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    held = {key(name): version for name, _, version in (line.partition("==") for line in lines)}
    assert {name: version for name, version in listed().items() if held.get(name) != version} == {}


def brought_by(package: str) -> int:
    """Bytes of all its files; what pip compiles from them for its own speed comes beside them."""
    files = distribution(package).files or []
    return sum(one.size or 0 for one in files if one.suffix != ".pyc")


MOST_OF_CHECK = 120_000_000
"""Bytes of all files that `umbruch[check]` brings beside a plain install."""


def test_the_validators_bring_no_more_than_120_megabytes_and_nothing_under_the_agpl() -> None:
    brought = set(closure("check")) - set(closure("")) - {"umbruch"}
    assert MOST_OF_CHECK / 2 < sum(map(brought_by, brought)) <= MOST_OF_CHECK
    agpl = re.compile(r"^(?:License|Classifier).*(?:AGPL|Affero)", re.MULTILINE)
    assert [one for one in brought if agpl.search(distribution(one).read_text("METADATA") or "")] == []
    assert agpl.search(distribution("EbookLib").read_text("METADATA") or "")


COMMANDS = ("clipping/conventions/calendars.py", "language/locales/from_cldr.py", "clipping/training/")
"""What is run by whoever brings a table up to date, and needs more than a plain install."""


def imported(path: str) -> set[str]:
    tree = ast.walk(ast.parse((ROOT / "src" / "umbruch" / path).read_text(encoding="utf-8")))
    modules = [alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names]
    tree = ast.walk(ast.parse((ROOT / "src" / "umbruch" / path).read_text(encoding="utf-8")))
    modules += [node.module or "" for node in tree if isinstance(node, ast.ImportFrom) and not node.level]
    return {module.partition(".")[0] for module in modules}


def test_what_umbruch_imports_comes_with_it_or_with_an_extra_for_users() -> None:
    owners = packages_distributions()
    brought = {
        one for extra in ("", "check", "cluster", "mail", "pdf", "studio", "web", "watch") for one in closure(extra)
    }
    root = ROOT / "src" / "umbruch"
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*.py")]
    assert {
        (path, module)
        for path in paths
        if not path.startswith(COMMANDS)
        for module in imported(path)
        if module != "umbruch" and module in owners and not brought & set(map(key, owners[module]))
    } == set()
    assert "babel" in imported("language/locales/from_cldr.py")
