"""Where words are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch import kept
from umbruch.language.hyphenation import LEFT_MIN, RIGHT_MIN, Hyphenator, hyphenator


def cut(word: str, lang: str) -> str:
    places = (0, *hyphenator(lang).cuts(word), len(word))
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("de", "Ge-mein-de-bund"),
        ("de-AT", "in-ter-dis-zi-pli-när"),
        ("de", "Zu-sam-men-ar-beit"),
        ("de", "Ent-wick-lungs-zu-sam-men-ar-beit"),
        ("de", "Bil-lett-au-to-mat"),
        ("de", "Über-gang"),
        ("de", "Feu-er-wehr-ge-rä-te-haus"),
        ("de", "Do-nau-dampf-schiff-fahrts-ge-sell-schaft"),
        ("de", "Sams-tag-abend"),
        ("en", "gov-ern-ment"),
        ("en-GB", "gov-ern-ment"),
        ("fr", "gou-ver-ne-ment"),
        ("es", "go-bierno"),
        ("nl", "re-ge-ring"),
    ],
)
def test_words_are_cut_as_an_editor_would(lang: str, word: str) -> None:
    assert cut(word.replace("-", ""), lang) == word


@given(word=st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=30))
def test_no_consonant_is_left_alone_between_two_cuts(word: str) -> None:
    places = hyphenator("de").cuts(word)
    alone = [word[a:b] for a, b in pairwise(places) if b - a == 1]
    assert not [part for part in alone if part not in "aeiouyäöü"]


@pytest.mark.slow
@given(word=st.text(max_size=40), lang=st.sampled_from(["de", "en", "fr", "xx", ""]))
def test_cuts_leave_letters_on_both_sides(word: str, lang: str) -> None:
    places = hyphenator(lang).cuts(word)
    assert list(places) == sorted(set(places))
    assert all(LEFT_MIN <= place <= len(word) - RIGHT_MIN for place in places)


def test_patterns_agree_with_pyphen_but_for_our_own_rules() -> None:
    import pyphen

    theirs = pyphen.Pyphen(filename=pyphen.LANGUAGES["en_US"], left=LEFT_MIN, right=RIGHT_MIN)
    for word in ("hyphenation", "concatenation", "supercalifragilistic", "interview", "photograph"):
        assert hyphenator("en").cuts(word) == tuple(theirs.positions(word))


def test_a_language_without_patterns_cuts_nothing() -> None:
    assert hyphenator("xx").cuts("Unbekannteslangeswort") == ()
    assert hyphenator(None).cuts("Unbekannteslangeswort") == ()


def test_short_words_and_monsters_stay_whole() -> None:
    assert hyphenator("de").cuts("aber") == ()
    assert hyphenator("de").cuts("Donau" * 100) == ()


def test_the_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("umbruch.language.hyphenation.MAX_WORDS", 10)
    source = hyphenator("en")
    one = Hyphenator("en", None)
    one._levels = source._levels
    for number in range(100):
        one.cuts("information" + "abcdefghij"[number % 10] * (number // 10))
    assert len(one._known) <= 10


class Kept:
    """Tables that outlive a process, as the command line has them."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, str], bytes] = {}

    def table(self, name: str, digest: str) -> bytes | None:
        return self.tables.get((name, digest))

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        self.tables[name, digest] = content


@pytest.mark.parametrize("lang", ["de", "en", "cs", "ru"])
def test_patterns_that_were_parted_for_the_next_call_cut_the_same(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["Donaudampfschifffahrtsgesellschaft", "government", "samospráva", "правительство", "Übergang", "Rathaus"]
    words += [f"{one}{other}".lower() for one in words for other in words] * 9  # more than three hundred are asked
    expected = [hyphenator(lang).cuts(word) for word in words]
    tables = Kept()
    monkeypatch.setattr(kept, "_tables", [tables])
    for _ in ("made", "found"):
        kept.clear_caches()
        assert [hyphenator(lang).cuts(word) for word in words] == expected
        assert len(tables.tables) == 1
    kept.clear_caches()
