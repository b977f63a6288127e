"""Media Topics: found by code and by name, and the table says what IPTC's says."""

from __future__ import annotations

import csv
import gzip
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from umbruch.facts.media_topics import topic, topics_named

ARTS = "20000002"


@pytest.mark.parametrize(
    "written",
    [
        "medtop:20000002",
        "MEDTOP:20000002",
        "http://cv.iptc.org/newscodes/mediatopic/20000002",
        "https://cv.iptc.org/newscodes/mediatopic/20000002/",
        "http://cv.iptc.org/newscodes/mediatopic/20000002?lang=en-GB",
        "Kunst und Unterhaltung",
        "  kunst und  UNTERHALTUNG ",
        "arts and entertainment",
        "Arte y entretenimiento",
    ],
)
def test_a_topic_is_found_by_qcode_by_address_and_by_name(written: str) -> None:
    found = topic(written)
    assert found is not None
    assert (found.code, found.qcode) == (ARTS, "medtop:20000002")
    assert found.uri == "http://cv.iptc.org/newscodes/mediatopic/20000002"


def test_accents_and_sharp_s_make_no_difference() -> None:
    cinema, football = topic("CINEMA", "fr"), topic("FUSSBALL", "de")
    assert cinema is not None
    assert cinema.name("fr") == "Cinéma"
    assert football is not None
    assert football.name("de") == "Fußball"


@pytest.mark.parametrize(
    "written", ["", "medtop:99999999", "medtop:2000", "Kunst", "Die Kunst und Unterhaltung", "subj:01005000"]
)
def test_what_is_no_code_and_no_whole_name_finds_nothing(written: str) -> None:
    assert topic(written) is None


def test_a_name_of_two_topics_finds_neither() -> None:
    assert topic("Kosmetik", "de") is None
    assert {one.code for one in topics_named("Kosmetik", "de")} == {"20000220", "20001248"}


def test_the_language_of_the_article_decides_between_topics() -> None:
    assert topic("Society") is None
    english, german = topic("Society", "en-GB"), topic("Society", "de")
    assert english is not None
    assert german is not None
    assert (english.code, german.code) == ("14000000", "20000504")


def test_a_topic_in_use_goes_before_a_retired_one_of_the_same_name() -> None:
    found = topic("Kriegsverbrechen", "de")
    assert found is not None
    assert found.name("en") == "war crime"
    assert not found.retired


def test_a_retired_topic_is_still_found_by_its_code() -> None:
    found = topic("medtop:20000064")
    assert found is not None
    assert found.retired


def test_names_come_in_the_language_of_the_article_then_english_and_german() -> None:
    found = topic("medtop:20000005")
    assert found is not None
    assert found.names_for("fr-CA") == (("fr", "Cinéma"), ("en", "cinema"), ("de", "Film"))
    assert found.names_for("de") == (("de", "Film"), ("en", "cinema"))
    assert found.names_for("sv") == (("en", "cinema"), ("de", "Film"))
    assert found.name("sv") == "cinema"


def test_the_table_names_its_source_and_licence() -> None:
    packed = (files("umbruch.facts") / "media_topics.tsv.gz").read_bytes()
    head = gzip.decompress(packed).decode("utf-8").split("\ncode\t")[0]
    assert "IPTC" in head
    assert "creativecommons.org/licenses/by/4.0" in head
    assert "Changed" in head


def test_the_table_is_read_only_when_a_subject_is_looked_up() -> None:
    code = (
        "import sys, umbruch, umbruch.writers.newsml; print('umbruch.facts.media_topics' in sys.modules);"
        "from umbruch.facts import media_topics;"
        "print(*(len(one) for one in umbruch.caches() if one.name == 'facts.media_topics._table'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "0"]


def test_every_code_and_name_of_iptc_stands_in_the_table(shared: Path) -> None:
    source = shared / "standards" / "newscodes" / "mediatopics-2022-09-23.tsv"
    if not source.is_file():
        pytest.skip("IPTC's own table is not in ../shared/standards/newscodes")
    with source.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 1300
    for row in rows:
        found = topic(row["qcode"])
        assert found is not None
        assert dict(found.names) == {lang: row[lang] for lang in ("de", "en", "fr", "es") if row[lang]}
        assert (found.subject_code or "") == row["subjectcode"].rpartition("/")[2]
        assert found.retired == bool(row["retired"])
