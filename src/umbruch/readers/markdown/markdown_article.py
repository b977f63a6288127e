"""A Markdown file to its article or articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_type_hints

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.dateline import find_dateline
from umbruch.clipping.page.decode import decode
from umbruch.clipping.signs.which_language import detect
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputInvalid, UmbruchError
from umbruch.readers.markdown.front_matter import FrontMatter, as_written, split
from umbruch.readers.markdown.token_blocks import Converter, Placed
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Dateline, Paragraph, Picture, Publication, Text
from umbruch.tree.reading import Origin, Reading

_SURE = 0.9
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
    decoded = decode(content, request.source)
    front = split(decoded.text, request.source)
    desk = _Desk(request, list(decoded.diagnostics))
    whole = _whole(front, request)
    for href in whole.pop("pictures", ()):
        desk.picture(href, 0)
    for role in ("cover", "logo"):
        if href := whole.get(role):
            whole[role] = desk.picture(href, 0)
    if front.exact and "kind" in front.publication:
        articles = tuple(_members(front, desk))
    else:
        articles = (desk.article(front, "articles[0]", 0),)
    if not front.exact:
        whole = {"lang": articles[0].lang}
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


_WHOLE: dict[str, Any] = {
    **{field: kind for field, kind in get_type_hints(Publication, include_extras=True).items() if field != "articles"},
    "pictures": tuple[str, ...],
}


def _members(front: FrontMatter, desk: _Desk) -> Iterator[Article]:
    """The articles of a kit, each with a front matter of its own."""
    lines = front.body.split("\n")
    starts = [number for number, line in enumerate(lines) if line == _NEXT_ARTICLE]
    for place, (start, end) in enumerate(zip(starts, [*starts, len(lines)][1:], strict=True)):
        text = "\n".join(lines[start + 1 : end])
        above = len(text) - len(text.lstrip("\n"))
        first = front.first_line + start + 1 + above
        yield desk.article(split(text[above:], desk.request.source), f"articles[{place}]", first)


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
        try:
            placed = converter.convert(front.body)
        except RecursionError:
            raise UmbruchError(
                "quotes or lists inside one another too deep to read", source=self.request.source
            ) from None
        self.late += converter.remarks
        fields: dict[str, Any] = dict(front.fields)
        self.origins += [Origin(f"{field}.{name}", (above + 1,)) for name in fields]
        self._headline(converter, fields, field, first_line)
        guessed = None if front.exact else detect(front.body).lang
        fields["lang"] = self.request.lang or fields.get("lang") or guessed
        if "dateline" not in fields and not front.exact:
            placed, dateline = _take_dateline(placed, conventions_for(fields["lang"]), front.body)
            if dateline:
                fields["dateline"] = dateline
        self.origins += [
            Origin(f"{field}.body[{number}]", (first_line + one.line + 1,)) for number, one in enumerate(placed)
        ]
        return Article(body=tuple(one.block for one in placed), **fields)

    def _headline(self, converter: Converter, fields: dict[str, Any], field: str, first_line: int) -> None:
        """A heading of the first level: the headline, or the deck where the front matter has a headline."""
        if not converter.headings:
            return
        heading = converter.headings[0]
        line = first_line + heading.line + 1
        if "headline" not in fields:
            fields["headline"] = heading.text
            self.origins.append(Origin(f"{field}.headline", (line,)))
        elif heading.text != fields["headline"]:
            fields.setdefault("deck", heading.text)
            self.remarks.append(
                Diagnostic(
                    "headline.double", f"the front matter has a headline, {heading.text!r} taken as deck", "warning",
                    line,
                )
            )  # fmt: skip


def _take_dateline(placed: list[Placed], conventions: Any, text: str) -> tuple[list[Placed], Dateline | None]:
    """A sure dateline at the start of the first paragraph, cut off it."""
    for number, one in enumerate(placed):
        if not isinstance(one.block, Paragraph) or not one.block.content:
            continue
        first = one.block.content[0]
        found = find_dateline(first.text, conventions, text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or found is None or found.sureness < _SURE:
            return placed, None
        rest = (Text(first.text[found.end :].lstrip()), *one.block.content[1:])
        cut = Placed(Paragraph(tuple(part for part in rest if part != Text(""))), one.line)
        return [*placed[:number], cut, *placed[number + 1 :]], found.dateline
    return placed, None
