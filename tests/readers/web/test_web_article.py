"""What comes out of a web page: head, body, pictures, and nothing of what stands around it."""

from __future__ import annotations

import base64
import contextlib
import email.message
import json
from pathlib import Path

import pytest

import umbruch
from tests.photographs import jpeg
from umbruch.errors import InputError
from umbruch.tree import Figure, Link, List, Paragraph, Quote, Subheading, Table
from umbruch.tree.walk import inline_text

FIRST = "Die Gemeinde Lindenau eröffnet am Samstag ihren neuen Dorfladen in der alten Mühle am Marktplatz."
SECOND = "Gut drei Jahre haben die Genossen geplant, gebaut und um jeden Kredit gerungen, sagte die Vorsitzende."
NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Die Mühle wird zum Laden",
    "description": "Eine Genossenschaft bringt Brot und Milch zurück ins Dorf.",
    "author": [{"@type": "Person", "name": "Mara Kling"}, {"@type": "Person", "name": "Tom Voss"}],
    "datePublished": "2026-03-14T08:30:00+01:00",
    "publisher": {"@type": "Organization", "name": "Lindenauer Bote"},
}


def page(body: str, head: str = "", lang: str = "de") -> bytes:
    data = f'<script type="application/ld+json">{json.dumps(NEWS)}</script>'
    return f'<!doctype html><html lang="{lang}"><head>{data}{head}</head><body>{body}</body></html>'.encode()


ARTICLE = f"""
<nav><a href="/">Start</a> <a href="/sport">Sport</a></nav>
<div class="cookie-banner"><p>Wir und unsere 213 Partner verarbeiten Daten, um Ihnen Inhalte zu zeigen.</p></div>
<article><header><h1>Die Mühle wird zum Laden</h1><p class="lead">Eine Genossenschaft bringt Brot und Milch zurück.</p>
<div class="share-buttons">Teilen Drucken</div></header>
<p>{FIRST}</p><h2>Brot von nebenan</h2>
<p>{SECOND} Mehr steht im <a href="https://lindenau.example/plan">Plan</a>.</p>
<ul><li>Brot aus der Backstube am Anger</li><li>Milch vom Hof der Familie Sander am Weiher</li></ul>
<blockquote><p>Wir haben es einfach gemacht, und alle haben mit angefasst.</p></blockquote>
<table><tr><th>Tag</th><th>Zeit</th></tr><tr><td>Montag</td><td>8 bis 12 Uhr</td></tr></table>
<aside class="related"><h3>Mehr zum Thema</h3><ul><li><a href="/x">Ein anderer Laden</a></li></ul></aside></article>
<footer>Impressum und Datenschutz</footer>"""


def test_head_and_body_of_a_page_are_read_and_its_furniture_is_put_aside() -> None:
    read = umbruch.read(page(ARTICLE))
    article = read.article
    assert (article.headline, article.deck) == (
        "Die Mühle wird zum Laden",
        "Eine Genossenschaft bringt Brot und Milch zurück.",
    )
    assert article.byline is not None
    assert [person.name for person in article.byline.people] == ["Mara Kling", "Tom Voss"]
    assert article.source is not None
    assert (article.source.publications, article.source.date) == (("Lindenauer Bote",), "2026-03-14")
    assert [type(block) for block in article.body] == [Paragraph, Subheading, Paragraph, List, Quote, Table]
    assert article.lang == "de"
    aside = " ".join(article.discarded)
    for furniture in ("213 Partner", "Teilen", "Ein anderer Laden", "Impressum"):
        assert furniture in aside
        assert furniture not in str(article.body)


def test_links_of_the_body_are_kept_and_script_addresses_are_not() -> None:
    body = ARTICLE.replace("Mehr steht", '<a href="javascript:alert(1)">Klick</a> mehr steht')
    link = [one for one in umbruch.read(page(body)).article.body[2].content if isinstance(one, Link)]  # type: ignore[union-attr]
    assert [one.href for one in link] == ["https://lindenau.example/plan"]


