"""The web page of a press kit: a first page and one for each article, static, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from umbruch.presskit.source.model import Kit
from umbruch.style.model import Style


def render_site(kit: Kit, style: Style) -> Mapping[str, bytes]:
    """The files of the site by their path inside the kit; same kit and style, same bytes.

    Args:
        kit: ready to be published; the pages link to the files that it names.
        style: colours, fonts and sizes of the pages.

    Returns:
        `index.html`, `articles/<slug>.html` for each article, and their style sheet and icon in `assets/`.

    Raises:
        RenderError: blocks inside blocks too deep.
    """
    from umbruch.presskit.web.site import site

    return site(kit, style)
