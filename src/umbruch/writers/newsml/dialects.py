"""How an agency shapes NewsML-G2: what we write in our own words, said in theirs.

Receivers are built on the files of one agency and look for its codes and its XHTML. A dialect changes the finished tree
and adds nothing: codes that say who the provider is, its services, genres and subjects stay with the agency.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from umbruch.facts.media_topics import topic
from umbruch.facts.sections import dpa_category
from umbruch.newsxml.xml_elements import G2, XHTML, Element
from umbruch.registry.roles import ROLE
from umbruch.writers.newsml.schemes import SCHEMES, SECTION, Scheme, catalogs

Agency = Literal["dpa", "apa"]
Rewrite = Callable[[Element, Element], None]


class Dialect(NamedTuple):
    """An agency's codes and its form of XHTML.

    `codes` maps ours to theirs; `headline` is their role of the main headline, `why` their reason for a Media Topic,
    `source` their role of an information source, each None where they give none. `rewrite` takes an item and the
    `html` inside it, `section` the subject that is the section, `arrange` the whole file at last.
    """

    profile: str
    schemes: tuple[Scheme, ...]
    codes: Mapping[str, str]
    headline: str | None
    why: str | None
    source: str | None
    rewrite: Rewrite
    section: Callable[[Element], None]
    arrange: Callable[[Element], None] | None = None


def speak(root: Element, dialect: Dialect) -> Element:
    """The tree of a file, item or message, in the dialect; it is changed in place.

    The story stands in it as XHTML alone, as in the files of the agencies: readers built on those fail on NITF.
    """
    declared = catalogs(_declared(dialect))[1]
    for element in list(root.iter(f"{{{G2.uri}}}*")):
        _recode(element, dialect)
        match element.tag.removeprefix(f"{{{G2.uri}}}"):
            case "catalog":
                element[:] = [_copied(scheme) for scheme in declared]
            case "profile":
                element.text = dialect.profile
            case "contentMeta":
                _name_headline(element, dialect)
            case "infoSource":
                _set(element, "role", dialect.source)
            case "subject" if element.get("type") == SECTION:
                dialect.section(element)
            case "subject" if element.get("qcode", "").startswith("medtop:"):
                _set(element, "why", dialect.why)
            case "newsItem":
                _keep_xhtml(element, dialect.rewrite)
            case _:
                pass
    if dialect.arrange:
        dialect.arrange(root)
    return root


def _declared(dialect: Dialect) -> tuple[Scheme, ...]:
    """Ours without the codes that have one of theirs, then theirs."""
    kept = []
    for scheme in SCHEMES:
        names = ((code, f"{scheme.alias}:{code}") for code in scheme.codes)
        codes = tuple(code for code, name in names if name not in dialect.codes or name == _NOTICE)
        if codes:
            kept.append(scheme._replace(codes=codes))
    return (*kept, *dialect.schemes)


def _copied(scheme: Element) -> Element:
    (name,) = scheme
    return G2("scheme", G2("name", name.text, lang="en"), alias=scheme.get("alias"), uri=scheme.get("uri"))


_NOTICE = "umbnote:notice"


def _recode(element: Element, dialect: Dialect) -> None:
    if theirs := dialect.codes.get(ours := element.get("role", "")):
        element.set("role", theirs)
        if ours == _NOTICE:  # theirs is that of a note of the desk, too
            element.set("why", ours)


def _name_headline(content_meta: Element, dialect: Dialect) -> None:
    for headline in content_meta.findall(f"{{{G2.uri}}}headline"):
        if headline.get("role") is None:
            _set(headline, "role", dialect.headline)


def _set(element: Element, attribute: str, value: str | None) -> None:
    if value is not None:
        element.set(attribute, value)


def _keep_xhtml(item: Element, rewrite: Rewrite) -> None:
    for content_set in item.findall(f"{{{G2.uri}}}contentSet"):
        for rendition in content_set.findall(f"{{{G2.uri}}}inlineXML"):
            if rendition.get("contenttype") == "application/xhtml+xml":
                rewrite(item, rendition[0])
            else:
                content_set.remove(rendition)


def _dpa_html(item: Element, html: Element) -> None:
    """`header` and `section.main`; kicker as `h3` behind the headline, lead as teaser, the dateline in a span."""
    body = html.find(f"{{{XHTML.uri}}}body")
    if body is None:
        return
    header, main = XHTML("header"), XHTML("section", class_="main")
    until = item.findtext(f"{{{G2.uri}}}itemMeta/{{{G2.uri}}}embargoed")
    kicker = None
    for block in list(body):
        role = _HEAD.get(block.get("class", ""))
        if role is None:
            main.append(block)
        elif role == "kicker":
            kicker = XHTML("h3", *_content(block))
            body.remove(block)
        elif role == "embargo":
            header.append(XHTML("strong", *_content(block), class_="embargoed", **{"data-datetime": until or None}))
            body.remove(block)
        else:
            header.append(block)
    if kicker is not None:
        headline = header.find(f"{{{XHTML.uri}}}h1")
        header.insert(0 if headline is None else header.index(headline) + 1, kicker)
    for lead in main.findall(f"{{{XHTML.uri}}}p[@class='{ROLE['lead'].css_class}']"):
        lead.set("class", "teaser")
    _mark_dateline(main, item.findtext(f"{{{G2.uri}}}contentMeta/{{{G2.uri}}}dateline"))
    body[:] = [part for part in (header, main) if len(part)]


_HEAD = {ROLE[field].css_class: field for field in ("embargo", "kicker", "headline", "deck", "byline")}


def _content(element: Element) -> tuple[Element | str, ...]:
    return (element.text or "", *element)


def _mark_dateline(main: Element, dateline: str | None) -> None:
    """`span.dateline` around the dateline that opens a paragraph, `span.credit` around the codes in brackets."""
    if not dateline:
        return
    for paragraph in main.findall(f"{{{XHTML.uri}}}p"):
        text = paragraph.text or ""
        if not text.startswith(dateline):
            continue
        before, codes, after = _around_brackets(dateline)
        credit = XHTML("span", codes, class_="credit") if codes else None
        span = XHTML("span", before, credit, after, class_="dateline")
        paragraph.text = None
        paragraph.insert(0, span)
        span.tail = text[len(dateline) :]
        return


def _around_brackets(dateline: str) -> tuple[str, str, str]:
    """What stands before the first pair of brackets, the pair with what it holds, and what follows."""
    before, bracket, rest = dateline.partition("(")
    codes, closing, after = rest.partition(")")
    return (before, f"({codes})", after) if bracket and closing else (dateline, "", "")


def _dpa_section(subject: Element) -> None:
    """The section as dpa's category, with its code and its mnemonic where it is about a topic."""
    subject.set("type", "dpatype:category")
    if (qcode := subject.get("qcode")) and (found := topic(qcode)):
        code = dpa_category(found)
        subject.set("qcode", f"dpacat:{code}")
        subject.append(G2("name", code, role="nrol:mnemonic", lang="de"))


