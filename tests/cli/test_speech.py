"""Messages and help come in the user's language; codes, names and JSON stay."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import run
from umbruch.cli.speech import chosen_language

GERMAN = {"LANG": "de_DE.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("convert", "absent.txt"), GERMAN),
        (("convert", "absent.txt"), {"LANG": "C", "LC_ALL": "de_AT"}),
        (("--locale", "de", "convert", "absent.txt"), {}),
        (("convert", "absent.txt", "--locale=de-CH"), {"LANG": "en_GB.UTF-8"}),
    ],
)
def test_errors_are_told_in_german(arguments: tuple[str, ...], env: dict[str, str], tmp_path: Path) -> None:
    ran = run(*arguments, cwd=tmp_path, env=env)
    assert (ran.status, ran.err) == (3, "umbruch: absent.txt: es gibt keine solche Datei (den Pfad prüfen)\n")


FAULTS = {
    "kit.toml": ('titel = "x"\n', ("kit", "."), "einen Schlüssel 'titel' gibt es hier nicht (ist title gemeint?)"),
    "umbruch.toml": ('stil = "x"\n', ("convert", "a.txt"), "einen Schlüssel 'stil' gibt es hier nicht"),
    "own.toml": (
        "[page]\ncolumns = []\n", ("convert", "a.txt", "--style", "own.toml"),
        "eine ganze Zahl wird hier erwartet, nicht eine Liste",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_with_a_key_is_told_in_german_to_the_last_word(name: str, tmp_path: Path) -> None:
    content, arguments, told = FAULTS[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Neue Brücke\n\nDie Brücke ist fertig.\n", encoding="utf-8")
    ran = run(*arguments, cwd=tmp_path, env=GERMAN)
    assert ran.status in (2, 3)
    assert told in ran.err
    assert "Zeile " in ran.err
    assert not re.search(r"\b(?:line|there|is|here|key)\b", ran.err.replace(str(tmp_path), ""))


@pytest.mark.parametrize("env", [{"LANG": "fr_FR.UTF-8"}, {"LC_ALL": "C", "LANG": "de_DE"}, {}])
def test_where_no_language_of_ours_is_asked_for_it_is_english(env: dict[str, str], tmp_path: Path) -> None:
    assert run("convert", "absent.txt", cwd=tmp_path, env=env).err.startswith(
        "umbruch: absent.txt: there is no such file"
    )


def test_remarks_keep_their_codes_and_fields(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nheadline: Neue Brücke\nmoon: full\n---\n\nDie Brücke ist fertig.\n", encoding="utf-8"
    )
    ran = run("convert", "a.md", "--to", "text", cwd=tmp_path, env=GERMAN)
    assert "umbruch: Warnung: a.md: " in ran.err
    assert "der Schlüssel 'moon' ist nicht bekannt und bleibt weg" in ran.err
    assert ran.err.rstrip().endswith("]")


def test_json_is_the_same_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Neue Brücke\n\nDie Brücke über den Fluss ist fertig.\n", encoding="utf-8")
    german, english = (run("inspect", "a.txt", "--json", cwd=tmp_path, env={"LANG": one}).out for one in ("de", "en"))
    assert german == english
    assert json.loads(german)["tree"]["articles"]


def test_what_was_not_checked_is_told_in_german(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Neue Brücke\n\nDie Brücke über den Fluss ist fertig.\n", encoding="utf-8")
    run("convert", "a.txt", "--to", "newsml", "--set", "id=a", cwd=tmp_path)
    ran = run("check", "a.xml", "--no-tools", cwd=tmp_path, env={"LANG": "de_DE.UTF-8", "UMBRUCH_SCHEMAS": ""})
    assert "Das XML-Schema von NewsML-G2: kein Ordner mit Schemas wurde genannt" in ran.out


def test_help_pages_are_german_with_every_option_in_its_place() -> None:
    german, english = (run("--locale", one, "convert", "--help").out for one in ("de", "en"))
    assert german.startswith("Aufruf: umbruch convert [OPTIONS] INPUT...\n")
    options = [set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.MULTILINE)) for text in (german, english)]
    assert options[0] == options[1] >= {"--to", "--style", "--resume"}
    assert "Options:" not in german


def test_an_unknown_language_is_told_with_those_that_there_are() -> None:
    ran = run("formats", "--locale", "fr")
    assert (ran.status, ran.out) == (2, "")
    assert "'fr' is not one of 'de', 'en'" in ran.err


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (["inspect", "--", "--locale", "de"], ["inspect", "--", "--locale", "de"]),
        (["formats", "--locale"], ["--locale"]),
        (["--locale", "de", "formats"], ["formats"]),
    ],
)
def test_the_language_is_taken_out_of_the_call(
    given: list[str], left: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert chosen_language(given) == left
