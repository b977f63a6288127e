"""The whole way from text to articles, with origins, sureness and diagnostics."""

from __future__ import annotations

from umbruch.clipping.assembly import recognise
from umbruch.diagnostics import Diagnostic
from umbruch.manuscript import manuscript_of

TEXT = """Kreistag

Mehr Geld für Musikschulen

Von Ada Roe

Lauter (dpa) - Der Kreis gibt mehr Geld aus. Das hat der Kreistag am Montag beschlossen, und zwar ohne Streit.

Die Gebühren steigen trotzdem.

17

Lauter Rundschau, 3. Mai 2019, Seite 12
"""


def test_each_field_has_the_lines_it_came_from() -> None:
    clipping = recognise(manuscript_of(TEXT))
    origins = {origin.field: origin.lines for origin in clipping.origins}
    assert origins["articles[0].kicker"] == (1,)
    assert origins["articles[0].headline"] == (3,)
    assert origins["articles[0].byline"] == (5,)
    assert origins["articles[0].dateline"] == (7,)
    assert origins["articles[0].body[0]"] == (7,)
    assert origins["articles[0].body[1]"] == (9,)
    assert origins["articles[0].source"] == (13,)


def test_page_furniture_is_kept_verbatim_and_told() -> None:
    clipping = recognise(manuscript_of(TEXT))
    assert clipping.articles[0].discarded == ("17",)
    assert any(remark.code == "furniture.discarded" and remark.line == 11 for remark in clipping.diagnostics)


def test_remarks_of_the_steps_before_come_along() -> None:
    before = Diagnostic("encoding.cp1252", "read as Windows-1252", "warning", line=2)
    assert before in recognise(manuscript_of(TEXT), remarks=[before]).diagnostics


def test_diagnostics_follow_the_page() -> None:
    lines = [remark.line for remark in recognise(manuscript_of(TEXT)).diagnostics if remark.line is not None]
    assert lines == sorted(lines)


def test_a_doubtful_field_is_a_warning() -> None:
    clipping = recognise(manuscript_of("Brücke zu\n\nKalldem. " + "Der Rat tagt heute sehr lange. " * 6))
    doubtful = {origin.field for origin in clipping.origins if origin.sureness < 0.8}
    guessed = {remark.field for remark in clipping.diagnostics if remark.code.endswith(".guessed")}
    assert doubtful
    assert doubtful <= guessed
    assert all(remark.severity == "warning" for remark in clipping.diagnostics if remark.field in doubtful)


def test_a_language_that_is_told_is_not_detected() -> None:
    assert recognise(manuscript_of(TEXT), lang="de-AT").articles[0].lang == "de-AT"


def test_a_text_without_a_headline_says_so() -> None:
    clipping = recognise(manuscript_of("Foto: Ada Roe"))
    assert clipping.articles[0].headline is None
    assert any(remark.code == "headline.missing" for remark in clipping.diagnostics)


def test_a_press_review_is_split_where_each_article_has_its_source() -> None:
    other = TEXT.replace("Mehr Geld für Musikschulen", "Die Brücke ist wieder offen").replace("Rundschau", "Anzeiger")
    clipping = recognise(manuscript_of(f"{TEXT}\n\n\n{other}"))
    assert [article.headline for article in clipping.articles] == [
        "Mehr Geld für Musikschulen", "Die Brücke ist wieder offen",
    ]  # fmt: skip


_RELEASE = """Neues Hallenbad entsteht in der alten Gerberei
Arbeiten beginnen im Mai

Lauter. Der Rat hat am Dienstag beschlossen, die alte Gerberei am Wehr in ein Hallenbad umbauen zu lassen.

Bürgermeisterin Ute Lang sprach nach der Sitzung von einem guten Tag für alle, die gern schwimmen.
"""
_CONTACT = "Kontakt: Ida Kern\nPressestelle\nTelefon 05261 213-10\nkern@lauter.example\n\n"


def test_a_label_above_changes_nothing_below_it() -> None:
    plain = recognise(manuscript_of(_RELEASE)).articles[0]
    for above in ("PRESSEMITTEILUNG\n\n", "PRESSEMITTEILUNG\nNr. 12/2027\n\n"):
        article = recognise(manuscript_of(above + _RELEASE)).articles[0]
        assert (article.headline, article.deck, article.body) == (plain.headline, plain.deck, plain.body), above


def test_a_contact_above_is_read_as_it_is_below() -> None:
    above = recognise(manuscript_of(_CONTACT + _RELEASE)).articles[0]
    assert above == recognise(manuscript_of(f"{_RELEASE}\n{_CONTACT}")).articles[0]


def test_a_headline_with_a_number_below_a_contact_is_no_address() -> None:
    headline = "Ruderverein Lauter kommt unter die besten Vereine der Liste Top 5000 Deutscher Sport"
    article = recognise(manuscript_of(_CONTACT + _RELEASE.replace(_RELEASE.split("\n\n")[0], headline))).articles[0]
    assert article.headline == headline
    assert article.contact is not None
    assert "5000" not in article.contact.text
