"""The whole file: one news object, of a version that it names."""

from __future__ import annotations

import json

from umbruch.errors import RenderError
from umbruch.facts.moment import moment_of
from umbruch.newsxml.finishing import refusing_depth
from umbruch.newsxml.story import stories_of
from umbruch.newsxml.whole import cover_shot, whole_story
from umbruch.registry.losses import report_losses
from umbruch.tree import Publication
from umbruch.tree.clean_tree import clean_tree
from umbruch.writers.ninjs.item import Properties, composite_object, picture_object, text_object
from umbruch.writers.ninjs.versions import VERSIONS


def document(publication: Publication, version: str) -> bytes:
    """The ninjs file of a publication, UTF-8, indented by two spaces.

    Args:
        publication: one article or several.
        version: a key of `VERSIONS`.

    Raises:
        RenderError: no article, or blocks inside blocks too deep.
    """
    if not publication.articles:
        raise RenderError("there is no article to write as ninjs", hint="a publication needs at least one article")
    report_losses(publication, "ninjs", f"ninjs {version}", also=() if version == "3.1" else ("focus",))
    with refusing_depth():
        item = _object(clean_tree(publication))
    schema = f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"
    standard = {"name": "ninjs", "version": version, "schema": schema}
    made = VERSIONS[version]({"standard": standard, **item})
    return json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n"


def _object(publication: Publication) -> Properties:
    stories = stories_of(publication, moment_of(publication))
    if publication.kind == "article" and len(stories) == 1:
        return text_object(stories[0])
    whole = whole_story(publication, stories)
    cover = cover_shot(publication, whole, stories)
    covers = [{**picture_object(whole, cover), "name": "cover", "rel": "cover"}] if cover else []
    return composite_object(whole, [*covers, *({**text_object(story), "rel": "part"} for story in stories)])
