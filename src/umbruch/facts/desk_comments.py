"""Comments among the notes for the desk: what somebody wrote beside the text while working on it.

A note for the desk that an agency or a press office addresses to editors goes out on the wire with the story. A comment
of a colleague (`<!-- … -->` in Markdown, a comment in Word) never leaves the house: it keeps the marks of a comment.
"""

from __future__ import annotations

from umbruch.tree.model import Article

_OPENS, _CLOSES = "<!--", "-->"


def desk_comment(words: str, who: str | None = None) -> str:
    """A comment as a note for the desk.

    Args:
        words: of the comment, on one line.
        who: made it, where the file says so.
    """
    inside = f"{who}: {words}" if who else words
    return f"{_OPENS} {inside.replace(_CLOSES, '--›').strip()} {_CLOSES}"


def is_desk_comment(note: str) -> bool:
    """Whether a note for the desk is a comment."""
    return note.lstrip().startswith(_OPENS)


def comment_words(note: str) -> str:
    """The words of a comment among the notes for the desk, without its marks."""
    return note.strip().removeprefix(_OPENS).removesuffix(_CLOSES).strip()


def notes_to_editors(article: Article) -> tuple[str, ...]:
    """The notes for the desk that the wire carries: all but the comments."""
    return tuple(note for note in article.desk_notes if note and not is_desk_comment(note))
