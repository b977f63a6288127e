"""What web pages put around, between and behind the paragraphs of an article, and where they keep its head."""

from __future__ import annotations

import json

import pytest

import umbruch
from tests.readers.web.test_web_article import ARTICLE, FIRST, SECOND, page
from umbruch.tree import Box, Paragraph
from umbruch.tree.walk import inline_text

THIRD = "Der Laden öffnet montags bis samstags um sieben, und wer mag, trinkt dort künftig auch seinen Kaffee."
FOURTH = "Gebaut haben ihn die Leute selbst: An vierzig Samstagen standen Lehrer, Bauern und Rentner auf dem Gerüst."


def paragraphs(content: bytes) -> list[str]:
    body = umbruch.read(content).article.body
    return [inline_text(block.content) for block in body if isinstance(block, Paragraph)]


def told(**news: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **news})}</script>'


def bare(body: str, head: str) -> bytes:
    return f'<!doctype html><html lang="de"><head>{head}</head><body>{body}</body></html>'.encode()


def test_cards_of_other_articles_are_no_part_of_the_text() -> None:
    card = (
        '<div class="x7"><a href="/andere"><div class="y"><h3>Bäcker in Hainstadt gibt auf</h3>'
        "<p>Nach vierzig Jahren ist Schluss, sagt der Meister, und niemand will seine Stube haben.</p></div></a></div>"
    )
    assert "Hainstadt" not in str(paragraphs(page(ARTICLE.replace("<h2>Brot", card + "<h2>Brot"))))


def test_a_list_of_links_with_a_heading_between_paragraphs_is_put_aside() -> None:
    more = '<div class="k2"><p>Das könnte Sie interessieren</p><h4><a href="/a">Neue Brücke über die Aue</a></h4></div>'
    article = umbruch.read(page(ARTICLE.replace("<h2>Brot", more + "<h2>Brot"))).article
    assert "interessieren" not in str(article.body)
    assert any("interessieren" in text for text in article.discarded)


def test_a_line_that_the_page_repeats_is_not_of_the_article() -> None:
    again = '<div class="x"><p>Reaktionen sind nur für Mitglieder möglich, bitte melden Sie sich an.</p></div>'
    read = paragraphs(page(ARTICLE.replace("<h2>Brot", again + again + "<h2>Brot")))
    assert not any("Mitglieder" in text for text in read)


def test_what_a_page_says_of_contents_not_shown_is_put_aside() -> None:
    consent = '<div class="q"><p>An dieser Stelle findest du einen externen Inhalt von YouTube zum Artikel.</p></div>'
    assert "YouTube" not in str(paragraphs(page(ARTICLE.replace("<h2>Brot", consent + "<h2>Brot"))))


def test_a_box_of_facts_is_a_box_with_its_title() -> None:
    box = (
        '<div class="fact-box"><h3>Die Genossenschaft</h3><p>Sie hat 240 Mitglieder und wurde 2023 gegründet.</p></div>'
    )
    boxes = [
        b for b in umbruch.read(page(ARTICLE.replace("<h2>Brot", box + "<h2>Brot"))).article.body if isinstance(b, Box)
    ]
    assert [one.title for one in boxes] == ["Die Genossenschaft"]
    assert "240 Mitglieder" in str(boxes[0].content)


def test_an_article_in_several_parts_of_one_kind_is_read_whole() -> None:
    parts = "".join(
        f'<section class="part"><div class="in"><p>{text}</p></div></section>' for text in (FIRST, SECOND, THIRD)
    )
    between = '<div class="ad-slot"><p>Jetzt Strom wechseln und im ersten Jahr richtig sparen, so geht es.</p></div>'
    parts = parts.replace("</section><section", f"</section>{between}<section", 1)
    read = paragraphs(
        page(f'<div class="story"><h1>Die Mühle wird zum Laden</h1><div class="flow">{parts}</div></div>')
    )
    assert read == [FIRST, SECOND, THIRD]


def test_a_text_hidden_until_a_script_has_run_is_read() -> None:
    hidden = f'<div hidden id="S:1"><h1>Die Mühle wird zum Laden</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
    assert paragraphs(page(hidden)) == [FIRST, SECOND, THIRD]


