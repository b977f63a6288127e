"""The words of a text that stand nowhere in its tree."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec

import umbruch
from umbruch.clipping.page.wrong_characters import mended
from umbruch.tree import Publication
from umbruch.tree.reading import Reading

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[\W_]+")


def lost_words(text: str) -> list[str]:
    """The words of a text that the reader lost, each once; one put together or decoded twice counts as kept."""
    return missing_words(mended(text).text, umbruch.read(text.encode("utf-8"), format="text", name="text"))


def missing_words(text: str, reading: Reading) -> list[str]:
    """The words of a text that stand nowhere in what was read from it."""
    leaves = [_folded(leaf) for leaf in _leaves(msgspec.to_builtins(_without_pictures(reading)))]
    have = {word for leaf in leaves for word in _WORD.findall(leaf)}
    glued = _NO_WORD.sub("", " ".join(leaves))
    wanted = dict.fromkeys(_WORD.findall(_folded(text)))
    return [word for word in wanted if word not in have and word.replace("_", "") not in glued]


def words_kept(reading: Reading) -> Counter[str]:
    """The words that stand in the tree, as they stand there and as often as they do."""
    leaves = _leaves(msgspec.to_builtins(_without_pictures(reading)))
    return Counter(word for leaf in leaves for word in _WORD.findall(leaf))


def _without_pictures(reading: Reading) -> Publication:
    return msgspec.structs.replace(reading.tree, pictures=())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        if node.get("type") == "list" and node["ordered"]:
            yield " ".join(str(number) for number in range(1, len(node["items"]) + 1))
        for value in node.values():
            yield from _leaves(value)
    elif isinstance(node, list | tuple):
        if node and all(
            isinstance(one, dict) and one.get("type") in ("text", "link", "strong", "emphasis", "break") for one in node
        ):
            yield "".join(text for one in node for text in _leaves(one.get("text", one.get("content", [" "]))))
        else:
            for one in node:
                yield from _leaves(one)
