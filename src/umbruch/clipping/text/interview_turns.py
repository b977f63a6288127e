"""Questions and answers that say what they are: `Frage: …`, `Antwort: …`, `Q: …`, `A: …`."""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from umbruch.kept import remembered
from umbruch.language.wording import word
from umbruch.tree import Article, Block, Paragraph
from umbruch.tree.walk import inline_text

_Voice = Literal["question", "answer"]

_OPENING = 40
"""Letters in which a label is looked for; the longest of them has twelve."""


def with_turns(article: Article) -> Article:
    """The article with the voice of each paragraph that is labelled as a question or an answer; its words stay.

    An interview has both and begins with a question: else a label is a word like any other.
    """
    voices = [_voice(block, article.lang) for block in article.body]
    said = [voice for voice in voices if voice]
    if said[:1] != ["question"] or "answer" not in said:
        return article
    body = tuple(
        replace(block, voice=voice) if isinstance(block, Paragraph) and voice else block
        for block, voice in zip(article.body, voices, strict=True)
    )
    return replace(article, body=body)


def _voice(block: Block, lang: str | None) -> _Voice | None:
    if not isinstance(block, Paragraph) or block.voice is not None:
        return None
    question, answer = _labels(lang)
    opening = inline_text(block.content)[:_OPENING]
    if question.match(opening):
        return "question"
    return "answer" if answer.match(opening) else None


@remembered(32)
def _labels(lang: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words for both, or their first letters where these differ (`F:` and `A:`, but not `S:` and `S:`)."""
    names = [word(voice, lang).rstrip(":\u00a0 ") for voice in ("question", "answer")]
    short = names[0][0] != names[1][0]
    question, answer = (
        re.compile(rf"\s*(?:{re.escape(name)}{'|' + name[0] if short else ''})\s?:\s", re.IGNORECASE) for name in names
    )
    return question, answer
