"""Names that follow from the content."""

from __future__ import annotations

import re

import msgspec
import pytest

from tests.publications import SAMPLES, sample_publication
from umbruch.diagnostics import Diagnostic
from umbruch.language.slug import slug
from umbruch.tree.fingerprint import fingerprint, uuid_urn
from umbruch.tree.reading import Reading


@pytest.mark.parametrize("name", SAMPLES)
def test_each_publication_has_a_uuid_of_version_8(name: str) -> None:
    made = uuid_urn(sample_publication(name))
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", made)


def test_what_a_reader_remarked_changes_no_name() -> None:
    publication = sample_publication("plain")
    reading = Reading(lang="en", articles=publication.articles, diagnostics=(Diagnostic("a", "b"),))
    assert fingerprint(reading) == fingerprint(publication)


def test_any_change_changes_the_name() -> None:
    article = sample_publication("plain").article
    assert fingerprint(article) != fingerprint(msgspec.structs.replace(article, keywords=("x",)))


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Neue Brücke über die Weser", "neue-bruecke-ueber-die-weser"),
        ("Straße & Łódź", "strasse-lodz"),
        ("../../etc/passwd", "etc-passwd"),
        ("汉字", ""),
        ("a" * 100, "a" * 60),
        ("eins zwei " * 20, "eins-zwei-eins-zwei-eins-zwei-eins-zwei-eins-zwei-eins-zwei"),
    ],
)
def test_a_slug_is_safe_in_any_file_name(words: str, made: str) -> None:
    assert slug(words) == made
