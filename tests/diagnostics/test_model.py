"""Remarks: collected where somebody asks for them, warnings where nobody does."""

from __future__ import annotations

import pickle

import pytest

from tests.publications import sample_publication
from umbruch.diagnostics import Diagnostic, UmbruchWarning, collecting, report
from umbruch.errors import InputInvalid, UmbruchError
from umbruch.tree import Publication
from umbruch.tree.reading import Reading

REMARK = Diagnostic("test.remark", "something was seen", "warning", line=7, hint="look again")


def test_each_remark_is_collected_once_and_in_order() -> None:
    other = Diagnostic("test.other", "something else")
    with collecting() as found:
        for one in (REMARK, other, REMARK):
            report(one)
    assert found == [REMARK, other]


def test_who_collects_inside_keeps_it_from_who_collects_outside() -> None:
    with collecting() as outer:
        with collecting() as inner:
            report(REMARK)
        assert inner == [REMARK]
    assert outer == []


def test_with_nobody_collecting_it_is_a_warning() -> None:
    with pytest.warns(UmbruchWarning, match="line 7: something was seen"):
        report(REMARK)


def test_a_remark_reads_as_one_line_with_place_hint_and_code() -> None:
    assert str(REMARK) == "line 7: something was seen (look again) [test.remark]"


def test_readings_are_equal_when_their_trees_are() -> None:
    publication = sample_publication("plain")
    reading = Reading(lang=publication.lang, articles=publication.articles, diagnostics=(REMARK,))
    assert reading == publication
    assert reading.tree == publication
    assert type(reading.tree) is Publication
    assert hash(reading) == hash(publication)
    assert reading != Reading()


def test_an_error_names_file_place_reason_and_remedy_and_survives_another_process() -> None:
    error = InputInvalid("wrong", source="a.json", place="kind", hint="mend it")
    assert str(error) == "a.json: kind: wrong (mend it)"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is InputInvalid
    assert str(again) == str(error)


def test_every_error_has_a_code_and_an_exit_status() -> None:
    kinds = [UmbruchError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
        assert kind.exit_code in {1, 2, 3}
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes)), "two errors share a code"
