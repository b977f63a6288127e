"""The command itself: light to start, true help, quiet ends."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import click
import pytest
from msgspec.structs import replace

import umbruch
from tests.cli.running import COMMAND, heeds_control_c, run
from tests.publications import sample_publication
from tests.test_api import HEAVY, loaded_by
from umbruch.batch.journal import JOURNAL
from umbruch.cli import OVERVIEW, OVERVIEW_WIDTH
from umbruch.cli.app import application
from umbruch.cli.help_pages import HelpContext
from umbruch.cli.speech import LOCALES
from umbruch.tree import Provider

COMMANDS = ("convert", "inspect", "formats", "styles")


@pytest.mark.parametrize("argument", ["--version", "-V", "--help", "-h"])
def test_version_and_help_load_nothing_but_the_standard_library(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    code = f"""
import sys
sys.argv = ["umbruch", "{argument}"]
from umbruch.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code
"""
    assert not loaded_by(code) & (HEAVY | {"click", "gettext", "typing", "pathlib", "tomllib"})


@pytest.mark.parametrize("language", LOCALES)
def test_the_overview_is_what_click_would_say(language: str, accept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(OVERVIEW_WIDTH))
    monkeypatch.setenv("LANGUAGE", language)
    overview = Path(OVERVIEW.format(language))
    with HelpContext(application, info_name="umbruch", **application.context_settings) as context:
        said = application.get_help(context) + "\n"
    if accept:
        overview.write_text(said, encoding="utf-8")
    assert overview.read_text(encoding="utf-8") == said, "run pytest --accept on this file"


def test_on_a_narrow_terminal_the_overview_is_laid_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ran = run("--help")
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 60


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("language", LOCALES)
def test_no_line_of_a_help_page_is_wider_than_the_terminal(
    columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LANGUAGE", language)
    for name in application.list_commands(click.Context(application)):
        command = application.get_command(click.Context(application), name)
        assert command is not None
        with HelpContext(command, info_name=f"umbruch {name}", **application.context_settings) as context:
            wide = [line for line in command.get_help(context).splitlines() if len(line) > columns]
        assert wide == [], name


def test_an_example_that_is_too_wide_goes_on_behind_a_backslash_outside_of_quotation_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "64")
    said = run("help", "convert").out
    assert 'umbruch convert clipping.txt \\\n        --set headline="New bridge opens" \\\n' in said
    examples = said.partition("Examples:\n")[2].partition("\n\n")[0].replace("\\\n        ", "")
    assert "umbruch convert archive --exclude drafts --to pdf,docx -o output --resume --report report.jsonl" in examples


def test_an_overview_that_cannot_be_printed_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("umbruch: standard output cannot be written")


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version") == (0, f"umbruch {umbruch.__version__}\n", "")


def test_the_command_and_the_module_are_the_same() -> None:
    from importlib.metadata import entry_points

    (point,) = entry_points(group="console_scripts", name="umbruch")
    assert point.value == "umbruch.cli:main"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_examples(command: str) -> None:
    ran = run(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"umbruch {command}" in ran.out
    assert "Examples:" in ran.out


def test_help_lists_all_commands_and_the_exit_statuses() -> None:
    ran = run("--help")
    assert all(command in ran.out for command in COMMANDS)
    assert "Exit status: 0 all done, 1 some inputs failed, 2 wrong usage" in ran.out


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "Usage: umbruch" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["convrt"], "convrt"),
        (["convert"], "INPUT"),
        (["convert", "a.txt", "--too", "pdf"], "--too"),
        (["convert", "a.txt", "-j", "0"], "-j"),
        (["convert", "a.txt", "-j", "many"], "many"),
        (["inspect"], "INPUT"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_is_one_line_with_the_way_to_the_help(arguments: list[str], says: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert says in ran.err
    assert "--help" in ran.err


def test_a_reader_of_the_output_who_leaves_is_no_error_to_talk_about(tmp_path: Path) -> None:
    source = tmp_path / "long.json"
    source.write_bytes(umbruch.render(sample_publication("long"), "json"))
    process = subprocess.Popen(
        [*COMMAND, "inspect", str(source), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in {0, 141}
    assert error == b""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_cleanly(tmp_path: Path, jobs: str) -> None:
    publication = replace(sample_publication("long"), provider=Provider("Stadt Beispiel"))
    content = umbruch.render(publication, "json")
    sources = [tmp_path / f"a{number:03}.json" for number in range(400)]
    for source in sources:
        source.write_bytes(content)
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*COMMAND, "convert", *map(str, sources), "--to", "docx,newsml", "-o", str(out), "-j", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeds_control_c,
    )
    for _ in range(600):
        if out.is_dir() and len(list(out.iterdir())) > 30:
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.decode().strip() == "umbruch: interrupted"
    assert [path.name for path in out.glob(".*")] == [JOURNAL]
    assert len(list(out.iterdir())) < 800


def test_names_that_are_no_utf8_are_shown_and_not_a_crash(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"b\xe4r.json")  # noqa: PTH118  pathlib takes no bytes
    try:
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(umbruch.render(sample_publication("plain"), "json"))
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    command = [*(part.encode() for part in COMMAND), b"convert", name, b"--to", b"json", b"-o", bytes(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"b\\udce4r.json" in done.stdout


def test_help_explains_a_command_as_its_own_help_does() -> None:
    assert run("help", "convert").out.startswith("Usage: umbruch convert [OPTIONS] INPUT...")
    assert "Commands:" in run("help").out
    told = run("help", "konvert")
    assert (told.status, "did you mean convert?" in told.err) == (2, True)
