"""Whether an article is fit to publish: what `umbruch check` finds in the files that are made of it."""

from __future__ import annotations

from typing import Any

from umbruch.errors import UmbruchError
from umbruch.studio.findings.remark_places import place_of
from umbruch.studio.open_article import OpenArticle

_LOOKED_AT = ("pdf", "docx", "epub", "newsml")
"""The formats that `umbruch convert` makes where nobody names one."""
_UNSAID = frozenset(("check.not_run", "check.passed"))
"""What says nothing of the article."""


def findings(article: OpenArticle) -> dict[str, Any]:
    """What is to be mended before it is published, the gravest first; each with the formats that it was found in.

    Programs beside umbruch are not asked: they take seconds, and `umbruch check` asks them.
    """
    return article.remembered("check", "", lambda: _found(article))


def _found(article: OpenArticle) -> dict[str, Any]:
    from umbruch.preflight import check

    found: dict[tuple[str, str], dict[str, Any]] = {}
    lines = article.shown().lines
    for format in _LOOKED_AT:
        try:
            told = check(article.made(format).content, tools=False)
        except UmbruchError as error:
            found[(format, error.message)] = {
                "severity": "error", "message": error.message, "hint": error.hint, "clause": "", "formats": [format],
                "at": None, "panel": None,
            }  # fmt: skip
            continue
        for one in told:
            if one.code in _UNSAID:
                continue
            entry = found.setdefault(
                (one.code, one.message),
                {
                    "severity": one.severity, "message": one.message, "hint": one.hint, "clause": one.clause,
                    "formats": [], **place_of(one, lines),
                },
            )  # fmt: skip
            entry["formats"].append(format)
    order = ("error", "warning", "info")
    return {"findings": sorted(found.values(), key=lambda one: order.index(one["severity"]))}
