"""What a page or a mail holds and does not show is kept aside and said; what it shows is never lost."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

import umbruch
from tests.readers.mail.test_mail_article import PAGE
from tests.readers.web.test_web_article import ARTICLE, page
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

WORD = "Geheimwort"
LINE = f"Hier steht mitten im Artikel das {WORD}, das nicht jeder lesen soll, der die Seite aufschlägt."
UNSEEN = {
    "display": f'<p style="display: none">{LINE}</p>',
    "visibility": f'<p style="visibility:hidden">{LINE}</p>',
    "the attribute": f"<p hidden>{LINE}</p>",
    "a closed dialog": f'<div role="dialog" aria-hidden="true"><p>{LINE}</p></div>',
    "a closed window": f'<div class="modal fade" aria-hidden="true"><p>{LINE}</p></div>',
    "white on white": f'<div style="background:#fff"><p style="color: #FFFFFF">{LINE}</p></div>',
    "white by the old way": f'<table bgcolor="white"><tr><td><font color="#fefefe">{LINE}</font></td></tr></table>',
    "dark on dark": f'<p style="color:rgb(0, 51, 102); background-color:#003366">{LINE}</p>',
    "clear ink": f'<p style="color: rgba(0,0,0,0)">{LINE}</p>',
    "no size": f'<p style="font-size:0">{LINE}</p>',
    "one pixel": f'<p style="font-size: 1px; line-height: 1px">{LINE}</p>',
    "no height": f'<div style="max-height:0;overflow:hidden"><p>{LINE}</p></div>',
    "clear": f'<p style="opacity:0">{LINE}</p>',
    "off the page": f'<p style="position:absolute; left:-9999px">{LINE}</p>',
    "indented away": f'<p style="text-indent:-10000px">{LINE}</p>',
    "cut off": f'<p style="position:absolute;clip:rect(0 0 0 0)">{LINE}</p>',
    "by a class": f'<style>.x7, .y {{display:none !important}}</style><p class="x7">{LINE}</p>',
    "by an id": f'<style>/* {{ */ p#weg {{visibility:hidden}}</style><p id="weg">{LINE}</p>',
}
SEEN = {
    "white on dark": f'<div style="background:#003366"><p style="color:#fff">{LINE}</p></div>',
    "white on a picture": f'<div style="background:url(x.jpg)"><p style="color:#fff">{LINE}</p></div>',
    "white in a class that may colour its ground": f'<style>.h {{background:#036}}</style><div class="h">'
    f'<p style="color:#fff">{LINE}</p></div>',
    "a size of its own in an element without": f'<div style="font-size:0px"><p style="font-size:13px">{LINE}</p></div>',
    "a colour of its own": f'<div style="color:#fff"><p style="color:#222">{LINE}</p></div>',
    "clear until it moves in": f'<p style="opacity:0; transform: translateY(20px)">{LINE}</p>',
    "a class that is hidden in print": "<style>@media print { .x7 {display:none} }</style>"
    f'<p class="x7">{LINE}</p>',
    "a class that is shown on wide pages": "<style>.d-none{display:none}@media(min-width:9px){.d-md{display:block}}"
    f'</style><p class="d-none d-md">{LINE}</p>',
    "hidden from ears only": f'<div aria-hidden="true"><p>{LINE}</p></div>',
    "a smaller size": f'<p style="font-size:0.9em">{LINE}</p>',
}


def shown(reading: Reading) -> str:
    return "\n".join(article_texts(reading.article))


def mailed(inner: str) -> bytes:
    """A mail that has no plain part."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Lindenau öffnet seinen Dorfladen", "Carla Sander <c@x.example>"
    message.set_content(inner, subtype="html")
    return message.as_bytes()


def web(inner: str) -> Reading:
    return umbruch.read(page(ARTICLE.replace("<h2>Brot", inner + "<h2>Brot")))


@pytest.mark.parametrize("case", UNSEEN)
def test_what_a_page_does_not_show_is_kept_aside_and_said(case: str) -> None:
    reading = web(UNSEEN[case])
    assert WORD not in shown(reading)
    assert any(WORD in text for text in reading.article.discarded)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}
    assert "Brot" in shown(reading)


@pytest.mark.parametrize("case", SEEN)
def test_what_a_page_shows_is_published(case: str) -> None:
    assert WORD in shown(web(SEEN[case]))


def test_words_behind_what_is_hidden_stay() -> None:
    hidden = LINE.replace("der die Seite", '<span style="display:none">niemand</span>der die Seite')
    assert "soll, der die Seite aufschlägt" in shown(web(f"<p>{hidden}</p>"))


@pytest.mark.parametrize("case", UNSEEN)
def test_what_a_mail_does_not_show_is_kept_aside_and_said(case: str) -> None:
    reading = umbruch.read(mailed(UNSEEN[case] + PAGE))
    assert WORD not in shown(reading)
    assert any(WORD in text for text in reading.article.discarded)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("case", SEEN)
def test_what_a_mail_shows_is_published(case: str) -> None:
    assert WORD in shown(umbruch.read(mailed(PAGE + SEEN[case])))
