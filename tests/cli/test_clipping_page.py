"""`umbruch inspect --html` is one page that can be mailed: roles by colour, pattern and name, doubts marked."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.tools import ROOT

CLIPPING = ROOT / "input" / "clipping.txt"


@pytest.fixture(scope="module")
def page() -> str:
    ran = run("inspect", CLIPPING, "--html")
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_each_line_of_the_copy_is_there_in_its_order(page: str) -> None:
    shown = [
        html.unescape(re.sub(r"<[^>]+>", "", line))
        for line in re.findall(r'<span class="text">(.*?)</span><span class="role">', page)
    ]
    assert shown == CLIPPING.read_text(encoding="utf-8").splitlines()


def test_lines_are_marked_by_role_and_doubtful_ones_apart(page: str) -> None:
    assert '<li class="line role-kicker doubtful"><span class="number">1</span>' in page
    assert re.search(r'class="role">\? Headline, \d\d\N{NO-BREAK SPACE}%</span>', page)
    assert '<li class="line role-dateline"><span class="number">5</span>' in page
    assert '<p class="lead">2 fields are doubtful</p>' in page


def test_every_role_that_is_shown_has_a_pattern_and_stands_in_the_key(page: str) -> None:
    roles = set(re.findall(r'class="span role-(\w+)"', page))
    assert roles >= {"kicker", "headline", "dateline", "body", "caption", "source"}
    for role in roles:
        assert re.search(rf"\.role-{role}\b[^{{]*{{ --tone: [^;]+; --pattern: ", page), role
        assert f'<li class="role-{role}"><span class="bar"' in page


def test_the_page_asks_nothing_of_anybody(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|@import|url\(|https?:", page)
    assert "prefers-color-scheme: dark" in page
    assert "max-width: 44rem" in page


def test_signs_of_markup_in_copy_stay_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('Neue <b>Brücke</b> & mehr\n\nDie "Brücke" ist fertig.\n', encoding="utf-8")
    ran = run("inspect", "a.txt", "--html", cwd=tmp_path)
    assert "&lt;b&gt;Brücke&lt;/b&gt; &amp; mehr" in ran.out


def test_several_inputs_stand_on_one_page_in_the_language_of_the_user() -> None:
    ran = run("inspect", CLIPPING, ROOT / "input" / "release.txt", "--html", "--locale", "de")
    assert '<html lang="de">' in ran.out
    assert "2 Felder sind zweifelhaft" in ran.out
    assert re.findall(r"<h1>(.*?)</h1>", ran.out) == ["clipping.txt", "release.txt"]


def test_a_page_and_json_are_not_asked_for_at_once() -> None:
    assert run("inspect", CLIPPING, "--html", "--json").status == 2


def test_full_values_lose_no_word() -> None:
    whole = " ".join(run("inspect", CLIPPING, "--full").out.split())
    assert "seit zwölf Jahren fehlt“, sagte Bürgermeisterin Petra Ahlers nach der Sitzung." in whole
    assert "…" not in whole.partition("WHAT WAS NOTICED")[0]
