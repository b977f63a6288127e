"""docs/styles.md made from the model of styles: every key, what it takes, and what it has in `release`.

`python -m tests.style.style_keys > docs/styles.md` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

import umbruch
from tests.style.key_pictures import EFFECTS, name_of
from umbruch.language.typography.quotation_marks import MARKS
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.style.paper import PAPER_SIZES
from umbruch.style.units import POINTS_PER_UNIT

_SLOTS = {
    "left": "on the left", "centre": "in the middle", "right": "on the right",
    "turns": "whether left and right change sides on odd PDF pages, a folio at their edge with them",
}  # fmt: skip
_BAR = "height of a band in the accent at the {} edge of the sheet, on which they are white in PDF; 0 for none"

MEANINGS = {
    "": {
        "extends": "the style that this one changes: a name, or a file beside it",
        "description": "one line for `umbruch styles`",
        "press_head": "newspaper, date and page in a head of their own above the article",
        "headline_over_columns": "headline, deck and byline over all columns, else in the first one",
        "label": "a word that stands above a release, as `release` or `news_release`",
    },
    "page": {
        "size": "the sheet: a name or width and height",
        "margins": "white around the text: `{ top, right, bottom, left }`",
        "columns": "1 to 6",
        "gutter": "white between columns",
        "column_rule": "thickness of the rule between columns, 0 for none",
        "article_rule": "thickness of the rule above each of several articles",
        "opener": "part of the sheet that a photograph at the head takes up to the edges, headlines on it; 0 for none",
        "opener_headline": "`on` for headlines white on that photograph, `below` for headlines under it",
        "first_top": "the upper margin of the page on which an article begins; 0 for that of all pages",
    },
    "page.margins": {side: f"at the {side}" for side in ("top", "right", "bottom", "left")},
    "logo": {
        "height": "how high the logo of the publication is in page heads, 0 for none",
        "first": "how high it is on the first page",
    },
    "letter": {
        "marks": "marks for folding and punching: `none`, or by DIN 5008 `din-a` or `din-b`; in PDF",
        "window": "whether the field of the address is kept free, with the sender above it",
        "contact_column": "width of a column in the right margin of page 1 for contact and pictures; 0 for none",
        "gutter": "white between the text and that column",
        "contact": "`beside` the text, or `above` the headline, the embargo to its left; in PDF",
        "head_rule": "how far the line of the page head lies below the edge of page 1; 0 for where the margin has it",
    },
    "end": {
        "mark": "signs centred below the text of an article in PDF, which are no part of it, as `# # #`",
        "more": "what `{more}` in a page head or foot says on the pages of an article but the last in PDF",
    },
    "fonts": {
        "serif": (
            "a family by name, or `{ family, regular, italic, bold, bold_italic }` with files of your own; of a"
            " variable font `weights = [400, 700]` for regular and bold and `width = 75` for condensed in PDF"
        ),
        "sans": "the same for the sans family",
        "display": "the same for a third family, for roles with `display` in PDF",
        "fallback": "families that are asked in turn for characters that the first two lack",
    },
    "colours": {
        "ink": "text", "muted": "what stands back", "accent": "kicker, links, marks", "rule": "rules", "tint": "panels",
    },
    "text.ROLE": {
        "font": "`serif` or `sans`",
        "size": "4pt to 200pt",
        "leading": "from baseline to baseline",
        "colour": "a name of the palette, or `#rrggbb`",
        "weight": "`regular` or `bold`",
        "slant": "`upright` or `italic`",
        "align": "`left`, `right`, `centre` or `justify`",
        "hyphenate": "whether words are cut for even lines; those wider than their column always are",
        "capitals": "whether all is set in capitals",
        "tracking": "white after each character",
        "indent": "of the first line of a paragraph that follows another",
        "inset": "white on the left of all lines",
        "space_before": "white above",
        "space_after": "white below",
        "rule_above": "thickness of a rule above, 0 for none",
        "rule_below": "thickness of a rule below, 0 for none",
        "drop_cap": "height of the initial in lines, 0 for none; `body` alone",
        "band": "white on a band of its colour over the sheet in PDF, and said on each following page; `embargo` alone",
        "ground": "a colour on which it stands in white in PDF, at 4.5 : 1; `pull` alone",
        "display": "whether it is set in the family `display` in PDF, where the style has one",
        "steps": "smaller sizes, the largest first, that a headline or deck may take in PDF",
        "max_lines": "the most lines before a smaller step is taken, 0 for any number",
        "max_height": "the greatest height before a smaller step is taken, 0 for any",
        "figures": (
            "`default` for those that the face has first, `oldstyle`, `lining`, `tabular` or `proportional`, where"
            " it has them"
        ),
        "small_caps": "whether small letters are small capitals, where the face has them",
        "features": "other features of OpenType that are on, by their tags, or off: `ss01`, `-liga`; in PDF",
    },
    "head": {**_SLOTS, "bar": _BAR.format("upper")},
    "foot": {**_SLOTS, "bar": _BAR.format("lower")},
    "links": {"underline": "thickness of the line under links in PDF; 0 where the accent differs 3 : 1 from the text"},
    "typography": {
        "quotes": (
            "`verbatim`, `auto` for quotation marks and apostrophes of the language, or those of one language:"
            f" {', '.join(f'`{one}`' for one in MARKS)}"
        ),
        "dashes": "`verbatim`, or `auto` for dashes, ranges, minus signs and ellipses of the language",
        "spaces": "`verbatim`, or `auto` for thin spaces in figures and units, and none where a line must not end",
        "ligatures": "whether fi and fl are joined in PDF where a face has letters for that",
    },
    "fill": {
        "fit": "whether articles a little too long or too short are fitted to their pages in PDF",
        "floor": "the least size of the body that fitting makes",
        "ceiling": "the largest size of the body, in a page that stayed white else; 0 for half a point more at most",
        "last_page": "`balance` for columns that end alike, `top` for columns filled one after another",
        "quotes": "`free` for pull quotes that stand where a column has room, `in-order` where the copy has them",
        "characters_per_float": (
            "a page on which the text goes on has one picture, box, table or pull quote for so many characters of it; 0"
            " for any number"
        ),
        "around": "lines of text above and below a pull quote, 3 to 30; fewer in a short column",
    },
    "briefs": {
        "most_characters": (
            "articles of text alone that are no longer share pages where several are set, in columns in PDF; 0 for none"
        ),
        "headline": "the size of their headlines, which stand in a column",
    },
    "box": {
        "key_figures": (
            "a box of three facts to so many, all numbers, stands over a page of one column in large figures, in PDF; 0"
            " for none"
        ),
    },
    "docx": {
        "template": "a `.docx` or `.dotx` of your house whose styles and paper win in Word files",
        "number_captions": (
            "whether captions begin with `Figure 1:` or `Table 1:` in their language, counted by Word"
        ),
        "embed_fonts": (
            "whether Word files carry the fonts with them, to be read and written in, not with a template; unless it "
            "is said, those of press kits do. The others name Times New Roman and Arial instead of families that "
            "hardly anybody has"
        ),
    },
    "epub": {"embed_fonts": "whether e-books carry the fonts with them"},
    "html": {
        "embed_fonts": "whether web pages carry the fonts with them; unless it is said, those of press kits do"
    },
    "pdf": {
        "ua": "written by PDF/UA, for readers with a screen reader, too",
        "archive": "written by PDF/A, for the archive",
        "standard": "their editions: `ua-1` for PDF/UA-1 and PDF/A-2, `ua-2` for PDF/UA-2 and PDF/A-4 (PDF 2.0)",
    },
}  # fmt: skip

_HEADER = "| key | what it says | in `release` |"
_ODD = {*MEANINGS, "name", "text", "writer", "variants"}


def tables() -> Iterator[tuple[str, Any]]:
    """The tables of a style file, with the part of `release` that each describes."""
    style = load("release")
    yield "", style
    yield "page", style.page
    yield "page.margins", style.page.margins
    yield "logo", style.logo
    yield "letter", style.letter
    yield "end", style.end
    yield "fonts", style.fonts
    yield "colours", style.colours
    yield "text.ROLE", style.text.body
    yield "head", style.head
    yield "foot", style.foot
    yield "links", style.links
    yield "fill", style.fill
    yield "briefs", style.briefs
    yield "box", style.box
    yield "typography", style.typography
    yield "docx", style.docx
    yield "epub", style.epub
    yield "html", style.html
    yield "pdf", style.pdf


def keys_of(part: msgspec.Struct) -> list[str]:
    """The keys of a table of the model."""
    own = [name for name in part.__struct_fields__ if not (isinstance(part, Style) and name in _ODD)]
    return ["extends", *own] if isinstance(part, Style) else own


def page() -> str:
    """The whole of docs/styles.md."""
    style = load("release")
    lines = [
        "# Every key of a style",
        "",
        "A style is a TOML file that drives PDF, Word and e-book alike. It extends a style that ships, and says",
        "only what differs: `umbruch styles` lists them, `umbruch styles magazine > house.toml` prints one to start",
        "from, and `umbruch convert article.txt --style house.toml` uses it. A wrong key or value is an error with",
        "file, line and remedy, and so is a style that would set words off the sheet, over other words, or too small",
        "to read. Below each table its keys are shown: on the left without, on the right with what stands above.",
        "",
        f"Lengths are written with their unit ({', '.join(POINTS_PER_UNIT)}), colours as `#rrggbb`. Names of",
        f"paper, in any case: {', '.join(PAPER_SIZES)}, with `landscape` behind them where they lie on their side,",
        "or measured, as `105x210mm`.",
        "",
        "Single keys can be given in a call: `--set-style text.headline.size=30pt`, `--set-style page.columns=3`, and",
        "`--paper a5` for `page.size`. A size takes its leading with it, and a sheet has as many columns as it holds",
        "in about their width, unless these are given, too; what is given holds for all variants of the style. In",
        'Python: `umbruch.render(publication, "pdf", "magazine", style_keys={"page.size": "A5"})`.',
    ]
    lines += ["", "## The styles that ship"]
    for name in umbruch.styles():
        lines += [
            "",
            f"**{name}**: {load(name).description}",
            "",
            f"![{name}: a short and a long article](styles/style-{name}.png)",
        ]
    for name, part in tables():
        lines += [
            "",
            f"## [{name}]" if name else "## At the top",
            "",
            "| key | what it says | in `release` |",
            "|---|---|---|",
        ]
        lines += [f"| `{key}` | {MEANINGS[name][key]} | {_shown(getattr(part, key, None))} |" for key in keys_of(part)]
        lines += _pictured(name)
    lines += [
        "",
        f"ROLE is one of {', '.join(f'`{role}`' for role in style.text.__struct_fields__)}; the values above are",
        "those of `body`. Page heads and feet take `{publication}`, `{date}`, `{source_page}`, `{headline}`,",
        "`{organisation}`, `{rights}`, `{section}`, `{kicker}` (in PDF, after the page on which it stands itself),",
        "`{more}`, and `{page}` (`Seite 2 von 3`) or `{folio}` (its number alone), which are empty where there is but",
        "one page.",
        "",
        "## [variant.NAME]",
        "",
        "What is different for short articles on PDF pages of their own: `most_characters` and `most_pictures` are its",
        "bounds, `page`, `text` and `fill` hold the keys that change. A picture counts as many characters as",
        "`picture_characters` says, none where it is not set. The first variant that an article is short enough for is",
        "taken.",
        "",
        "```toml",
        "[variant.brief]",
        "most_characters = 1400",
        'page = { size = "A5" }',
        "",
        "[variant.brief.text]",
        'headline = { size = "28pt", leading = "31pt" }',
        "```",
        "",
        "## [writer.NAME]",
        "",
        "What the writer of a plug-in is told; the plug-in says which keys it knows.",
    ]
    return "\n".join(lines) + "\n"


def _pictured(table: str) -> Iterator[str]:
    """The pictures of the keys of a table."""
    for key, effect in EFFECTS.get(table, {}).items():
        written = " ".join(effect.after.split("\n")) or f"{key} = true"
        yield from ("", f"`{written}`", "", f"![{MEANINGS[table][key]}](styles/{name_of(table, key)})".replace("`", ""))


def _shown(value: object) -> str:
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return f"`{str(value).lower()}`"
        case float():
            return f"`{value:.4g}pt`" if value else "`0`"
        case tuple() if all(isinstance(one, float) for one in value):
            return " x ".join(f"`{one * 25.4 / 72:.0f}mm`" for one in value)
        case msgspec.Struct():
            named = getattr(value, "family", None)
            return f"`{named}`" if named else "below"
        case tuple():
            return ", ".join(_shown(one) for one in value)
        case _:
            return f"`{value}`"


if __name__ == "__main__":
    sys.stdout.write(page())
