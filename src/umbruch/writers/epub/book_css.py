"""The book's style sheet: the style's own rules, and those for pages that only a book has."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from umbruch.kept import remembered
from umbruch.markup.sheet.css import filled, stylesheet
from umbruch.style.model import Style

_PAGES = Template("""\
.figure img {
  width: auto;
}
.title-page {
  max-width: 36em;
  margin: 0 auto;
  padding-top: 12vh;
}
.title-page header {
  border-top: 3pt solid $accent;
  padding-top: 1em;
}
.facts {
  font-family: $source_font;
  font-size: $source_size;
  color: $muted;
  margin: 1.5em 0;
}
.contents {
  max-width: 36em;
  margin: 0 auto;
}
.contents h2 {
  font-family: $sans;
  font-size: 1em;
  margin: 1em 0;
}
.contents ol {
  list-style: none;
  margin: 0;
  padding: 0;
}
.contents li {
  border-top: $rule;
  padding: 0.5em 0;
}
.contents ol ol {
  padding-inline-start: 1.2em;
}
.contents li li:first-child {
  margin-top: 0.5em;
}
.contents a {
  text-decoration: none;
}
""")


def book_stylesheet(style: Style, font_rules: Iterable[str] = ()) -> str:
    """CSS for chapters, title page and contents.

    Args:
        style: fonts, sizes, colours and distances.
        font_rules: what makes embedded fonts known.
    """
    rules = "".join(f"{rule}\n" for rule in font_rules)
    return '@charset "UTF-8";\n' + rules + _rules(style)


@remembered(32)
def _rules(style: Style) -> str:
    return stylesheet(style) + filled(_PAGES, style)