def test_a_text_that_only_a_script_draws_is_read() -> None:
    text = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
    script = f"<script>push([1, {json.dumps(json.dumps({'detail': {'content': text}}))}])</script>"
    assert paragraphs(page(f"<h1>Die Mühle wird zum Laden</h1>{script}")) == [FIRST, SECOND, THIRD, FOURTH]


def test_words_for_screen_readers_are_not_in_the_text() -> None:
    link = 'im <a href="https://lindenau.example/">Plan<span class="sr-only"> (öffnet in neuem Fenster)</span></a>'
    assert paragraphs(page(ARTICLE.replace(FIRST, FIRST.replace("am Samstag", link))))[0] == FIRST.replace(
        "am Samstag", "im Plan"
    )


def test_words_before_the_claimed_headline_in_its_heading_are_the_kicker() -> None:
    article = umbruch.read(page(ARTICLE.replace("<h1>", "<h1>Neues Leben am Markt – "))).article
    assert (article.kicker, article.headline) == ("Neues Leben am Markt", "Die Mühle wird zum Laden")


def test_a_line_named_as_kicker_over_the_headline_is_the_kicker() -> None:
    article = umbruch.read(page(ARTICLE.replace("<h1>", '<p class="roofline">Lindenau</p><h1>'))).article
    assert article.kicker == "Lindenau"


def test_a_heading_for_search_engines_gives_way_to_the_one_that_is_shown() -> None:
    both = '<h1 class="seo-title">Dorfladen Lindenau Eröffnung</h1><h2 class="title">Die Mühle wird zum Laden</h2>'
    head = told(headline="Dorfladen Lindenau Eröffnung", datePublished="2026-03-14")
    head += '<meta property="og:title" content="Die Mühle wird zum Laden">'
    body = f"<article>{both}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert umbruch.read(bare(body, head)).article.headline == "Die Mühle wird zum Laden"


def test_a_bold_first_paragraph_is_the_deck() -> None:
    lead = "<p><b>Nach drei Jahren Arbeit öffnet in Lindenau ein Laden, der allen gehört.</b></p>"
    head = told(headline="Die Mühle wird zum Laden", datePublished="2026-03-14", description="Alles zum neuen Laden.")
    body = f"<article><h1>Die Mühle wird zum Laden</h1>{lead}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    article = umbruch.read(bare(body, head)).article
    assert article.deck == "Nach drei Jahren Arbeit öffnet in Lindenau ein Laden, der allen gehört."
    assert paragraphs(bare(body, head))[0] == FIRST


def test_a_name_behind_a_label_is_the_author_where_the_page_claims_only_itself() -> None:
    head = told(
        headline="Die Mühle wird zum Laden", datePublished="2026-03-14",
        author={"name": "Lindenauer Bote"}, publisher={"name": "Lindenauer Bote"},
    )  # fmt: skip
    body = f"<article><h1>Die Mühle wird zum Laden</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    body += "<ul><li><b>Datum</b> 14.3.2026</li><li><b>Autor/Autorin</b></li><li>Autorin: Mara Kling</li></ul>"
    byline = umbruch.read(bare(body, head)).article.byline
    assert byline is not None
    assert [person.name for person in byline.people] == ["Mara Kling"]


def test_an_author_shown_beside_the_claimed_one_is_named_too() -> None:
    names = '<div class="byline"><span>Ina Born</span></div><div class="byline"><span>Mara Kling</span></div>'
    body = ARTICLE.replace('<div class="share', names.replace("span>", "p>") + '<div class="share')
    head = told(headline="Die Mühle wird zum Laden", datePublished="2026-03-14", author={"name": "Mara Kling"})
    byline = umbruch.read(bare(body, head)).article.byline
    assert byline is not None
    assert [person.name for person in byline.people] == ["Ina Born", "Mara Kling"]


