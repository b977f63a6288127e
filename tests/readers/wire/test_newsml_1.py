"""NewsML 1, in words of our own."""

from __future__ import annotations

from tests.readers.wire.reading import body, codes, read

LINES = "<NewsLines><HeadLine>Brücke gesperrt</HeadLine><DateLine>Lauter, 1. März 2026 (abc) -</DateLine></NewsLines>"


def newsml(component: str, management: str = '<Status FormalName="Usable"/>') -> str:
    return (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>abc.example</ProviderId><DateId>20260301</DateId>"
        "<NewsItemId>1</NewsItemId><RevisionId>2</RevisionId></NewsIdentifier></Identification>"
        f"<NewsManagement>{management}</NewsManagement>{component}</NewsItem></NewsML>"
    )


def text(content: str, role: str = "") -> str:
    said = f'<Role FormalName="{role}"/>' if role else ""
    return f"<NewsComponent>{said}<ContentItem><DataContent>{content}</DataContent></ContentItem></NewsComponent>"


def test_lines_metadata_and_text_come_into_the_tree() -> None:
    inside = (
        f"{LINES}<DescriptiveMetadata><Language FormalName='de'/></DescriptiveMetadata>{text('<p>Der Rat sperrt.</p>')}"
    )
    reading = read(newsml(f"<NewsComponent>{inside}</NewsComponent>"), "newsml-1")
    article = reading.article
    assert article.id == "urn:newsml:abc.example:20260301:1"
    assert (article.version, article.headline, article.lang) == (2, "Brücke gesperrt", "de")
    assert article.dateline is not None
    assert article.dateline.place == "Lauter"
    assert body(reading) == ["Der Rat sperrt."]


def test_parts_of_a_text_go_by_their_roles() -> None:
    parts = text("Brücke gesperrt", "Title") + text("Drei Wochen.", "Lead") + text("Der Rat sperrt.", "Body")
    reading = read(newsml(f'<NewsComponent xml:lang="de">{parts}</NewsComponent>'), "newsml-1")
    assert (reading.article.headline, reading.article.lead) == ("Brücke gesperrt", "Drei Wochen.")
    assert body(reading) == ["Der Rat sperrt."]


def test_an_item_in_two_languages_is_an_article_for_each() -> None:
    def part(lang: str, headline: str, words: str) -> str:
        lines = f"<NewsLines><HeadLine>{headline}</HeadLine></NewsLines>"
        return f'<NewsComponent xml:lang="{lang}">{lines}{text(words)}</NewsComponent>'

    one, two = part("nl", "Brug dicht", "Een."), part("fr", "Pont fermé", "Un.")
    articles = read(newsml(f"<NewsComponent>{one}{two}</NewsComponent>"), "newsml-1").articles
    assert [(article.lang, article.headline) for article in articles] == [("nl", "Brug dicht"), ("fr", "Pont fermé")]


def test_a_status_that_will_change_is_an_embargo() -> None:
    later = (
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20260302T090000+0100</DateAndTime></StatusWillChange>"
    )
    article = read(newsml(f"<NewsComponent>{LINES}{text('Der Rat.')}</NewsComponent>", later), "newsml-1").article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"


def test_an_embargoed_status_alone_holds_until_further_notice() -> None:
    embargoed = '<Status FormalName="Embargoed"/>'
    article = read(newsml(f"<NewsComponent>{LINES}{text('Der Rat.')}</NewsComponent>", embargoed), "newsml-1").article
    assert article.embargo is not None
    assert article.embargo.until is None


def test_a_canceled_item_is_canceled() -> None:
    canceled = '<Status FormalName="Canceled"/>'
    assert read(newsml(f"<NewsComponent>{LINES}</NewsComponent>", canceled), "newsml-1").article.status == "canceled"


def test_an_item_without_content_leaves_the_others_and_a_remark() -> None:
    good = newsml(f"<NewsComponent>{LINES}{text('Der Rat.')}</NewsComponent>")
    reading = read(good.replace("<NewsItem>", "<NewsItem/><NewsItem>", 1), "newsml-1")
    assert reading.article.headline == "Brücke gesperrt"
    assert "wire.left-out" in codes(reading)


def test_html_in_a_data_section_is_read_as_html() -> None:
    held = text("<![CDATA[<P>Der Rat sperrt.</P><P>Es dauert.</P>]]>")
    assert body(read(newsml(f"<NewsComponent>{LINES}{held}</NewsComponent>"), "newsml-1")) == [
        "Der Rat sperrt.",
        "Es dauert.",
    ]
