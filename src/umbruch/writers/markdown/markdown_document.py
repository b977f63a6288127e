"""The whole file: an article, or a kit whose articles follow one another under their headlines."""

from __future__ import annotations

from umbruch.errors import RenderError
from umbruch.tree import Article, Publication
from umbruch.writers.markdown.block_text import body_markdown
from umbruch.writers.markdown.carried import carried
from umbruch.writers.markdown.front_matter_keys import article_matter, whole_matter
from umbruch.writers.markdown.inline_text import escaped

BETWEEN_ARTICLES = "<!-- article -->"


def document(publication: Publication) -> bytes:
    """The Markdown file of a publication, UTF-8, lines ended by newlines.

    Raises:
        RenderError: blocks inside blocks too deep.
    """
    try:
        publication = carried(publication)
        bodies = [body_markdown(article.body) for article in publication.articles]
    except RecursionError:
        raise RenderError("lists and quotes inside one another too deep for Markdown", hint="flatten them") from None
    if publication.kind == "article" and len(publication.articles) == 1:
        parts = [article_matter(publication.article, publication, bodies[0]), bodies[0]]
    else:
        parts = []
        for article, body in zip(publication.articles, bodies, strict=True):
            parts += [BETWEEN_ARTICLES, _heading(article), body]
        parts.insert(0, whole_matter(publication, "\n".join(parts)))
    return "\n\n".join(part for part in parts if part).encode() + b"\n"


def _heading(article: Article) -> str:
    """The headline as every reader of Markdown shows it; our own takes it from the front matter."""
    return f"# {escaped(' '.join(article.headline.split()))}" if article.headline else ""
