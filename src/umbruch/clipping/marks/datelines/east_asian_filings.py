"""Datelines of East Asia, which set place, day, agency and reporter without blanks."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import shared

_LONGEST = 80
_HAN = "[\u3400-\u9fff]"
_HANGUL = "[\uac00-\ud7af]"
_JAPANESE = "[\u3040-\u30ff\u3400-\u9fff・]"
_AGENCIES = "時事通信|時事|共同通信|共同|ロイター|聯合ニュース|新華社|AFP|AP|UPI|CNN|DPA"
_REPORTER = "(?:本报|本報|本网|本網|特约|特約|实习|實習|見習|见习|首席)?(?:记者|記者|通讯员|特派員|特派记者)"
_DONE = "(?:整合|综合|綜合|报道|報道|報導|报导|摄影報導|撰稿)?"
_CHINESE_WIRE = re.compile(
    rf"(?P<agency>{_HAN}{{1,9}}?(?:社|网|網|报|報|台))(?:(?P<place>{_HAN}{{2,6}}?)??(?P<day>(?:\d{{1,2}}月)?\d{{1,2}}日)|"
    rf"(?P<other>{_HAN}{{2,4}})??)(?P<kind>[电電讯訊])(?=[\s（(〔:：]|记者|記者|题|題)"
)
_REPORTERS = re.compile(rf"\s*[（(〔]{_REPORTER}\s*[:：]?\s*(?P<names>{_HAN}[^（）()〔〕]{{1,30}}?)\s?{_DONE}[）)〕]")
_TAIWANESE = re.compile(
    rf"[（(〔【［](?P<agency>{_HAN}{{2,5}}?)??(?:記者|记者|特派員)"
    rf"(?P<names>(?:{_HAN}{{3}}|{_HAN}{{2}}|{_HAN}{{4}})(?:、{_HAN}{{2,4}})*)[／/]?"
    rf"(?P<place>{_HAN}{{2,4}}?)(?:\d{{1,2}}日)?(?:特稿|專電|電|电|綜合報導|報導|报道|报导)[）)〕】］]"
)
_KOREAN = re.compile(
    rf"[\[（(【](?P<place>[{_HANGUL[1:-1]}A-Za-z·]{{2,10}})\s?=\s?(?P<agency>[^\]）)】=]{{2,20}}?)"
    rf"(?:\s(?P<inside>{_HANGUL}{{2,4}})\s?(?:기자|특파원|인턴기자|통신원))?[\]）)】]"
    rf"(?:\s*(?P<names>{_HANGUL}{{2,4}}(?:[·,]\s?{_HANGUL}{{2,4}}){{0,3}})\s(?:기자|특파원|인턴기자|통신원)\s?=)?"
)
_JAPANESE_HEAD = re.compile(r"[【［\[](?P<inside>[^【】［\]\[］]{2,40})[】］\]]\s*[-－–—]?")
_JAPANESE_REPORTER = re.compile(rf"(?P<place>{_JAPANESE}{{2,12}})[＝=](?P<name>{_JAPANESE}{{2,8}}|[A-Z]{{2,5}})")
_JAPANESE_DAY = re.compile(rf"(?:\d{{1,2}}月)?\d{{1,2}}日[ 　]*(?P<agency>{_AGENCIES})")
_JAPANESE_PLACE = re.compile(
    rf"(?P<place>{_JAPANESE}{{2,12}}?)[ 　]*(?:(?:\d{{1,2}}月)?\d{{1,2}}日[ 　]*)?(?P<agency>{_AGENCIES})"
)
_NO_PLACE = frozenset({"綜合", "综合", "即時", "即时", "專題", "专题", "整理", "本报", "本報", "快訊", "全国", "全國"})
_BETWEEN = re.compile(r"[、，,·\s]+")


class EastAsianFiling(NamedTuple):
    """A dateline's place, agencies and reporters, and where it ends; what it does not say is None or empty."""

    place: str | None
    credit: tuple[str, ...]
    reporters: tuple[str, ...]
    end: int


def east_asian_filing(text: str) -> EastAsianFiling | None:
    """The filing at the very start of a paragraph, such as `新华社北京11月17日电` or `【パリ＝山田太郎】`.

    Args:
        text: the paragraph, or its first line.
    """
    head = text[:_LONGEST]
    if head[:1].isascii() and head[:1] not in "[(":
        return None
    return _chinese(head) or _korean(head) or _japanese(head)


def _chinese(head: str) -> EastAsianFiling | None:
    if match := _TAIWANESE.match(head):
        agency = match.group("agency")
        return EastAsianFiling(
            _place(match.group("place")), (agency,) if agency else (), _names(match.group("names")), match.end()
        )
    match = _CHINESE_WIRE.match(head)
    if match is None:
        return None
    signed = _REPORTERS.match(head, match.end())
    agency = match.group("agency")
    own = agency[0] == "本"
    place = _place(match.group("place") or match.group("other"))
    return EastAsianFiling(
        place,
        () if own else (agency,),
        _names(signed.group("names")) if signed else (),
        signed.end() if signed else match.end(),
    )


def _korean(head: str) -> EastAsianFiling | None:
    match = _KOREAN.match(head)
    if match is None or not any("\uac00" <= sign <= "\ud7af" for sign in match.group()):
        return None
    names = match.group("inside") or match.group("names")
    place = match.group("place")
    return EastAsianFiling(
        None if place.isascii() else place, (match.group("agency").strip(),), _names(names or ""), match.end()
    )


def _japanese(head: str) -> EastAsianFiling | None:
    match = _JAPANESE_HEAD.match(head)
    if match is None:
        return None
    inside = match.group("inside").strip()
    if found := _JAPANESE_DAY.fullmatch(inside):
        return EastAsianFiling(None, (found.group("agency"),), (), match.end())
    if found := _JAPANESE_PLACE.fullmatch(inside):
        return EastAsianFiling(found.group("place"), (found.group("agency"),), (), match.end())
    if found := _JAPANESE_REPORTER.fullmatch(inside):
        place, name = found.group("place", "name")
        wire = re.fullmatch(_AGENCIES, name) is not None or name.casefold() in shared().agencies
        return EastAsianFiling(place, (name,) if wire else (), () if wire else (name,), match.end())
    return None


def _place(printed: str | None) -> str | None:
    return None if printed is None or printed in _NO_PLACE else printed


def _names(printed: str) -> tuple[str, ...]:
    """The names in a list of them; those of two letters may be set with a blank inside."""
    parts = [part for part in _BETWEEN.split(printed) if part]
    if len(parts) == 2 and all(len(part) == 1 for part in parts):
        parts = ["".join(parts)]
    return tuple(parts)
