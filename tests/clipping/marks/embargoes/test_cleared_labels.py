"""A label that only lets a text go at once is known in every language, and no reader sees it."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.marks.embargoes.cleared_labels import is_cleared

LABELS = [
    "FOR IMMEDIATE RELEASE",
    "For immediate release: May 3, 2027",
    "Zur sofortigen Veröffentlichung",
    "Zur sofortigen Veröffentlichung freigegeben",
    "DIFFUSION IMMÉDIATE",
    "Pour publication immédiate",
    "Per pubblicazione immediata",
    "Para su difusión inmediata",
    "Para divulgação imediata",
    "Voor onmiddellijke publicatie",
    "Do natychmiastowej publikacji",
    "För omedelbar publicering",
    "Til øjeblikkelig offentliggørelse",
    "For umiddelbar publisering",
    "K okamžitému zveřejnění",
    "Azonnali közlésre",
    "Pentru publicare imediată",
]


@pytest.mark.parametrize("line", LABELS)
def test_a_label_that_lets_a_text_go_at_once_is_known(line: str) -> None:
    assert is_cleared(line)


@pytest.mark.parametrize(
    "line",
    [
        "La diffusion immédiate du match a surpris la ville",
        "Immediate relief for farmers",
        "Sofort lieferbar",
        "Council to publish minutes immediately after meetings",
        "Zur sofortigen Einstellung gesucht",
        "Publication of the report",
    ],
)
def test_what_happens_at_once_in_a_report_is_no_label(line: str) -> None:
    assert not is_cleared(line)


@pytest.mark.parametrize("line", LABELS)
def test_no_reader_sees_it(line: str) -> None:
    copy = f"{line}\n\nNew ferry for Port Ellis\n\nPORT ELLIS – A second ferry will cross the bay from June.\n"
    article = umbruch.read(copy.encode(), format="text").article
    assert (article.kicker, article.headline, article.notice) == (None, "New ferry for Port Ellis", ())
    assert article.discarded[0].endswith(line.split()[-1]) or line.startswith(article.discarded[0])
