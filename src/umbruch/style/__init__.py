"""Styles: one TOML file drives page, fonts, sizes, colours and spacing in PDF, DOCX, EPUB and HTML alike.

`load` turns a name or a path into a checked `Style`; `names` lists what ships with umbruch. The vocabulary of a style
file stands in `model`, lengths and colours in `units`.
"""

from umbruch.style.loading import builtin_names, load, with_template
from umbruch.style.model import FontFamily, Furniture, Page, Style, TextStyle

__all__ = ["FontFamily", "Furniture", "Page", "Style", "TextStyle", "builtin_names", "load", "with_template"]
