"""Different articles of one name are seen before they go out as one item."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import umbruch
from tests.presskit.folders import folder_of
from umbruch.errors import OutputError

DAY = "LINDENAU, 9. März 2024."


def story(place: Path, words: str, dateline: str = DAY, suffix: str = ".txt", head: str = "") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    path = place.with_suffix(suffix)
    path.write_text(f"{head}{words}\n\n{dateline} {words} worden, wie die Stadt am Montag mitgeteilt hat.\n", "utf-8")
    return path


def converted(folder: Path, *formats: str, **options: object) -> dict[str, umbruch.Result]:
    results = umbruch.convert([folder], formats, folder.parent / "out", **options)  # type: ignore[arg-type]
    return {Path(one.source).relative_to(folder).as_posix(): one for one in results}


def uri(result: umbruch.Result) -> str:
    found: str = json.loads(result.files[0].read_bytes())["uri"]
    return found


def test_two_stories_of_one_name_and_day_do_not_go_out_as_one_item(tmp_path: Path) -> None:
    story(tmp_path / "in/sport/lage", "Der Verein ist abgestiegen")
    story(tmp_path / "in/rat/lage", "Der Haushalt ist beschlossen")
    story(tmp_path / "in/wetter", "Der Regen ist vorbei")
    found = converted(tmp_path / "in", "ninjs", "text")
    for name in ("sport/lage.txt", "rat/lage.txt"):
        assert found[name].status == "failed"
        assert "both would go out as the item urn:" in str(found[name].error)
        assert [one.suffix for one in found[name].files] == [".txt"]  # what is not for the wire is made
    assert found["wetter.txt"].status == "done"


def test_stories_of_one_name_on_two_days_are_two_items(tmp_path: Path) -> None:
    story(tmp_path / "in/a/lage", "Der Verein ist abgestiegen")
    story(tmp_path / "in/b/lage", "Der Haushalt ist beschlossen", "LINDENAU, 10. März 2024.")
    found = converted(tmp_path / "in", "ninjs")
    assert {one.status for one in found.values()} == {"done"}
    assert len({uri(one) for one in found.values()}) == 2


def test_the_same_story_in_two_places_is_one_item(tmp_path: Path) -> None:
    for place in "ab":
        story(tmp_path / f"in/{place}/lage", "Der Verein ist abgestiegen")
    found = converted(tmp_path / "in", "ninjs")
    assert {one.status for one in found.values()} == {"done"}
    assert len({uri(one) for one in found.values()}) == 1


def test_stories_of_one_name_with_ids_of_their_own_are_two_items(tmp_path: Path) -> None:
    for place, words in (("a", "Der Verein ist abgestiegen"), ("b", "Der Haushalt ist beschlossen")):
        story(tmp_path / f"in/{place}/lage", words, "LINDENAU.", ".md", f"---\nid: lage-{place}\nlang: de\n---\n\n# ")
    assert {one.status for one in converted(tmp_path / "in", "ninjs").values()} == {"done"}


def test_of_an_archive_without_an_end_the_first_story_of_a_name_and_day_is_the_item(tmp_path: Path) -> None:
    story(tmp_path / "in/a/lage", "Der Verein ist abgestiegen")
    story(tmp_path / "in/b/lage", "Der Haushalt ist beschlossen")
    story(tmp_path / "in/c/lage", "Der Verein ist abgestiegen")
    story(tmp_path / "in/d/lage", "Das Wetter ist gut", "LINDENAU, 10. März 2024.")
    results = umbruch.convert_all(iter([tmp_path / "in"]), ["ninjs"], tmp_path / "out")
    found = {Path(one.source).parent.name: one for one in results}
    assert {name for name, one in found.items() if one.status == "failed"} == {"b"}
    assert f"{tmp_path / 'in/a/lage.txt'} says something else" in str(found["b"].error)


def test_an_archive_without_an_end_that_is_given_one_id_is_one_item(tmp_path: Path) -> None:
    sources = [story(tmp_path / name, f"Der Verein {name} ist abgestiegen") for name in ("eins", "zwei")]
    results = umbruch.convert_all(iter(sources), ["ninjs"], tmp_path / "out", set={"id": "lage"})
    assert [one.status for one in results] == ["done", "failed"]


def test_one_id_for_all_inputs_of_a_batch_is_refused(tmp_path: Path) -> None:
    story(tmp_path / "in/a", "Der Verein ist abgestiegen")
    story(tmp_path / "in/b", "Der Haushalt ist beschlossen")
    assert {one.status for one in converted(tmp_path / "in", "ninjs", set={"id": "lage"}).values()} == {"failed"}


def test_a_batch_without_the_wire_does_not_care(tmp_path: Path) -> None:
    story(tmp_path / "in/a/lage", "Der Verein ist abgestiegen")
    story(tmp_path / "in/b/lage", "Der Haushalt ist beschlossen")
    assert {one.status for one in converted(tmp_path / "in", "text").values()} == {"done"}


@pytest.mark.parametrize(
    ("dateline", "options", "said"),
    [
        ("LINDENAU.", {}, True),
        (DAY, {}, False),
        ("LINDENAU.", {"set": {"id": "lage-4711"}}, False),
        ("LINDENAU.", {"set": {"dateline.date": "2024-03-09"}}, False),
    ],
    ids=["undated", "dated", "an id of its own", "a day that is set"],
)
def test_one_story_without_a_day_is_told_what_its_name_means(
    tmp_path: Path, dateline: str, options: dict[str, dict[str, str]], said: bool
) -> None:
    path = story(tmp_path / "lage", "Der Verein ist abgestiegen", dateline)
    (result,) = umbruch.convert(path, ["ninjs"], tmp_path / "out", **options)  # type: ignore[arg-type]
    assert ("guid.undated" in {one.code for one in result.diagnostics}) is said


def test_a_story_of_no_day_that_goes_nowhere_on_the_wire_is_not_remarked_upon(tmp_path: Path) -> None:
    path = story(tmp_path / "lage", "Der Verein ist abgestiegen", "LINDENAU.")
    (result,) = umbruch.convert(path, ["text"], tmp_path / "out")
    assert "guid.undated" not in {one.code for one in result.diagnostics}


def test_articles_of_a_kit_in_folders_of_their_own_are_items_of_their_own(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    story(folder / "en/release", "The bridge has been opened")
    story(folder / "de/release", "Die Brücke ist eröffnet")
    assert {one.id for one in umbruch.kit(folder).articles} == {"bruecke", "release", "de/release", "en/release"}


def test_a_kit_with_two_articles_for_one_item_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    story(folder / "release", "Die Brücke ist gesperrt", "LINDENAU.")
    with pytest.raises(OutputError) as caught:
        umbruch.kit(folder)
    assert "release.md" in str(caught.value)
    assert "release.txt" in str(caught.value)
    assert "kit.toml" in (caught.value.hint or "")


def test_a_name_in_the_manifest_tells_two_articles_apart(tmp_path: Path) -> None:
    entries = '["bruecke.md", "release.md", { file = "release.txt", name = "sperrung" }]'
    folder = folder_of(tmp_path, f'title = "Brücke"\ndate = 2026-11-19\narticles = {entries}\n')
    story(folder / "release", "Die Brücke ist gesperrt", "LINDENAU.")
    assert [one.id for one in umbruch.kit(folder).articles] == ["bruecke", "release", "sperrung"]
