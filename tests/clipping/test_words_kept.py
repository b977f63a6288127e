"""No word is lost, cut or joined to another, whatever language it is in and however its lines are broken."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from textwrap import wrap

import pytest

import umbruch
from tests.clipping.words import lost_words, words_kept
from umbruch.clipping.conventions import all_conventions

_WORD = re.compile(r"\w+")
_UNPARTED = frozenset({"ja", "zh"})
_LANGUAGES = sorted(all_conventions())
_LAYOUTS = ("whole", "wrapped", "flat", "under a menu")


def _article(lang: str, layout: str, chance: Random) -> str:
    """A headline and three paragraphs out of the language's own small words, which hold those of one letter."""
    words = sorted(all_conventions()[lang].function_words)
    glue = "" if lang in _UNPARTED else " "

    def sentence(size: int) -> str:
        text = glue.join(chance.choice(words) for _ in range(size))
        return text[:1].upper() + text[1:]

    paragraphs = [". ".join(sentence(chance.randint(8, 14)) for _ in range(4)) + "." for _ in range(3)]
    broken = layout != "whole" and lang not in _UNPARTED
    lines = [wrap(one, chance.choice((32, 48, 70))) if broken else [one] for one in paragraphs]
    body = ("\n" if layout == "flat" else "\n\n").join("\n".join(one) for one in lines)
    head = sentence(6)
    if layout == "under a menu":
        head = "\n\n".join([*(sentence(1) for _ in range(3)), head])
    return f"{head}\n\n{body}\n"


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize("lang", _LANGUAGES)
def test_every_word_stands_unchanged_in_the_tree(lang: str, layout: str) -> None:
    for seed in range(2):
        text = _article(lang, layout, Random(f"{lang} {layout} {seed}"))
        kept = words_kept(umbruch.read(text.encode(), format="text", lang=lang, name="a"))
        assert not Counter(_WORD.findall(text)) - kept


@pytest.mark.parametrize("rest", ["* ", "• ", "www.lauter.example", "Seite 1 von 2"])
def test_a_label_before_what_belongs_to_the_page_is_kept(rest: str) -> None:
    assert lost_words(f"Neue Brücke über die Aue\n\nPRESSEMITTEILUNG - {rest}\n") == []
