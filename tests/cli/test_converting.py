"""Other ways to convert: the plan alone, several inputs in one file, a pipe, opening, and again on every save."""

from __future__ import annotations

import json
import signal
import subprocess
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import click
import pytest
from lxml import etree

from tests.cli.running import COMMAND, heeds_control_c, run
from umbruch.cli.printing.progress import BAR, progress_bar
from umbruch.cli.publications import converting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, headline in (("a", "Neue Brücke über den Fluss"), ("b", "Altes Rathaus bekommt ein Dach")):
        (tmp_path / f"{name}.txt").write_text(
            f"{headline}\n\nDas hat der Rat am Montag beschlossen.\n", encoding="utf-8"
        )
    return tmp_path


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"old")
    ran = run("convert", "a.txt", "b.txt", "absent.txt", "--to", "pdf", "--dry-run", cwd=folder)
    rows = [line.split() for line in ran.out.splitlines()[1:]]
    assert rows == [
        ["a.txt", "pdf", "a.pdf"],
        ["b.txt", "pdf", "b.pdf", "(replaces", "the", "one", "that", "is", "there)"],
    ]
    assert "absent.txt: there is no such file" in ran.err
    assert ran.status == 1
    assert (folder / "b.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.pdf", "b.txt"]


def test_a_dry_run_refuses_what_the_run_would_refuse(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text("Anderer Text\n\nEr ist kurz.\n", encoding="utf-8")
    ran = run("convert", "a.txt", "sub/a.txt", "--to", "pdf", "--dry-run", cwd=folder)
    assert ran.status == 1
    assert "is already made from an input of the same name" in ran.err


def test_several_inputs_become_one_file_in_their_order(folder: Path) -> None:
    ran = run("convert", "b.txt", "a.txt", "-o", "all-of-it.json", cwd=folder)
    assert (ran.status, ran.out.split()[0]) == (0, "all-of-it.json")
    tree = (folder / "all-of-it.json").read_text(encoding="utf-8")
    assert '"title": "All of it"' in tree or '"title":"All of it"' in tree
    assert tree.index("Altes Rathaus") < tree.index("Neue Brücke")


@pytest.mark.parametrize("name", ["all.epub", "all.docx", "all.xml", "all.pdf"])
def test_one_file_of_a_folder_holds_every_article(folder: Path, name: str) -> None:
    ran = run("convert", folder, "-o", f"out/{name}", cwd=folder)
    assert ran.status == 0, ran.err
    content = (folder / "out" / name).read_bytes()
    if name.endswith(".xml"):
        etree.fromstring(content)
        assert all(words.encode() in content for words in ("Neue Brücke", "Altes Rathaus"))
    elif name.endswith(".pdf"):
        assert content.count(b"/Outlines") >= 1
    else:
        with zipfile.ZipFile(folder / "out" / name) as archive:
            words = b"".join(archive.read(one) for one in archive.namelist()).decode("utf-8", "replace")
        assert all(one in words for one in ("Neue Brücke", "Altes Rathaus"))


def test_an_input_that_cannot_be_read_is_told_and_the_others_are_in_the_file(folder: Path) -> None:
    ran = run("convert", "a.txt", "absent.txt", "b.txt", "-o", "all.txt", cwd=folder)
    assert ran.status == 1
    assert "absent.txt: there is no such file" in ran.err
    assert "Altes Rathaus" in (folder / "all.txt").read_text(encoding="utf-8")


def test_json_and_a_report_tell_of_each_input_of_one_file(folder: Path) -> None:
    ran = run("convert", "a.txt", "absent.txt", "b.txt", "-o", "all.xml", "--json", "--report", "r.jsonl", cwd=folder)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 1
    assert [(line["source"], line["status"]) for line in lines] == [
        ("absent.txt", "failed"), ("a.txt", "done"), ("b.txt", "done"),
    ]  # fmt: skip
    size = (folder / "all.xml").stat().st_size
    assert lines[1]["files"] == lines[2]["files"] == [{"format": "newsml", "path": "all.xml", "size": size}]
    assert (folder / "r.jsonl").read_text(encoding="utf-8") == ran.out


def test_columns_are_as_wide_as_the_names_in_a_folder_and_of_formats(folder: Path) -> None:
    ran = run("convert", ".", "--to", "newsml-item,text", "-o", "out", cwd=folder)
    head, *rows = ran.out.splitlines()
    starts = [(head.index("FORMAT"), head.index("FILE"))] * 4
    assert [(row.index("newsml" if "newsml" in row else "text"), row.index("out/")) for row in rows] == starts


def test_pictures_of_the_same_name_are_kept_apart_in_one_file(tmp_path: Path) -> None:
    from PIL import Image

    for name, tone in (("x", "red"), ("y", "blue")):
        (tmp_path / name).mkdir()
        Image.new("RGB", (40, 30), tone).save(tmp_path / name / "photo.png")
        text = f"---\nheadline: Bild {name}\n---\n\nText.\n\n![Ein Bild](photo.png)\n"
        (tmp_path / name / "story.md").write_text(text, encoding="utf-8")
    assert run("convert", "x/story.md", "y/story.md", "-o", "all.json", cwd=tmp_path).status == 0
    tree = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert '"photo.png"' in tree
    assert '"photo-2.png"' in tree


def test_a_pipe_gets_the_file_where_nobody_says_where_it_goes(folder: Path) -> None:
    ran = run("convert", "-", "--to", "text", stdin=(folder / "a.txt").read_bytes(), cwd=folder)
    assert ran.out.startswith("Neue Brücke über den Fluss")
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]
    several = run("convert", "-", "--to", "text,json", stdin=(folder / "a.txt").read_bytes(), cwd=folder)
    assert several.out.startswith("INPUT")


