"""PDF/UA-1 as outloud judges it, on every sample in every style and on articles made to break a rule."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.conformance.pdf_samples import ODD
from tests.publications import BASIC_STYLES, GOOD_SAMPLES, sample_publication
from tests.writers.pdf_reading import elements, opened, render

pytest.importorskip("outloud")


def findings(*files: Path) -> list[str]:
    """The errors and warnings of the rules of conformance.

    PAG-001 takes lines of body text that happen to be alike at the foot of several pages for running feet.
    """
    outloud = Path(sys.executable).with_name("outloud")
    command: list[str | Path] = [outloud, "--layer", "conformance", "--fail-on", "never", "--json", "-", "--quiet"]
    done = subprocess.run([*command, *files], capture_output=True, check=False, timeout=300)
    report = json.loads(done.stdout)
    return [
        f"{Path(one['path']).name}: {finding['rule']}: {finding['message']}"
        for one in report["results"]
        for finding in one["findings"]
        if finding["severity"] in ("error", "warning") and finding["rule"] != "PAG-001"
    ]


@pytest.fixture
def written(tmp_path: Path) -> list[Path]:
    """All samples in all styles as files."""
    publications = {**{name: sample_publication(name) for name in GOOD_SAMPLES}, **ODD}
    del publications["pictures that nobody described"]  # such a file doesn't claim to be PDF/UA
    paths = []
    for name, publication in publications.items():
        for style in BASIC_STYLES:
            paths.append(tmp_path / f"{name.replace(' ', '-')}-{style}.pdf")
            paths[-1].write_bytes(render(publication, style))
    return paths


def test_every_sample_passes(written: list[Path]) -> None:
    assert findings(*written) == []


@pytest.mark.parametrize("fault", ["heading", "figure", "language", "link", "row"])
def test_each_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    pdf = opened(render(sample_publication("article")))
    found = {str(one.S): one for one in elements(pdf)}
    match fault:
        case "heading":
            found["/H2"].S = pikepdf.Name.H4
        case "figure":
            del found["/Figure"]["/Alt"]
        case "language":
            del pdf.Root["/Lang"]
        case "link":
            for page in pdf.pages:
                for note in page.get("/Annots", []):
                    del note["/Contents"]
        case _:
            del found["/TR"].K[1]
    out = io.BytesIO()
    pdf.save(out)
    path = tmp_path / "bad.pdf"
    path.write_bytes(out.getvalue())
    assert findings(path)
