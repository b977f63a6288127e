"""The articles of a kit as new versions of those in the kit that it replaces."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.newsxml import WIRE
from umbruch.newsxml.earlier_items import earlier_items, revised
from umbruch.presskit.making.kit_documents import alone
from umbruch.presskit.making.kit_files import formats_of, suffix_of
from umbruch.presskit.source.kit_reading import PressKit
from umbruch.style import Style
from umbruch.tree.reading import lives_of


def kit_revised(kit: PressKit, old: Path, style: Style) -> tuple[PressKit, tuple[Diagnostic, ...]]:
    """The kit, each article that has changed counted up, with what changed as the note.

    Args:
        kit: as it was read.
        old: the folder of the kit that it will replace, whose articles lie below `articles/`; it need not be there.
        style: how the kit is set.

    Returns:
        It, and what was remarked: earlier files that cannot be read.
    """
    wire = [format for format in formats_of(kit) if format in WIRE]
    earlier = [earlier_items(one, sorted(old.glob(f"articles/*/*{suffix_of(one)}"))) for one in wire]
    if not any(one.items or one.remarks for one in earlier):
        return kit, ()
    articles, lives = list(kit.articles), list(lives_of(kit))
    remarks = [remark for one in earlier for remark in one.remarks]
    names = {photo.source: photo.source for photo in kit.photos}
    for number, article in enumerate(kit.articles):
        told, _ = revised(alone(kit, number, wire[0], style, names), earlier, style)
        new = told.articles[0]
        articles[number] = replace(article, version=new.version, change=new.change, modified=new.modified)
        lives[number] = lives_of(told)[0]
    return replace(kit, articles=tuple(articles), lives=tuple(lives)), tuple(remarks)
