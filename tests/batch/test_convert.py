"""`convert` and `convert_all`: one result for each input, nothing overwritten, nothing half done."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import umbruch
from tests.publications import SAMPLES, sample_publication
from umbruch.batch import pool
from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import (
    Fault,
    InputInvalid,
    InputMissing,
    InputUnreadable,
    OutputError,
    RenderError,
    StrictError,
    UmbruchError,
    UnknownFormat,
    UnknownStyle,
    UsageError,
)
from umbruch.facts.moment import moment_of
from umbruch.kept import clear_caches
from umbruch.registry import format_table
from umbruch.style import Style
from umbruch.tree import Publication


class _Stand:
    """A writer for the tests: its suffix is its name, and `act` says what it does."""

    media_type = "text/plain"

    def __init__(self, name: str) -> None:
        self.name = name
        self.suffixes = (f".{name}",)

    def render(self, publication: Publication, style: Style) -> bytes:
        headline = publication.article.headline or ""
        match self.name:
            case "moment":
                return moment_of(publication).isoformat().encode()
            case "refuse":
                raise RenderError("this cannot be set", hint="write it anew")
            case "fault":
                raise KeyError("kicker")
            case "remark":
                report(Diagnostic("test.remark", "a character that no face has", "warning"))
            case "again":
                report(Diagnostic("test.remark", "a character that no face has", "warning", hint="another hint"))
                report(Diagnostic("test.remark", "a character that no face has", "warning", field="articles[0].deck"))
            case "die" if headline.endswith("7"):
                os.kill(os.getpid(), signal.SIGKILL)
            case "pid":
                time.sleep(0.01)
                return str(os.getpid()).encode()
            case _:
                pass
        return headline.encode()


NAMES = ("moment", "refuse", "fault", "remark", "again", "die", "pid")


class _Point:
    """What the table of formats needs of an entry point."""

    package = "umbruch"
    is_ours = True

    def __init__(self, name: str) -> None:
        self.name = name

    def load(self) -> object:
        return lambda: _Stand(self.name)


@pytest.fixture
def stands(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table of formats with the writers of this test in it."""
    registered = format_table._registered
    table = {"readers": registered("readers"), "writers": {**registered("writers"), **{n: _Point(n) for n in NAMES}}}
    clear_caches()
    monkeypatch.setattr(format_table, "_registered", lambda direction: table[direction])
    # Workers have them only where they are forked, whatever threads a browser of another test keeps in this process.
    monkeypatch.setattr(pool, "_context", lambda: multiprocessing.get_context("fork"))
    yield
    clear_caches()


def store_article(folder: Path, name: str = "plain", headline: str | None = None) -> Path:
    """A sample as JSON in a folder."""
    table = json.loads(umbruch.render(sample_publication("plain"), "json"))
    if headline is not None:
        table["articles"][0]["headline"] = headline
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table), encoding="utf-8")
    return path


def test_each_input_gets_a_file_of_each_format(tmp_path: Path) -> None:
    sources = [store_article(tmp_path / "in", name) for name in ("eins", "zwei")]
    results = umbruch.convert(sources, to=["json", "newsml"], out=tmp_path / "out")
    assert [result.source for result in results] == [str(source) for source in sources]
    assert [result.status for result in results] == ["done", "done"]
    assert [path.name for result in results for path in result.files] == [
        "eins.json",
        "eins.xml",
        "zwei.json",
        "zwei.xml",
    ]
    for result in results:
        assert [made.size for made in result.made] == [path.stat().st_size for path in result.files]


def test_one_input_may_be_named_without_a_list(tmp_path: Path) -> None:
    source = store_article(tmp_path)
    for one in (source, str(source)):
        (result,) = umbruch.convert(one, to="json", out=tmp_path / "out")
        assert result.files == (tmp_path / "out" / "plain.json",)


