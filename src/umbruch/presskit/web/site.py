"""All files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template

from umbruch.errors import RenderError
from umbruch.fonts.carried.carried_faces import CarriedFace, carried_faces
from umbruch.markup.palette import properties, with_properties
from umbruch.markup.sheet.css import font_face, stylesheet
from umbruch.presskit.source.model import Kit
from umbruch.presskit.web.article_page import article_page
from umbruch.presskit.web.front_page import front_page
from umbruch.presskit.web.gallery import focus_class
from umbruch.presskit.web.picture_page import picture_page
from umbruch.presskit.web.place import FRONT_PAGE, article_path, picture_path
from umbruch.presskit.web.site_page import ICON, STYLESHEET, document
from umbruch.style.model import Generic, Style

_PAPER = Template("""\
@page {
  size: $width $height;
  margin: $margins;
}
@media print {
  body {
    font-size: $size;
  }
}
""")

_LOGO_HEIGHT = 3
"""The logo is at most so high, in rem: two lines of the masthead."""
_LOGO_WIDTHS = "14rem, 60vw"

_ICON = Template("""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect width="16" height="16" rx="2" fill="$accent"/>
<path d="M3 4h10M3 7.5h4M3 10h4M3 12.5h4M9 7.5h4v5H9z" stroke="#ffffff" stroke-width="1.3" fill="none"/>
</svg>
""")
"""A headline, a column of text and a picture."""


def site(kit: Kit, style: Style) -> dict[str, bytes]:
    """The files by their path inside the kit.

    Raises:
        RenderError: blocks inside blocks too deep.
    """
    try:
        pages = {FRONT_PAGE: document(front_page(kit))}
        for number, article in enumerate(kit.articles):
            pages[article_path(article)] = document(article_page(kit, number, press_head=style.press_head))
        for picture in kit.pictures:
            if picture != kit.logo:
                pages[picture_path(picture)] = document(picture_page(kit, picture))
    except RecursionError:
        raise RenderError("lists and quotes inside one another too deep for a page", hint="flatten them") from None
    faces = _faces(pages.values(), style)
    rules = (*(font_face(one, f"fonts/{one.name}", "optional") + "\n" for one in faces), *_logo(kit), *_focused(kit))
    return {
        **pages,
        **{f"assets/fonts/{one.name}": one.content for one in faces},
        STYLESHEET: (site_stylesheet(style) + "".join(rules)).encode(),
        ICON: _ICON.substitute(accent=style.colours.accent).encode(),
    }


_FURNITURE: tuple[tuple[Generic, bool], ...] = (("serif", False), ("serif", True), ("sans", False), ("sans", True))
"""Headings, lists and buttons of the site."""


def _faces(pages: Iterable[bytes], style: Style) -> tuple[CarriedFace, ...]:
    """The faces that go along.

    A browser shows them where they come at once and later from its store (`font-display: optional`), so that no text
    moves while somebody reads it.
    """
    if style.html.embed_fonts is False:
        return ()
    return carried_faces((page.decode() for page in pages), style, _FURNITURE, packed=True)


def site_stylesheet(style: Style) -> str:
    """The palette, the rules of the press roles, and those of the site, which win."""
    own = files(__package__).joinpath("site.css").read_text(encoding="utf-8")
    parts = (properties(style), with_properties(stylesheet(style), style), own, _paper(style))
    return '@charset "UTF-8";\n' + "".join(parts)


def _paper(style: Style) -> str:
    """Whoever prints a page gets the paper, the margins and the type size of the style."""
    margins = style.page.margins
    return _PAPER.substitute(
        width=_points(style.page.width),
        height=_points(style.page.height),
        margins=" ".join(map(_points, (margins.top, margins.right, margins.bottom, margins.left))),
        size=_points(style.text.body.size),
    )


def _logo(kit: Kit) -> Iterator[str]:
    """The logo in a width that is known before it has come, so that nothing moves when it does."""
    if kit.logo:
        widest = f"{_LOGO_HEIGHT * kit.logo.thumb.width / kit.logo.thumb.height:.4g}rem"
        yield f".house img {{\n  width: min({_LOGO_WIDTHS}, {widest});\n}}\n"


def _focused(kit: Kit) -> Iterator[str]:
    """Where a frame cuts a picture, the point that its desk has named stays in it (CSS Images 3, object-position)."""
    for picture in kit.pictures:
        if picture.focus:
            x, y = (f"{100 * share:.4g}%" for share in picture.focus)
            yield f"img.{focus_class(picture)} {{\n  object-position: {x} {y};\n}}\n"


def _points(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"
