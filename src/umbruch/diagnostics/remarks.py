"""The remarks that several writers make: one code, one wording and one hint for each fact, whatever the format.

Each function gives a diagnostic, which a writer hands to `umbruch.diagnostics.report`. `field` is the path in the
tree.
"""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.diagnostics import Diagnostic

_SHOWN = 80


def forbidden_characters(characters: Iterable[str], field: str | None) -> Diagnostic:
    """Control characters, and others that XML cannot carry, were left out (XML 1.0, 2.2)."""
    names = ", ".join(f"U+{ord(one):04X}" for one in sorted(set(characters)))
    return Diagnostic(
        code="text.forbidden",
        message=f"control characters and others that no file may hold were left out: {names}",
        severity="warning",
        field=field,
        hint="take them out of the text; they are often left over from copying",
    )


def unusable_link(href: str, field: str | None) -> Diagnostic:
    """An address leads nowhere, or where a reader must not be led; its words stand without a link."""
    return Diagnostic(
        code="link.unusable",
        message=f"{shortened(href)} is no address to link to; its words stand without a link",
        severity="warning",
        field=field,
        hint="an address starts with https:// or mailto:",
    )


def link_without_words(href: str, field: str | None) -> Diagnostic:
    """A link has nothing to click on."""
    return Diagnostic(
        code="link.empty",
        message=f"the link to {shortened(href)} has no words and was left out",
        severity="warning",
        field=field,
        hint="the words to click on say where it leads",
    )


def picture_without_alt(href: str, field: str | None) -> Diagnostic:
    """Nobody has described a picture; `field` is its `alt`."""
    return Diagnostic(
        code="picture.alt",
        message=f"the picture {shortened(href)} has no alternative text",
        severity="warning",
        field=field,
        hint='describe what it shows, or set alt to "" where it is decoration',
    )


def picture_described(href: str, part: str, field: str) -> Diagnostic:
    """A picture brought its own alternative text.

    Args:
        href: the picture.
        part: the property of IPTC Photo Metadata that holds it.
        field: the path of the figure's `alt`.
    """
    return Diagnostic(
        code="picture.described",
        message=f"the alternative text of {shortened(href)} was taken from the picture itself ({part})",
        field=field,
    )


def picture_says(href: str, fact: str, field: str) -> Diagnostic:
    """A picture says something of itself that the article does not; nothing was put into the article."""
    return Diagnostic(
        code="picture.facts",
        message=f"the picture {shortened(href)} says that {fact}",
        field=field,
        hint="say it in the article where readers should know",
    )


def picture_spoke(href: str, part: str, text: str, field: str) -> Diagnostic:
    """A figure shows words that its picture brought in its own file, as the article has none.

    Args:
        href: the picture.
        part: what they are, `caption` or `credit`.
        text: the words.
        field: the path of the picture's caption or credit.
    """
    return Diagnostic(
        code="picture.spoke",
        message=f"the {part} of {shortened(href)} was taken from the picture itself: {shortened(text)}",
        field=field,
        hint=f"say it in the article where it should read otherwise, or take it out: --set {field}=",
    )


def picture_missing(href: str, field: str | None = None) -> Diagnostic:
    """A figure or cover names a picture that the publication does not hold."""
    return Diagnostic(
        code="picture.missing",
        message=f"the picture {shortened(href)} is not among the publication's pictures",
        severity="warning",
        field=field,
        hint="put it beside the article; its caption stands without it",
    )


def picture_unreadable(href: str, reason: str, field: str | None = None) -> Diagnostic:
    """A picture cannot be opened."""
    return Diagnostic(
        code="picture.unreadable",
        message=f"the picture {shortened(href)} cannot be opened: {reason[:120]}",
        severity="warning",
        field=field,
        hint="save it as JPEG or PNG",
    )


def picture_renamed(href: str, name: str) -> Diagnostic:
    """A picture came under a name that may do harm, or says another kind than it is."""
    return Diagnostic(
        code="picture.renamed", message=f"the picture {shortened(href)} is called {shortened(name)} from here on"
    )


def shortened(written: str) -> str:
    """What somebody wrote, quoted for a message: on one line, at most 80 characters."""
    line = " ".join(written.split())
    return repr(line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…")
