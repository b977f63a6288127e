"""What is for the newsroom in lists, boxes and quotes reaches no reader, and holds the article where it says so."""

from __future__ import annotations

import pytest

from umbruch.manuscript import Look
from umbruch.pictures.picture_folder import NoPictures
from umbruch.readers.blocks.notes_in_blocks import with_notes_apart
from umbruch.readers.door import Copy, Placed, read_copy
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Quote, Text

HEAD = "Neue Brücke über den Fluss wird am Montag eröffnet"
REPORT = "Die Stadt baut eine neue Brücke über den Fluss. Das sagte die Bürgermeisterin am Montag im Rathaus."
EMBARGO = "Sperrfrist: 3. Mai 2027, 11 Uhr"
NOTE = "Achtung Redaktion: Bitte das Bild vom Vortag nicht verwenden"
FACTS = ("Länge: 120 Meter", "Kosten: drei Millionen Euro")


def line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def bullets(*texts: str, ordered: bool = False, start: int = 1) -> List:
    return List(ordered, tuple((line(text),) for text in texts), start)


def article(*blocks: Block) -> Article:
    placed = [Placed(block, Look(), at) for at, block in enumerate((line(HEAD), *blocks, line(REPORT)), start=1)]
    (found,) = read_copy(Copy(tuple(placed)), ReadRequest("copy", NoPictures())).articles
    return found


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (bullets(EMBARGO), None),
        (bullets(FACTS[0], EMBARGO, FACTS[1]), bullets(*FACTS)),
        (Box("Die Brücke", (line(FACTS[0]), line(EMBARGO))), Box("Die Brücke", (line(FACTS[0]),))),
        (Quote((line(EMBARGO),)), None),
        (Figure(caption=line(EMBARGO).content), None),
    ],
    ids=["a list of nothing else", "among other items", "in a box", "as a quote", "as a caption"],
)
def test_an_embargo_in_a_block_holds_the_article_and_leaves_its_text(block: Block, left: Block | None) -> None:
    found = article(block)
    assert found.embargo is not None
    assert found.embargo.until == "2027-05-03T11:00:00+02:00"
    assert [one for one in found.body if not isinstance(one, Paragraph)] == ([left] if left else [])
    assert EMBARGO not in str(found.body)


def test_a_note_to_the_desk_among_items_is_kept_from_readers() -> None:
    found = article(bullets(FACTS[0], NOTE))
    assert found.desk_notes == (NOTE,)
    assert bullets(FACTS[0]) in found.body


def test_numbers_of_the_items_after_a_note_stay_as_they_are() -> None:
    parts = with_notes_apart(bullets(FACTS[0], NOTE, FACTS[1], ordered=True, start=4))
    assert parts == (bullets(FACTS[0], ordered=True, start=4), line(NOTE), bullets(FACTS[1], ordered=True, start=6))


def test_blocks_for_readers_are_the_ones_of_the_file() -> None:
    block = bullets("Die Straße ist bis Montag gesperrt", *FACTS)
    assert with_notes_apart(block)[0] is block
