"""Of several embargoes in a kit the one holds that ends last."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from umbruch.errors import EmbargoHolds
from umbruch.facts.embargo import end_of
from umbruch.presskit.build.kit_build import build
from umbruch.presskit.source.kit_reading import assembled

TEXT = "Sperrfrist: {until}\n\n{title}\n\nHALLINGEN. Die Stadt baut eine neue Brücke, sagte Anna Pell.\n"
EARLY, LATE = "3. Mai 2020, 11 Uhr", "3. Mai 2999, 11 Uhr"


def folder_with(tmp_path: Path, manifest: str, *untils: str) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "kit.toml").write_text(f'title = "Brücken"\nlanguage = "de"\n{manifest}', encoding="utf-8")
    for number, until in enumerate(untils):
        (folder / f"{number}.txt").write_text(TEXT.format(until=until, title=f"Brücke {number}"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("untils", [(EARLY, LATE), (LATE, EARLY)])
@pytest.mark.parametrize("manifest", ["", "embargo = 2020-05-03T11:00:00+02:00"])
def test_the_last_end_holds_the_kit_and_refuses_its_release(
    tmp_path: Path, manifest: str, untils: tuple[str, str]
) -> None:
    folder = folder_with(tmp_path, manifest, *untils)
    end = end_of(assembled(folder).embargo)
    assert end is not None
    assert end.moment == datetime(2999, 5, 3, 9, tzinfo=UTC)
    with pytest.raises(EmbargoHolds):
        build(folder, tmp_path / "out", release=True)