def test_a_suffix_of_the_output_tells_the_format(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), out=tmp_path / "deep" / "front.newsml")
    assert result.files == (tmp_path / "deep" / "front.newsml",)
    assert result.made[0].format == "newsml"


def test_a_name_with_a_dot_that_is_no_suffix_is_a_folder(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to="json", out=tmp_path / "issue.2024")
    assert result.files == (tmp_path / "issue.2024" / "plain.json",)


def test_a_suffix_that_nobody_writes_is_refused_unless_a_folder_is_meant(tmp_path: Path) -> None:
    source = store_article(tmp_path)
    with pytest.raises(UnknownFormat, match=r"the suffix '\.pfd' tells no format \(did you mean \.pdf\?; a folder"):
        umbruch.convert(source, to="json", out=tmp_path / "front.pfd")
    (result,) = umbruch.convert(source, to="json", out=f"{tmp_path}/front.pfd/")
    assert result.files == (tmp_path / "front.pfd" / "plain.json",)


def test_the_case_of_a_format_does_not_matter(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to=["JSON", " json "], out=tmp_path / "out")
    assert len(result.files) == 1


def test_a_folder_named_like_a_file_stays_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    (result,) = umbruch.convert(store_article(tmp_path), to="json", out=tmp_path / "out.json")
    assert result.files == (tmp_path / "out.json" / "plain.json",)


def test_what_contradicts_itself_is_refused_at_once(tmp_path: Path) -> None:
    one, two = store_article(tmp_path, "eins"), store_article(tmp_path, "zwei")
    wrong: list[tuple[list[Path | str], str | list[str] | None, object]] = [
        ([one, two], "json", tmp_path / "x.json"),
        ([one], ["json", "newsml"], tmp_path / "x.json"),
        ([one], "newsml", tmp_path / "x.json"),
        ([one, two], "json", "-"),
        ([one], ["json", "newsml"], "-"),
        ([one], None, "-"),
        ([one, "-"], "json", tmp_path),
        ([one], [], tmp_path),
    ]
    for sources, to, out in wrong:
        with pytest.raises(UsageError) as caught:
            umbruch.convert_all(sources, to, out)  # type: ignore[arg-type]
        assert caught.value.hint
    with pytest.raises(UsageError, match="processes"):
        umbruch.convert_all([one], "json", tmp_path, jobs=0)
    assert sorted(tmp_path.iterdir()) == [one, two]


def test_wrong_names_are_refused_at_once(tmp_path: Path) -> None:
    one = store_article(tmp_path)
    with pytest.raises(UnknownFormat):
        umbruch.convert_all([one], ["jsn"], tmp_path / "out")
    with pytest.raises(UnknownFormat):
        umbruch.convert_all([one], ["json"], tmp_path / "out", format="jsn")
    with pytest.raises(UnknownStyle):
        umbruch.convert_all([one], ["json"], tmp_path / "out", style="broadshet")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a file stands where"):
        umbruch.convert_all([one], ["json"], tmp_path / "file")


