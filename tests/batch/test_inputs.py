"""What a batch works on: files, folders, lists of names, and patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch.batch.inputs import Selection, inputs_of, names_from, names_in
from umbruch.errors import InputMissing, OutputError

ARTICLE = "Neue Brücke {name}\n\nKALLDORF. Am Montag ist die neue Brücke über die Kalle eröffnet worden.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of three years with drafts, pictures, hidden files and a link that leads in a circle."""
    folder = tmp_path / "archive"
    for name in ("2023/a.txt", "2024/a.txt", "2024/b.md", "2024/drafts/c.txt", ".trash/d.txt", "2024/.e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(name=name), encoding="utf-8")
    (folder / "2024" / "a.jpg").write_bytes(b"no picture")
    (folder / "2024" / "notes.ini").write_text("x", encoding="utf-8")
    (folder / "2023" / "round").symlink_to(folder)
    return folder


def found(archive: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    inputs = inputs_of([archive], Selection(include, exclude), archive.parent / "out", lambda _: False)
    return [(str(Path(one.source).relative_to(archive)), one.below) for one in inputs if one.refused is None]


def test_a_folder_stands_for_what_can_be_read_in_it_and_below_it_by_name(archive: Path) -> None:
    assert found(archive) == [
        ("2023/a.txt", "2023"),
        ("2024/a.txt", "2024"),
        ("2024/b.md", "2024"),
        ("2024/drafts/c.txt", "2024/drafts"),
    ]


@pytest.mark.parametrize(
    ("include", "exclude", "names"),
    [
        (("*.md",), (), ["2024/b.md"]),
        (("*.ini",), (), ["2024/notes.ini"]),
        ((), ("drafts",), ["2023/a.txt", "2024/a.txt", "2024/b.md"]),
        (("2024/*",), ("*.txt",), ["2024/b.md", "2024/notes.ini"]),
        ((), ("2024/*", "*.md"), ["2023/a.txt"]),
        (("*.rtf",), (), []),
    ],
)
def test_patterns_choose_among_them(
    archive: Path, include: tuple[str, ...], exclude: tuple[str, ...], names: list[str]
) -> None:
    chosen = [name for name, _ in found(archive, include, exclude) if not name.endswith(".jpg")]
    assert chosen == names


def test_pictures_are_read_as_scans_only_where_no_article_lies_beside_them(archive: Path) -> None:
    scans = archive / "scans"
    scans.mkdir()
    (scans / "page.jpg").write_bytes(b"x")
    claimed = [name for name, _ in found(archive) if name.endswith(".jpg")]
    reads = {suffix for row in umbruch.formats() if row.reads for suffix in row.suffixes}
    assert claimed == (["scans/page.jpg"] if ".jpg" in reads else [])
    assert ("2024/a.jpg", "2024") in found(archive, ("*.jpg",))


def test_pictures_of_a_press_kit_are_the_kits_and_never_read_as_scans(archive: Path) -> None:
    for folder in ("kit/pictures/large", "scans"):
        (archive / folder).mkdir(parents=True)
        (archive / folder / "page.jpg").write_bytes(b"x")
    (archive / "kit" / "kit.toml").write_text("", encoding="utf-8")
    assert [name for name, _ in found(archive) if name.endswith(".jpg")] == ["scans/page.jpg"]


def test_results_lie_in_folders_of_the_same_names(archive: Path, tmp_path: Path) -> None:
    results = umbruch.convert(archive, to="json", out=tmp_path / "out", exclude=["drafts"])
    made = sorted(str(path.relative_to(tmp_path / "out")) for result in results for path in result.files)
    assert made == ["2023/a.json", "2024/a.json", "2024/b.json"]


def test_what_was_made_in_the_folder_itself_is_no_input_the_next_time(archive: Path) -> None:
    first = umbruch.convert(archive, to="json", out=archive, resume=True)
    assert [result.status for result in first] == ["done"] * 4
    again = umbruch.convert(archive, to="json", out=archive, resume=True)
    assert [(result.source, result.status) for result in again] == [(one.source, "skipped") for one in first]


def test_a_folder_for_results_inside_the_folder_is_not_looked_into(archive: Path) -> None:
    for _ in range(2):
        results = umbruch.convert(archive, to="json", out=archive / "out")
        assert len(results) == 4


def test_inputs_in_a_folder_that_would_become_one_file_are_refused_beforehand(archive: Path, tmp_path: Path) -> None:
    (archive / "2024" / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")
    with pytest.raises(OutputError, match="nothing was written"):
        umbruch.convert(archive, to="json", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_nothing_to_read_is_a_failure_and_the_others_are_done(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    results = umbruch.convert([tmp_path / "bare", archive / "2023"], to="json", out=tmp_path / "out")
    assert [result.status for result in results] == ["failed", "done"]
    assert "nothing in this folder" in str(results[0].error)


def test_a_list_has_a_name_a_line_or_between_null_bytes(tmp_path: Path) -> None:
    assert list(names_in([b"a.txt\n", b"\n", "größe.txt\r\n".encode(), b"last"])) == ["a.txt", "größe.txt", "last"]
    assert list(names_in([b"with\0line\0"])) == ["with", "line"]
    with pytest.raises(InputMissing, match="no such list"):
        next(names_from(tmp_path / "missing.lst"))
