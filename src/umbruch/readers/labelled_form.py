"""A form that holds a release: rows or lines that begin with the name of a role say themselves what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.manuscript import FixedRole, Look
from umbruch.readers.blocks.inline_cuts import cut, joined, lines_of_content, stripped
from umbruch.readers.door import Copy, Placed
from umbruch.tree import Inline, Paragraph, Subheading, Table, Text
from umbruch.tree.walk import inline_text

_NAMES: Mapping[FixedRole, str] = {
    "headline": "überschrift|hauptüberschrift|titel|titelzeile|headline|schlagzeile|hauptzeile|title|titre|título|"
    "titolo|titular|titulo|manchete|kop|hoofdkop|rubrik|overskrift|otsikko|tytuł|nagłówek|titulek|nadpis|titulok|"
    "naslov|cím|titlu|заголовок|τίτλος|başlık",
    "kicker": "dachzeile|spitzmarke|oberzeile|kicker|overline|eyebrow|surtitre|antetítulo|antetitulo|occhiello|"
    "bovenkop|vinjett|stikktittel|stikord|antetytuł",
    "deck": "unterzeile|unterüberschrift|untertitel|zweite überschrift|subline|subheadline|sub-headline|subhead|"
    "subheading|sub-heading|subtitle|deck|standfirst|sous-titre|subtítulo|subtitulo|sottotitolo|sommario|onderkop|"
    "ondertitel|underrubrik|undertittel|underoverskrift|alaotsikko|podtytuł|podtitulek|podnadpis|podnaslov|alcím|"
    "subtitlu|подзаголовок|υπότιτλος|alt başlık",
    "lead": "vorspann|teaser|anreißer|anrisstext|einleitung|lead|intro|introduction|chapô|chapeau|entradilla|"
    "attacco|inleiding|ingress|manchet|johdanto|perex|úvod|uvod|лид",
    "byline": "autor|autorin|autor/in|verfasser|verfasserin|author|auteur|autore|författare|forfatter|kirjoittaja",
    "body": "text|textkörper|haupttext|fließtext|artikeltext|meldungstext|pressetext|mitteilung|inhalt|body|"
    "body text|body copy|copy|story|content|texte|corps du texte|corps|texto|cuerpo|testo|corpo|tekst|brödtext|"
    "brødtekst|teksti|leipäteksti|treść|tekst główny|besedilo|szöveg|текст|κείμενο|metin",
    "caption": "bildunterschrift|bildtext|bildzeile|bu|caption|légende|leyenda|pie de foto|didascalia|bijschrift|"
    "fotobijschrift|billedtekst|bildetekst|kuvateksti|podpis",
}  # fmt: skip
"""What forms of press offices call the roles, in small letters."""
_ROLE_OF = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_LONGEST_LABEL = 24
_LABEL = re.compile(rf"\s*([^\W\d_][^:\n]{{1,{_LONGEST_LABEL}}}?)\s*(?:\([^()\n]{{1,40}}\))?\s*(:|$)")
"""A label may say how much may be written: `Überschrift (max. 60 Zeichen):`."""
_LONGEST_HEAD = 300
_FIRST_BLOCKS = 12
"""Blocks at the top of a file among which the label of the headline stands."""


class _Row(NamedTuple):
    """A row of a form: its label, the role that it names, and what stands by it."""

    label: str
    role: FixedRole | None
    placed: tuple[Placed, ...]


def with_form_read(copy: Copy) -> Copy:
    """A copy whose form says what is headline, deck and text; as it is where no form names the headline and the text.

    The labels are put aside; rows that are no role of an article, such as a day or whom to ask, stay as lines.
    """
    for at, one in enumerate(copy.placed[:_FIRST_BLOCKS]):
        if isinstance(one.block, Table):
            rows = list(_table_rows(one, one.block))
            if _is_form(rows):
                return _read(copy, copy.placed[:at], rows, copy.placed[at + 1 :])
    found = _line_rows(copy.placed)
    return copy if found is None else _read(copy, copy.placed[: found[0]], found[1], ())


def _is_form(rows: Sequence[_Row]) -> bool:
    """Whether rows name one headline and the text or another role of the head beside it."""
    roles = [row.role for row in rows if row.placed]
    return roles.count("headline") == 1 and bool({"body", "deck", "kicker", "lead"} & set(roles))


def _read(copy: Copy, above: Sequence[Placed], rows: Sequence[_Row], below: Sequence[Placed]) -> Copy:
    placed: list[Placed] = list(above)
    labels: list[str] = []
    for row in rows:
        if row.role is None:
            placed += row.placed
            continue
        labels.append(row.label)
        placed += (_told(one, row.role) for one in row.placed)
    return copy._replace(placed=(*placed, *below), discarded=(*copy.discarded, *labels))


def _told(one: Placed, role: FixedRole) -> Placed:
    if not isinstance(one.block, Paragraph | Subheading) or role == "body":
        return one
    look = replace(one.look, heading=1) if role == "headline" else one.look
    return one._replace(look=look, told=role)


def _table_rows(one: Placed, table: Table) -> Iterator[_Row]:
    """The rows of a table as a form has them; none where one has words outside of its first two cells."""
    rows = [row for row in (table.header, *table.rows) if any(row)]
    if any(any(row[2:]) or len(row) < 2 for row in rows):
        return
    waiting: _Row | None = None
    for row in rows:
        label, role = _label(inline_text(row[0]))
        lines = tuple(_lines(one, row[1]))
        if waiting is not None:
            yield waiting
            waiting = None
        if role is not None and not lines:
            waiting = _Row(label, role, ())
        elif role is not None:
            yield _Row(label, role, lines)
        else:
            words = joined([*row[0], *((Text(" "), *row[1]) if row[0] and row[1] else row[1])])
            yield _Row("", None, tuple(_lines(one, words)))
    if waiting is not None:
        yield waiting


def _lines(one: Placed, content: Sequence[Inline]) -> Iterator[Placed]:
    for part in lines_of_content(content):
        if inline_text(part).strip():
            yield Placed(Paragraph(stripped(part)), Look(), one.number)


def _label(words: str) -> tuple[str, FixedRole | None]:
    found = _LABEL.fullmatch(words.strip()) if len(words) < 4 * _LONGEST_LABEL else None
    role = _ROLE_OF.get(found.group(1).casefold()) if found else None
    return words.strip(), role


def _line_rows(placed: Sequence[Placed]) -> tuple[int, list[_Row]] | None:
    """The rows of a form that has a line for each (`Überschrift: …`), or a label over each part; where it begins."""
    start = next((at for at, one in enumerate(placed[:_FIRST_BLOCKS]) if _opening(one) is not None), None)
    if start is None:
        return None
    rows: list[_Row] = []
    for one in placed[start:]:
        opened = _opening(one)
        if opened is not None and not (rows and any(row.role == "body" for row in rows)):
            label, role, rest = opened
            rows.append(_Row(label, role, (rest,) if rest is not None else ()))
        elif rows and rows[-1].role is not None and (rows[-1].role == "body" or not rows[-1].placed):
            rows[-1] = rows[-1]._replace(placed=(*rows[-1].placed, one))
        else:
            rows.append(_Row("", None, (one,)))
    titles = [row for row in rows if row.role == "headline"]
    fits = all(len(_words(one)) <= _LONGEST_HEAD for row in titles for one in row.placed)
    return (start, rows) if fits and _is_form(rows) else None


def _opening(one: Placed) -> tuple[str, FixedRole, Placed | None] | None:
    """The label that a line opens with, the role that it names, and what is left of the line."""
    if not isinstance(one.block, Paragraph | Subheading):
        return None
    words = inline_text(one.block.content)
    found = _LABEL.match(words)
    role = _ROLE_OF.get(found.group(1).casefold()) if found else None
    if found is None or role is None:
        return None
    rest = stripped(cut(one.block.content, found.end(), len(words)))
    left = one._replace(block=replace(one.block, content=rest)) if inline_text(rest).strip() else None
    return words[: found.end()].strip(), role, left


def _words(one: Placed) -> str:
    return inline_text(one.block.content) if isinstance(one.block, Paragraph | Subheading) else ""
