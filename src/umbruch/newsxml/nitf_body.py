"""The story as NITF 3.6, inside a news item or alone: all paragraphs in one `block`.

The widespread reader of NITF inside NewsML-G2 takes `body.content/block/*` as it stands and nothing else, so the lead,
the dateline and the boilerplate stand in the block; what only editors need goes to `docdata` and `body.end`. Pictures
stand beside the block, as children of `body.content`, where readers of files look for them: inside it their tags would
be published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import assert_never

from umbruch.facts.desk_comments import notes_to_editors
from umbruch.facts.genres import genre_of
from umbruch.facts.media_topics import topic
from umbruch.facts.rights import rights_of
from umbruch.facts.sections import topic_of_section
from umbruch.newsxml.g2_moments import stamp
from umbruch.newsxml.guids import UNKNOWN
from umbruch.newsxml.inline_elements import NITF_INLINES, run_in, voice_class
from umbruch.newsxml.story import Story
from umbruch.newsxml.xml_elements import NITF, Content, Element, file_iri, lines
from umbruch.registry.roles import ROLE
from umbruch.tree import Article, Block, Box, Figure, Inline, List, Paragraph, Picture, Quote, Rule, Subheading, Table
from umbruch.tree.addresses import site_as_written
from umbruch.tree.characters import one_line
from umbruch.tree.walk import each_block, said


def nitf(story: Story, *, alone: bool = False) -> Element:
    """The `nitf` element of a story.

    Args:
        story: the article on its way.
        alone: a document of its own, which says itself what the item around it says elsewhere: urgency and status,
            people, subjects, when it was changed. Readers of such documents fail without an urgency and take of a
            headline, a place or a byline only the text before its first element.
    """
    article = story.article
    return NITF(
        "nitf",
        NITF(
            "head",
            NITF("title", one_line(story.title)),
            _own_metas(story) if alone else None,
            _tobject(story) if alone else None,
            _docdata(story, alone),
            _pubdata(story),
            _revision(article.modified) if alone and article.modified else None,
        ),
        NITF("body", _body_head(story, alone), _body_content(story), _body_end(story), lang=story.lang),
        version="-//IPTC//DTD NITF 3.6//EN",
        baselang=story.lang,
    )


def _own_metas(story: Story) -> Iterator[Element]:
    """What NITF has no element for, by names of ours: readers pass over names that they do not know."""
    article, dateline = story.article, story.article.dateline
    told = {
        "generator": "umbruch",
        "id": article.id if article.id != story.guid else None,
        "dateline": one_line(dateline.text) if dateline else None,
        "dateline.date": dateline.date if dateline and not dateline.place else None,
        "withheld": "true" if article.status == "withheld" and article.embargo else None,
        "created": stamp(story.first_created) if story.first_created != story.version_created else None,
    }
    return (NITF("meta", name=name, content=content) for name, content in told.items() if content)


def _revision(modified: str) -> Element:
    norm = _norm(modified)
    return NITF("revision-history", norm=norm, comment=None if norm else modified)


def _tobject(story: Story) -> Element | None:
    """The genre, and the subjects that are Media Topics by the codes they were made from, which NITF is read by."""
    topics = dict.fromkeys(topic(subject, story.lang) for subject in story.article.subjects)
    subjects = [
        NITF(
            "tobject.subject",
            **{"tobject.subject.refnum": one.subject_code, _level(one.subject_code): one.name(story.lang)},
        )
        for one in topics
        if one and one.subject_code
    ]
    written = story.article.genre
    genre = genre_of(written)
    kind = genre.qcode.removeprefix("genre:") if genre and written == genre.qcode else written
    kinds = [NITF("tobject.property", **{"tobject.property.type": one_line(kind)})] if kind and kind.strip() else []
    return NITF("tobject", kinds, subjects) if kinds or subjects else None


def _level(subject_code: str) -> str:
    """Where the name of a subject code goes: two digits of it are the subject, three the matter, three the detail."""
    if subject_code.endswith("000000"):
        return "tobject.subject.type"
    return "tobject.subject.matter" if subject_code.endswith("000") else "tobject.subject.detail"


def _docdata(story: Story, alone: bool) -> Element:
    article = story.article
    rights = rights_of(article)
    made = NITF(
        "docdata",
        _correction(story),
        NITF("doc-id", **{"regsrc": story.provider.code, "id-string": story.guid}),
        NITF("urgency", **{"ed-urg": article.urgency or _NORMAL}) if alone or article.urgency else None,
        NITF("date.issue", norm=_norm(stamp(story.version_created))),
        NITF("date.release", norm=_norm(story.hold.until)) if story.hold and story.hold.until else None,
        NITF("ed-msg", **{"msg-type": "embargo", "info": article.embargo.text}) if article.embargo else None,
        NITF("ed-msg", **{"msg-type": "contact", "info": story.contact.text}) if story.contact else None,
        _change(article),
        [NITF("ed-msg", **{"msg-type": "desk", "info": note}) for note in notes_to_editors(article)],
        NITF("du-key", key=story.guid if alone else None, version=story.version) if alone or article.version else None,
        NITF("doc.copyright", year=rights.year, holder=rights.holder) if rights.holder else None,
        NITF("doc.rights", limitations=article.source.rights) if article.source and article.source.rights else None,
        NITF("key-list", [NITF("keyword", key=word) for word in article.keywords if word])
        if article.keywords
        else None,
        _identified(article, story.lang) if alone else None,
    )
    if alone:
        made.set("management-status", story.status)
    return made


def _correction(story: Story) -> Element | None:
    change = story.article.change
    if change is None or change.kind != "correction":
        return None
    return NITF("correction", **{"info": change.note, "id-string": story.guid, "regsrc": story.provider.code})


def _change(article: Article) -> Element | None:
    change = article.change
    return NITF("ed-msg", **{"msg-type": change.kind, "info": change.note or change.kind}) if change else None


_NORMAL = 5
"""Urgency runs from 1 to 8; 5 is what most reports have."""


def _identified(article: Article, lang: str | None) -> Element | None:
    people = article.byline.people if article.byline else ()
    parts = [
        NITF("person", one_line(person.name), NITF("function", one_line(person.role)) if person.role else None)
        for person in people
        if person.name
    ]
    parts += [_classifier(subject, lang) for subject in article.subjects if subject]
    if section := topic_of_section(article.section):
        parts.append(NITF("classifier", one_line(article.section or ""), type="section", value=section.qcode))
    return NITF("identified-content", parts) if parts else None


def _classifier(subject: str, lang: str | None) -> Element:
    found = topic(subject, lang)
    return NITF("classifier", found.name(lang) if found else None, type="subject", value=subject)


def _pubdata(story: Story) -> Iterator[Element]:
    source, section = story.article.source, story.article.section
    if source is None or not (source.publications or source.url):
        if section:
            yield NITF("pubdata", **{"position.section": section})
        return
    day = _norm(source.date) if source.date else None
    for name in source.publications or (None,):
        told = {
            "type": "print" if source.page else None,
            "date.publication": day,
            "name": name,
            "position.section": section or None,
            "position.sequence": source.page,
            "ex-ref": site_as_written(source.url),
        }
        yield NITF("pubdata", **told)


def _norm(written: str) -> str | None:
    """A date or moment as NITF wants it (`20240309T100000+0100`); None where it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    day = moment.date().isoformat().replace("-", "")  # strftime leaves out the zeros of years before 1000
    return day if len(written) == len("2024-03-09") else f"{day}{moment:T%H%M%S%z}"


