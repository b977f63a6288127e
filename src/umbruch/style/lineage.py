"""A style and the styles that it extends: one table, and for each mistake the file that wrote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from umbruch.errors import UmbruchError
from umbruch.kept import ready
from umbruch.written.type_faults import explained
from umbruch.written.written_table import Document

_T = TypeVar("_T")


class Lineage:
    """The merged table of a style and the files behind it.

    Args:
        table: what the style says, its parents included.
        documents: the file of the style itself, then those that it extends, the nearest first.
        files: where these lie.
        within: the keys of the table in the files, where it is one of a variant.
    """

    def __init__(
        self, table: dict[str, Any], documents: tuple[Document, ...], files: tuple[Path, ...] = (),
        within: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.table = table
        self.files = files
        self.documents = documents
        self._within = within

    def error(self, message: str, *keys: str | int, hint: str | None = None) -> UmbruchError:
        """An error about a key, in the file that wrote it last: the one whose path goes on longest."""
        if self._within and _most(self.documents, (*self._within, *keys)) > len(self._within):
            keys = (*self._within, *keys)
        depths = [_depth(document, keys) for document in self.documents]
        document = self.documents[depths.index(max(depths))]
        return document.error(message, *keys, hint=hint)

    def converted(self, kind: type[_T], table: object, *, dec_hook: Callable[[type, Any], Any]) -> _T:
        """The table as a type of ours; a wrong key or value is an error in the file that wrote it."""
        try:
            return msgspec.convert(table, ready(kind), dec_hook=dec_hook)
        except msgspec.ValidationError as error:
            fault = explained(error, table, kind, dec_hook)
            raise self.error(fault.message, *fault.keys, hint=fault.hint) from None


def _most(documents: tuple[Document, ...], keys: tuple[str | int, ...]) -> int:
    return max(_depth(document, keys) for document in documents)


def _depth(document: Document, keys: tuple[str | int, ...]) -> int:
    return next((end for end in range(len(keys), 0, -1) if document.says(*keys[:end])), 0)
