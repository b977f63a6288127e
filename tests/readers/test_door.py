"""The door: what a reader saw becomes an article whose body keeps the blocks and inlines of its file."""

from __future__ import annotations

from umbruch.manuscript import Claim, Look
from umbruch.pictures.picture_folder import NoPictures
from umbruch.readers.door import Copy, Placed, joined_readings, read_copy
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import (
    Article,
    Block,
    Break,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Reading

REQUEST = ReadRequest("copy", NoPictures())
HEAD = "Neue Brücke über den Fluss wird am Montag eröffnet"
FIRST = " baut eine neue Brücke über den Fluss. Das sagte die Bürgermeisterin am Montag im Rathaus."
SECOND = "Der Bau dauert zwei Jahre und kostet drei Millionen Euro, teilte die Verwaltung mit."
LINK = Link("https://husum.example/", (Text("Stadt"),))


def placed(*blocks: Block | str | tuple[Inline, ...], looks: dict[int, Look] | None = None) -> tuple[Placed, ...]:
    made = []
    for at, one in enumerate(blocks):
        block: Block
        match one:
            case str():
                block = Paragraph((Text(one),))
            case tuple():
                block = Paragraph(one)
            case _:
                block = one
        made.append(Placed(block, (looks or {}).get(at, Look()), at + 1))
    return tuple(made)


def read(*blocks: Block | str | tuple[Inline, ...], **more: object) -> Reading:
    return read_copy(Copy(placed(*blocks), **more), REQUEST)  # type: ignore[arg-type]


def article(*blocks: Block | str | tuple[Inline, ...]) -> Article:
    return read(*blocks).article


def test_a_dateline_leaves_the_paragraph_and_its_link_stays() -> None:
    found = article(HEAD, (Text("HUSUM (dpa) – Die "), LINK, Text(FIRST)), SECOND)
    assert found.headline == HEAD
    assert found.dateline is not None
    assert found.dateline.place == "HUSUM"
    assert found.body[0] == Paragraph((Text("Die "), LINK, Text(FIRST)))


def test_blocks_without_a_role_stay_where_they_stand() -> None:
    items = List(True, ((Paragraph((Text("eins"),)),),), 3)
    table = Table(rows=(((Text("a"),), (Text("b"),)),))
    found = article(HEAD, (Text("Die "), LINK, Text(FIRST)), items, SECOND, table)
    assert [type(block) for block in found.body] == [Paragraph, List, Paragraph, Table]
    assert found.body[1] == items


def test_a_heading_of_the_file_stays_a_crosshead() -> None:
    cross = Subheading((Text("Zwei Jahre Bauzeit"),), 2)
    found = article(HEAD, (Text("Die "), LINK, Text(FIRST)), cross, SECOND)
    assert found.body[1] == cross


def test_a_break_inside_a_paragraph_stays() -> None:
    verse = (Text("Die Stadt lädt alle, die gerne feiern, am Montag um zehn Uhr auf den"), Break(), Text("Markt ein."))
    found = article(HEAD, (Text("Die "), LINK, Text(FIRST)), SECOND, verse)
    assert any(isinstance(one, Break) for block in found.body for one in getattr(block, "content", ()))


def test_a_line_that_was_broken_with_its_blank_left_goes_on() -> None:
    first = "According to the order of the council of the town of Lauter on bridges of "
    second = "27 April 2016 the bridge over the river is looked after by the town and by no other office."
    found = article("Bridge looked after", (Text(first), Break(), Text(second)))
    assert found.deck is None
    assert found.body == (Paragraph((Text(first + second),)),)


def test_a_footnote_at_the_headline_is_kept_in_the_body() -> None:
    note = Note((Paragraph((Text("Arbeitstitel"),)),))
    found = article((Text(HEAD), note), (Text("Die "), LINK, Text(FIRST)), SECOND)
    assert found.headline == HEAD
    assert list(notes_of(found.body)) == [note]


def test_a_caption_below_a_picture_becomes_its_own() -> None:
    found = article(
        HEAD, (Text("Die "), LINK, Text(FIRST)), SECOND, Figure("bruecke.jpg"), "Die neue Brücke. Foto: Jan Meier"
    )
    figure = next(block for block in found.body if isinstance(block, Figure))
    assert figure.image == "bruecke.jpg"
    assert figure.credit is not None
    assert sum(isinstance(block, Figure) for block in found.body) == 1


def test_comments_and_letterhead_never_stand_in_the_body() -> None:
    found = read(
        HEAD, (Text("Die "), LINK, Text(FIRST)), SECOND, desk_notes=("Stimmt das?",), discarded=("Stadt Husum",)
    )
    assert found.article.desk_notes == ("Stimmt das?",)
    assert found.article.discarded == ("Stadt Husum",)


def test_origins_name_the_blocks_of_the_file() -> None:
    found = read(HEAD, (Text("Die "), LINK, Text(FIRST)), SECOND)
    lines = {origin.field: origin.lines for origin in found.origins}
    assert lines["articles[0].headline"] == (1,)
    assert lines["articles[0].body[1]"] == (3,)


def test_the_claim_of_a_file_and_its_heading_make_the_headline() -> None:
    heading = Subheading((Text("Rathaus"),), 1)
    copy = Copy(
        (Placed(heading, Look(heading=1), 1), *placed((Text("Die "), LINK, Text(FIRST)), SECOND)),
        claims=(Claim("headline", "Rathaus", "title"),),
    )
    assert read_copy(copy, REQUEST).article.headline == "Rathaus"


def test_emphasis_that_runs_over_a_cut_is_kept_on_both_sides() -> None:
    whole = (Strong((Text("HUSUM (dpa) – Die Stadt"),)), Text(FIRST))
    found = article(HEAD, whole, SECOND)
    assert found.body[0] == Paragraph((Strong((Text("Die Stadt"),)), Text(FIRST)))


def test_several_messages_become_a_kit_with_its_origins_renumbered() -> None:
    one = read(HEAD, (Text("Die "), LINK, Text(FIRST)), SECOND)
    kit = joined_readings([one, one])
    assert kit.kind == "kit"
    assert len(kit.articles) == 2
    assert any(origin.field == "articles[1].headline" for origin in kit.origins)
    assert joined_readings([one]) is one