def _failing(folder: Path) -> list[tuple[Path, type[UmbruchError]]]:
    folder.mkdir()
    content = umbruch.render(sample_publication("plain"), "json")
    kinds: list[tuple[str, bytes | None, type[UmbruchError]]] = [
        ("missing.txt", None, InputMissing),
        ("empty.txt", b"", InputUnreadable),
        ("junk.txt", bytes(range(256)) * 20, InputUnreadable),
        ("half.json", content[: len(content) // 2], InputInvalid),
        ("scan.pdf", b"%PDF-1.7\n\xe2", InputUnreadable),
    ]
    made = []
    for name, written, kind in kinds:
        if written is not None:
            (folder / name).write_bytes(written)
        made.append((folder / name, kind))
    (folder / "folder.txt").mkdir()
    return [*made, (folder / "folder.txt", InputUnreadable)]


def test_an_input_that_fails_is_a_result_and_the_others_are_done(tmp_path: Path) -> None:
    failing = _failing(tmp_path / "bad")
    sources = [store_article(tmp_path, "eins"), *(path for path, _ in failing), store_article(tmp_path, "zwei")]
    results = list(umbruch.convert_all(sources, ["json"], tmp_path / "out"))
    assert [result.status for result in results] == ["done", *["failed"] * len(failing), "done"]
    for result, (path, kind) in zip(results[1:-1], failing, strict=True):
        assert type(result.error) is kind
        assert result.error.source == str(path)
        assert "\n" not in str(result.error)
        assert result.files == ()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["eins.json", "zwei.json"]


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    one = store_article(tmp_path, "eins")
    two = store_article(tmp_path / "other", "eins")
    before = one.read_bytes()
    (result,) = umbruch.convert(one, to="json", out=tmp_path)
    assert isinstance(result.error, OutputError)
    with pytest.raises(OutputError, match="would overwrite an input"):
        umbruch.convert([two, one], to="json", out=tmp_path)
    assert one.read_bytes() == before


def test_inputs_that_would_become_one_file_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    sources = [store_article(tmp_path / name, "clip", headline=name) for name in "abc"]
    with pytest.raises(OutputError, match=r"already made .* 1 more like it; nothing was written"):
        umbruch.convert(sources, to="json", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_names_that_come_one_by_one_do_not_overwrite_each_other(tmp_path: Path) -> None:
    sources = [store_article(tmp_path / name, "clip", headline=name) for name in "abc"]
    results = list(umbruch.convert_all(iter(sources), "json", tmp_path / "out"))
    assert [result.status for result in results] == ["done", "failed", "failed"]
    assert "already made" in str(results[1].error)
    assert umbruch.read(tmp_path / "out" / "clip.json").article.headline == "a"


def test_a_style_a_language_and_corrections_reach_the_article(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to="json", out=tmp_path / "out", set={"headline": "New"})
    assert umbruch.read(result.files[0]).article.headline == "New"
    (result,) = umbruch.convert(store_article(tmp_path), to="json", out=tmp_path / "out2", set={"hedline": "New"})
    assert result.status == "failed"
    assert not (tmp_path / "out2").exists()


@pytest.mark.usefixtures("stands")
def test_a_format_that_fails_leaves_the_others(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to=["refuse", "json", "fault"], out=tmp_path / "out")
    assert result.status == "failed"
    assert isinstance(result.error, RenderError)
    assert result.error.source == str(tmp_path / "plain.json")
    assert [path.name for path in result.files] == ["plain.json"]
    assert [remark.code for remark in result.diagnostics] == ["fault"]


@pytest.mark.usefixtures("stands")
def test_a_fault_of_ours_is_told_as_one(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to="fault", out=tmp_path / "out")
    assert isinstance(result.error, Fault)
    assert "KeyError" in result.error.message
    assert "test_convert.py:" in result.error.message
    assert "report" in (result.error.hint or "")
    assert result.error.exit_code == 1


@pytest.mark.usefixtures("stands")
def test_a_warning_is_an_error_under_strict_and_nothing_is_written(tmp_path: Path) -> None:
    source = store_article(tmp_path)
    (lax,) = umbruch.convert(source, to=["json", "remark"], out=tmp_path / "lax")
    assert lax.status == "done"
    assert [remark.code for remark in lax.diagnostics] == ["test.remark"]
    (strict,) = umbruch.convert(source, to=["json", "remark"], out=tmp_path / "strict", strict=True)
    assert isinstance(strict.error, StrictError)
    assert not (tmp_path / "strict").exists()
    (fine,) = umbruch.convert(source, to=["json"], out=tmp_path / "strict", strict=True)
    assert fine.status == "done"


@pytest.mark.usefixtures("stands")
def test_what_several_writers_remark_is_said_once(tmp_path: Path) -> None:
    (result,) = umbruch.convert(store_article(tmp_path), to=["remark", "again", "again"], out=tmp_path)
    assert [remark.field for remark in result.diagnostics] == [None, "articles[0].deck"]


@pytest.mark.usefixtures("stands")
def test_files_carry_the_moment_of_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    (result,) = umbruch.convert(store_article(tmp_path), to="moment", out=tmp_path)
    assert before <= datetime.fromisoformat(result.files[0].read_text()) <= datetime.now(UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (result,) = umbruch.convert(store_article(tmp_path), to="moment", out=tmp_path)
    assert result.files[0].read_text() == "2023-11-14T22:13:20+00:00"


def test_results_come_while_the_inputs_are_still_coming(tmp_path: Path) -> None:
    asked: list[int] = []

    def sources() -> Iterator[Path]:
        for number in range(3):
            asked.append(number)
            yield store_article(tmp_path, f"a{number}")

    results = umbruch.convert_all(sources(), ["json"], tmp_path / "out")
    assert next(results).status == "done"
    assert asked == [0]


@pytest.mark.usefixtures("stands")
def test_many_inputs_are_worked_on_by_several_processes_in_order(tmp_path: Path) -> None:
    sources = [store_article(tmp_path, f"a{number:02}") for number in range(60)]
    sources.insert(20, tmp_path / "missing.json")
    results = list(umbruch.convert_all(iter(sources), ["pid"], tmp_path / "out", jobs=2))
    assert [result.source for result in results] == [str(source) for source in sources]
    assert [result.status for result in results].count("failed") == 1
    processes = {result.files[0].read_text() for result in results if result.files}
    assert len(processes) == 2
    assert str(os.getpid()) not in processes, "an input must never be able to end the batch itself"


@pytest.mark.usefixtures("stands")
def test_a_few_inputs_stay_in_this_process(tmp_path: Path) -> None:
    sources = [store_article(tmp_path, f"a{number}") for number in range(4)]
    results = umbruch.convert(sources, to="pid", out=tmp_path / "out", jobs=4)
    assert {result.files[0].read_text() for result in results} == {str(os.getpid())}


@pytest.mark.slow
@pytest.mark.usefixtures("stands")
def test_a_process_that_is_killed_fails_one_input_alone(tmp_path: Path) -> None:
    sources = [store_article(tmp_path, f"a{number:02}", headline=f"Nr {number}") for number in range(40)]
    results = umbruch.convert(sources, to="die", out=tmp_path / "out", jobs=2)
    assert [result.source for result in results] == [str(source) for source in sources]
    failed = [number for number, result in enumerate(results) if result.status == "failed"]
    assert failed == [7, 17, 27, 37]
    assert isinstance(results[7].error, Fault)
    assert "-j" in (results[7].error.hint or "")


@pytest.mark.slow
@pytest.mark.usefixtures("stands")
def test_leaving_the_results_early_ends_the_processes(tmp_path: Path) -> None:
    sources = [store_article(tmp_path, f"a{number:03}") for number in range(300)]
    results = umbruch.convert_all(sources, ["pid"], tmp_path / "out", jobs=2)
    for _ in range(20):
        next(results)
    results.close()
    made = len(list((tmp_path / "out").iterdir()))
    assert made < 200
    time.sleep(0.2)
    assert len(list((tmp_path / "out").iterdir())) == made
    assert not list((tmp_path / "out").glob("*.part"))


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_no_publication_is_a_fault_in_any_writer(tmp_path: Path, name: str) -> None:
    source = tmp_path / f"{name}.json"
    source.write_bytes(umbruch.render(sample_publication(name), "json", on_diagnostic=lambda _: None))
    formats = [row.name for row in umbruch.formats() if row.writes]
    (result,) = umbruch.convert(source, to=formats, out=tmp_path / "out")
    assert not isinstance(result.error, Fault), str(result.error)
    assert not [remark for remark in result.diagnostics if remark.code == "fault"]