def _body_head(story: Story, alone: bool) -> Element:
    article = story.article
    headline = article.headline or ""
    second = [
        NITF("hl2", lines(NITF, text), class_=role)
        for role, text in (("kicker", article.kicker), ("deck", article.deck))
        if text
    ]
    notes = [NITF("p", lines(NITF, notice)) for notice in article.notice if notice]
    return NITF(
        "body.head",
        NITF("hedline", NITF("hl1", one_line(headline) if alone else lines(NITF, headline)), second)
        if article.headline or second
        else None,
        NITF("note", NITF("body.content", notes), noteclass="cpyrt", type="pa") if notes else None,
        _byline(story, alone),
        NITF("distributor", NITF("org", one_line(story.provider.name))) if story.provider is not UNKNOWN else None,
        _dateline(story, alone),
    )


def _byline(story: Story, alone: bool) -> Element | None:
    byline = story.article.byline
    if byline is None:
        return None
    if alone:
        return NITF("byline", one_line(byline.text))
    parts: list[Content] = []
    rest = byline.text
    for person in byline.people:
        before, found, after = rest.partition(person.name) if person.name else ("", "", rest)
        if found:
            parts += [before, NITF("person", found)]
            rest = after
    return NITF("byline", parts, rest)


def _dateline(story: Story, alone: bool) -> Element | None:
    """Place and date for machines; the line as printed opens the first paragraph."""
    dateline = story.article.dateline
    if dateline is None or not dateline.place:
        return None
    norm = _norm(dateline.date) if dateline.date else None
    place = NITF("city", one_line(dateline.place)) if alone else dateline.place
    return NITF("dateline", NITF("location", place), NITF("story.date", norm=norm) if norm else None)


def _body_content(story: Story) -> Element:
    article = story.article
    return NITF(
        "body.content",
        _in_blocks(
            [
                *([NITF("p", lines(NITF, article.lead), lede="true", class_="lead")] if article.lead else []),
                *_Body(story).blocks(run_in(article.dateline, article.body)),
                *([NITF("p", lines(NITF, story.boilerplate), class_="boilerplate")] if story.boilerplate else []),
            ]
        ),
        _media_behind(story),
    )


_APART = tuple(f"{{{NITF.uri}}}{name}" for name in ("block", "media"))


def _in_blocks(parts: Sequence[Element]) -> Iterator[Element]:
    """All of them inside blocks, as readers look nowhere else: boxes are blocks already, pictures stand beside
    blocks, the rest of the story is put in one before, between and after them."""
    for boxed, group in groupby(parts, key=lambda part: part.tag in _APART):
        if boxed:
            yield from group
        else:
            yield NITF("block", group)
    if not parts:
        yield NITF("block")


