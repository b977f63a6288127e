"""What is put together of all languages once for all calls is what each call would put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from umbruch import kept
from umbruch.clipping.conventions.tables_of_words import word_table
from umbruch.clipping.marks.embargoes.embargo_vocabulary import orders_of_words, small_words, wordings
from umbruch.clipping.marks.newsroom.remarks.remark_words import _by_head

TABLES = (orders_of_words, small_words, wordings, _by_head)


class Outliving:
    """Tables that outlive a process, as the command line has them."""

    def __init__(self) -> None:
        self.tables: dict[str, tuple[str, bytes]] = {}

    def table(self, name: str, digest: str) -> bytes | None:
        found = self.tables.get(name)
        return found[1] if found is not None and found[0] == digest else None

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        self.tables[name] = (digest, content)


@pytest.fixture
def outliving() -> Iterator[Outliving]:
    made = Outliving()
    kept.take_tables_from(made)
    try:
        yield made
    finally:
        kept._tables.clear()
        kept.clear_caches()


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.__name__)
def test_a_table_is_the_same_whichever_call_made_it(table: Callable[[], Any], outliving: Outliving) -> None:
    kept._tables.clear()
    kept.clear_caches()
    alone = table()
    kept.take_tables_from(outliving)
    kept.clear_caches()
    first = table()
    assert [name for name in outliving.tables if name.endswith(table.__name__)]
    kept.clear_caches()
    second = table()
    assert alone == first == second
    assert type(alone) is type(second)
    assert [type(one) for one in alone] == [type(one) for one in second]


def test_a_table_is_made_anew_when_a_source_of_it_has_changed(outliving: Outliving, tmp_path: Any) -> None:
    source = tmp_path / "source.py"
    source.write_text("one")
    counted: list[int] = []

    def made() -> dict[str, int]:
        counted.append(1)
        return {"made": len(counted)}

    for written, wanted in (("one", 1), ("one", 1), ("other", 2)):
        if source.read_text() != written:
            source.write_text(written)
        assert word_table(str(source))(made)() == {"made": wanted}
    assert outliving.tables
