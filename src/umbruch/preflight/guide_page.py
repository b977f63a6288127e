"""The page of the user's guide about the check, made from the table of rules."""

from __future__ import annotations

from umbruch.preflight.common.picture_rules import LEAST_DPI, LEAST_PIXELS
from umbruch.preflight.common.zip_archive import HARMLESS, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED
from umbruch.preflight.pdf.access.clauses import CLAUSES
from umbruch.preflight.pdf.archive_clauses import ARCHIVE_CLAUSES
from umbruch.preflight.pdf.drawing_orders import MOST_ORDERS, MOST_ORDERS_OF_ALL
from umbruch.preflight.pdf.unpacked_size import MOST_CONTENT, MOST_OBJECTS, MOST_UNPACKED
from umbruch.preflight.rules import EVERY, RULES, TITLES, Rule

_NAMED = tuple(title for kind, title in TITLES.items() if kind not in ("json", "picture", "kit"))

_HEAD = f"""\
# Is this file fit to publish

```
umbruch check output/*
umbruch check output/presskit
umbruch check book.epub --strict
umbruch check story.xml --schemas ~/schemas --json
```

`umbruch check` looks at finished files, whoever made them: {", ".join(_NAMED[:5])},
{", ".join(_NAMED[5:9])},
{", ".join(_NAMED[9:])} and the {TITLES["json"]}; at pictures, and at press kits and other folders of such files,
packed as ZIP or not. In a kit or folder each file is checked as if it lay alone; a picture that is there in several
sizes is judged by its largest; the links of its pages and its MANIFEST must agree with what lies there.
What a file is, its content tells; a name that says something else is a finding. In a script:

```python
for finding in umbruch.check("book.epub"):
    print(finding.severity, finding.code, finding.field, finding.line, finding.message, finding.hint, finding.clause)
```

## How it ends

| Exit status | Meaning |
| --- | --- |
| 0 | nothing graver than a warning; with `--strict` nothing graver than a remark (`info`) |
| 1 | errors found, with `--strict` warnings too |
| 2 | wrong usage |
| 3 | a file cannot be read, or is of no format that can be checked |

`--json` prints a list with one object for each file: `source`, `format` (`kit` for a press kit, `folder` for other
files that lie together) and `findings`, each with `code`, `message`,
`severity`, and where known `field` (the page, the file inside an archive, the path in the tree), `line`, `hint` and
`clause`; for a file that cannot be read `source` and `error`.

`--sarif` prints SARIF 2.1.0, which build servers and editors show at the files: findings are results under the rules
below, what could not be read or run are notifications.

## What it asks and what it needs

Our own checks always run. `pip install 'umbruch[check]'` brings what makes them sharper, and at the end of each report
stands what could not be run and why (`check.not_run`). `--no-tools` asks no other program.

| Tool | For |
| --- | --- |
| pikepdf | reading PDF at all: fonts, tags, pictures, links; its validator for PDF/A, level b |
| EPUBCheck and Java | EPUB |
| openxml-audit | Word files |
| jsonschema | ninjs, with the schemas in your folder |
| pdftotext (poppler-utils) | embargo and credits in the text of a PDF |
| qpdf | the structure of a PDF where pikepdf is missing |

The schemas of NewsML-G2, NITF and ninjs are not part of umbruch. Name the folder in which they lie with `--schemas` or
the variable `UMBRUCH_SCHEMAS`: they are found by what is in them, whatever their names and subfolders are, and the
newest version of each goes first (of ninjs, the newest of the item's own major version).

An embargo is compared with the clock, or with the moment after `--now`. Where it names no time
zone, the dateline, the house's `umbruch.toml` or the language tell it, as when the file is made; where several are
possible, it holds until its hour has passed in the last of them. A day without an hour ends with its last second.

Pictures must be fit for print: {LEAST_DPI} dpi where the file says how large they are placed (PDF, Word), else
{LEAST_PIXELS} pixels on the longer side. The sign of a house is no picture for print and needs no credit. It is known
by what the file says: in pages and e-books by the class `logo`, of the picture or right around it, in Word by the name
of the drawing (`Logo 1`), in a kit by the pages that show it so. A picture file that lacks a credit has one where an
article that is checked with it, or lies in the same folder or kit, names who made it.

Files from strangers are handled with care: nothing is fetched from the network, no DTD is loaded, no entity expanded,
no archive unpacked to the disk. Refused are archives of more than {MAX_ENTRIES:,} files or
{MAX_UNPACKED // 1024 // 1024} MB, and those that grow more than {MAX_RATIO} times beyond {HARMLESS // 1024 // 1024} MB.
A PDF is not looked into, and that is said, where it has more than {MOST_OBJECTS:,} objects, where its streams unpack
to more than {MOST_UNPACKED // 1_000_000} MB, where a page or form has more than {MOST_CONTENT // 1_000_000} MB or
{MOST_ORDERS:,} drawing orders, or all together more than {MOST_ORDERS_OF_ALL:,}.

## The rules

The page is made from `src/umbruch/preflight/rules.toml`;
`pytest --accept tests/preflight/test_guide_page.py` writes it anew.

| Code | Severity | A good file | Otherwise | Formats | Clause |
| --- | --- | --- | --- | --- | --- |
"""