def _media_behind(story: Story) -> Iterator[Element]:
    """The pictures inside boxes, quotes and lists, where none may stand for readers."""
    top = {id(block) for block in story.article.body}
    for block in each_block(story.article.body):
        if isinstance(block, Figure) and id(block) not in top and (picture := story.picture(block.image)):
            yield _media(block, picture)


def _media(figure: Figure, picture: Picture) -> Element:
    focus = picture.focus and " ".join(map(str, picture.focus))
    return NITF(
        "media",
        NITF("media-metadata", name="terms", value=picture.terms) if picture.terms else None,
        NITF("media-metadata", name="focus", value=focus) if focus else None,
        NITF("media-metadata", name="place", value=picture.place) if picture.place else None,
        NITF("media-metadata", name="date", value=picture.date) if picture.date else None,
        NITF(
            "media-reference",
            **{
                "source": file_iri(picture.href),
                "mime-type": picture.media_type,
                "alternate-text": figure.alt,
                "width": picture.width,
                "height": picture.height,
                "units": "pixels",
                "copyright": picture.copyright,
                "source-credit": figure.credit.name if figure.credit else None,
            },
        ),
        NITF("media-caption", NITF("p", NITF_INLINES.inlines(figure.caption))) if figure.caption else None,
        NITF("media-producer", lines(NITF, figure.credit.text)) if figure.credit else None,
        class_=figure.weight,
        **{"media-type": "image"},
    )


def _body_end(story: Story) -> Element | None:
    source = story.article.source
    if source is None or not source.text:
        return None
    return NITF("body.end", NITF("bibliography", one_line(source.text)))


class _Body:
    """The blocks of one story as NITF; its pictures come for themselves, or behind the body."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """The blocks of the body; boxes among them are `block` elements of their own."""
        return self._blocks(blocks, outermost=True)

    def _blocks(self, blocks: Iterable[Block], outermost: bool = False) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Paragraph():
                    if words := said(block):
                        yield NITF("p", NITF_INLINES.inlines(words), class_=voice_class(block), lang=block.lang)
                case Box():
                    yield from self._box(block, outermost)
                case Subheading():
                    if block.content:
                        yield NITF("hl2", NITF_INLINES.inlines(block.content), class_=f"level-{block.level}")
                case Quote():
                    yield from self._quote(block)
                case List():
                    if block.items:
                        items = [NITF("li", self._blocks(item)) for item in block.items]
                        start = block.start if block.ordered and block.start != 1 else None
                        notes = ROLE["note"].css_class if block is self._story.notes else None
                        yield NITF("ol" if block.ordered else "ul", items, class_=notes, seqnum=start)
                case Figure():
                    picture = self._story.picture(block.image)
                    if picture is None:
                        yield from _caption(block)
                    elif outermost:
                        yield _media(block, picture)
                case Table():
                    yield from _table(block)
                case Rule():
                    yield NITF("hr")
                case _:
                    assert_never(block)

    def _box(self, box: Box, outermost: bool) -> Iterator[Element]:
        """A `block`, which stands in the body alone; inside lists and quotes title and text follow one another."""
        title = NITF("hl2", lines(NITF, box.title), class_=ROLE["box_title"].css_class) if box.title else None
        inside = [*([] if title is None else [title]), *self._blocks(box.content)]
        if outermost and inside:
            yield NITF("block", inside, class_=ROLE["box"].css_class)
        else:
            yield from inside

    def _quote(self, quote: Quote) -> Iterator[Element]:
        inside = list(self._blocks(quote.content))
        if inside or quote.attribution:
            credit = NITF("credit", lines(NITF, quote.attribution)) if quote.attribution else None
            pull = ROLE["pull"].css_class if quote.pull else None
            yield NITF("bq", NITF("block", inside), credit, class_=pull)


def _caption(figure: Figure) -> Iterator[Element]:
    if figure.caption:
        yield NITF("p", NITF_INLINES.inlines(figure.caption), class_="caption")
    if figure.credit:
        yield NITF("p", lines(NITF, figure.credit.text), class_="credit")


def _table(table: Table) -> Iterator[Element]:
    header, rows = table.header, [row for row in table.rows if row]
    if not header and not rows:
        if table.caption:
            yield NITF("p", NITF_INLINES.inlines(table.caption), class_="caption")
        return
    yield NITF(
        "table",
        NITF("caption", NITF_INLINES.inlines(table.caption)) if table.caption else None,
        NITF("thead", _row(table, header, head=True)) if header and rows else None,
        NITF("tbody", [_row(table, row) for row in rows] or _row(table, header, head=True)),
    )


def _row(table: Table, cells: Sequence[tuple[Inline, ...]], *, head: bool = False) -> Element:
    made = []
    for place, cell in enumerate(cells):
        tag = "th" if head or (table.row_heads and place == 0) else "td"
        align = table.align[place] if place < len(table.align) else None
        made.append(NITF(tag, NITF_INLINES.inlines(cell), align=align))
    return NITF("tr", made)
