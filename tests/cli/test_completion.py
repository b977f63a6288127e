"""What Tab brings in a shell: asked by the scripts that are installed, in the shells themselves."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import COMMAND
from tests.tools import ROOT, require_tool

SCRIPTS = ROOT / "docs" / "shell"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a file and a folder, and `umbruch` on the path."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "umbruch"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m umbruch "$@"\n')
    command.chmod(0o755)
    (tmp_path / "clipping, neu.txt").write_text("x")
    (tmp_path / "clippings").mkdir()
    return tmp_path


def environment(place: Path, lang: str = "C.UTF-8") -> dict[str, str]:
    return {"PATH": f"{place / 'bin'}:/usr/bin:/bin", "HOME": str(place), "LANG": lang, "TERM": "dumb"}


def told(words: str, lang: str = "C.UTF-8", shell: str = "bash") -> list[str]:
    """What the command answers to a shell."""
    asked = {"_UMBRUCH_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    if shell == "fish":
        asked["COMP_CWORD"] = words.rpartition(" ")[2]
    env = {"PATH": "/usr/bin:/bin", "LANG": lang, **asked}
    done = subprocess.run(COMMAND, env=env, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("umbruch inspect cl", "file"), ("umbruch convert cl", "file"), ("umbruch convert -o cl", "file"),
     ("umbruch check cl", "file"), ("umbruch kit cl", "dir"), ("umbruch kit -o cl", "dir"),
     ("umbruch watch cl", "dir"), ("umbruch studio cl", "file"), ("umbruch pressreview cl", "file"),
     ("umbruch convert --template cl", "file"), ("umbruch kit --style cl", "plain"), ("umbruch styles cl", "plain"),
     ("umbruch help co", "plain")],
)  # fmt: skip
def test_names_of_files_and_folders_are_left_to_the_shell(words: str, kind: str) -> None:
    assert {line.partition(",")[0] for line in told(words)} == {kind}


def test_what_takes_no_file_is_offered_none() -> None:
    assert told("umbruch convert --lang d") == [""]
    assert told("umbruch convert --set head") == [""]


def test_descriptions_come_in_the_language_of_the_user_and_whole() -> None:
    german = told("umbruch con", "de_DE.UTF-8", "fish")
    assert "plain,config\tZeigen, was umbruch.toml festlegt, und wo." in german
    assert told("umbruch con", shell="fish")[0] == "plain,config\tShow what umbruch.toml sets, and where."


def test_fish_completes_files_formats_and_commands_with_whole_descriptions(place: Path) -> None:
    fish = require_tool("fish")

    def offered(line: str) -> list[str]:
        code = f"source {SCRIPTS / 'umbruch.fish'}; complete -C '{line}'"
        done = subprocess.run(
            [fish, "--no-config", "-c", code], env=environment(place), cwd=place, capture_output=True, text=True,
            check=True, timeout=60,
        )  # fmt: skip
        return done.stdout.splitlines()

    assert "config\tShow what umbruch.toml sets, and where." in offered("umbruch con")
    assert offered("umbruch convert --to pdf,ep") == ["pdf,epub"]
    assert {line.partition("\t")[0] for line in offered("umbruch inspect cl")} == {"clipping, neu.txt", "clippings/"}


IN_A_TERMINAL = {
    "bash": (["--norc", "--noprofile", "-i"], ""),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u"),
}


class Terminal:
    """A shell that believes that somebody types."""

    def __init__(self, command: list[str], place: Path) -> None:
        """Start it in a folder."""
        self._leader, follower = pty.openpty()
        self._process = subprocess.Popen(
            command, stdin=follower, stdout=follower, stderr=follower, cwd=place, start_new_session=True,
            env=environment(place) | {"PS1": "> ", "PROMPT": "> ", "COLUMNS": "200"},
        )  # fmt: skip
        os.close(follower)

    def type(self, keys: str, until: str) -> None:
        """Type, and wait until that has been shown."""
        os.write(self._leader, keys.encode())
        shown = b""
        while until.encode() not in shown:
            assert select.select([self._leader], [], [], 30)[0], shown.decode("utf-8", "replace")
            shown += os.read(self._leader, 65_536)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        os.close(self._leader)


@pytest.mark.slow
@pytest.mark.parametrize("shell", IN_A_TERMINAL)
def test_names_of_files_and_styles_are_completed_in_a_terminal(place: Path, shell: str) -> None:
    arguments, prepared = IN_A_TERMINAL[shell]
    terminal = Terminal([require_tool(shell), *arguments], place)
    try:
        terminal.type(f"{prepared}\nsource {SCRIPTS / f'umbruch.{shell}'}\necho da''mit\n", "damit\r")
        terminal.type("umbruch inspect clipping\\,\t", "neu.txt")
        terminal.type("\x15umbruch convert x --style mag\t", "magazine")
    finally:
        terminal.close()
