"""A line that reads like a remark for the newsroom is told of where no rule knew it; what readers are shown is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.likeness.reading_like_notes import LONGEST, reads_like_a_note

_HERE = Path(__file__).parent
_TOLD = {"desk_notes.suspected", "desk_notes.in_text", "embargo.unheeded", "embargo.doubt"}


def _lines(path: Path) -> list[tuple[str, str]]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return [(lang, text) for lang, parted, text in (row.partition("|") for row in rows) if parted]


_REPORTS = dict(_lines(_HERE.parent / "reports.txt"))


def _around(lang: str, line: str) -> list[str]:
    headline, first, second = _REPORTS[{"nb": "no"}.get(lang, lang)].split("|")
    return ["\n\n".join(parts) + "\n" for parts in ((line, headline, first, second), (headline, first, line, second))]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize(("lang", "line"), _lines(_HERE / "unlisted_notes.txt"))
def test_a_note_in_unknown_words_is_heeded_taken_out_or_told_of(lang: str, line: str) -> None:
    for copy in _around(lang, line):
        read = umbruch.read(copy.encode(), format="text")
        printed = _words(umbruch.render(read, "text").decode("utf-8"))
        told = {one.code for one in read.diagnostics} & _TOLD
        held = read.article.embargo is not None or read.article.status != "usable"
        assert told or held or _words(line) not in printed


@pytest.mark.parametrize(
    ("lang", "line"),
    [*_lines(_HERE / "unlisted_reports.txt"), *_lines(_HERE.parent / "told_to_readers.txt")],
    ids=lambda value: str(value),
)
def test_a_line_for_readers_is_not_told_of(lang: str, line: str) -> None:
    assert not reads_like_a_note(line, lang)


def test_what_is_longer_than_a_remark_is_never_told_of() -> None:
    note = "Bitte nicht vor der Freigabe durch die Pressestelle verwenden."
    assert reads_like_a_note(note, "de")
    assert not reads_like_a_note(" ".join([note] * (1 + LONGEST // len(note))), "de")


def test_in_a_language_of_which_no_reports_were_learned_from_no_line_is_told_of() -> None:
    assert not reads_like_a_note("Bitte nicht vor der Freigabe durch die Pressestelle verwenden.", "xx")


def test_the_remark_names_the_field_and_says_what_to_do() -> None:
    headline, first, second = _REPORTS["de"].split("|")
    copy = "\n\n".join((headline, first, second, "4.200 Zeichen, bitte nicht kürzen")) + "\n"
    read = umbruch.read(copy.encode(), format="text")
    told = [one for one in read.diagnostics if one.code == "desk_notes.suspected"]
    assert [(one.severity, one.field) for one in told] == [("warning", "articles[0].body[2]")]
    assert "desk_notes" in (told[0].hint or "")


def test_the_number_of_a_release_is_not_told_of() -> None:
    copy = "PRESSEMITTEILUNG Nr. 17/2027\n\n" + "\n\n".join(_REPORTS["de"].split("|")) + "\n"
    read = umbruch.read(copy.encode(), format="text")
    assert not [one for one in read.diagnostics if one.code == "desk_notes.suspected"]
