"""The Markdown that we read: CommonMark, and what writers of articles take for granted beside it.

That is tables, `~~struck~~`, `H~2~O`, `m^2^`, `[^1]` and `^[notes]`, `{width=50%}` behind pictures and links. A star
between two letters is a sign of the word (`Schüler*innen`, `5*3*2`), and a number at the start of a line inside a
paragraph begins a list only where the next number follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import list_block
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from umbruch.kept import remembered

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MOST_NESTING = 20

ATTRIBUTES = "about"
"""The attribute of a picture that holds what stands between braces behind it."""

_BRACES = re.compile(r"\{:?[^{}\n]*[.#=][^{}\n]*\}")
"""Attributes as pandoc and kramdown read them."""

_FIRST = re.compile(r"1([.)])\s")


@remembered(2)
def grammar(*, exact: bool) -> MarkdownIt:
    """The parser; `exact` for what umbruch wrote, in which a list begins wherever CommonMark says so."""
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False)
    parser.use(sub_plugin)
    parser.use(superscript_plugin)
    parser.use(attrs_plugin, after=("link_close", "code_inline"), spans=True)
    parser.inline.ruler.before("escape", "picture_attributes", _picture_attributes)
    parser.inline.ruler.before("emphasis", "star_in_word", _star_in_word)
    if exact:
        setattr(parser, "normalizeLink", _as_it_stands)  # noqa: B010  a method, in the eyes of types
    else:
        parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    for ruler in (parser.core.ruler, parser.block.ruler, parser.inline.ruler, parser.inline.ruler2):
        ruler.getRules("")  # sorts the rules now: two threads that did so at once would find none of them
    return parser


def _as_it_stands(address: str) -> str:
    return address


def _star_in_word(state: StateInline, silent: bool) -> bool:
    """A single star between letters or figures stands for itself."""
    at, text = state.pos, state.src
    if text[at] != "*" or at == 0 or at + 1 >= state.posMax:
        return False
    if not (text[at - 1].isalnum() and text[at + 1].isalnum()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _picture_attributes(state: StateInline, silent: bool) -> bool:
    """Braces right behind a picture say how it is shown."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    found = _BRACES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.tokens[-1].attrSet(ATTRIBUTES, found.group())
    state.pos = found.end()
    return True


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list; inside a paragraph a `1.` begins one only where a line with `2.` follows (`am\\n1. Mai`)."""
    inside = silent and state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
    if inside and (first := _FIRST.match(_line(state, start))):
        second = f"2{first.group(1)}"
        following = (_line(state, line) for line in range(start + 1, end))
        for line in following:
            if not line:
                return False
            if line.startswith(second):
                break
        else:
            return False
    return list_block(state, start, end, silent)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
