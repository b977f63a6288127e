"""The names of months and weekdays are those of CLDR, and days are read with them."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from umbruch.clipping.conventions import all_conventions
from umbruch.clipping.conventions.calendars import LANGUAGES, names_of, tables
from umbruch.clipping.signs.dates import find_date


def test_the_file_is_what_the_command_writes() -> None:
    written = json.loads(files("umbruch.clipping.conventions").joinpath("calendars.json").read_text("utf-8"))
    assert written == tables()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_months_and_weekdays(lang: str) -> None:
    conventions = all_conventions()[lang]
    assert len(conventions.months) == 12
    assert len(set(conventions.weekdays)) >= 7


def test_the_names_do_not_depend_on_what_was_looked_up_before() -> None:
    alone = names_of("tr")
    names_of("he")
    assert names_of("tr") == alone
    others = json.dumps([names_of(lang) for lang in LANGUAGES if lang != "he"], ensure_ascii=False)
    assert re.search(r"[\u0590-\u05ff]", others) is None


@pytest.mark.parametrize(
    "text",
    [
        "3 май 2021 г.", "3 de maig de 2021", "3. května 2021", "3 Μαΐου 2021", "3. mai 2021", "3. svibnja 2021",
        "3. mája 2021", "3. maja 2021", "3 mayıs 2021", "3 травня 2021 р.", "3 мая 2021 г.", "2021年5月3日",
        "3 mai 2021", "2021. május 3.", "2021. május 3., hétfő", "2021년 5월 3일", "2021年5月3日08:18", "3 במאי 2021",
        "2021 m. gegužės 3 d.", "2021. gada 3. maijā", "3η Μαΐου 2021", "3 أيار / مايو 2021",
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_of_them(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == "2021-05-03"