def test_a_picture_beside_the_page_is_a_figure_with_caption_and_credit(tmp_path: Path) -> None:
    folder = tmp_path / "laden_files"
    folder.mkdir()
    (folder / "muehle.jpg").write_bytes(jpeg())
    figure = (
        '<figure><img src="laden_files/muehle.jpg" alt="Eine Mühle"><figcaption>Die Mühle am Markt. '
        '<span class="credit">Foto: Ina Born</span></figcaption></figure>'
    )
    (tmp_path / "laden.html").write_bytes(page(ARTICLE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST}</p>{figure}")))
    read = umbruch.read(tmp_path / "laden.html")
    shown = next(block for block in read.article.body if isinstance(block, Figure))
    assert (shown.image, shown.alt, inline_text(shown.caption)) == (
        "laden_files/muehle.jpg", "Eine Mühle", "Die Mühle am Markt.",
    )  # fmt: skip
    assert shown.credit is not None
    assert shown.credit.name == "Ina Born"


def test_no_picture_comes_from_outside_the_folder_or_from_the_web(tmp_path: Path) -> None:
    (tmp_path / "geheim.jpg").write_bytes(jpeg())
    inside = tmp_path / "in"
    inside.mkdir()
    images = '<img src="../geheim.jpg"><img src="https://bilder.example/a.jpg"><img src="file:///etc/passwd">'
    (inside / "laden.html").write_bytes(page(ARTICLE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST}</p>{images}")))
    read = umbruch.read(inside / "laden.html")
    assert read.pictures == ()
    assert any("outside" in remark.message for remark in read.diagnostics)


def test_a_saved_page_in_one_file_brings_its_pictures() -> None:
    message = email.message.EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Laden"
    message["MIME-Version"] = "1.0"
    image = '<figure><img src="https://bote.example/m.jpg"><figcaption>Die Mühle am Markt.</figcaption></figure>'
    message.set_content(
        page(ARTICLE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST}</p>{image}")).decode(), subtype="html", cte="base64"
    )
    message.add_related(jpeg(), "image", "jpeg", cte="base64")
    message.get_payload()[1]["Content-Location"] = "https://bote.example/m.jpg"  # type: ignore[index]
    read = umbruch.read(message.as_bytes(), format="mhtml")
    assert read.article.headline == "Die Mühle wird zum Laden"
    assert len(read.pictures) == 1


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "artikel.txt").write_bytes(page(ARTICLE))
    assert umbruch.read(tmp_path / "artikel.txt").article.headline == "Die Mühle wird zum Laden"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
def test_the_encoding_is_told_by_mark_or_meta(encoding: str) -> None:
    text = page(ARTICLE, f'<meta charset="{encoding}">').decode()
    assert umbruch.read(text.encode(encoding), format="html").article.headline == "Die Mühle wird zum Laden"


def test_what_umbruch_wrote_comes_back(tmp_path: Path) -> None:
    for name in ("clipping.txt", "agency.txt", "release.txt"):
        before = umbruch.read(Path("input") / name).article
        after = umbruch.read(
            umbruch.render(umbruch.read(Path("input") / name), "html", on_diagnostic=lambda _: None)
        ).article
        for field in ("headline", "kicker", "deck", "lead", "byline", "dateline", "source", "contact", "notice"):
            assert getattr(after, field) == getattr(before, field), (name, field)
        assert [block for block in after.body if not isinstance(block, Figure)] == [
            block for block in before.body if not isinstance(block, Figure)
        ]


def test_a_picture_in_the_page_itself_is_opened() -> None:
    data = base64.b64encode(jpeg()).decode()
    image = f'<figure><img src="data:image/jpeg;base64,{data}"><figcaption>Die alte Mühle.</figcaption></figure>'
    assert len(umbruch.read(page(ARTICLE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST}</p>{image}"))).pictures) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"<p>Ein Satz in der Tiefe, den noch jemand lesen kann, immerhin.</p>",
        b"<html>",
        b"<!doctype html><html><body></body></html>",
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; ein Satz.</p></body></html>',
        b"<!doctype html><html><body>" + b"<table><tr><td>" * 3000 + b"Wort</body></html>",
        b"<!doctype html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>Ein Satz.</p>",
        b"<!doctype html><p>" + b"<b>" * 50_000 + b"Ein Satz im Text.</p>",
    ],
)  # fmt: skip
def test_a_hostile_page_is_read_or_refused(hostile: bytes) -> None:
    with contextlib.suppress(InputError):
        assert "aaaaaaaa" not in str(umbruch.read(hostile, format="html").tree)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="publishdate" content="2027-05-03">',
        '<meta name="DC.date.issued" content="2027-05-03T10:00:00+02:00">',
        '<meta property="og:title" content="Brücke über die Lauter eröffnet | Region | Lauterbote | 03.05.2027">',
    ],
)
def test_the_day_of_a_page_is_told_by_its_head_in_many_ways(head: str) -> None:
    body = f"<article><h1>Brücke über die Lauter eröffnet</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    html = f'<html lang="de"><head>{head}</head><body>{body}</body></html>'
    article = umbruch.read(html.encode(), format="html").article
    assert article.headline == "Brücke über die Lauter eröffnet"
    assert article.source is not None
    assert article.source.date == "2027-05-03"


def test_initials_of_a_newsroom_and_numbers_are_no_part_of_a_name() -> None:
    told = {**NEWS, "author": [{"name": "Mara Kling (mk.)"}, {"name": "Tom Voss (tvo)"}, {"name": "105092"}]}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    html = f'<html lang="de"><head>{head}</head><body>{ARTICLE}</body></html>'
    byline = umbruch.read(html.encode(), format="html").article.byline
    assert byline is not None
    assert [person.name for person in byline.people] == ["Mara Kling", "Tom Voss"]


def test_short_paragraphs_beside_the_only_long_one_are_the_report() -> None:
    last = "Sie kostete 1,9 Millionen Euro. Der Bund zahlte die Hälfte."
    text = f"<h1>Neue Brücke</h1><p>{FIRST}</p><p>{last}</p>"
    beside = "<nav><a href='/'>Start</a></nav>"
    made = f"<html lang='de'><body>{beside}<main>{text}</main><footer>Impressum</footer></body></html>"
    article = umbruch.read(made.encode(), format="html").article
    assert [inline_text(one.content) for one in article.body if isinstance(one, Paragraph)] == [FIRST, last]