def test_what_was_made_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    converting.open_files([Path(f"{number}.pdf") for number in range(9)])
    assert opened == [f"{number}.pdf" for number in range(converting.MOST_OPENED)]


def test_a_file_that_no_program_opens_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(click, "launch", lambda _: 1)
    converting.open_files([Path("a.pdf")])
    assert capsys.readouterr().err == "umbruch: no program here opens a.pdf: open it by hand\n"


@pytest.mark.slow
def test_an_article_is_converted_again_on_every_save(folder: Path) -> None:
    pytest.importorskip("watchfiles")
    watching = subprocess.Popen(
        [*COMMAND, "convert", "a.txt", "--to", "text", "-o", "out", "--watch"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=heeds_control_c,
    )  # fmt: skip
    made = folder / "out" / "a.txt"
    try:
        assert watching.stderr is not None
        assert watching.stderr.readline().startswith("umbruch: waiting for a.txt to be saved")
        deadline = time.monotonic() + 60
        while "Alter Steg" not in made.read_text(encoding="utf-8"):
            (folder / "a.txt").write_text("Alter Steg ist wieder offen\n\nDas sagt der Rat.\n", encoding="utf-8")
            time.sleep(0.5)
            assert time.monotonic() < deadline
    finally:
        watching.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            watching.communicate(timeout=60)
        watching.kill()
    assert watching.returncode == 130


@pytest.mark.parametrize("inputs", [("a.txt", "b.txt"), (".",), ("-",)])
def test_only_one_article_is_watched(inputs: tuple[str, ...], folder: Path) -> None:
    ran = run("convert", *inputs, "--watch", cwd=folder)
    assert ran.status == 2
    assert "--watch takes one file" in ran.err


def test_what_concerns_an_article_is_its_text_corrections_settings_style_and_pictures(tmp_path: Path) -> None:
    path, style = tmp_path / "a.txt", tmp_path / "styles" / "house.toml"
    concerning = ("a.txt", "a.fix.toml", "umbruch.toml", "photo.jpg", "styles/house.toml")
    assert all(converting._concerns(tmp_path / name, path, "a", style) for name in concerning)
    assert not any(
        converting._concerns(tmp_path / name, path, "a", style) for name in ("a.pdf", "b.txt", "out/photo.jpg")
    )


def test_warnings_stand_below_the_table(folder: Path) -> None:
    (folder / "c.md").write_text("---\nheadline: Drei\nmoon: full\n---\n\nText.\n", encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "convert", "c.md", "a.txt", "--to", "text", "-o", "out"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    warned = [number for number, line in enumerate(lines) if line.startswith("umbruch: warning: c.md")]
    assert warned
    assert min(warned) > max(number for number, line in enumerate(lines) if "out/" in line)


@pytest.mark.parametrize(("done", "expected", "full"), [(0, 40, 0), (10, 40, BAR // 4), (40, 40, BAR), (50, 40, BAR)])
def test_the_bar_fills_as_the_batch_goes_on(done: int, expected: int, full: int) -> None:
    bar = progress_bar(done, expected)
    assert len(bar) == BAR
    assert BAR - len(bar.rstrip("░.")) == BAR - full
    assert progress_bar(3, None) == ""
