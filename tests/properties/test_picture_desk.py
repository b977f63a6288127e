"""Whatever a picture says of itself, the words of the article stay as they are."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from tests.photographs import alt, jpeg, spoken, xmp
from tests.properties.trees import publications
from tests.tools import examples
from umbruch.pictures.taken_over import described
from umbruch.tree import Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, each_figure

TALKATIVE = jpeg(
    xmp(
        alt("Ein Kran")
        + spoken("dc:description", default="Am Kai")
        + "<photoshop:Credit>dpa</photoshop:Credit><Iptc4xmpExt:DigitalSourceType>"
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic</Iptc4xmpExt:DigitalSourceType>"
    )
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(publication=publications())
def test_no_word_is_changed_and_only_undescribed_pictures_are_described(publication: Publication) -> None:
    talking = tuple(replace(picture, content=TALKATIVE) for picture in publication.pictures)
    tree = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    before = Reading(**{**tree, "pictures": talking})
    after = described(before)
    for old, new in zip(before.articles, after.articles, strict=True):
        assert list(article_texts(new)) == list(article_texts(old))
        assert replace(new, body=()) == replace(old, body=())
    shown = {picture.href for picture in talking}
    silent = {picture.href for picture in talking if not picture.alt}
    for was, figure in zip(each_figure(before), each_figure(after), strict=True):
        assert replace(figure, alt=was.alt) == was
        assert figure.alt in ((was.alt, "Ein Kran") if was.image in shown else (was.alt,))
        assert figure.alt is not None or figure.image not in silent
    assert described(after).articles == after.articles