_CLAUSES = """
## The clauses of PDF/UA-1 and PDF/A

Of a PDF that claims to be PDF/UA-1 these clauses are looked at. Of all other files those are told that have a rule of
their own above, and a file that claims to be PDF/A of level b or u and nothing more is as its standard allows it:
missing tags, titles and languages are warnings there, no errors. Not looked at are the widths of glyphs (7.21.5), the
lists of glyphs in subsets (7.21.4.2) and glyphs that are not there (7.21.8): veraPDF and PAC check those too.
Each row is tried on the files of veraPDF's corpus: none of its files that are in order is faulted, and each that breaks
a listed clause is found.

| Clause of ISO 14289-1 | A good file | Told as |
| --- | --- | --- |
"""

_ARCHIVE = """
PDF/A is looked at by the validator of pikepdf, which knows level b of parts 1 to 3. These clauses it finds broken
wherever they are, in that corpus; of many others it finds breaches, but not all.

| Clause | A good file |
| --- | --- |
"""


def check_page() -> str:
    """The page as Markdown: how to use the check, a row for each rule, and the clauses of the standards of PDF."""
    rules = "".join(f"| {' | '.join(_cells(rule))} |\n" for rule in RULES)
    clauses = "".join(f"| {one.number} | {one.demand} | `{one.code}` |\n" for one in CLAUSES)
    archive = "".join(
        f"| {standard}, {number} | {demand} |\n"
        for standard, rows in ARCHIVE_CLAUSES.items()
        for number, demand in rows
    )
    return _HEAD + rules + _CLAUSES + clauses + _ARCHIVE + archive


def _cells(rule: Rule) -> tuple[str, ...]:
    formats = "all" if rule.formats == tuple(TITLES) else ", ".join(rule.formats)
    return f"`{rule.code}`", _severity(rule), _escaped(rule.demand), _escaped(rule.hint), formats, _clauses(rule)


def _severity(rule: Rule) -> str:
    others: dict[str, list[str]] = {}
    for kind, severity in rule.severities.items():
        others.setdefault(severity, []).append(kind)
    return "; ".join([rule.severity, *(f"{severity} in {', '.join(kinds)}" for severity, kinds in others.items())])


def _clauses(rule: Rule) -> str:
    if not rule.clauses:
        return "–"
    everywhere = [rule.clauses[EVERY]] if EVERY in rule.clauses else []
    named = [f"{kind}: {clause}" for kind, clause in rule.clauses.items() if kind != EVERY]
    if len(rule.formats) == 1:
        named = list(rule.clauses.values())
    return "<br>".join((*everywhere, *named))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
