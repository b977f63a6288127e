"""Reads the JSON form of the tree; a picture that it names and does not hold is looked for beside the file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError, InputInvalid
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Picture, Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import each_figure


class JsonReader:
    """The native format: what `umbruch.render(pub, "json")` wrote."""

    name = "json"
    suffixes = (".json",)
    media_type = "application/json"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read a tree; InputInvalid with the path in it where it is wrong."""
        from umbruch.language.tags import is_no_language, is_well_formed
        from umbruch.tree.as_json import decode, languages

        publication = decode(content, request.source)
        wrong = [(place, lang) for place, lang in languages(publication) if is_no_language(lang)]
        wrong += [(place, lang) for place, lang in _main_languages(publication) if not is_well_formed(lang)]
        for place, lang in wrong:
            raise InputInvalid(
                f"{lang!r} is no language", source=request.source, place=place, hint="write for example de, en-GB or fr"
            )
        tree = {name: getattr(publication, name) for name in Publication.__struct_fields__}
        beside, remarks = _beside(publication, request)
        return Reading(**{**tree, "pictures": (*publication.pictures, *beside)}, diagnostics=tuple(remarks))


def _main_languages(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.lang:
        yield "lang", publication.lang
    for number, article in enumerate(publication.articles):
        if article.lang:
            yield f"articles[{number}].lang", article.lang


def _beside(publication: Publication, request: ReadRequest) -> tuple[list[Picture], list[Diagnostic]]:
    """The pictures that are shown and that the tree does not hold, from the folder of its file."""
    shown = dict.fromkeys([publication.cover, publication.logo, *(figure.image for figure in each_figure(publication))])
    held = {picture.href for picture in publication.pictures}
    found, remarks = [], []
    for href in shown:
        if href is None or href in held:
            continue
        try:
            found.append(replace(request.picture_folder.fetch(href), href=href))
        except InputError as error:
            remarks.append(
                Diagnostic(
                    "picture.missing",
                    f"{shortened(href)}: {error.message}; a JSON tree holds its pictures, or they lie beside it",
                    "warning",
                    hint=error.hint,
                )
            )
    return found, remarks
