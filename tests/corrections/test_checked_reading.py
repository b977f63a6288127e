"""A reading that somebody found right: its doubts are settled for every command, until it is read otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch import api
from umbruch.corrections.checked_reading import mark_of
from umbruch.corrections.fix_writing import fix_text

TEXT = """Neue Brücke für Kalldorf eröffnet

Von Ada Roe

KALLDORF. Der Rat hat am Montag die neue Brücke über die Lauter eröffnet. Der Bau hat drei Jahre gedauert.

Kalldorfer Bote, 12. März 2025
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article of which every guess is doubtful, found right by somebody."""
    monkeypatch.setattr("umbruch.tree.reading.DOUBTFUL", 1.0)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    mark = mark_of(umbruch.read(path))
    path.with_name("article.fix.toml").write_text(f'checked = "{mark}"\n', encoding="utf-8")
    return path


def codes(reading: umbruch.Reading) -> set[str]:
    return {one.code for one in reading.diagnostics}


def test_nothing_is_doubtful_in_what_was_found_right(article: Path) -> None:
    assert "headline.guessed" in codes(umbruch.read(article, fixes=False))
    reading = umbruch.read(article)
    assert not any(code.endswith(".guessed") for code in codes(reading))
    assert not any(one.doubtful for one in reading.origins)


@pytest.mark.parametrize(
    ("old", "new"), [("drei Jahre", "vier Jahre"), ("Von Ada Roe\n", ""), ("Neue Brücke", "Neue, breite Brücke")]
)
def test_another_word_or_role_ends_it_with_a_remark(article: Path, old: str, new: str) -> None:
    article.write_text(TEXT.replace(old, new), encoding="utf-8")
    assert {"fixes.checked", "headline.guessed"} <= codes(umbruch.read(article))


def test_what_a_call_corrects_beyond_it_is_nobodys_surprise(article: Path) -> None:
    reading = umbruch.read(article, set={"kicker": "Lokales"})
    assert "fixes.checked" not in codes(reading)
    assert "headline.guessed" in codes(reading)


def test_what_was_put_together_and_agreed_to_is_no_longer_remarked_upon(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT.replace("eröffnet. Der Bau", "eröffnet. Das sagte sie auf Nach-\n\nfrage. Der Bau"), "utf-8")
    (joined,) = (one.message for one in umbruch.read(path).diagnostics if one.code.startswith("hyphen."))
    fixes = f'agreed = ["{joined}", "headline.guessed", "anderes"]\n'
    path.with_name("article.fix.toml").write_text(fixes, encoding="utf-8")
    assert not any(one.startswith("hyphen.") for one in codes(umbruch.read(path)))
    told = fix_text(api.read_corrected(path), path.name, "de")
    assert f'    "{joined}",' in told
    path.with_name("article.fix.toml").write_text(told, encoding="utf-8")
    assert not any(one.startswith("hyphen.") for one in codes(umbruch.read(path)))


def test_the_mark_is_written_with_the_corrections_and_holds_again(article: Path) -> None:
    told = fix_text(api.read_corrected(article), article.name, "de")
    assert "alles geprüft" in told
    article.with_name("article.fix.toml").write_text(told, encoding="utf-8")
    assert not any(one.doubtful for one in umbruch.read(article).origins)
