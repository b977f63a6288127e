"""The CSS of what is no running text: page, pictures, grids, lists' marks, rules, the head of a press-review sheet.

`$names` are filled in from the style by `umbruch.markup.sheet.css.filled`.
"""

from __future__ import annotations

from string import Template

DIGITS = range(3, 11)
"""Numbers of lists with so many digits need more white beside them; a list's numbers have at most ten."""
_DIGIT, _MARK = 0.6, 0.7
"""The width of a figure, and of the dot and the white behind a number, in em."""

WIDE_LISTS = "\n".join(
    f".article .list.digits-{count} {{\n  padding-inline-start: {count * _DIGIT + _MARK:.1f}em;\n}}" for count in DIGITS
)

FURNITURE = Template("""\
body {
  font-family: $body_font;
  line-height: $leading;
  overflow-wrap: break-word;
  widows: 2;
  orphans: 2;
}
.article {
  max-width: 36em;
  margin: 0 auto;
}
h1, h2, h3, h4, h5, h6 {
  break-after: avoid;
  page-break-after: avoid;
}
.headline, .deck {
  text-wrap: balance;
}
.article > header {
  margin-bottom: $after_lead;
}
.lead {
  margin-bottom: $after_lead;
}
a {
  color: $accent;
  text-decoration: underline;
}
.source a {
  color: inherit;
}
address {
  font-style: normal;
}
.figure, .tabular {
  margin: $line 0;
  break-inside: avoid;
  page-break-inside: avoid;
}
.figure img {
  display: block;
  max-width: 100%;
  max-height: 85vh;
  height: auto;
}
.half {
  box-sizing: border-box;
  display: inline-block;
  width: 48%;
  vertical-align: top;
}
.half + .half {
  margin-inline-start: 2%;
}
@media (max-width: 30em) {
  .half, .half + .half {
    display: block;
    width: auto;
    margin-inline-start: 0;
  }
}
.figure .caption, .tabular > p, .tabular .table {
  margin-bottom: 0;
}
.figure .caption p {
  display: inline;
  margin: 0;
}
.closing {
  margin-top: $line;
}
.without-picture {
  border-inline-start: 2pt solid $accent;
  padding-inline-start: 0.8em;
}
.without-picture .caption {
  margin-top: 0;
}
.subheading + .tabular {
  margin-top: 0.4em;
}
.table {
  border-collapse: collapse;
  width: 100%;
}
th, td {
  padding: 0.3em 0.6em 0.3em 0;
  border-bottom: $rule;
  text-align: start;
  vertical-align: top;
}
th {
  font-weight: bold;
}
thead th, thead td {
  border-bottom: 1pt solid $accent;
}
.table .left {
  text-align: left;
}
.table .center {
  text-align: center;
}
.table .right {
  text-align: right;
}
.table .right:last-child {
  padding-inline-end: 0;
}
.list {
  padding-inline-start: 1em;
}
.list li {
  margin-bottom: 0.25em;
}
$wide_lists
.list .list {
  margin: 0.25em 0 0;
}
.quotation {
  margin: 0;
}
.quotation .quote {
  margin-bottom: 0.2em;
}
.quote p + p, .pull p + p, .box > p + p {
  margin-top: 0.5em;
}
.pull p {
  text-wrap: balance;
}
.box {
  background-color: $tint;
  color: $ink;
  border-top: 1.2pt solid $accent;
  margin: $line 0;
  padding: 0.7em 1em;
  break-inside: avoid;
  page-break-inside: avoid;
}
.box > :first-child {
  margin-top: 0;
}
.box > :last-child {
  margin-bottom: 0;
}
.question {
  break-after: avoid;
  page-break-after: avoid;
}
sub, sup {
  font-size: 0.7em;
  line-height: 0;
}
sup a {
  padding-inline: 0.15em;
}
.notes {
  border-top: $rule;
  margin-top: $line;
  padding-top: 0.5em;
}
.notes > * {
  margin: 0 0 0.3em;
}
.rule {
  border: 0;
  border-top: $rule;
  margin: $line auto;
  width: 33%;
  height: 0;
}
.press-head {
  font-family: $head_font;
  font-size: $head_size;
  background-color: $tint;
  color: $ink;
  border-top: 2pt solid $accent;
  padding: 0.7em 1em;
  margin: 0 0 $line;
}
.press-head div {
  display: inline-block;
  margin-inline-end: 2em;
}
.press-head dt {
  color: $muted;
  font-size: 0.85em;
  margin: 0;
}
.press-head dd {
  font-weight: bold;
  margin: 0;
}""")
