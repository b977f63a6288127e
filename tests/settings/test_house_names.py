"""Names and texts of a house are evidence in recognition: they tip what is doubtful, and make nothing by themselves."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import umbruch
from umbruch.tree.walk import block_texts

REPORT = (
    "Der Rat hat am Montag die neue Brücke über den Fluss beschlossen. Sie kostet vier Millionen Euro und soll in zwei "
    "Jahren fertig sein, sagte die Bürgermeisterin."
)


def read(folder: Path, text: str, settings: str) -> umbruch.Reading:
    (folder / "umbruch.toml").write_text(settings, encoding="utf-8")
    (folder / "article.txt").write_text(text, encoding="utf-8")
    return umbruch.read(folder / "article.txt")


PAPER = f"Brücke beschlossen\n\n{REPORT}\n\n{REPORT}\n\nUnser Lauteranger\n"


def test_a_newspaper_of_the_house_is_the_source(tmp_path: Path) -> None:
    text = PAPER
    assert read(tmp_path, text, "").article.source is None
    source = read(tmp_path, text, 'newspapers = ["Unser Lauteranger"]').article.source
    assert source is not None
    assert source.publications == ("Unser Lauteranger",)


def test_an_agency_of_the_house_files_a_report(tmp_path: Path) -> None:
    text = f"Brücke beschlossen\n\n(lxq) - {REPORT}\n"
    assert read(tmp_path, text, "").article.dateline is None
    dateline = read(tmp_path, text, 'agencies = ["lxq"]').article.dateline
    assert dateline is not None
    assert (dateline.place, dateline.credit) == (None, ("lxq",))


def test_a_place_of_the_house_opens_a_report(tmp_path: Path) -> None:
    text = f"Brücke beschlossen\n\nLauter (Xyq) {REPORT}\n"
    assert read(tmp_path, text, "").article.dateline is None
    dateline = read(tmp_path, text, 'places = ["Lauter"]').article.dateline
    assert dateline is not None
    assert dateline.place == "Lauter"


def test_initials_of_the_house_sign_without_brackets(tmp_path: Path) -> None:
    for text in (f"Brücke beschlossen\n\n{REPORT} Arb\n", f"Brücke beschlossen\n\n{REPORT}\n\nArb\n"):
        assert read(tmp_path, text, "").article.byline is None
        article = read(tmp_path, text, 'initials = ["arb"]').article
        assert article.byline is not None
        assert article.byline.text.casefold() == "arb"
        assert not " ".join(block_texts(article.body)).casefold().endswith("arb")


def test_a_boilerplate_of_the_house_is_told_by_its_words(tmp_path: Path) -> None:
    plate = "Lauter liegt am Fluss und hat zwanzigtausend Leute, drei Brücken und ein Bad am Anger."
    below = "Lauter liegt am Fluss und hat zwanzigtausend Leute,\ndrei Brücken und ein Bad am Anger.\n"
    text = f"Brücke beschlossen\n\n{REPORT}\n\n{below}"
    assert read(tmp_path, text, "").article.boilerplate is None
    assert read(tmp_path, text, f'boilerplates = ["{plate}"]').article.boilerplate == plate


def test_a_contact_of_the_house_is_told_by_its_address(tmp_path: Path) -> None:
    below = "Rathaus am Anger\nApparat 0555 1234\n\nEin Satz, der am Ende noch zum Bericht gehört.\n"
    text = f"Brücke beschlossen\n\n{REPORT}\n\n{below}"
    contact = read(tmp_path, text, 'contacts = ["0555 1234", "Rathaus am Anger"]').article.contact
    assert contact is not None
    assert contact.text == "Rathaus am Anger\nApparat 0555 1234"


@pytest.mark.parametrize(
    "settings",
    [
        'newspapers = ["Brücke"]',
        'places = ["Der Rat"]',
        'agencies = ["Rat"]',
        'initials = ["der"]',
        'contacts = ["Bürgermeisterin"]',
    ],
)
def test_a_name_in_the_midst_of_a_sentence_makes_nothing(tmp_path: Path, settings: str) -> None:
    text = f"Brücke beschlossen\n\n{REPORT}\n"
    assert read(tmp_path, text, settings).article == read(tmp_path, text, "").article


def test_a_house_is_known_to_its_own_inputs_alone(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "one" / "umbruch.toml").write_text('newspapers = ["Unser Lauteranger"]', encoding="utf-8")
    wrong: list[str] = []

    def work(name: str, known: bool) -> None:
        read = [umbruch.read(tmp_path / name / "article.txt").article.source for _ in range(5)]
        wrong.extend(name for source in read if (source is not None) != known)

    threads = [threading.Thread(target=work, args=one) for one in (("one", True), ("other", False))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
