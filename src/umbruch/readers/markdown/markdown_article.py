"""A Markdown file to its article or articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec
from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.embargo_ends import ReadEmbargo, read_embargo, with_ends, writes_month_first
from umbruch.clipping.marks.authors.byline import byline_lines
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.newsroom.desk_notes import WithoutDeskNotes, remarks_on, without_desk_notes
from umbruch.clipping.marks.release import is_embargo, parse_embargo
from umbruch.clipping.page.decode import decode
from umbruch.clipping.signs.which_language import detect
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputInvalid, UmbruchError
from umbruch.facts.desk_comments import desk_comment, is_desk_comment
from umbruch.facts.embargo import Where, embargo_until, end_of, settled, strictest, where_of
from umbruch.facts.moment import parse_moment
from umbruch.language.wording import word
from umbruch.readers.markdown.front_matter import EXACT, FrontMatter, as_written, member, split
from umbruch.readers.markdown.press_roles import roles_in
from umbruch.readers.markdown.release_lines import EmbargoLine, take_embargoes
from umbruch.readers.markdown.token_blocks import Converter
from umbruch.readers.unseen_words import hidden_text, kept_comments
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Block, Byline, Credit, Dateline, Embargo, Paragraph, Picture, Publication, Text
from umbruch.tree.blocks import Node
from umbruch.tree.model import Share
from umbruch.tree.reading import Origin, Reading

_SURE = 0.9
_FIGURES = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?\s?(?:Z|[+-][\d:]+)?")
_OURS = re.compile(rb"(?:\xef\xbb\xbf)?---\n" + EXACT.encode() + rb": 1\n")
"""How a file begins that umbruch wrote."""
_SAYS_ITSELF = frozenset({"headline", "kicker", "deck", "lead", "byline", "dateline", "source"})
"""Fields of which one in the front matter shows that the article says itself what is what."""
_NEXT_ARTICLE = "<!-- article -->"
"""The line before each article of a kit that umbruch wrote."""


def read_publication(content: bytes, request: ReadRequest) -> Reading:
    """The article in a Markdown file, or the articles of a kit that umbruch wrote.

    A level-one heading is the headline where the front matter has none; a dateline at the start of the first paragraph
    is taken off it. Pictures are looked for beside the file; one that is not there leaves its figure without image.
    In what umbruch wrote itself nothing is guessed.

    Raises:
        InputError: no text, or a broken front matter.
    """
    decoded = decode(content, request.source, as_written=_OURS.match(content) is not None)
    front = split(decoded.text, request.source)
    desk = _Desk(request, list(decoded.diagnostics))
    whole = _whole(front, request)
    for told in whole.pop("pictures", ()):
        desk.told(told if isinstance(told, _Told) else _Told(told))
    for role in ("cover", "logo"):
        if href := whole.get(role):
            whole[role] = desk.picture(href, 0)
    if front.exact and "kind" in front.publication:
        articles = tuple(_members(front, desk))
    else:
        articles = (desk.article(front, "articles[0]", 0),)
    if not front.exact:
        whole = {"lang": articles[0].lang, "date": front.day if front.day and parse_moment(front.day) else None}
    elif "lang" not in whole and articles and "kind" not in front.publication:
        whole["lang"] = articles[0].lang
    return Reading(
        articles=articles,
        pictures=tuple({one.href: one for one in desk.pictures.values()}.values()),
        origins=tuple(desk.origins),
        diagnostics=(*desk.remarks, *desk.late),
        **whole,
    )


def _whole(front: FrontMatter, request: ReadRequest) -> dict[str, Any]:
    """What umbruch wrote about the publication."""
    known = {field: kind for field, kind in _WHOLE.items() if field in front.publication}
    try:
        return {field: as_written(front.publication[field], kind, _refuse) for field, kind in known.items()}
    except TypeError:
        raise InputInvalid(
            "the front matter's publication has a value of the wrong kind", source=request.source,
            place="front matter, publication",
        ) from None  # fmt: skip


def _refuse(value: object) -> Any:
    raise TypeError(value)


class _Told(Node, frozen=True):
    """What umbruch wrote about a picture, which its file does not say."""

    href: str
    caption: str | None = None
    credit: Credit | str | None = None
    copyright: str | None = None
    terms: str | None = None
    alt: str | None = None
    focus: tuple[str, str] | None = None
    place: str | None = None
    date: str | None = None


_WHOLE: dict[str, Any] = {
    **{field: kind for field, kind in get_type_hints(Publication, include_extras=True).items() if field != "articles"},
    "pictures": tuple[str | _Told, ...],
}


def _members(front: FrontMatter, desk: _Desk) -> Iterator[Article]:
    """The articles of a kit: what is said of them stands in the front matter of the whole, or above each body."""
    lines = front.body.split("\n")
    starts = [number for number, line in enumerate(lines) if line == _NEXT_ARTICLE]
    for place, (start, end) in enumerate(zip(starts, [*starts, len(lines)][1:], strict=True)):
        text = "\n".join(lines[start + 1 : end])
        above = len(text) - len(text.lstrip("\n"))
        first = front.first_line + start + 1 + above
        if place < len(front.articles):
            own = member(front.articles[place], text[above:], desk.request.source)
        else:
            own = split(text[above:], desk.request.source)
        yield desk.article(own, f"articles[{place}]", first)


class _Desk:
    """Reads one article after the other and keeps what they share: pictures, remarks, origins."""

    def __init__(self, request: ReadRequest, remarks: list[Diagnostic]) -> None:
        self.request = request
        self.remarks = remarks
        self.late: list[Diagnostic] = []
        self.origins: list[Origin] = []
        self.pictures: dict[str, Picture] = {}

    def picture(self, href: str, line: int) -> str | None:
        """The picture of that name, remembered; None, with a remark, where there is none."""
        try:
            if href not in self.pictures:
                self.pictures[href] = self.request.picture_folder.fetch(href)
        except InputError as error:
            not_there = error.code == "input.missing" or "outside" in error.message
            code = "picture.missing" if not_there else "picture.unreadable"
            self.remarks.append(Diagnostic(code, f"{href}: {error.message}", "warning", line + 1, hint=error.hint))
            return None
        return self.pictures[href].href

    def told(self, told: _Told) -> None:
        """Remember a picture with what is known of it."""
        if self.picture(told.href, 0) is not None:
            self.pictures[told.href] = replace(
                self.pictures[told.href],
                caption=told.caption,
                credit=Credit(told.credit) if isinstance(told.credit, str) else told.credit,
                copyright=told.copyright,
                terms=told.terms,
                alt=told.alt,
                focus=self._focus(told),
                place=told.place,
                date=told.date,
            )

    def _focus(self, told: _Told) -> tuple[float, float] | None:
        if told.focus is None:
            return None
        try:
            return msgspec.convert(told.focus, tuple[Share, Share], strict=False)
        except msgspec.ValidationError:
            raise InputInvalid(
                f"the focus of the picture {told.href!r} is no point in it", source=self.request.source,
                place="front matter, publication", hint="write two shares from 0 to 1, as [0.5, 0.3]",
            ) from None  # fmt: skip

    def article(self, front: FrontMatter, field: str, above: int) -> Article:
        """The article of a front matter and the Markdown under it.

        Args:
            front: taken off the text.
            field: the path of the article in the tree.
            above: how many lines of the file stand before the front matter.
        """
        first_line = above + front.first_line
        self.remarks += [
            Diagnostic("frontmatter.unknown", f"the key {key!r} is not known and left out", "warning", hint=hint)
            for key, hint in front.unknown
        ]
        converter = Converter(lambda href, line: self.picture(href, first_line + line), first_line, exact=front.exact)
        body, held = (front.body, ()) if front.exact else take_embargoes(front.body)
        for_readers = WithoutDeskNotes(body) if front.exact else without_desk_notes(body, html=False)
        body = for_readers.text
        try:
            placed = converter.convert(body)
        except RecursionError:
            raise UmbruchError(
                "quotes or lists inside one another too deep to read", source=self.request.source
            ) from None
        self.late += converter.remarks
        fields: dict[str, Any] = dict(front.fields)
        self.origins += [Origin(f"{field}.{name}", (above + 1,)) for name in fields]
        self.remarks += kept_comments([one for one in fields.get("desk_notes", ()) if is_desk_comment(one)])
        self._headline(converter, fields, field, first_line)
        house = self.request.house
        guessed = None if front.exact else house.lang or detect(front.body).lang or house.language
        fields["lang"] = self.request.lang or fields.get("lang") or guessed
        dated: int | None = None
        if not front.exact and converter.headings and not _SAYS_ITSELF & front.fields.keys():
            placed, dated = self._roles(fields, placed, converter, body, field, first_line)
        if held and "byline" not in fields:
            placed, fields["byline"] = _take_byline(placed, conventions_for(fields["lang"]))
        if "dateline" not in fields and not front.exact:
            before, after = placed[: dated or 0], placed[dated or 0 :]
            after, dateline = _take_dateline(after, conventions_for(fields["lang"]), body)
            placed = [*before, *after]
            if dateline:
                fields["dateline"] = dateline
        if not front.exact:
            self._embargo(fields, held, field, above, first_line)
        self.origins += [
            Origin(f"{field}.body[{number}]", (first_line + line + 1,)) for number, (_, line) in enumerate(placed)
        ]
        if notes := tuple(note for _, note in for_readers.notes):
            fields["desk_notes"] = (*fields.get("desk_notes", ()), *notes)
        if converter.comments:
            self.remarks += kept_comments(converter.comments)
            fields["desk_notes"] = (*fields.get("desk_notes", ()), *map(desk_comment, converter.comments))
        if converter.hidden:
            self.remarks += hidden_text(converter.hidden)
            fields["discarded"] = (*fields.get("discarded", ()), *converter.hidden)
        if for_readers.withheld:
            fields.setdefault("status", "withheld")
        self.remarks += remarks_on(for_readers, field, first_line)
        article = Article(body=tuple(block for block, _ in placed), **fields)
        return article if front.exact else self._heeded(article, field)

    def _heeded(self, article: Article, field: str) -> Article:
        """The article with an embargo that stands in its titles or its text."""
        if article.embargo is not None:
            return article
        (article,), remarks = with_ends((article,), (), self.request.house.where)
        self.remarks += [replace(one, field=f"{field}.embargo") for one in remarks]
        return article

    def _embargo(
        self, fields: dict[str, Any], held: tuple[EmbargoLine, ...], field: str, above: int, first_line: int
    ) -> None:
        """The embargo of front matter and body: every line of it, and the end that comes last."""
        written: Embargo | None = fields.get("embargo")
        lines = [first_line + one.line + 1 for one in held] if held else [above + 1]
        house = self.request.house.where
        where = where_of(Article(lang=fields["lang"], dateline=fields.get("dateline")))
        where = where._replace(zone=house.zone, country=house.country)
        dateline, source = fields.get("dateline"), fields.get("source")
        month_first = writes_month_first((dateline and dateline.text, source and source.text))
        found = [read_embargo(one.text, where, month_first=month_first) for one in held]
        if written is not None:
            found.insert(0, _read_key(written, where, month_first))
        last = strictest(one.embargo for one in found)
        if last is None:
            return
        if held and written is None:
            self.origins.append(Origin(f"{field}.embargo", tuple(lines)))
        fields["embargo"] = replace(last, text="\n".join(dict.fromkeys(one.embargo.text for one in found)))
        remarks = [remark for one in found for remark in one.remarks]
        if last.until is None:
            remarks.append(
                Diagnostic(
                    "embargo.without_date", "an embargo without a date that can be read", "warning",
                    hint="--set embargo.until=2026-01-31T10:00:00+01:00",
                )
            )  # fmt: skip
        self.remarks += [replace(one, field=f"{field}.embargo", line=lines[0]) for one in remarks]

    def _roles(
        self,
        fields: dict[str, Any],
        placed: list[tuple[Block, int]],
        converter: Converter,
        body: str,
        field: str,
        first_line: int,
    ) -> tuple[list[tuple[Block, int]], int | None]:
        """The blocks left under the roles that the words show, and which of them begins with a dateline."""
        heading = converter.headings[0] if converter.headings else None
        head = (heading.text, heading.line) if heading else None
        found = roles_in(placed, head, body, fields["lang"], first_line, self.request.fixed)
        fields |= {name: value for name, value in found.fields.items() if name not in fields or name in found.fixed}
        self.origins += [
            replace(
                one,
                field=one.field.replace("articles[0]", field, 1),
                lines=tuple(first_line + n + 1 for n in one.lines),
            )
            for one in found.origins
        ]
        self.remarks += [
            replace(
                one, field=(one.field or "").replace("articles[0]", field, 1), line=first_line + (one.line or 0) + 1
            )
            for one in found.remarks
        ]
        return found.body, found.dated

    def _headline(self, converter: Converter, fields: dict[str, Any], field: str, first_line: int) -> None:
        """A heading of the first level: the headline, or the deck where the front matter has a headline."""
        if not converter.headings:
            return
        heading = converter.headings[0]
        line = first_line + heading.line + 1
        if "headline" not in fields:
            fields["headline"] = heading.text
            self.origins.append(Origin(f"{field}.headline", (line,)))
        elif heading.text.split() != fields["headline"].split():
            fields.setdefault("deck", heading.text)
            self.remarks.append(
                Diagnostic(
                    "headline.double", f"the front matter has a headline, {heading.text!r} taken as deck", "warning",
                    line,
                )
            )  # fmt: skip


def _read_key(written: Embargo, where: Where, month_first: bool | None) -> ReadEmbargo:
    """The embargo of a key, with a label before it; a moment in figures alone is written out."""
    if parse_embargo(written.text).until == written.until:
        found = read_embargo(written.text, where, month_first=month_first)
    else:
        embargo, remark = settled(written, where)
        found = ReadEmbargo(embargo, (remark,) if remark else ())
    end = end_of(found.embargo)
    if end is None or is_embargo(written.text):
        return found
    if _FIGURES.fullmatch(written.text):
        return found._replace(embargo=embargo_until(end.moment, where.lang))
    return found._replace(embargo=replace(found.embargo, text=f"{word('embargo', where.lang)}: {written.text}"))


def _take_byline(
    placed: list[tuple[Block, int]], conventions: Conventions
) -> tuple[list[tuple[Block, int]], Byline | None]:
    """A byline that is the whole first paragraph of a release."""
    first = placed[0][0] if placed else None
    if not isinstance(first, Paragraph) or len(first.content) != 1 or not isinstance(first.content[0], Text):
        return placed, None
    found = byline_lines([first.content[0].text], conventions)
    return (placed[1:], found[0]) if found and found[0].people else (placed, None)


def _take_dateline(
    placed: list[tuple[Block, int]], conventions: Any, text: str
) -> tuple[list[tuple[Block, int]], Dateline | None]:
    """A sure dateline at the start of the first paragraph, cut off it."""
    for number, (block, line) in enumerate(placed):
        if not isinstance(block, Paragraph) or not block.content:
            continue
        first = block.content[0]
        found = find_dateline(first.text, conventions, text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or found is None or found.sureness < _SURE:
            return placed, None
        rest = (Text(first.text[found.end :].lstrip()), *block.content[1:])
        cut = replace(block, content=tuple(part for part in rest if part != Text("")))
        return [*placed[:number], (cut, line), *placed[number + 1 :]], found.dateline
    return placed, None
