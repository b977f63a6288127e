"""The table of checkers: which function looks at which format; its module is imported when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.case import Case

CHECKERS: dict[str, str] = {
    "pdf": "umbruch.preflight.pdf:check",
    "epub": "umbruch.preflight.epub:check",
    "docx": "umbruch.preflight.docx:check",
    "newsml": "umbruch.preflight.newsml:check",
    "nitf": "umbruch.preflight.nitf:check",
    "ninjs": "umbruch.preflight.ninjs:check",
    "html": "umbruch.preflight.html:check",
    "markdown": "umbruch.preflight.articles:check_text",
    "text": "umbruch.preflight.articles:check_text",
    "json": "umbruch.preflight.articles:check_json",
}

Checker = Callable[[Case], Iterator[Diagnostic]]


def checker(kind: str) -> Checker:
    """The function that checks files of a format."""
    module, _, name = CHECKERS[kind].partition(":")
    found: Checker = getattr(importlib.import_module(module), name)
    return found
