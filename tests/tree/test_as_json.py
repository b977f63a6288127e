"""The JSON form of the tree: loss-free both ways, and errors that name the place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

import umbruch
from tests.properties.trees import any_text, publications
from tests.publications import SAMPLES, sample_publication
from tests.tools import examples
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.errors import InputInvalid
from umbruch.tree import Publication, as_json
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.walk import each_block


@pytest.mark.slow
@given(publications())
@settings(max_examples=examples(60), deadline=None)
def test_every_tree_comes_back_from_json_as_it_was(publication: Publication) -> None:
    assert as_json.decode(as_json.encode(publication), "tree.json") == publication


@pytest.mark.slow
@given(publications(text=any_text()))
@settings(max_examples=examples(50), deadline=None)
def test_any_text_at_all_makes_json_that_can_be_read_again(publication: Publication) -> None:
    with collecting() as remarks:
        once = as_json.encode(publication)
    again = as_json.decode(once, "tree.json")
    assert (again == publication) is (not remarks)
    assert as_json.encode(again) == once


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile"])
def test_samples_come_back_through_the_library(name: str) -> None:
    publication = sample_publication(name)
    again = umbruch.read(umbruch.render(publication, "json"))
    assert again == publication
    assert again.tree == publication


def test_half_a_surrogate_pair_is_reported_and_replaced() -> None:
    remarks: list[Diagnostic] = []
    content = umbruch.render(sample_publication("hostile"), "json", on_diagnostic=remarks.append)
    assert [remark.code for remark in remarks] == ["text.surrogate"]
    assert "\N{REPLACEMENT CHARACTER}Halbes" in content.decode()


def _changed(change: Any) -> bytes:
    table = json.loads(umbruch.render(sample_publication(), "json"))
    change(table)
    return json.dumps(table).encode()


def _note(*inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": "note", "content": [{"type": "paragraph", "content": list(inside)}]}


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        (lambda t: t["articles"][0]["body"][2].update(type="paragraf"), "articles[0].body[2].type", "paragraf"),
        (lambda t: t["articles"][0].update(headline=7), "articles[0].headline", "not a whole number"),
        (lambda t: t["articles"][0]["body"][0].update(colour="red"), "articles[0].body[0].colour", "colour"),
        (lambda t: t["articles"][0]["byline"].pop("text"), "articles[0].byline", "text"),
        (lambda t: t.update(kind="book"), "kind", "book"),
        (lambda t: t["pictures"][0].update(content="%%%"), "pictures[0].content", "base64"),
        (lambda t: t.update(umbruch=99), "umbruch", "99"),
        (
            lambda t: t["articles"][0]["body"].append({"type": "list", "ordered": True, "start": -3}),
            "articles[0].body[11].start", "at least 0",
        ),
        (
            lambda t: t["articles"][0]["body"][0].update(lang="klingonisch!"),
            "articles[0].body[0].lang", "no language tag",
        ),
        (
            lambda t: t["articles"][0]["body"][0].update(content=[_note(_note())]),
            "articles[0].body[0].content[0].content[0].content[0]", "a note inside a note",
        ),
    ],
)  # fmt: skip
def test_a_wrong_tree_is_refused_with_the_path_in_it(change: Any, place: str, says: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        umbruch.read(_changed(change), format="json", name="tree.json")
    assert caught.value.place == place
    assert says in caught.value.message
    assert str(caught.value).startswith(f"tree.json: {place}: ")


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b"null", b'{"umbruch": 1', b'{"umbruch": 1, "kind": "article"}{', b"\xff\xfe{", b"[" * 100_000,
     b'{"umbruch": "1"}', b'{"umbruch": true}'],
)  # fmt: skip
def test_what_is_no_tree_is_refused(content: bytes) -> None:
    with pytest.raises(InputInvalid) as caught:
        umbruch.read(content, format="json", name="tree.json")
    assert caught.value.source == "tree.json"
    assert caught.value.hint


def test_a_tree_cut_in_half_is_refused() -> None:
    content = umbruch.render(sample_publication(), "json")
    with pytest.raises(InputInvalid, match="not valid JSON"):
        umbruch.read(content[: len(content) // 2], format="json")


def test_blocks_nested_beyond_reason_are_refused_and_not_a_crash() -> None:
    deep = b'{"type":"quote","content":[' * 50_000
    with pytest.raises(InputInvalid):
        umbruch.read(b'{"umbruch":1,"articles":[{"body":[' + deep + b"]" * 50_000, format="json")


def test_a_byte_order_mark_does_no_harm() -> None:
    publication = sample_publication("plain")
    assert umbruch.read(b"\xef\xbb\xbf" + umbruch.render(publication, "json")) == publication


def test_the_schema_names_every_kind_of_block_and_the_version() -> None:
    schema = as_json.schema()
    assert schema["properties"]["umbruch"] == {"const": as_json.VERSION}
    kinds = {type(block).__name__ for block in each_block(sample_publication().article.body)}
    assert kinds <= set(schema["$defs"])
    assert schema["additionalProperties"] is False


@pytest.mark.slow
@given(publications(text=any_text()), publications(text=any_text()))
@settings(max_examples=examples(25), deadline=None)
def test_a_fingerprint_tells_trees_apart(one: Publication, other: Publication) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (one == other)


def test_a_main_language_that_is_none_is_refused_by_its_path() -> None:
    with pytest.raises(InputInvalid, match="no language") as caught:
        umbruch.read(b'{"umbruch": 2, "articles": [{"lang": "Deutsch!", "headline": "Steg"}]}', format="json")
    assert caught.value.place == "articles[0].lang"
