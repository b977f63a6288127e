"""A Markdown file to its article."""

from __future__ import annotations

from typing import Any

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.dateline import find_dateline
from umbruch.clipping.decode import decode
from umbruch.clipping.language import detect
from umbruch.diagnostics import Diagnostic, Origin, Reading
from umbruch.errors import InputError, UmbruchError
from umbruch.format_table import ReadRequest
from umbruch.readers.markdown.blocks import Converter, Placed
from umbruch.readers.markdown.front_matter import split
from umbruch.tree import Article, Dateline, Paragraph, Picture, Text

_SURE = 0.9


def read_article(content: bytes, request: ReadRequest) -> Reading:
    """The article in a Markdown file.

    A level-one heading is the headline where the front matter has none; a dateline at the start of the first paragraph
    is taken off it. Pictures are looked for beside the file; one that is not there leaves its figure without image.

    Raises:
        InputError: no text, or a broken front matter.
    """
    decoded = decode(content, request.source)
    front = split(decoded.text, request.source)
    remarks = list(decoded.diagnostics)
    remarks += [
        Diagnostic("frontmatter.unknown", f"the key {key!r} is not known and left out", "warning", hint=hint)
        for key, hint in front.unknown
    ]
    pictures: dict[str, Picture] = {}

    def picture(href: str, line: int) -> str | None:
        try:
            if href not in pictures:
                pictures[href] = request.shelf.fetch(href)
        except InputError as error:
            remarks.append(
                Diagnostic(
                    "picture.missing",
                    f"{href}: {error.message}",
                    "warning",
                    front.first_line + line + 1,
                    hint=error.hint,
                )
            )
            return None
        return href

    converter = Converter(picture, front.first_line)
    try:
        placed = converter.convert(front.body)
    except RecursionError:
        raise UmbruchError("quotes or lists inside one another too deep to read", source=request.source) from None
    fields: dict[str, Any] = dict(front.fields)
    origins = [Origin(f"articles[0].{field}", (1,)) for field in fields]
    if converter.headings and "headline" not in fields:
        heading = converter.headings[0]
        fields["headline"] = heading.text
        origins.append(Origin("articles[0].headline", (front.first_line + heading.line + 1,)))
    elif converter.headings:
        heading = converter.headings[0]
        if heading.text != fields["headline"]:
            fields.setdefault("deck", heading.text)
            remarks.append(
                Diagnostic(
                    "headline.double", f"the front matter has a headline, {heading.text!r} taken as deck", "warning",
                    front.first_line + heading.line + 1,
                )
            )  # fmt: skip
    fields["lang"] = request.lang or fields.get("lang") or detect(front.body).lang
    if "dateline" not in fields:
        placed, dateline = _take_dateline(placed, conventions_for(fields["lang"]), front.body)
        if dateline:
            fields["dateline"] = dateline
    origins += [Origin(f"articles[0].body[{n}]", (front.first_line + one.line + 1,)) for n, one in enumerate(placed)]
    article = Article(body=tuple(one.block for one in placed), **fields)
    return Reading(
        lang=article.lang,
        articles=(article,),
        pictures=tuple(pictures.values()),
        origins=tuple(origins),
        diagnostics=(*remarks, *converter.remarks),
    )


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
