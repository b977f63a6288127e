"""The page's style sheet: the style's own rules in light and dark, what only a page has, and rules for paper."""

from __future__ import annotations

from string import Template

from msgspec.structs import replace

from umbruch.kept import remembered
from umbruch.markup.sheet.css import em, filled, sizes_elsewhere, stylesheet
from umbruch.markup.sheet.large_type import everywhere
from umbruch.style.model import Style, TextStyle
from umbruch.writers.html.tones import PAPER, toned

TITLE = 1.25
"""The title of a kit is so many times as large as the headlines in it."""

_SCREEN = Template("""\
html {
  font-size: 106.25%;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0;
  padding: 1.5em 1.25em 4em;
  color: $ink;
  background-color: $paper;
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.figure img {
  object-fit: contain;
  object-position: 0 0;
}
.figure img:dir(rtl) {
  object-position: 100% 0;
}
.embargo {
  border: 1pt solid $accent;
  padding: 0.5em 0.8em;
}
.article + .article {
  border-top: 2pt solid $accent;
  margin-top: 3em;
  padding-top: 2em;
}
.article > .closing {
  margin-top: 2em;
}
.imprint {
  border-top: $rule;
  margin-top: 2em;
  padding-top: 1em;
}
.kit, .house, .imprint {
  max-width: 36em;
  margin-inline: auto;
}
.kit {
  border-bottom: 2pt solid $accent;
  margin-bottom: 2.5em;
  padding-bottom: 1em;
}
.kit .headline {
  font-size: $title_size;
  line-height: 1.15;
}
.facts {
  font-family: $source_font;
  font-size: $source_size;
  color: $muted;
}
.kit nav ol {
  margin: 1.5em 0 0;
  padding: 0;
  list-style: none;
}
.kit nav li {
  border-top: $rule;
  padding: 0.6em 0;
}
.tabular, .table td, .table th {
  overflow-wrap: anywhere;
}
""")

_PAPER_RULES = Template("""\
@media print {
  @page {
    size: $width $height;
    margin: $margins;
  }
  html {
    font-size: $size;
  }
  body {
    padding: 0;
  }
  .article, .house, .kit, .imprint {
    max-width: none;
  }
  .article + .article {
    break-before: page;
    border-top: 0;
    margin-top: 0;
    padding-top: 0;
  }
  .kit nav {
    display: none;
  }
  .figure img {
    max-height: 60vh;
  }
  .article > :not(.closing) a[href^="http"]::after {
    content: " (" attr(href) ")";
    overflow-wrap: anywhere;
  }
}
""")


@remembered(32)
def page_stylesheet(style: Style) -> str:
    """CSS for screens, light and dark, and for paper as the style has it."""
    body, title = style.text.body.size, style.text.headline.size * TITLE
    screen = _SCREEN.safe_substitute(paper=PAPER, title_size=em(everywhere(title / body), 1))
    screen += "".join(f"{rule}\n" for rule in sizes_elsewhere(style, {".kit .headline": title}))
    css = toned(stylesheet(_ragged(style)) + filled(Template(screen), style))
    margins = style.page.margins
    paper = _PAPER_RULES.substitute(
        width=_points(style.page.width),
        height=_points(style.page.height),
        margins=" ".join(map(_points, (margins.top, margins.right, margins.bottom, margins.left))),
        size=_points(style.text.body.size),
    )
    return css + paper


def _ragged(style: Style) -> Style:
    """The style with lines of uneven length: screens have no rules of hyphenation to rely on, and leave gaps."""
    looks: dict[str, TextStyle] = {name: getattr(style.text, name) for name in style.text.__struct_fields__}
    ragged = {name: replace(look, align="left") for name, look in looks.items() if look.align == "justify"}
    return replace(style, text=replace(style.text, **ragged)) if ragged else style


def _points(length: float) -> str:
    return em(length, 1).replace("em", "pt")
