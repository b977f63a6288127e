"""The page is told what is wrong in the language that it speaks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studio.studios import CLIPPING, Running, clipping_in, running
from umbruch.studio.serving.spoken import asked_language, in_language


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoken")
    clipping_in(folder)
    clipping_in(folder, CLIPPING.replace("KALLDORF (ar). ", "Sperrfrist: morgen\n\nKALLDORF (ar). "), "doubtful.txt")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def studio(folder: Path) -> Iterator[Running]:
    with running(folder, lang="de") as one:
        yield one


def said(studio: Running, path: str, language: str, body: object = None) -> dict[str, object]:
    _, _, content = studio.asked(path, "GET" if body is None else "POST", body, Accept_Language=language)
    answer: dict[str, object] = json.loads(content)
    return answer


def article_called(studio: Running, name: str) -> str:
    return next(f"/a/{one['key']}" for one in studio.told("/desk")["entries"] if one["name"] == name)


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr, en-GB;q=0.7", "en"),
        ("tlh", "de"),
        ("", "de"),
        (";;,", "de"),
    ],
)
def test_the_first_language_that_we_speak_is_taken(accepted: str, spoken: str) -> None:
    assert asked_language(accepted, "de") == spoken


def test_an_error_comes_in_the_language_of_the_page(studio: Running) -> None:
    body = {"style": "none", "keys": {}}
    address = f"{article_called(studio, 'clipping.txt')}/look"
    german, english = (said(studio, address, language, body)["error"] for language in ("de", "en"))
    assert isinstance(german, dict)
    assert isinstance(english, dict)
    assert german["code"] == english["code"]
    assert english["message"] == "'none' is no style of this studio"
    assert "Stil" in german["message"]
    assert german["hint"] != english["hint"]


def test_remarks_and_findings_come_in_the_language_of_the_page_whoever_asked_first(studio: Running) -> None:
    article = article_called(studio, "doubtful.txt")
    for address, part in ((article, "remarks"), (f"{article}/check", "findings")):
        german, english, again = (said(studio, address, language)[part] for language in ("de", "en", "de"))
        assert isinstance(german, list)
        assert isinstance(english, list)
        assert german
        assert german == again
        assert [one.get("code") for one in german] == [one.get("code") for one in english]
        assert all(one["message"] != other["message"] for one, other in zip(german, english, strict=True))


def test_the_list_says_in_the_language_of_the_page_why_a_file_cannot_be_read(studio: Running) -> None:
    key = article_called(studio, "broken.json").removeprefix("/a/")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        answers = [said(studio, "/desk/news", language) for language in ("de", "en")]
        errors = [
            next((one["error"] for one in answer["states"] if one["key"] == key), "")  # type: ignore[attr-defined]
            for answer in answers
        ]
        if all(errors):
            break
        time.sleep(0.05)
    assert errors[0] != errors[1]
    assert "JSON" in errors[0]


def test_the_words_of_the_article_stay_as_they_are(studio: Running) -> None:
    article = article_called(studio, "clipping.txt")
    german, english = (said(studio, article, language) for language in ("de", "en"))
    assert german["lines"] == english["lines"]


def test_a_message_in_a_part_of_the_article_is_not_ours() -> None:
    answer = {"article": {"message": "there is no page"}, "error": {"message": "no format is chosen", "code": "usage"}}
    spoken = in_language(answer, "de")
    assert spoken == {
        "article": {"message": "there is no page"},
        "error": {"message": "kein Format ist gewählt", "code": "usage"},
    }
    assert in_language(answer, "en") is answer
