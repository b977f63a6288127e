"""The mapping page of the user's guide, made from the table of roles."""

from __future__ import annotations

from umbruch.roles import ROLES, Role

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
)

_IN_WORDS = ("field", "german")

_HEAD = """\
# Where each field goes

One row for each press role, one column for each format. The page is made from `src/umbruch/roles.py`, the table that
the writers themselves take their names from; `pytest --accept tests/test_mapping.py` writes it anew.

A name before a slash is the element or object around the place, what follows a space is an attribute or a role, and a
dash means that the format has no place of its own for the field: its text then stands in the body of the story.

"""

_FOOT = """
## Role codes of our own

IPTC's catalog has no vocabulary for the roles of headlines; agencies bring their own, and so do we, for notes, parties,
renditions and groups too. Each NewsML-G2 item declares them in an inline catalog: `umbheadline` (`kicker`, `deck`), `umbnote` (`embargo`, `contact`, `boilerplate`, `notice`),
`umbdescription` (`alt`, `credit`), `umbparty` (`contact`), `umbrendition` (`xhtml`, `nitf`) and `umbgroup` (`main`,
`article`, `cover`).
"""


def mapping_page() -> str:
    """The page as Markdown: one table with a row for each role."""
    head = " | ".join(title for title, _ in _COLUMNS)
    rule = " | ".join("---" for _ in _COLUMNS)
    rows = "".join(f"| {' | '.join(_cells(role))} |\n" for role in ROLES)
    return f"{_HEAD}| {head} |\n| {rule} |\n{rows}{_FOOT}"


def _cells(role: Role) -> list[str]:
    return [_cell(getattr(role, name), plain=name in _IN_WORDS) for _, name in _COLUMNS]


def _cell(places: str | None, *, plain: bool) -> str:
    if places is None:
        return "–"
    return places if plain else ", ".join(f"`{place}`" for place in places.split(", "))
