"""Markdown under embargo: no dress of the line and no language of the key lets an article out too early."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.errors import InputInvalid
from umbruch.tree import Article
from umbruch.tree.walk import article_texts

REPORT = "HALLINGEN. Die Stadt baut eine neue Brücke. Das teilte Bürgermeisterin Ute Roth mit.\n"
END = "2027-05-03T11:00:00+02:00"


def read(text: str) -> Article:
    return umbruch.read(text.encode(), format="markdown").article


def until(article: Article) -> str | None:
    return article.embargo.until if article.embargo else None


@pytest.mark.parametrize(
    "line",
    [
        "Sperrfrist: 3. Mai 2027, 11 Uhr",
        "**Sperrfrist:** 3. Mai 2027, 11 Uhr",
        "***Sperrfrist: 3. Mai 2027, 11 Uhr***",
        "> Sperrfrist: 3. Mai 2027, 11 Uhr",
        "> **Sperrfrist:** 3. Mai 2027,\n> 11 Uhr",
        "- Sperrfrist: 3. Mai 2027, 11 Uhr",
        "## Sperrfrist: 3. Mai 2027, 11 Uhr",
        "<!-- Sperrfrist: 3. Mai 2027, 11 Uhr -->",
        "<p>Sperrfrist: 3. Mai 2027, 11 Uhr</p>",
        "Frei zur Veröffentlichung ab 3. Mai 2027, 11:00 Uhr",
        "Frei ab 3.5.2027, 11 Uhr MESZ",
        "EMBARGO: 3 May 2027, 11:00 CEST",
        "| Sperrfrist: 3. Mai 2027, 11 Uhr |",
        "%% Sperrfrist: 3. Mai 2027, 11 Uhr %%",
        "{{ Sperrfrist: 3. Mai 2027, 11 Uhr }}",
        "• Sperrfrist: 3. Mai 2027, 11 Uhr",
    ],
)
def test_a_line_in_the_body_holds_the_article_and_leaves_its_text(line: str) -> None:
    article = read(f"# Neue Brücke\n\n{line}\n\nVon Anna Berg\n\n{REPORT}")
    assert until(article) == END
    assert article.headline == "Neue Brücke"
    assert article.byline is not None
    assert len(article.body) == 1


def test_a_row_of_a_table_says_it_and_stays() -> None:
    article = read(f"| Was | Wann |\n|---|---|\n| Sperrfrist | 3. Mai 2027, 11 Uhr |\n\n{REPORT}")
    assert until(article) == END
    assert "3. Mai 2027, 11 Uhr" in " ".join(article_texts(article))


def test_a_headline_about_embargoes_holds_nothing() -> None:
    assert read(f"# Embargo: Was jetzt gilt\n\n{REPORT}").embargo is None


def test_an_embargo_in_a_block_of_code_stays_in_the_text_holds_and_is_told() -> None:
    reading = umbruch.read(f"# Merkblatt\n\n```\nSperrfrist: 3. Mai 2027\n```\n\n{REPORT}".encode(), format="markdown")
    assert until(reading.article) == "2027-05-03T23:59:59+02:00"
    assert "Sperrfrist: 3. Mai 2027" in list(article_texts(reading.article))
    assert "embargo.in_text" in {one.code for one in reading.diagnostics}


def test_a_line_without_a_day_holds_without_an_end_and_is_told() -> None:
    reading = umbruch.read(f"Sperrfrist: Redebeginn\n\n{REPORT}".encode(), format="markdown")
    assert reading.article.embargo is not None
    assert reading.article.embargo.until is None
    assert "embargo.without_date" in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize(
    "key", ["embargo", "Sperrfrist", "sperrfrist-bis", "frei_ab", "freiAb", "Embargo hasta", "sous embargo jusqu’au"]
)
@pytest.mark.parametrize("value", ["2027-05-03 11:00", "2027-05-03T11:00:00+02:00", "3. Mai 2027, 11 Uhr"])
def test_a_key_in_any_language_holds_the_article(key: str, value: str) -> None:
    article = read(f"---\n{key}: {value}\n---\n{REPORT}")
    assert until(article) == END
    assert article.embargo is not None
    assert article.embargo.text.startswith("Sperrfrist: ")


def test_a_key_that_seems_to_hold_the_text_back_is_refused() -> None:
    with pytest.raises(InputInvalid, match="embargofrist") as caught:
        read(f"---\nembargofrist: 3\n---\n{REPORT}")
    assert "line 2" in str(caught.value.place)


@pytest.mark.parametrize("value", ["keine", "none", "false", "~"])
def test_a_key_that_says_there_is_none_holds_nothing(value: str) -> None:
    assert read(f"---\nsperrfrist: {value}\n---\n{REPORT}").embargo is None


@pytest.mark.parametrize(("key", "line"), [("4", "3"), ("2", "3")])
def test_of_key_and_line_the_strictest_holds_and_both_are_kept(key: str, line: str) -> None:
    article = read(f"---\nembargo: {key}. Mai 2027, 11 Uhr\n---\nSperrfrist: {line}. Mai 2027, 11 Uhr\n\n{REPORT}")
    assert until(article) == f"2027-05-0{max(key, line)}T11:00:00+02:00"
    assert article.embargo is not None
    assert f"{key}. Mai" in article.embargo.text
    assert f"{line}. Mai" in article.embargo.text
