"""What holds for every text that the clipping reader gets: no word lost, no crash, true line numbers, linear time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import umbruch
from tests import cpu_growth
from tests.clipping.words import missing_words
from tests.tools import examples
from umbruch.clipping.page.decode import decode
from umbruch.errors import InputError

WORDS = (
    "Der", "Rat", "tagt", "am", "Montag", "und", "die", "Brücke", "bleibt", "zu", "Lauter", "Rundschau", "SPD", "16",
    "3.5.2024", "Foto:", "©", "Von", "By", "Ada", "Roe", "KALLDORF", "(dpa)", "-", "–", "•", "1.", "2.", "Quelle:",
    "Sperrfrist:", "10", "Uhr", "Pressekontakt:", "0555", "a@b.example", "www.lauter.example", "###", "Seite", "4",
    "Fortsetzung", "auf", "Über", "Interview", "„Ja“,", "sagt", "sie.", "Gemein-", "de", "Städte-", "long-", "term",
    "ﬁnden", "Um\u00adbau", "z.\u202fB.", "*", "* * *", "|", "/", "(", ")", "(abc)", "von", "links:", "Kreistag",
    "PRESSEMITTEILUNG", "Embargo", "until", "5", "pm", "ET", "Sie.", "Ende.", "مرحبا", "日本語", "\t",
)  # fmt: skip
GLUE = (" ", " ", " ", " ", "\n", "\n", "\n\n", "\n\n\n", "\n   ", "\f", "-\n", ". ", ".\n", ".\n\n", ":\n", "\u00ad\n")

articles = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=60).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
texts = articles | st.text(max_size=200) | st.tuples(articles, st.text(max_size=40), articles).map("".join)


def readable(text: str) -> bool:
    """Whether a text is one for the reader, which refuses what has no word or is junk."""
    try:
        umbruch.read(text.encode("utf-8", "replace"), format="text", name="text")
    except InputError:
        return False
    return True


@settings(max_examples=examples(300))
@given(texts)
def test_no_word_of_any_text_is_lost(text: str) -> None:
    content = text.encode("utf-8", "replace")
    if not readable(text):
        return
    read = decode(content, "text").text
    assert missing_words(read, umbruch.read(content, format="text", name="text")) == []


@settings(max_examples=examples(200))
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        umbruch.read(content, format="text", name="bytes")
    except InputError as error:
        told = error.hint
    else:
        told = "read"
    assert told


@settings(max_examples=examples(200))
@given(texts)
def test_remarks_and_origins_point_into_the_text(text: str) -> None:
    if not readable(text):
        return
    reading = umbruch.read(text.encode("utf-8", "replace"), format="text", name="text")
    lines = decode(text.encode("utf-8", "replace"), "text").text.count("\n") + 1
    assert all(1 <= remark.line <= lines for remark in reading.diagnostics if remark.line is not None)
    assert all(1 <= line <= lines for origin in reading.origins for line in origin.lines)
    assert all(0 <= origin.sureness <= 1 for origin in reading.origins)


@settings(max_examples=examples(100))
@given(texts)
def test_the_same_text_makes_the_same_tree(text: str) -> None:
    if not readable(text):
        return
    content = text.encode("utf-8", "replace")
    first, second = (umbruch.read(content, format="text", name="text") for _ in range(2))
    assert (first.tree, first.origins, first.diagnostics) == (second.tree, second.origins, second.diagnostics)


def work(task: Callable[[], object]) -> int:
    """How many calls a task makes, Python's and C's: the same on every machine, unlike its time."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count


def read_quietly(text: str) -> None:
    try:
        umbruch.read(text.encode("utf-8", "replace"), format="text", name="text")
    except InputError:
        return


def growth(fragment: str, times: int) -> float:
    """By what factor the work grows where a fragment is repeated four times as often."""
    small, large = fragment * times, fragment * (4 * times)
    read_quietly(small)
    return work(lambda: read_quietly(large)) / work(lambda: read_quietly(small))


@settings(max_examples=examples(25))
@given(st.lists(st.sampled_from(WORDS + GLUE), min_size=1, max_size=4).map("".join))
def test_the_work_grows_no_faster_than_the_text(fragment: str) -> None:
    # A search with a bound grows until it reaches it, at one size only; what is quadratic grows at every size.
    times = max(40, 1200 // len(fragment))
    assert growth(fragment, times) < 6 or growth(fragment, 4 * times) < 6


HOSTILE = {
    "titles parted by bars on one line": " Foto:|3.5.2024",
    "one line": "Der Rat tagt und ",
    "one word": "a",
    "blank lines": "\n",
    "hyphens": "-",
    "hyphens at line ends": "a-\n",
    "hyphens before blank lines": "a-\n\n\n\n",
    "brackets": "(",
    "brackets at line ends": "(abc) ",
    "labels": "Foto: ",
    "labels at line ends": "Foto:\n",
    "digits": "1",
    "dots": "1.",
    "days": "3.5.2024 ",
    "addresses": "a@b.c ",
    "half addresses": "a@",
    "half web addresses": "www.",
    "strokes": "/ ",
    "spaces": "Wort          ",
    "tabs": "Wort\t",
    "quotation marks": "„",
    "form feeds": "Kopf\n\f",
    "capitals": "A ",
    "names": "Ada Roe\n",
    "names joined": "und Ada ",
    "telephone numbers": "0555 / 12 ",
    "dashes": " – ",
    "bullets": "• a\n",
    "sentences": "Er kam. ",
    "sources": "Lauter Blatt, 3.5.2024\n\n",
    "embargoes": "Sperrfrist: 10 Uhr\n",
    "bylines under heads": "Von Ada Roe\n\nKopf\n\n",
    "days under heads": "5. Juni 2025\n\nKopf hier\n\n",
    "buttons": "Teilen\n\nKopf\n\n",
    "pull quotes": "Er ging und\n\nJeder Baum zählt hier\n\nkam dann\n\n",
    "side by side": "Der Rat tagt heute spät        und morgen noch einmal am\n",
    "items": "- eins und\n  noch eins\n",
    "drop caps": "D\nie Mühle steht. ",
    "questions": "Wer fragt?\n\nAda Roe.\n\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_times_as_much_of_one_thing_takes_some_ten_times_as_long(name: str) -> None:
    fragment = HOSTILE[name]
    tenth, whole = (fragment * (length // len(fragment)) for length in (5_000, 50_000))
    assert cpu_growth.growth(read_quietly, tenth, whole) < cpu_growth.EVEN


def test_ten_times_as_many_lines_of_one_paragraph_take_some_ten_times_as_long() -> None:
    tenth, whole = ("Neue Reihe\n\n" + "Reihe\n" * lines for lines in (4_000, 40_000))
    assert cpu_growth.growth(read_quietly, tenth, whole) < cpu_growth.EVEN


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat tagt und " * 300_000,
        "Der Rat" + "\n" * 1_000_000 + "tagt.",
        "Wort" + "-" * 10_000 + "\nund",
        "a" * 5_000_000,
    ],
    ids=["five megabytes in one line", "a million blank lines", "ten thousand hyphens", "one word of five megabytes"],
)
def test_a_text_of_monstrous_shape_is_read(text: str) -> None:
    read_quietly(text)
