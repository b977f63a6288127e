"""The book's style sheet: the style's own rules, and those for pages that only a book has."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.markup.css import block, em, stylesheet, type_declarations
from umbruch.style.model import Style


def book_stylesheet(style: Style) -> str:
    """CSS for chapters, title page and contents."""
    return stylesheet(style) + "\n".join(_pages(style)) + "\n"


def _pages(style: Style) -> Iterator[str]:
    body, colours = style.text.body, style.colours
    yield block(".title-page", ("max-width", "36em"), ("margin", "0 auto"), ("padding-top", "12vh"))
    yield block(".title-page header", ("border-top", f"3pt solid {colours.accent}"), ("padding-top", "1em"))
    yield block(".facts", *type_declarations(style, style.text.source, body.size), ("margin", "1.5em 0"))
    yield block(".contents", ("max-width", "36em"), ("margin", "0 auto"))
    yield block(".contents h2", *type_declarations(style, style.text.subheading, body.size), ("margin", "1em 0"))
    yield block(".contents ol", ("list-style", "none"), ("margin", "0"), ("padding", "0"))
    yield block(
        ".contents li", ("border-top", f"0.5pt solid {colours.rule}"), ("padding", f"{em(body.size / 2, body.size)} 0")
    )
    yield block(".contents a", ("text-decoration", "none"))
