"""Different articles that would go out as one item, seen before anything is written.

An item is known by its provider, its day and the name of its input (`guids`). Where two articles have all three in
common, receivers take the second for a new version of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from umbruch.diagnostics import collecting
from umbruch.errors import OutputError
from umbruch.newsxml.guids import article_guid, sender_of
from umbruch.tree import Publication
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.reading import lives_of

HINT = "give each an id of its own (id: … in its head, --set id=…), or another file name"


Read = Callable[[str], Publication | None]
"""Gives the publication of an input; None where it cannot be read."""


def same_items(sources: Iterable[str], read: Read, *, one_id: bool = False) -> dict[str, OutputError]:
    """Why each input must not go out that has its items' guids in common with another that says something else.

    Only inputs of one name are read: of other names none can be the same but by an id of their own.

    Args:
        sources: the paths of the inputs.
        read: gives the publication of an input.
        one_id: all inputs are given the same id, so that their names tell nothing.
    """
    named: dict[str, list[str]] = {}
    for source in sources:
        named.setdefault(_name_of(source, one_id=one_id), []).append(source)
    refused: dict[str, OutputError] = {}
    for group in named.values():
        if len(group) > 1:
            refused |= _refused(group, read)
    return refused


def _name_of(source: str, *, one_id: bool) -> str:
    return "" if one_id else Path(source).stem


def _refused(group: Iterable[str], read: Read) -> dict[str, OutputError]:
    holders: dict[str, list[tuple[str, str]]] = {}
    for source in group:
        for guid, said in _read_items(source, read):
            holders.setdefault(guid, []).append((source, said))
    refused: dict[str, OutputError] = {}
    for guid, same in holders.items():
        for source, said in same:
            rival = next((other for other, words in same if words != said), None)
            if rival is not None:
                refused[source] = same_item(source, rival, guid)
    return refused


class ItemsSoFar:
    """Items of inputs that come one after another without an end that is known; the first of a guid keeps it."""

    def __init__(self, read: Read, *, one_id: bool = False) -> None:
        """Take what `same_items` takes. The first input of each name is remembered, and read when a second comes."""
        self._read = read
        self._one_id = one_id
        self._first: dict[str, str] = {}
        self._compared: set[str] = set()
        self._holders: dict[str, tuple[str, str]] = {}

    def refusal(self, source: str) -> OutputError | None:
        """Why an input must not go out after those that were asked about before; None where it may.

        Args:
            source: the path of an input.
        """
        name = _name_of(source, one_id=self._one_id)
        first = self._first.setdefault(name, source)
        if first == source:
            return None
        if name not in self._compared:
            self._compared.add(name)
            for guid, said in _read_items(first, self._read):
                self._holders.setdefault(guid, (first, said))
        for guid, said in _read_items(source, self._read):
            rival, words = self._holders.setdefault(guid, (source, said))
            if words != said:
                return same_item(source, rival, guid)
        return None


def _read_items(source: str, read: Read) -> list[tuple[str, str]]:
    publication = read(source)
    return items_of(publication) if publication is not None else []


def items_of(publication: Publication) -> list[tuple[str, str]]:
    """The guid of each article, with a digest of what it says."""
    with collecting():  # the writers remark on the same things
        provider = sender_of(publication)
        return [
            (article_guid(article, publication, provider, life), fingerprint(article))
            for article, life in zip(publication.articles, lives_of(publication), strict=True)
        ]


def same_item(source: str, rival: str, guid: str) -> OutputError:
    """The error for an input that would go out under the guid of another."""
    return OutputError(
        f"{rival} says something else and has the same provider, day and name: both would go out as the item {guid}",
        source=source, hint=HINT,
    )  # fmt: skip
