"""Credits at the end of captions in scripts without capitals."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.marks.caption import find_credit


@pytest.mark.parametrize(
    ("line", "caption", "name"),
    [
        ("街上途人都戴口罩抗疫。美聯社", "街上途人都戴口罩抗疫。", "美聯社"),
        ("她在機場出示護照。何君健攝", "她在機場出示護照。", "何君健"),
        ("工人在施工。张伟 摄", "工人在施工。", "张伟"),
        ("工人在施工。（图/张伟）", "工人在施工。", "张伟"),
        ("图片来源：新华社", "", "新华社"),
        ("4일 회의 모습. 사진=홍길동 기자", "4일 회의 모습.", "홍길동 기자"),
        ("회의 모습. 연합뉴스", "회의 모습.", "연합뉴스"),
        ("会見する市長（写真：山田太郎）", "会見する市長", "山田太郎"),
        ("会見する市長＝3日、山田太郎撮影", "会見する市長＝3日、", "山田太郎"),
        ("رئيسة البلدية (رويترز)", "رئيسة البلدية", "رويترز"),
        ("Merė. Euras / E. Poe/LRT nuotr.", "Merė.", "Euras / E. Poe/LRT"),
    ],
)
def test_a_credit_ends_a_caption(line: str, caption: str, name: str) -> None:
    found = find_credit(line)
    assert found is not None
    assert (line[: found.caption_end].strip(), found.credit.name) == (caption, name)


@pytest.mark.parametrize(
    "line",
    [
        "市议会晚上作出决定。",
        "他在会上说，这是新华社",
        "시의회가 저녁에 결정했다.",
        "قال المجلس ذلك",
        "市長は建物の前で撮影",
    ],
)
def test_a_sentence_has_no_credit(line: str) -> None:
    assert find_credit(line) is None


def test_an_event_under_a_day_alone_stays_in_the_report() -> None:
    report = "Liebe Leute, es geht wieder los, und ihr seid eingeladen."
    text = f"Schulung im Pfarrheim\n\n2027-02-02\n\n{report}\n\nWann: 29.03.2027 um 18:30 Uhr\n"
    (article,) = umbruch.read(text.encode(), format="text").articles
    assert article.source is not None
    assert article.source.date == "2027-02-02"
    assert "29.03.2027" in umbruch.render(umbruch.read(text.encode(), format="text"), "text").decode()


def test_a_section_is_parted_from_the_day_behind_a_gap() -> None:
    report = "Das Stadtbad öffnet am Mittwoch wieder, und der Rat hat das am Abend nach langer Beratung so beschlossen."
    text = f"Umfrage    2027. 06. 04. 11:27\n\nStadtbad öffnet nach dem Umbau wieder\n\n{report}\n\n{report}\n"
    (article,) = umbruch.read(text.encode(), format="text").articles
    assert article.source is not None
    assert article.source.date == "2027-06-04"
    assert article.headline == "Stadtbad öffnet nach dem Umbau wieder"
