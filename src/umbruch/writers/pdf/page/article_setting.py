"""An article composed: its headline block in one galley, its body, source and contact in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten
from typing import Literal, NamedTuple

import msgspec

from umbruch.language.wording import long_date, long_number, word
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Article
from umbruch.tree.walk import article_texts, notices
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Annotated, Element, Marked
from umbruch.writers.pdf.page.body_setting import BodySetter
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.inline_runs import with_addresses
from umbruch.writers.pdf.page.letter.contact_above import MOST_OF_PAGE, beside
from umbruch.writers.pdf.page.letter.end_mark import MOST_BELOW_MARK, end_with_mark
from umbruch.writers.pdf.page.panel import ON_COLOUR, on_band
from umbruch.writers.pdf.page.strips import PanelStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import Earlier, compose
from umbruch.writers.pdf.type.headlines.headline_steps import stepped
from umbruch.writers.pdf.type.runs import LineBreak, Run
from umbruch.writers.pdf.type.settable import plain, web_address

_PANEL_PADDING = 7.0
_PANEL_STEPS = (1.0, 0.8, 0.6)
"""The sizes of the values of a press head that are tried, as parts of the size of the body."""
_PANEL_DEEPEST = 1 / 3
"""How much of the page the press head takes at most; its words stand in the source line as well."""
_PANEL_SHARES = {
    1: (1.0,),
    2: (0.62, 0.38),
    3: (0.5, 0.34, 0.16),
    4: (0.4, 0.29, 0.13, 0.18),
    5: (0.31, 0.24, 0.11, 0.15, 0.19),
}
"""How the cells of the panel share its width: the newspaper takes most of it."""
_OPENING = 60
_LABELS = ("release", "news_release")
"""The words for a release, one of which is enough."""
_AFTER_LABEL = "\N{EM SPACE}"
"""White between the word for a release and its kicker."""


class ComposedArticle(NamedTuple):
    """The two galleys of an article: `head` over all columns, `body` for the columns."""

    head: Galley
    body: Galley
    side: Galley | None = None
    """What stands beside the text of the first page."""


def title_of(article: Article) -> str:
    """What an article goes by in contents, outline and metadata: its headline, or else how it begins."""
    titles = (article.headline, article.kicker, article.deck)
    named = next((title for title in titles if title and plain(title)), None)
    if named:
        return named
    opening = next((text for text in map(plain, article_texts(article)) if text), "")
    return shorten(opening, _OPENING, placeholder=" …") or word("untitled", article.lang)


def headline_size(head: Galley) -> float:
    """The size in which the headline stands in a galley, in points; 0 where it has none."""
    for strip in head.strips:
        for line, _ in strip.lines if isinstance(strip, TypeStrip) else ():
            for run, _ in line.strokes:
                if run.element.role == "H1":
                    return run.size
    return 0.0


class ArticleSetter:
    """Composes one article."""

    def __init__(
        self,
        article: Article,
        style: Style,
        element: Element,
        figures: FigureSetter,
        place: str,
        depth: float,
        *,
        leftwards: bool = False,
        ruled: bool = False,
        least_lead: int = 1,
        parts: Literal["all", "head", "body"] = "all",
        aside: bool = True,
        earlier: Earlier | None = None,
        pictured: float = 1.0,
        over: float = 0.0,
    ) -> None:
        """Take an article and what it is set with.

        Args:
            article: the article, with its language filled in.
            style: the style.
            element: the element that its parts go into.
            figures: sets its figures.
            place: its path in the tree (`articles[0]`).
            depth: height of the text area in points.
            leftwards: whether it runs from right to left.
            ruled: whether it is one of several, parted by a rule.
            least_lead: over how many columns its lead picture stands at least.
            parts: what of it is composed: all, its headlines, or what stands below them.
            aside: whether contact and pictures may stand beside the text, where the style has a column for them.
            earlier: its paragraphs in another size, where it was composed before.
            pictured: how high pictures are, as a part of what the page has for them at most.
            over: how wide its headlines are, in points, where its text is narrower than the page; 0 for as wide.
        """
        page = style.page
        grid = style.text.body.leading if page.columns > 1 else 0.0
        self._article = article
        self._style = style
        self._element = element
        self._figures = figures
        self._place = place
        self._depth = depth
        self._body = Galley(style, page.column_width, depth, article.lang, grid=grid, leftwards=leftwards)
        if earlier is not None:
            self._body.earlier = earlier
        self._body.pictured = pictured
        self._head = self._body
        if style.headline_over_columns or page.columns == 1:
            self._head = Galley(style, over or page.measure, depth, article.lang, leftwards=leftwards)
        self._least_lead = least_lead
        column = style.contact_column if aside else 0.0
        self._contact = self._body
        self._after_text: list[Element | Marked | Annotated] = []
        """What stands above the headline of what is read after the text."""
        self._pictured: Galley | None = None
        if column:
            self._contact = Galley(style, column, depth, article.lang, leftwards=leftwards)
            self._pictured = Galley(style, column, depth, article.lang, leftwards=leftwards)
        self._parts = parts
        self._ruled = ruled and style.page.article_rule > 0

    def compose(self) -> ComposedArticle:
        """Set the article in the order of `umbruch.tree.walk.article_texts`."""
        if self._parts != "body":
            self._compose_head()
        if self._parts != "head":
            self._compose_body()
        if self._pictured is None:
            return ComposedArticle(self._head, self._body)
        if self._contact.strips:
            self._contact.white(self._style.text.body.leading)
        self._contact.take_in(self._pictured)
        return ComposedArticle(self._head, self._body, self._contact)

    def _compose_head(self) -> None:
        article, style = self._article, self._style
        if self._style.press_head:
            self._press_head()
        if self._ruled:
            self._head.rule(style.page.article_rule, style.colours.ink, after=style.text.kicker.leading * 0.4)
            self._head.keep_with_next()
        if style.contact_above and self._parts == "all" and self._head is not self._body:
            self._letter_head(style.contact_above)
            self._headlines(None)
        else:
            if article.embargo:
                self._embargo(article.embargo.text)
            self._headlines(self._labels())

    def _compose_body(self) -> None:
        article, style, text = self._article, self._style, self._style.text
        if article.lead:
            self._line(self._body, article.lead, text.lead, "lead")
        setter = BodySetter(
            article, style, self._body, self._head, self._figures, self._place, least_lead=self._least_lead,
            aside=self._pictured,
        )  # fmt: skip
        setter.compose(self._element)
        if article.dateline and not setter.dateline_set:
            self._line(self._body, article.dateline.text, text.dateline, "dateline")
        setter.compose_notes(self._element)
        first = len(self._body.strips)
        marked = end_with_mark(self._body, self._place)
        self._tail()
        if marked:
            self._body.keep_whole(first, MOST_BELOW_MARK)

    def _embargo(self, said: str) -> None:
        """The embargo above all: on a band over the sheet where the style wants one and the head has all columns."""
        galley, style = self._head, self._style
        look = style.text.embargo
        if not look.band or galley is self._body:
            self._line(galley, said, look, "embargo", keep=True)
            return
        first = len(galley.strips)
        plain_look = msgspec.structs.replace(
            look, colour=ON_COLOUR, rule_above=0.0, rule_below=0.0, space_after=max(look.space_after, look.leading)
        )
        self._line(galley, said, plain_look, "embargo", keep=True)
        on_band(galley.strips, first, look, style.page.width)

    def _letter_head(self, column: float) -> None:
        """The contact at the right in that width, and beside it what is said of the release.

        That is the word for it, or a kicker that says that, the embargo, and any other kicker.
        """
        article, style, text = self._article, self._style, self._style.text
        at = style.head_width - column
        left, right = (
            Galley(style, width, self._depth, article.lang, leftwards=self._head.leftwards)
            for width in (at - style.letter.gutter, column)
        )
        if article.embargo and text.embargo.band:
            self._embargo(article.embargo.text)
        above = len(self._element.kids)
        self._release_words(left)
        if left.depth_used > MOST_OF_PAGE * self._depth:
            del self._element.kids[above:]
            left.strips = []
            self._release_words(self._head)
        first = len(self._element.kids)
        if article.contact:
            said = article.contact.text
            title = said.splitlines()[0].strip() if said.strip() else ""
            self._line(right, said, text.contact, "contact", names=(title,) if title.endswith(":") else ())
        self._after_text = self._element.kids[first:]
        del self._element.kids[first:]
        if right.depth_used > MOST_OF_PAGE * self._depth:
            self._after_text, right.strips = [], []
        after = text.embargo.space_after
        set_above = bool(left.strips or right.strips)
        self._head.place(beside(left, right, at) if set_above else Strip(height=after), after=after * set_above)

    def _release_words(self, galley: Galley) -> None:
        """The word for a release or a kicker that says that, the embargo where it has no band, and any other kicker."""
        article, style, text = self._article, self._style, self._style.text
        if label := self._label_word():
            self._line(galley, label, text.kicker, "label")
        elif article.kicker:
            self._line(galley, article.kicker, text.kicker, "kicker")
        warning = msgspec.structs.replace(text.embargo, space_after=text.kicker.space_after)
        if article.embargo and not text.embargo.band:
            self._line(galley, article.embargo.text, warning, "embargo")
        if article.kicker and label:
            under = msgspec.structs.replace(warning, colour=style.colours.ink, rule_above=0.0, rule_below=0.0)
            self._line(galley, article.kicker, under, "kicker")

    def _labels(self) -> str | None:
        """Set the word for a release, with the kicker behind it where both have room; the kicker that is yet to set."""
        kicker = self._article.kicker
        if label := self._label_word():
            if kicker and self._labelled(label, kicker):
                return None
            self._line(self._head, label, self._style.text.kicker, "label", keep=True)
        return kicker

    def _headlines(self, kicker: str | None) -> None:
        article, text = self._article, self._style.text
        for name, line in (("kicker", kicker), ("headline", article.headline), ("deck", article.deck)):
            if not line or not line.strip():
                continue
            role = "H1" if name == "headline" else "P"
            self._line(self._head, line, getattr(text, name), name, role=role, keep=True, balanced=True, whole=True)
        if article.byline:
            names = tuple(person.name for person in article.byline.people if person.name)
            self._line(self._head, article.byline.text, text.byline, "byline", keep=True, names=names)

    def _labelled(self, label: str, kicker: str) -> bool:
        """Set the kicker behind the label, on its line and lighter; whether both have room there."""
        galley, colours = self._head, self._style.colours
        look = galley.look(self._style.text.kicker, f"{self._place}.kicker")
        lighter = msgspec.structs.replace(look.style, weight="regular", colour=colours.muted)
        bold = look.run(label + _AFTER_LABEL, Element("P", self._element, title="label"))
        light = look._replace(style=lighter).run(" ".join(kicker.split()), Element("P", self._element, title="kicker"))
        if len(compose([bold, light], look, galley.measure)) > 1:
            del self._element.kids[-2:]
            return False
        galley.paragraph([bold, light], look, keep=True)
        return True

    def _label_word(self) -> str:
        """What the style calls a release; empty for other articles, and where the kicker or the headline says it."""
        article = self._article
        if not self._style.label or article.source or not (article.contact or article.boilerplate or article.embargo):
            return ""
        label = word(self._style.label, article.lang)
        said = f"{article.kicker or ''} {article.headline or ''}".casefold()
        known = (label, *(word(key, article.lang) for key in _LABELS))
        return "" if any(one.casefold() in said for one in known) else label

    def _tail(self) -> None:
        article, text = self._article, self._style.text
        if article.source:
            address = web_address(article.source.url or "")
            if self._body.strips and self._body.strips[-1].flows:  # it never stands alone at the head of a column
                self._body.keep_with_next()
            self._line(self._body, article.source.text, text.source, "source", whole=True, href=address)
        if self._body.strips and not self._body.grid:
            self._body.foot = len(self._body.strips)
        if article.boilerplate:
            self._line(self._body, article.boilerplate, text.boilerplate, "boilerplate")
        self._element.kids += self._after_text
        if article.contact and not self._after_text:
            self._line(self._contact, article.contact.text, text.contact, "contact", whole=True)
        for number, notice in enumerate(notices(article)):
            self._line(self._body, notice, text.notice, f"notice[{number}]")

    def _line(
        self, galley: Galley, line: str, style: TextStyle, name: str, *, role: str = "P", keep: bool = False,
        balanced: bool = False, whole: bool = False, href: str | None = None, names: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Set one of the article's plain fields; its own line ends are kept, and `href` makes a link of it.

        Where it says one of `names`, that stands out in bold, and in ink from a line that stands back.
        """
        look = stepped(line, galley.look(style, f"{self._place}.{name}"), galley.measure)
        element = Element(role, self._element, title=name)
        ink, stands_back = self._style.colours.ink, look.style.colour == self._style.colours.muted
        content: list[Run | LineBreak] = []
        for number, part in enumerate(line.splitlines() or [line]):
            if number:
                content.append(LineBreak())
            if href:
                link = Element("Link", element, inline=True)
                content.append(look.run(part, link, href=href)._replace(colour=style.colour))
            elif role == "H1":
                content.append(look.run(part, element))
            else:
                for words, named in _parted(part, names):
                    runs = [look.run(words, element, bold=True)] if named else with_addresses(words, look, element)
                    content += [run._replace(colour=ink) if named and stands_back else run for run in runs]
        galley.paragraph(content, look, keep=keep, balanced=balanced, whole=whole)

    def _press_head(self) -> None:
        """Newspaper, date and page in a panel; the words of the source line stand in the text as well."""
        article, style, galley = self._article, self._style, self._head
        source = article.source
        if source is None:
            return
        lang = article.lang
        values = (
            ("newspaper", ", ".join(source.publications)),
            ("date", long_date(source.date, lang)),
            ("page", source.page or ""),
            ("circulation", long_number(source.circulation, lang) if source.circulation else ""),
            ("section", article.section or ""),
        )
        cells = [(word(key, lang), value) for key, value in values if value.strip()]
        if not cells:
            return
        for step in _PANEL_STEPS:
            panel = self._press_panel(cells, style.text.body.size * step)
            if panel.height <= _PANEL_DEEPEST * self._depth:
                galley.place(panel, after=style.text.headline.leading * 0.7)
                return

    def _press_panel(self, cells: Sequence[tuple[str, str]], size: float) -> PanelStrip:
        """The panel with its values in that size."""
        style, galley = self._style, self._head
        shares = _PANEL_SHARES[len(cells)]
        label_look = galley.look(style.text.credit, f"{self._place}.source")
        value_look = galley.look(style.text.deck, f"{self._place}.source")
        lines = []
        left, deepest = _PANEL_PADDING + 2, 0.0
        for (label, value), share in zip(cells, shares, strict=True):
            width = share * (galley.measure - 2 * _PANEL_PADDING)
            lines += [
                (line, left, _PANEL_PADDING + 8.0)
                for line in compose([label_look.run(label, FURNITURE)], label_look, width)[:1]
            ]
            run = value_look.run(value, FURNITURE, bold=True)._replace(size=size, colour=style.colours.ink)
            for number, line in enumerate(compose([run], value_look, width - 8)):
                drop = _PANEL_PADDING + 8.0 + size * 1.35 * (number + 1)
                lines.append((line, left, drop))
                deepest = max(deepest, drop)
            left += width
        return PanelStrip(
            height=deepest + _PANEL_PADDING,
            keep=True,
            width=galley.measure,
            tint=style.colours.tint,
            edge=style.colours.accent,
            lines=tuple(lines),
        )


def _parted(line: str, names: Sequence[str]) -> list[tuple[str, bool]]:
    """A line parted at the names in it, and of each part whether it is one."""
    if not names:
        return [(line, False)]
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    parts = re.split(f"({pattern})", line)
    return [(part, bool(number % 2)) for number, part in enumerate(parts) if part]
