"""The mapping page of the user's guide, made from the table of roles."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.registry.roles import BODY, FACTS, PICTURE, ROLES, WHOLE, WORDS_OWN_STYLE, Fact, Role

_COLUMNS = (
    ("Field", "field"),
    ("Deutsch", "german"),
    ("Word style", "docx_style"),
    ("CSS class", "css_class"),
    ("PDF tag", "pdf_tag"),
    ("NITF 3.6", "nitf"),
    ("NewsML-G2 2.35", "newsml"),
    ("ninjs 3.1", "ninjs"),
    ("schema.org", "schema_org"),
    ("Markdown", "markdown"),
)

_FACT_COLUMNS = (
    ("Field", "field"),
    ("Deutsch", "german"),
    ("PDF", "pdf"),
    ("EPUB", "epub"),
    ("Word", "docx"),
    ("NITF 3.6", "nitf"),
    ("NewsML-G2 2.35", "newsml"),
    ("ninjs 3.1", "ninjs"),
    ("HTML", "html"),
    ("Markdown", "markdown"),
    ("Text", "text"),
)

_IN_WORDS = ("field", "german")

_HEAD = """\
# Where each field goes

One row for each press role, one column for each format. The page is made from `src/umbruch/registry/roles.py`,
the table that the writers themselves take their names from; `pytest --accept tests/registry/test_mapping_page.py`
writes it anew.

A name before a slash is the element or object around the place, what follows a space is an attribute or a role, and a
dash means that the format has no place of its own for the field: its text then stands in the body of the story.

"""

_FACTS = """
## What is known about an article beside its words

A dash means that the format cannot carry the fact: the writer leaves it out and says so (`format.loss`).
`desk_notes` are for editors alone and stand in no format that is made for readers; the wire carries them as notes to
editors, but for the comments of colleagues among them (`<!-- … -->`), which leave the house in no format.

"""

_BODY = """
## What stands inside a body

How words, lists, tables and figures are set where they are more than plain ones.

"""

_PICTURE = """
## What is known of a picture

A figure shows caption, credit and alternative text of its picture where it says nothing itself. ninjs before 3.1 has no
place for the focus.

"""

_WHOLE = """
## What a publication says of itself

The publisher gives way to the newspapers of a clipping, and on the wire to the provider. Word, HTML, ninjs and plain
text take title and subtitle (HTML the subtitle) of several articles together; that of one is its headline.

"""

_FOOT = """
## Role codes of our own

IPTC's catalog has no vocabulary for the roles of headlines; agencies bring their own, and so do we, for notes,
parties, renditions and groups too. Each NewsML-G2 item declares them in an inline catalog: `umbheadline` (`kicker`,
`deck`), `umbtitle` (`publication`, `subtitle`), `umbnote` (`embargo`, `contact`, `boilerplate`, `notice`, `change`,
`desk`), `umbdescription` (`alt`, `credit`), `umbparty` (`contact`), `umbtype` (`section`), `umbrendition` (`xhtml`,
`nitf`), `umbproperty` (`page`, `circulation`, `focus`, `credited`, `rights`, `filed`, `published`, `status`) and
`group` (`root`, `main`, `cover`; the alias is that of IPTC's examples, which readers look for).

`newsml-dpa` and `newsml-apa` say the same in the codes of these agencies: for dpa the lead is `drol:teaser` and notes
are `dpaednoterole` (`embargo`, `contacts`, `correction`, `editorialnote`), the section is a subject of type
`dpatype:category` with the code `dpacat` (`pl`, `wi`, `ku`, `sp`, `vm`) of its topic; for APA headline and deck are
`apahltype` (`title`, `subtitle`), the section the subject of a desk, and notes `aparole` (`embargotext`,
`correctionnote`, `note`). All fields that stand in the items of these agencies stand in ours, but for three by which
an agency says who of its customers gets an item: `service`, `audience` and `destination`.

## Read back

What a file of ours gives back differs from what was written where the tables above have a dash, and in this: NewsML-G2
and ninjs have one day for what was printed, filed and published, and ninjs one moment for what was made and changed; a
contact that an article shares with its kit is the kit's; a table of a single cell is a paragraph.
"""


def mapping_page() -> str:
    """The page as Markdown: one table with a row for each role, and one for each kind of facts with a row for each."""
    facts = ((_FACTS, FACTS), (_BODY, BODY), (_PICTURE, PICTURE), (_WHOLE, WHOLE))
    tables = "".join(f"{words}{_table(_FACT_COLUMNS, rows)}" for words, rows in facts)
    return f"{_HEAD}{_table(_COLUMNS, ROLES)}{tables}{_FOOT}"


def _named(row: Role | Fact, name: str) -> str | None:
    """What stands in a column; for styles Word's own name first, where it has one."""
    found: str | None = getattr(row, name)
    words = WORDS_OWN_STYLE.get(row.field) if name == "docx_style" else None
    return f"{words}, {found}" if words and found and words != found.casefold() else found


def _table(columns: Sequence[tuple[str, str]], rows: Sequence[Role] | Sequence[Fact]) -> str:
    head = " | ".join(title for title, _ in columns)
    rule = " | ".join("---" for _ in columns)
    cells = (" | ".join(_cell(_named(row, name), plain=name in _IN_WORDS) for _, name in columns) for row in rows)
    return f"| {head} |\n| {rule} |\n" + "".join(f"| {row} |\n" for row in cells)


def _cell(places: str | None, *, plain: bool) -> str:
    if places is None:
        return "–"
    return places if plain else ", ".join(f"`{place}`" for place in places.split(", "))
