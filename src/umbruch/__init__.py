"""umbruch: press articles in, PDF, EPUB, DOCX and NewsML-G2 out, by way of one neutral tree.

>>> import umbruch
>>> pub = umbruch.read(b"Neue Bruecke eroeffnet\\n\\nKALLDORF (ab). Am Montag ...", format="text")
>>> pub.article.dateline.place
'KALLDORF'

The functions live in modules that are imported when they are first used, so that `import umbruch` stays light.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umbruch.api import formats, read, render, styles, write
    from umbruch.batch import Result, convert, convert_all
    from umbruch.bounds.sandbox_gate import sandbox
    from umbruch.diagnostics import Diagnostic
    from umbruch.errors import UmbruchError
    from umbruch.kept import caches, clear_caches
    from umbruch.preflight import check
    from umbruch.presskit.press_review import press_review
    from umbruch.presskit.source.kit_reading import kit
    from umbruch.tree import Article, Publication
    from umbruch.tree.reading import Reading

__version__ = "0.2.0"

_HOMES = {
    "Article": "umbruch.tree.model",
    "Diagnostic": "umbruch.diagnostics.model",
    "Publication": "umbruch.tree.model",
    "Reading": "umbruch.tree.reading",
    "Result": "umbruch.batch",
    "UmbruchError": "umbruch.errors",
    "caches": "umbruch.kept",
    "check": "umbruch.preflight",
    "clear_caches": "umbruch.kept",
    "convert": "umbruch.batch",
    "convert_all": "umbruch.batch",
    "formats": "umbruch.api",
    "kit": "umbruch.presskit.source.kit_reading",
    "press_review": "umbruch.presskit.press_review",
    "read": "umbruch.api",
    "render": "umbruch.api",
    "sandbox": "umbruch.bounds.sandbox_gate",
    "styles": "umbruch.api",
    "write": "umbruch.api",
}

__all__ = [
    "Article",
    "Diagnostic",
    "Publication",
    "Reading",
    "Result",
    "UmbruchError",
    "__version__",
    "caches",
    "check",
    "clear_caches",
    "convert",
    "convert_all",
    "formats",
    "kit",
    "press_review",
    "read",
    "render",
    "sandbox",
    "styles",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'umbruch' has no attribute {name!r}")
    import importlib

    found = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
