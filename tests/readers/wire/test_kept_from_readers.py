"""What an agency's text says and its metadata do not: an embargo in a title, a note to editors in the body."""

from __future__ import annotations

import umbruch

NITF = """<nitf><body><body.head><hedline><hl1>Pool reopens</hl1></hedline></body.head><body.content>
<p>The pool reopens on Wednesday, the council said.</p>{}</body.content></body></nitf>"""


def test_a_note_to_editors_in_the_body_is_for_the_desk() -> None:
    article = umbruch.read(NITF.format("<p>EDS: please call Tim Roth at 0171 222.</p>").encode()).article
    assert article.desk_notes == ("EDS: please call Tim Roth at 0171 222.",)
    assert len(article.body) == 1


def test_a_paragraph_that_speaks_of_editors_stays() -> None:
    article = umbruch.read(NITF.format("<p>Editors please the readers, said Tim Roth.</p>").encode()).article
    assert article.desk_notes == ()
    assert len(article.body) == 2


def test_a_paragraph_of_a_sign_and_a_blank_stays_as_it_is() -> None:
    article = umbruch.read(NITF.format("<p>=&#160;</p>").encode()).article
    assert len(article.body) == 2


def test_an_embargo_before_the_headline_of_an_object_is_heeded() -> None:
    told = b'{"type": "text", "headline": "EMBARGOED until 5 May 2027: Pool reopens", "body_text": "The pool reopens."}'
    reading = umbruch.read(told, format="ninjs")
    assert reading.article.headline == "Pool reopens"
    assert reading.article.embargo is not None
    assert "embargo.beside" in {one.code for one in reading.diagnostics}
