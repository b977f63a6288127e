"""Pages that are made from the product are as the product is now; `pytest --accept` writes them anew."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import COMMAND
from tests.documents.commands_page import SHELLS, commands, commands_page, completion, manual_page
from tests.documents.keys_pages import house_page, kit_page, tree_page
from tests.documents.remarks_page import remarks_page
from tests.tools import ROOT, require_tool
from umbruch.diagnostics import Diagnostic
from umbruch.errors import UmbruchError

MADE: dict[str, Callable[[], str]] = {
    "docs/reference/commands.md": commands_page,
    "docs/reference/kit-keys.md": kit_page,
    "docs/reference/house-keys.md": house_page,
    "docs/reference/tree.md": tree_page,
    "docs/reference/remarks.md": remarks_page,
    "docs/shell/umbruch.1": lambda: manual_page(umbruch.__version__),
    **{f"docs/shell/umbruch.{shell}": lambda shell=shell: completion(shell) for shell in SHELLS},  # type: ignore[misc]
}


@pytest.mark.parametrize("name", MADE)
def test_a_page_is_what_the_product_says_now(name: str, accept: bool) -> None:
    path = ROOT / name
    made = MADE[name]()
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made, "run pytest --accept on this file"


def test_every_command_and_option_stands_on_the_page_and_in_the_manual() -> None:
    page, manual = commands_page(), manual_page("1.0").replace("\\-", "-")
    for name, command in commands():
        assert f"## {name}\n" in page
        for option in (one for parameter in command.params for one in parameter.opts if one.startswith("-")):
            assert f"`{option}`" in page
            assert option in manual


def test_every_class_of_errors_has_its_code_on_the_page() -> None:
    def below(kind: type[UmbruchError]) -> set[str]:
        return {kind.code}.union(*map(below, kind.__subclasses__()))

    page = remarks_page()
    own = {code for code in below(UmbruchError) if f"`{code}`" in page}
    assert own >= {"input.missing", "style.unknown", "kit.invalid", "embargo.holds", "fault"}
    remarks = {code for code in ("desk_notes.kept", "embargo.zone", "guid.undated") if f"| `{code}` |" in page}
    assert remarks == {"desk_notes.kept", "embargo.zone", "guid.undated"}


CASES = sorted((ROOT / "tests" / "cases").glob("*.txt"))[::5]
FORMATS = ("text", "newsml")


def said_of(case: Path) -> Iterator[Diagnostic]:
    """What reading a case says, and what the formats say of the article."""
    copy, *_ = re.split(r"(?m)^=+$", case.read_text(encoding="utf-8"))
    reading = umbruch.read(copy.encode())
    yield from reading.diagnostics
    for format in FORMATS:
        said: list[Diagnostic] = []
        umbruch.render(reading, format, on_diagnostic=said.append)
        yield from said


def test_every_code_that_reading_and_writing_say_stands_on_the_page_with_its_words() -> None:
    page = remarks_page()
    rows = {code: row for row in page.splitlines() if (code := row.removeprefix("| `").partition("`")[0]) != row}
    said = {remark.code: remark for case in CASES for remark in said_of(case)}
    assert len(said) >= 10
    assert {code for code in said if code not in rows} == set()
    for code, remark in said.items():
        assert remark.severity in rows[code]
        if code.endswith(".guessed"):
            assert remark.message.startswith(f"taken as {code.partition('.')[0]}: ")


def test_the_manual_page_is_set_without_a_complaint() -> None:
    done = subprocess.run(
        [require_tool("man"), "--warnings", "-l", str(ROOT / "docs/shell/umbruch.1")],
        capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "umbruch convert" in done.stdout.lower()


def test_a_shell_is_told_the_commands_that_begin_so() -> None:
    bare = {
        "PATH": "/usr/bin:/bin",
        "_UMBRUCH_COMPLETE": "bash_complete",
        "COMP_WORDS": "umbruch con",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(COMMAND, env=bare, capture_output=True, text=True, check=False)
    assert {line.split(",")[1] for line in done.stdout.split()} == {"config", "convert"}


def test_a_shell_is_told_styles_and_formats() -> None:
    words = {"--style": ("re", {"release"}), "--to": ("nin", {"ninjs", "ninjs-1.6", "ninjs-2.2", "ninjs-3.1"})}
    for option, (start, expected) in words.items():
        bare = {
            "PATH": "/usr/bin:/bin", "_UMBRUCH_COMPLETE": "bash_complete",
            "COMP_WORDS": f"umbruch convert {option} {start}", "COMP_CWORD": "3",
        }  # fmt: skip
        done = subprocess.run(COMMAND, env=bare, capture_output=True, text=True, check=False)
        assert {line.split(",")[1] for line in done.stdout.split()} >= expected, done.stderr


def test_the_completion_of_bash_is_a_script_that_bash_takes() -> None:
    script = ROOT / "docs/shell/umbruch.bash"
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"complete .*umbruch", script.read_text(encoding="utf-8"))


def test_the_wheel_installs_manual_and_completions_where_systems_look() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in ("umbruch.1", "umbruch.bash", "umbruch.zsh", "umbruch.fish"):
        assert f'"docs/shell/{name}" = "share/' in text
        assert Path(ROOT / "docs/shell" / name).is_file()
