"""The table of checkers: which function looks at which format; its module is imported when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile

CHECKERS: dict[str, str] = {
    "pdf": "umbruch.preflight.pdf.pdf_file:check",
    "epub": "umbruch.preflight.files.e_book:check",
    "docx": "umbruch.preflight.files.word_package:check",
    "newsml": "umbruch.preflight.wire.newsml_g2:check",
    "newsml-1": "umbruch.preflight.wire.newsml_1_items:check",
    "nitf": "umbruch.preflight.wire.nitf_story:check",
    "ninjs": "umbruch.preflight.wire.ninjs_object:check",
    "wire": "umbruch.preflight.wire.wire_message:check",
    "feed": "umbruch.preflight.wire.news_feed:check",
    "html": "umbruch.preflight.files.web_page:check",
    "markdown": "umbruch.preflight.files.our_tree:check_text",
    "text": "umbruch.preflight.files.our_tree:check_text",
    "json": "umbruch.preflight.files.our_tree:check_json",
    "picture": "umbruch.preflight.files.picture_file:check",
    "kit": "umbruch.preflight.kit.kit_folder:check",
}

Checker = Callable[[CheckedFile], Iterator[Diagnostic]]


def checker(kind: str) -> Checker:
    """The function that checks files of a format."""
    module, _, name = CHECKERS[kind].partition(":")
    found: Checker = getattr(importlib.import_module(module), name)
    return found