@pytest.mark.parametrize(
    "line",
    [
        "Von Ada Roe, 4. Mai 2027",
        "04.05.2027 | Ada Roe",
        "Veröffentlicht am 4. Mai 2027 von Ada Roe",
        "Posted on May 4, 2027 by Ada Roe",
        "Ada Roe · 4. Mai 2027, 14:20 Uhr",
    ],
)
def test_a_line_beside_the_headline_that_tells_a_name_and_a_day_tells_both(line: str) -> None:
    head = f"<h1>Die Mühle wird zum Laden</h1><div class='submitted'>{line}</div>"
    article = umbruch.read(bare(f"<main>{head}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></main>", "")).article
    assert article.byline is not None
    assert article.source is not None
    assert (article.byline.text, article.source.date) == ("Ada Roe", "2027-05-04")


def test_a_line_that_tells_what_is_on_that_day_names_no_author() -> None:
    head = "<h1>Die Mühle wird zum Laden</h1><p>Konzert mit Ada Roe am 4. Mai 2027</p>"
    assert umbruch.read(bare(f"<main>{head}<p>{FIRST}</p><p>{SECOND}</p></main>", "")).article.byline is None


@pytest.mark.parametrize(
    "page",
    [
        "<title>Sperrfrist: 12. Mai 2030, 10 Uhr – Steg</title></head><body>",
        '<title>Steg</title><meta name="keywords" content="Steg, Sperrfrist: 12. Mai 2030 10 Uhr"></head><body>',
        "<title>Steg</title></head><body><button>Sperrfrist: 12. Mai 2030, 10 Uhr</button>",
        '<title>Steg</title></head><body><img src="steg.jpg" alt="Sperrfrist: 12. Mai 2030, 10 Uhr">',
        '<title>Steg</title></head><body><p title="Sperrfrist: 12. Mai 2030, 10 Uhr">Steg</p>',
        '<title>Steg</title></head><body><div aria-label="Sperrfrist: 12. Mai 2030, 10 Uhr"></div>',
        '<title>Steg</title></head><body><form><input type="hidden" value="Sperrfrist: 12. Mai 2030, 10 Uhr"></form>',
        '<title>Steg</title></head><body><form><input placeholder="Sperrfrist: 12. Mai 2030, 10 Uhr"></form>',
        "<title>Steg</title></head><body><form><textarea>Sperrfrist: 12. Mai 2030, 10 Uhr</textarea></form>",
        "<title>Steg</title></head><body><select><option>Sperrfrist: 12. Mai 2030, 10 Uhr</option></select>",
    ],
)
def test_an_embargo_in_title_keywords_fields_hints_or_on_a_button_is_heeded(page: str) -> None:
    text = f"<main><h1>Steg über die Aue</h1><p>{'Der Steg ist offen, und alle gehen hinüber. ' * 4}</p></main>"
    assert umbruch.read(f"<html lang='de'><head>{page}{text}</body></html>".encode()).article.embargo is not None


@pytest.mark.parametrize(
    "element",
    [
        '<img src="rad.jpg" alt="Radrennen am 12. Mai 2030 über den Steg">',
        '<form><input value="2030-05-12"><input placeholder="Datum, etwa 12.05.2030"></form>',
        '<a href="/alt" title="Mehr zum Fest am 12. Mai 2030, 10 Uhr">Fest</a>',
    ],
)
def test_a_day_in_a_field_or_hint_is_no_embargo(element: str) -> None:
    text = (
        f"<main><h1>Steg über die Aue</h1>{element}<p>{'Der Steg ist offen, und alle gehen hinüber. ' * 4}</p></main>"
    )
    article = umbruch.read(f"<html lang='de'><body>{text}</body></html>".encode()).article
    assert (article.embargo, article.status) == (None, "usable")


def test_what_an_article_is_about_is_no_embargo() -> None:
    head = '<title>Sperrfrist | Recht</title><meta name="keywords" content="Sperrfrist, Arbeitslosengeld">'
    text = f"<main><h1>Zwölf Wochen ohne Geld</h1><p>{'Wer selbst geht, bekommt lange nichts vom Amt. ' * 4}</p></main>"
    article = umbruch.read(f"<html lang='de'><head>{head}</head><body>{text}</body></html>".encode()).article
    assert (article.embargo, article.status) == (None, "usable")
