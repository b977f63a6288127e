"""Planted faults in NewsML 1 and in wire text, whose good files stand here."""

from __future__ import annotations

from collections.abc import Callable

from tests.preflight.good import replaced
from tests.preflight.planting import Fault

NEWSML_1 = """<?xml version="1.0" encoding="UTF-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240309T080000+0100</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="de">
<Identification><NewsIdentifier><ProviderId>bote.example</ProviderId><DateId>20240309</DateId>
<NewsItemId>faehre</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId></NewsIdentifier>
</Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240309T080000+0100</FirstCreated>
<ThisRevisionCreated>20240309T080000+0100</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Die Fähre fährt wieder</HeadLine></NewsLines>
<DescriptiveMetadata><Language FormalName="de"/></DescriptiveMetadata>
<ContentItem><DataContent><nitf><body><body.content><p>Am Freitag legte die Fähre an.</p></body.content></body></nitf>
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
"""
WIRE = (
    "\x01bot0044 4 vm 20 dpa 0180\r\n\r\nHafen/Fähre/\r\n\x02Die Fähre fährt wieder =\r\n\r\n"
    "Lindenau (dpa) - Am Freitag legte die Fähre an.\r\nSie fährt nun jede Stunde.\r\n\x03\r\n091015 Mrz 24\r\n\x04"
)
HELD = "Sperrfrist: 10. März 2024, 6 Uhr MEZ"
LATER = (
    '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>{}</DateAndTime></StatusWillChange>'
    "</NewsManagement>"
)


def _newsml(right: str, wrong: str, *more: tuple[str, str]) -> Callable[[], bytes]:
    def made() -> bytes:
        content = replaced(NEWSML_1.encode(), right, wrong)
        for one, other in more:
            content = replaced(content, one, other)
        return content

    return made


def _wire(right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: replaced(WIRE.encode(), right, wrong)


_WHOLE = NEWSML_1[NEWSML_1.index("<NewsItem ") : NEWSML_1.index("</NewsML>")]
OLD_WIRE = (
    Fault("xml.malformed", "newsml-1", _newsml("</NewsComponent>", "")),
    Fault("xml.entities", "newsml-1", _newsml("<NewsML ", '<!DOCTYPE NewsML [<!ENTITY x "y">]><NewsML ')),
    Fault("newsml.item", "newsml-1", _newsml("<NewsItemId>faehre</NewsItemId>", "")),
    Fault("newsml.item", "newsml-1", _newsml(_WHOLE, ""), "empty"),
    Fault("newsml.status", "newsml-1", _newsml('<Status FormalName="Usable"/>', "")),
    Fault("newsml.duplicate", "newsml-1", _newsml(_WHOLE, _WHOLE * 2)),
    Fault("headline.missing", "newsml-1", _newsml("Die Fähre fährt wieder", "")),
    Fault("language.missing", "newsml-1", _newsml(' xml:lang="de"', "", ('<Language FormalName="de"/>', ""))),
    Fault("language.tag", "newsml-1", _newsml('<Language FormalName="de"/>', '<Language FormalName="deutsch!"/>')),
    Fault("embargo.usable", "newsml-1", _newsml("<p>Am", f"<p>{HELD}</p><p>Am"), "line"),
    Fault("embargo.usable", "newsml-1", _newsml("</NewsManagement>", LATER.format("20240310T060000+0100")), "moment"),
    Fault("embargo.running", "newsml-1", _newsml("</NewsManagement>", LATER.format("20240310T060000+0100"))),
    Fault("embargo.passed", "newsml-1", _newsml("</NewsManagement>", LATER.format("20240201T060000+0100"))),
    Fault("embargo.zone", "newsml-1", _newsml("</NewsManagement>", LATER.format("20240310T060000"))),
    Fault("embargo.unclear", "newsml-1", _newsml("</NewsManagement>", LATER.format("bald"))),
    Fault(
        "embargo.status",
        "newsml-1",
        _newsml('"Usable"/></NewsManagement>', '"Embargoed"/>' + LATER.format("20240201T060000+0100")),
    ),
    Fault("text.placeholder", "newsml-1", _newsml("<p>Am", "<p>Lorem ipsum dolor sit amet</p><p>Am")),
    Fault("wire.part", "wire", _wire("\x03", ""), "end"),
    Fault("wire.part", "wire", _wire("\x01", ""), "header"),
    Fault("headline.missing", "wire", _wire("Die Fähre fährt wieder =\r\n\r\n", "")),
    Fault("embargo.running", "wire", _wire("Die Fähre fährt wieder =", f"{HELD} =\r\nDie Fähre fährt wieder =")),
    Fault("embargo.unclear", "wire", _wire("Die Fähre fährt", "Sperrfrist: bald =\r\nDie Fähre fährt")),
    Fault("text.placeholder", "wire", _wire("Sie fährt nun", "[Zitat einfügen] Sie fährt nun")),
    Fault("text.unreadable", "wire", lambda: b"\x01bot0044 4 vm 20 dpa 0180\r\n\x02\r\n\x03\r\n\x04"),
)
