"""What is installed by checksum is what a plain install takes, in the versions that the tests have."""

from __future__ import annotations

import re

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
