"""`umbruch kit --revise`: the articles of a kit that have changed are later versions of the same items."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.presskit.folders import folder_of
from umbruch.presskit.build.kit_build import build

G2 = {"g": "http://iptc.org/std/nar/2006-10-01/"}


def _texts(kit: Path) -> dict[str, tuple[str, str | None]]:
    """Version and note of every text item of the kit, by its guid."""
    found = {}
    for path in kit.glob("articles/*/*.newsml.xml"):
        for item in etree.parse(path).iterfind(".//g:newsItem", G2):
            if item.find("g:itemMeta/g:itemClass", G2).get("qcode") == "ninat:text":  # type: ignore[union-attr]
                note = item.findtext("g:itemMeta/g:edNote[@role='umbnote:change']", None, G2)
                found[item.get("guid", "")] = (item.get("version", ""), note)
    return found


def test_an_article_that_has_changed_is_counted_up_and_the_others_stay(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, 'title = "Brücke"\nprovider = { name = "Stadt Lauter", code = "lauter" }\ndate = "2026-03-04"'
    )
    kit = build(folder, tmp_path / "out").folder
    first = _texts(kit)
    assert first
    assert all(":lauter:" in guid and version == ("1", None) for guid, version in first.items())
    changed = next(path for path in sorted(folder.rglob("*")) if path.suffix in (".txt", ".md"))
    text = changed.read_text(encoding="utf-8")
    changed.write_text(
        text.replace(" ist ", " war ", 1) if " ist " in text else f"{text}\nNoch ein Satz dazu.\n", "utf-8"
    )
    second = _texts(build(folder, tmp_path / "out", revise=True).folder)
    assert second.keys() == first.keys()
    told = {guid: one for guid, one in second.items() if one != first[guid]}
    assert len(told) == 1
    assert next(iter(told.values()))[0] == "2"
    assert (next(iter(told.values()))[1] or "").startswith(("Geändert", "Changed"))
    assert _texts(build(folder, tmp_path / "out", revise=True, fresh=True).folder) == second