def _apa_section(subject: Element) -> None:
    """The section as the subject of an APA desk: a name of the kind of its topics; desks' codes are APA's alone."""
    subject.set("type", "cpnat:abstract")
    subject.set("literal", f"desk#{subject.findtext(f'{{{G2.uri}}}name')}")
    if "qcode" in subject.attrib:
        del subject.attrib["qcode"]


def _apa_html(_item: Element, html: Element) -> None:
    """Flat, with the deck as `h2`."""
    for deck in html.findall(f".//{{{XHTML.uri}}}p[@class='{ROLE['deck'].css_class}']"):
        deck.tag = f"{{{XHTML.uri}}}h2"


def _arrange_for_apa(root: Element) -> None:
    """As APA's importer wants it: provider by code, one name a subject, the place a subject, texts behind pictures."""
    for provider in root.iter(f"{{{G2.uri}}}provider"):
        if code := provider.get("literal"):
            del provider.attrib["literal"]
            provider.set("qcode", f"nprov:{code}")
    for meta in root.iter(f"{{{G2.uri}}}contentMeta"):
        subjects = meta.findall(f"{{{G2.uri}}}subject")
        for subject in subjects:
            _keep_one_name(subject)
        for located in meta.findall(f"{{{G2.uri}}}located"):
            place = located.findtext(f"{{{G2.uri}}}name")
            (subjects[-1] if subjects else _before_subjects(meta)).addnext(
                G2("subject", G2("name", place), type="cpnat:geoArea")
            )
    for items in root.iter(f"{{{G2.uri}}}itemSet"):
        items[:] = sorted(items, key=_is_text)


