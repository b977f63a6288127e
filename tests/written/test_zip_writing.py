"""Archives are those of `zipfile`, byte for byte, whatever is in them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.written import zip_writing
from umbruch.written.zip_writing import Member, archive

names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
members = st.lists(st.builds(Member, names, st.binary(max_size=400), st.booleans()), unique_by=lambda one: one.name)


@given(members, st.datetimes(datetime(1980, 1, 1), datetime(2107, 12, 31)), st.sampled_from([-1, 1, 9]))  # noqa: DTZ001
def test_the_bytes_are_those_of_zipfile(files: list[Member], moment: datetime, level: int) -> None:
    made = archive(files, moment, mode=0o100644, level=level)
    assert made == zip_writing._by_zipfile(files, moment, 0o100644, level)
    with zipfile.ZipFile(io.BytesIO(made)) as read:
        assert read.testzip() is None


def test_very_large_archives_are_left_to_zipfile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_writing, "_MOST_MEMBERS", 1)
    files = [Member("a", b"1"), Member("b", b"2")]
    monkeypatch.setattr(zip_writing, "_by_zipfile", lambda *_: b"by zipfile")
    assert archive(files, datetime(2024, 5, 3, tzinfo=UTC), mode=0o644) == b"by zipfile"
