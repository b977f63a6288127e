"""Pull quotes that stand in the middle of a sentence."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import Line
from umbruch.clipping.text.pull_quotes import interrupting, letters_of, quote_of
from umbruch.tree import Paragraph, Quote, Text


def zones(*texts: str) -> list[Zone]:
    return [Zone("plain", (Line(number, text),)) for number, text in enumerate(texts, 1)]


def count(before: str, *texts: str) -> int:
    body = zones(before, *texts)
    return interrupting(body, 1, before, letters_of(body))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Alle sahen zu, wie das", "„Ich habe geweint“", "große Rad sich drehte."), 1),
        (("Alle sahen zu, wie das", "„Ich habe geweint“", "Jutta Korn, Müllerin", "große Rad sich drehte."), 2),
        (("Alle sahen zu, wie das", "Jeder Baum zählt!", "große Rad sich drehte."), 1),
        (("Jeder Baum zählt hier, und das", "Jeder Baum zählt hier", "wissen auch die Kinder."), 1),
        (("Alle sahen zu, wie das", "Rad der alten Mühle", "sich drehte."), 0),
        (("Alle sahen zu.", "„Ich habe geweint“", "große Rad sich drehte."), 0),
        (("Alle sahen zu, wie das", "„Ich habe geweint“", "Große Räder drehten sich."), 0),
        (("Alle sahen zu, wie das", "große Rad sich drehte.", "und stand."), 0),
        (("Alle sahen zu, wie das", "„Ich habe geweint“"), 0),
    ],
)
def test_a_text_apart_inside_a_sentence_is_a_pull_quote(texts: tuple[str, ...], expected: int) -> None:
    assert count(*texts) == expected


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("„Ich habe geweint“ Jutta Korn", "„Ich habe geweint“", "Jutta Korn"),
        ("“I cried.” – Jutta Korn, miller", "“I cried.”", "Jutta Korn, miller"),
        ("„Ich habe geweint“", "„Ich habe geweint“", None),
        ("Jeder Baum zählt!", "Jeder Baum zählt!", None),
    ],
)
def test_who_said_it_stands_under_the_words(text: str, words: str, who: str | None) -> None:
    assert quote_of(text) == Quote((Paragraph((Text(words),)),), who)
