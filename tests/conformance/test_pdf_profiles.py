"""Every rule of PDF/UA-1 and PDF/A-2a that a machine judges, on our files; each rule finds the fault planted for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import msgspec
import pytest

from tests.conformance.pdf_faults import FAULTS, good
from tests.conformance.pdf_profiles import CLAIMS, RULES, broken_rules
from tests.conformance.pdf_profiles.opened import Opened, opened
from tests.conformance.pdf_samples import ODD
from tests.publications import BASIC_STYLES, GOOD_SAMPLES, paragraph, sample_publication
from tests.writers.pdf.test_pictures import KINDS, article_with
from tests.writers.pdf_reading import render, render_with_remarks
from umbruch.style import load
from umbruch.style.format_tables import Pdf
from umbruch.tree import Article, Publication

STYLES = BASIC_STYLES
PROFILES = {
    "UA": """5:5 6.1:1 6.2:1 7.1:12 7.2:2-34,36-43 7.3:1 7.4.2:1 7.4.4:3 7.5:2 7.7:1 7.9:2 7.10:2 7.11:1 7.15:1 7.16:1
    7.18.1:3 7.18.2:1 7.18.3:1 7.18.4:2 7.18.5:2 7.18.6.2:2 7.18.8:1 7.20:2 7.21.3.1:1 7.21.3.2:1 7.21.3.3:3 7.21.4.1:2
    7.21.4.2:2 7.21.5:1 7.21.6:4 7.21.7:2 7.21.8:1""",
    "A": """6.1.2:2 6.1.3:3 6.1.4:2-2 6.1.6:2 6.1.7.1:3 6.1.7.2:1 6.1.8:1 6.1.9:1 6.1.10:1 6.1.12:2 6.1.13:1-5,7-11
    6.2.2:2 6.2.3:3 6.2.4.2:2 6.2.4.3:2-4 6.2.4.4:2 6.2.5:6 6.2.6:1 6.2.8:5 6.2.8.3:5 6.2.9:3 6.2.10:2 6.2.11.2:7
    6.2.11.3.1:1 6.2.11.3.2:1 6.2.11.3.3:3 6.2.11.4.1:2 6.2.11.4.2:2 6.2.11.5:1 6.2.11.6:4 6.2.11.7.2:2 6.2.11.7.3:1
    6.2.11.8:1 6.3.1:1 6.3.2:2 6.3.3:4 6.4.1:3 6.4.2:2 6.4.3:3 6.5.1:2 6.5.2:2 6.6.2.1:5 6.6.2.3.1:2 6.6.2.3.2:1
    6.6.2.3.3:18 6.6.4:7 6.7.2.2:1 6.7.3.3:1 6.7.3.4:3 6.7.4:1 6.8:2-2,5-5 6.9:4 6.10:2 6.11:1""",
}
"""The clauses with the numbers of their tests in the published profiles: from 1 up, or as written."""


def asked() -> set[str]:
    """The rules of both profiles by clause and number."""
    found = set()
    for standard, clauses in PROFILES.items():
        for clause, _, numbers in (one.partition(":") for one in clauses.split()):
            for part in (numbers if "-" in numbers else f"1-{numbers}").split(","):
                first, _, last = part.partition("-")
                found |= {f"{standard} {clause}-{number}" for number in range(int(first), int(last) + 1)}
    return found


def test_no_rule_of_the_profiles_is_left_out() -> None:
    named = [one for rule in RULES for one in rule.ids]
    assert asked() - set(named) == set()
    assert {one for one in named if not one.startswith("own ")} - asked() == set()
    assert len(named) == len(set(named))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_every_sample_keeps_every_rule(name: str, style: str) -> None:
    assert broken_rules(render(sample_publication(name), style)) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ODD)
def test_articles_made_to_break_a_rule_keep_it(name: str, style: str) -> None:
    content, remarks = render_with_remarks(ODD[name], style)
    undescribed = any(remark.code == "picture.alt" for remark in remarks)
    assert broken_rules(content, leaving_out=CLAIMS if undescribed else frozenset()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_of_every_kind_keep_every_rule(kind: str) -> None:
    assert broken_rules(render(article_with(KINDS[kind]()))) == []


@pytest.mark.parametrize("letter", ["a\N{COMBINING ACUTE ACCENT}", "\u05e9\u05b7", "\u0628\u064e"])
def test_a_letter_under_endless_marks_keeps_every_rule(letter: str) -> None:
    article = Article(lang="de", body=(paragraph(letter[0] + letter[1] * 20_000),))
    assert broken_rules(render(Publication(articles=(article,)), "clipping")) == []


@pytest.mark.parametrize("columns", [1, 3, 4])
def test_drop_caps_and_columns_keep_every_rule(columns: int) -> None:
    style = load("broadsheet")
    body = msgspec.structs.replace(style.text.body, drop_cap=3)
    style = msgspec.structs.replace(
        style,
        page=msgspec.structs.replace(style.page, columns=columns),
        text=msgspec.structs.replace(style.text, body=body),
    )
    for name in ("long", "article", "kit"):
        assert broken_rules(render(sample_publication(name), style)) == []


@pytest.mark.parametrize(
    ("options", "dropped"),
    [
        (Pdf(ua=False), {"UA 5-1"}),
        (Pdf(archive=False), {"A 6.6.4-1", "A 6.6.4-3", "A 6.2.3-2", "A 6.2.4.3-2", "A 6.2.4.3-4"}),
    ],
)
def test_a_standard_switched_off_is_not_claimed_and_the_other_kept(options: Pdf, dropped: set[str]) -> None:
    style = msgspec.structs.replace(load("broadsheet"), pdf=options)
    for name in GOOD_SAMPLES:
        assert broken_rules(render(sample_publication(name), style), leaving_out=frozenset(dropped)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ids[0])
def test_each_rule_finds_the_fault_planted_for_it(rule: object) -> None:
    rule = next(one for one in RULES if one is rule)
    assert rule.judge(opened(good())) == []
    if rule.ids == ("A 6.1.13-7",):
        many = SimpleNamespace(pdf=SimpleNamespace(objects=range(9_000_000)))
        assert rule.judge(cast(Opened, many))
    else:
        assert rule.judge(opened(FAULTS[rule.ids[0]]()))
