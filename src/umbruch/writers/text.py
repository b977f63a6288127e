"""Writes plain text: for mail, for the fields of a CMS, for whoever takes nothing else."""

from __future__ import annotations

from umbruch.errors import RenderError
from umbruch.style.model import Style
from umbruch.tree import Block, Publication, Struck
from umbruch.tree.blocks import Node

COLUMNS = 72
"""What fits a line of mail when it has been quoted a few times (RFC 3676, 4.2 asks for 78 or less)."""

_BETWEEN = "\n\n" + "=" * 40 + "\n\n"


class TextWriter:
    """Each paragraph on one line, as a field of a CMS wants it: the program that shows it wraps it."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")
    media_type = "text/plain"

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """Every word in reading order, UTF-8 with newlines; the style plays no part.

        Raises:
            RenderError: there is no word to write.
        """
        return _text(publication, None)


class WrappedTextWriter:
    """The same, wrapped at 72 columns, as mail wants it."""

    name = "text-72"
    suffixes: tuple[str, ...] = (".72.txt",)
    media_type = "text/plain"

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """Every word in reading order, UTF-8 with newlines; the style plays no part.

        Raises:
            RenderError: there is no word to write.
        """
        return _text(publication, COLUMNS)


def _text(publication: Publication, width: int | None) -> bytes:
    from umbruch.language.told_in_words import with_corrections_named, with_voices_named
    from umbruch.registry.losses import report_losses
    from umbruch.tree.clean_tree import clean_tree
    from umbruch.tree.figure_changes import with_pictures_told
    from umbruch.tree.plain_text import article_text, lines_text

    report_losses(publication, "text", "plain text", told=("struck",))
    _tell_struck(publication)
    publication = clean_tree(with_pictures_told(publication))
    alone = publication.kind == "article" and len(publication.articles) == 1
    try:
        publication = with_voices_named(with_corrections_named(publication))
        parts = [article_text(article, width) for article in publication.articles]
    except RecursionError:
        raise RenderError("lists and quotes inside one another too deep", hint="flatten them") from None
    if not alone:
        parts.insert(0, lines_text((publication.title, publication.subtitle), width))
    article = publication.articles[0] if alone else None
    foot = (
        None if article and article.boilerplate else publication.boilerplate,
        publication.contact.text if publication.contact and not (article and article.contact) else None,
    )
    parts.append(lines_text(foot, width))
    between = "\n\n" if alone else _BETWEEN
    whole = between.join(part for part in parts if part)
    if not whole.strip():
        raise RenderError("there is no word to write as plain text", hint="give the article a headline or a body")
    return f"{whole}\n".encode()


def _tell_struck(publication: Publication) -> None:
    """Report each article whose struck words stand in plain text like those that hold."""
    from umbruch.diagnostics import Diagnostic, report
    from umbruch.registry.losses import LOSS

    for number, article in enumerate(publication.articles):
        if _has_struck(article.body):
            report(
                Diagnostic(
                    code=LOSS,
                    message="plain text cannot strike words through; they stand there like all others",
                    severity="warning",
                    field=f"articles[{number}].body",
                    hint="leave the words out that no longer hold",
                )
            )


def _has_struck(body: tuple[Block, ...]) -> bool:
    waiting: list[object] = list(body)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Struck):
            return True
        if isinstance(part, tuple):
            waiting += part
        elif isinstance(part, Node):
            waiting += (getattr(part, name) for name in part.__struct_fields__)
    return False
