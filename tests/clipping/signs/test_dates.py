"""Days as newspapers print them."""

from __future__ import annotations

import pytest

from umbruch.clipping.signs.dates import date_at, find_date

DAYS = """
12.11.2022 => 2022-11-12
12. 11. 2022 => 2022-11-12
3.5.24 => 2024-05-03
3.5.76 => 1976-05-03
2024-05-03 => 2024-05-03
03-05-2024 => 2024-05-03
03/05/2024 => 2024-05-03
2024-05-03T10:00:00Z => 2024-05-03
19. Dezember 2002 => 2002-12-19
1. Jänner 2003 => 2003-01-01
3. März 2024 => 2024-03-03
May 3, 2024 => 2024-05-03
Oct. 3, 2023 => 2023-10-03
3rd May 2024 => 2024-05-03
le 4 mars 2024 => 2024-03-04
1er janvier 2024 => 2024-01-01
3 de mayo de 2024 => 2024-05-03
14 de maio de 2024 => 2024-05-14
2 MAR 2024 => 2024-03-02
3 mei 2024 => 2024-05-03
3. maj 2024 => 2024-05-03
3. toukokuuta 2024 => 2024-05-03
12 maja 2024 r. => 2024-05-12
14 مارس 2023 => 2023-03-14
"""


@pytest.mark.parametrize("line", DAYS.strip().split("\n"))
def test_a_day_is_read_in_every_language(line: str) -> None:
    text, expected = (part.strip() for part in line.split("=>"))
    found = find_date(f"({text})")
    assert found is not None
    assert found.iso == expected


@pytest.mark.parametrize("text", ["31.2.2024", "3:2", "12 Uhr", "Nr. 12", "2024", "1234.5.2024", "Mai", "A 3.5.2024x"])
def test_what_is_no_day_is_not_found(text: str) -> None:
    assert find_date(text) is None


def test_a_weekday_before_a_day_belongs_to_it() -> None:
    text = "Lauter Blatt, Freitag, den 3. Mai 2024"
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] in ("Freitag, den 3. Mai 2024", "den 3. Mai 2024")
    assert text[: found.start].endswith(", ")


def test_a_day_without_a_year_counts_only_where_it_is_asked_for() -> None:
    assert find_date("am 8. Juli") is None
    found = find_date("am 8. Juli", with_year=False)
    assert found is not None
    assert found.iso == "--07-08"


def test_a_day_may_be_asked_for_at_one_place() -> None:
    assert date_at("Husum, 7. Juni 2022", 7) is not None
    assert date_at("Husum, 7. Juni 2022", 2) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3. května 2021", "2021-05-03"),
        ("2021. május 3.", "2021-05-03"),
        ("3 mai 2021", "2021-05-03"),
        ("3 mayıs 2021", "2021-05-03"),
        ("3 KASIM 2021", "2021-11-03"),
        ("3 Απριλίου 2021", "2021-04-03"),
        ("3 мая 2021 г.", "2021-05-03"),
        ("3 травня 2021 р.", "2021-05-03"),
        ("3 de maig de 2021", "2021-05-03"),
        ("2021年5月3日", "2021-05-03"),
        ("2021/05/03", "2021-05-03"),
        ("05/13/2021", "2021-05-13"),
        ("4./5. Mai 2019", "2019-05-04"),
        ("03.05.2021 r.", "2021-05-03"),
    ],
)
def test_a_day_of_a_further_language_or_shape_is_read(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.iso, found.start, found.end) == (iso, 0, len(text))


@pytest.mark.parametrize(
    ("text", "iso"),
    [("21. listopada 2020.", "2020-10-21"), ("21 listopada 2020", "2020-11-21"), ("21. listopadu 2020", "2020-11-21")],
)
def test_a_month_that_two_languages_name_alike_is_told_by_the_stop_behind_the_day(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso
