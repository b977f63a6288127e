"""What content systems set beside the text of an article and that belongs to it, and what only looks as if it did."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.tree import Article, Figure, Paragraph, Subheading
from umbruch.tree.walk import inline_text

HEADLINE = "Brücke über die Aue freigegeben"
FIRST = (
    "Die Gemeinde Lindenau hat am Dienstag den neuen Steg über die Aue freigegeben, sagte Anna Größl im Rathaus. "
    "Der alte Steg war nach einem Hochwasser gesperrt worden."
)
SECOND = "Die Kosten betragen 240 000 Euro. Das Land übernimmt die Hälfte, teilte das Rathaus am Mittwoch mit."
LAST = "Schulkinder sparen künftig einen Umweg von zwei Kilometern. Die Schule hat das mit einem Lauf gefeiert."
TEXT = f"<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div>"


def read(inner: str, head: str = "") -> Article:
    page = f"<html lang='de'><head><title>{HEADLINE}</title>{head}</head><body><main>{inner}</main></body></html>"
    return umbruch.read(page.encode()).article


def article(inner: str, head: str = "") -> Article:
    return read(f"<h1>{HEADLINE}</h1>{inner}", head)


def paragraphs(one: Article) -> list[str]:
    return [inline_text(block.content) for block in one.body if isinstance(block, Paragraph)]


def figures(one: Article) -> list[tuple[str, str | None]]:
    return [
        (inline_text(block.caption), block.credit.name if block.credit else None)
        for block in one.body
        if isinstance(block, Figure)
    ]


@pytest.mark.parametrize(
    "picture",
    [
        "<figure class='item-image'><img src='x.jpg'><figcaption>Der Steg. Foto: Anna Berg</figcaption></figure>",
        "<div class='image'><img src='x.jpg'><div class='bildunterschrift'>Der Steg. (Foto: Anna Berg)</div></div>",
    ],
)
def test_a_picture_between_headline_and_text_stands_over_the_text_with_its_credit_apart(picture: str) -> None:
    found = article(picture + TEXT)
    assert figures(found) == [("Der Steg.", "Anna Berg")]
    assert isinstance(found.body[0], Figure)


@pytest.mark.parametrize(
    "other",
    [
        "<ul><li><figure><img src='x.jpg'><figcaption>Sommerfest verschoben</figcaption></figure></li></ul>",
        "<a href='/y'><figure><img src='x.jpg'><figcaption>Sommerfest verschoben</figcaption></figure></a>",
        "<div><div class='caption'>Von Erna Muster, 4. Mai 2027, 11:26 Uhr</div></div>",
    ],
)
def test_pictures_of_other_articles_and_stamps_are_no_lead_pictures(other: str) -> None:
    assert figures(article(other + TEXT)) == []


def test_terms_of_an_agency_behind_a_caption_stand_in_its_credit() -> None:
    terms = "Weiterer Text über ots und www.presse.example/nr/1 / Die Verwendung ist für die Presse zulässig."
    named = f"{terms} Veröffentlichung bitte unter Quellenangabe: &quot;obs/Lindenau/Anna Berg&quot;"
    for caption, name in ((f"Der Steg. / Foto: Anna Berg / {terms}", "Anna Berg"), (f"Der Steg. / {named}", None)):
        found = article(f"{TEXT}<figure><img src='x.jpg'><figcaption>{caption}</figcaption></figure><p>{LAST}</p>")
        ((words, who),) = figures(found)
        assert words == "Der Steg."
        assert who == (name or "obs/Lindenau/Anna Berg")
        (credit,) = (block.credit for block in found.body if isinstance(block, Figure))
        assert credit is not None
        assert "Die Verwendung ist für die Presse zulässig." in credit.text


def test_a_text_in_containers_of_several_kinds_is_read_whole_and_ends_where_links_begin() -> None:
    parts = (
        f"<div class='intro-text'><div>{TEXT}</div></div><div class='headline'><h2>Fest am Ufer</h2></div>"
        f"<div class='text-and-image'><div><p>{LAST}</p></div></div>"
        f"<div class='more'><h2><a href='/z'>Sommerfest verschoben</a></h2><p>{'Das Fest ist später. ' * 6}</p></div>"
    )
    found = article(parts)
    assert paragraphs(found) == [FIRST, SECOND, LAST]
    assert [inline_text(one.content) for one in found.body if isinstance(one, Subheading)] == ["Fest am Ufer"]


def test_a_box_named_as_contact_is_the_contact_and_that_of_the_site_is_not() -> None:
    for words, name in (("Erna Muster<br>Telefon 05555 120-34", "Erna Muster"), ("Contact us: presse@a.example", None)):
        found = article(f"{TEXT}<section class='contacts'><h3>Kontakt</h3><p>{words}</p></section>")
        assert (found.contact and found.contact.name) == name
        assert paragraphs(found) == [FIRST, SECOND]


@pytest.mark.parametrize("about", ["<p><b>Über die Gemeinde Lindenau</b></p><p>{}</p>", "<p>Über Lindenau:<br>{}</p>"])
def test_what_a_sender_says_of_itself_below_the_text_is_no_part_of_it(about: str) -> None:
    told = "Lindenau hat 4 200 Einwohner und liegt an der Aue."
    found = article(TEXT.replace("</div>", about.format(told) + "<p>Kontakt:<br>Tel. 05555 120-34</p></div>"))
    assert told in (found.boilerplate or "")
    assert found.contact is not None
    assert paragraphs(found) == [FIRST, SECOND]


def test_a_short_paragraph_in_bold_is_a_crosshead_where_the_text_is_not_bold() -> None:
    def crossheads(bold: str) -> list[str]:
        found = article(f"<div><p>{FIRST}</p><p><strong>{bold}</strong></p><p>{SECOND}</p><p>{LAST}</p></div>")
        return [inline_text(one.content) for one in found.body if isinstance(one, Subheading)]

    assert crossheads("Fest am Ufer") == ["Fest am Ufer"]
    assert crossheads("Wann war das, Frau Größl?") == []
    assert crossheads("Der Steg ist aus Holz.") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<dd class='createdby'>Geschrieben von: <span>Erna Muster</span></dd>", "Erna Muster"),
        ("<p class='byline'>Written By Erna Muster</p>", "Erna Muster"),
        ("<p class='byline'>Super User</p>", None),
        ("<p>Geschrieben von: Super User</p>", None),
        ("<p class='byline'>admin</p>", None),
        ("<p class='meta'>4. Mai 2027 · 2 Min. Lesezeit · Erna Muster</p>", "Erna Muster"),
        ("<p>erstellt von Erna Muster — veröffentlicht 04.05.2027 09:12, geändert 05.05.2027</p>", "Erna Muster"),
        ("<p>4. Mai 2027 · Erna Muster · liest aus ihrem Buch</p>", None),
        ("<p>Gemeinde Lindenau</p>", None),
    ],
)  # fmt: skip
def test_who_wrote_an_article_is_told_without_the_words_of_the_system(line: str, name: str | None) -> None:
    found = article(f"{line}<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div>")
    assert (found.byline and found.byline.text) == name


def test_the_author_in_microdata_is_the_name_inside() -> None:
    line = "<div itemprop='author' itemscope>Geschrieben von: <span itemprop='name'>Erna Muster</span></div>"
    found = article(line + TEXT)
    assert found.byline is not None
    assert found.byline.text == "Erna Muster"


def test_a_description_that_is_the_text_cut_off_is_no_deck() -> None:
    head = f"<meta property='og:description' content='{FIRST[:100]}'>"
    found = article(TEXT, head)
    assert found.deck is None
    assert paragraphs(found) == [FIRST, SECOND]


def test_a_field_for_texts_with_a_summary_is_the_text_and_no_deck() -> None:
    found = article(f"<div class='field field--type-text-with-summary'><p>{FIRST}</p><p>{SECOND}</p></div>")
    assert found.deck is None
    assert paragraphs(found) == [FIRST, SECOND]


def test_a_teaser_that_leads_nowhere_is_the_deck_and_one_with_a_link_is_left_out() -> None:
    deck = "Das Land zahlt die Hälfte der Kosten für den Steg."
    assert article(f"<div class='text teaser block'><p>{deck}</p></div>{TEXT}").deck == deck
    card = f"<div class='teaser block'><p>{deck} <a href='/z'>Mehr</a></p></div>"
    assert article(card + TEXT).deck is None
    assert paragraphs(article(TEXT + card)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    ["Meldung vom 4. Mai 2027", "Datum 04.05.2027", "Von pressestelle, 4. Mai 2027", "Stand 4. Mai 2027"],
)
def test_the_day_of_an_article_is_read_behind_the_word_that_says_what_it_is(line: str) -> None:
    source = article(f"<div>{line}</div>{TEXT}").source
    assert source is not None
    assert source.date == "2027-05-04"


def test_a_day_on_which_something_happens_is_not_that_of_the_article() -> None:
    assert article(f"<div>Eröffnung am 4. Mai 2027</div>{TEXT}").source is None


def test_words_right_behind_a_picture_that_are_called_its_caption_or_credit_are() -> None:
    span = "<div><img src='x.jpg'><span class='title' itemprop='caption'>Der Steg. Foto: Anna Berg</span></div>"
    lines = "<div><img src='x.jpg'><div class='bildtext'>Der Steg.</div><div class='copyright'>© Anna Berg</div></div>"
    for picture in (span, lines):
        assert figures(article(f"{TEXT}{picture}<div class='text'><p>{LAST}</p></div>")) == [("Der Steg.", "Anna Berg")]


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (("<div class='picture'><img src='x.jpg'><p class='picture-caption'><span class='caption'>Der Steg.</span> "
         "<strong class='source'>Quelle: Amt/Anna Berg</strong></p></div>"), ("Der Steg.", "Amt/Anna Berg")),
        ("<div class='picture'><img src='x.jpg'><strong class='source'><span>Quelle:&nbsp;</span>Amt</strong></div>",
         ("", "Amt")),
        ("<p><img src='x.jpg'><br><span class='ms-rteElement-Bildunterschrift'>Der Steg. Foto: Anna Berg</span></p>",
         ("Der Steg.", "Anna Berg")),
        (("<div class='captioned-image'><div class='image'><img src='x.jpg'></div><div class='caption'><div>Der Steg. "
         "Foto: Anna Berg</div></div></div>"), ("Der Steg.", "Anna Berg")),
    ],
    ids=["a source in a caption", "a source behind a picture", "a caption behind a line end", "a caption in a box"],
)  # fmt: skip
def test_captions_and_sources_of_the_systems_of_offices_are_those_of_their_pictures(
    picture: str, shown: tuple[str, str]
) -> None:
    found = article(f"{TEXT}{picture}<div class='text'><p>{LAST}</p></div>")
    assert figures(found) == [shown]
    assert paragraphs(found) == [FIRST, SECOND, LAST]


def test_a_word_called_source_in_running_text_is_no_credit() -> None:
    found = article(TEXT.replace("Das Land", "<strong class='source'>Das Land</strong>"))
    assert (paragraphs(found), figures(found)) == ([FIRST, SECOND], [])


def test_a_bold_first_line_over_running_text_in_one_paragraph_is_a_crosshead() -> None:
    found = article(f"<div>{FIRST}<br><br>{SECOND}<br><br><strong>Fest am Ufer</strong><br>{LAST}</div>")
    assert paragraphs(found) == [FIRST, SECOND, LAST]
    assert [inline_text(one.content) for one in found.body if isinstance(one, Subheading)] == ["Fest am Ufer"]


@pytest.mark.parametrize("words", ["nach oben", "« zurück zur Übersicht", "↑ Zum Seitenanfang", "Drucken"])
def test_buttons_that_are_only_words_are_in_no_field(words: str) -> None:
    button = f"<p><a href='#top'>{words}</a></p>"
    contact = "<p>Kontakt:<br>Erna Muster<br>Telefon 05555 120-34</p>"
    found = article(TEXT.replace("</div>", f"{contact}{button}</div>"))
    assert paragraphs(found) == [FIRST, SECOND]
    assert found.contact is not None
    assert words not in found.contact.text