def _keep_one_name(subject: Element) -> None:
    """The name in the language of the item, which stands first."""
    for name in subject.findall(f"{{{G2.uri}}}name")[1:]:
        subject.remove(name)


_BEFORE_SUBJECTS = ("keyword", "genre", "language", "altId", "contributor", "creator", "infoSource", "located")


def _before_subjects(meta: Element) -> Element:
    """The last element after which a subject may stand, in a text that has none (NewsML-G2, `contentMeta`)."""
    found = (meta.findall(f"{{{G2.uri}}}{name}") for name in _BEFORE_SUBJECTS)
    return next(elements[-1] for elements in found if elements)


def _is_text(item: Element) -> bool:
    kind = item.find(f"{{{G2.uri}}}itemMeta/{{{G2.uri}}}itemClass")
    return kind is not None and kind.get("qcode") == "ninat:text"


DPA = Dialect(
    profile="umbruch-dpa",
    schemes=(
        Scheme(
            "dpaednoterole",
            "http://g2.dpa.com/cv/ednoterole/",
            "dpa role of an editorial note",
            ("embargo", "contacts", "correction", "editorialnote"),
        ),
        Scheme("dpacat", "http://g2.dpa.com/cv/category/", "dpa category", ("pl", "wi", "ku", "sp", "vm")),
        Scheme("dpatype", "http://g2.dpa.com/cv/type/", "dpa type of a concept", ("category",)),
    ),
    codes={
        "umbnote:embargo": "dpaednoterole:embargo",
        "umbnote:contact": "dpaednoterole:contacts",
        "umbnote:change": "dpaednoterole:correction",
        **dict.fromkeys(("umbnote:notice", "umbnote:desk"), "dpaednoterole:editorialnote"),
        "drol:summary": "drol:teaser",
    },
    headline=None,
    why=None,
    source=None,
    rewrite=_dpa_html,
    section=_dpa_section,
)
"""dpa: kicker as headline of rank 3, teaser, notes by role. The kicker keeps our role beside its rank, as there are
readers that let the last headline without a role win."""

APA = Dialect(
    profile="umbruch-apa",
    schemes=(
        Scheme("apahltype", "http://cv.apa.at/hltype/", "APA type of a headline", ("title", "subtitle")),
        Scheme("aparole", "http://cv.apa.at/role/", "APA role of a note", ("embargotext", "correctionnote", "note")),
        Scheme("apagroup", "http://cv.apa.at/group/", "APA role of a group", ("main",)),
    ),
    codes={
        "umbheadline:deck": "apahltype:subtitle",
        "umbnote:embargo": "aparole:embargotext",
        "umbnote:change": "aparole:correctionnote",
        **dict.fromkeys(("umbnote:notice", "umbnote:desk"), "aparole:note"),
        "group:main": "apagroup:main",
    },
    headline="apahltype:title",
    why="why:direct",
    source="isrol:originfo",
    rewrite=_apa_html,
    section=_apa_section,
    arrange=_arrange_for_apa,
)
"""APA: title and subtitle as headlines with a type, the Media Topics with the reason why, the origin of a report; what
its importer asks of the order of items, of provider, names and places."""

DIALECTS: Mapping[Agency, Dialect] = {"dpa": DPA, "apa": APA}
