"""Elements from nested calls: text goes where it belongs, with work in proportion to the text."""

from __future__ import annotations

from lxml import etree

from umbruch.newsxml.xml_elements import XHTML, append, lines

_walked = 0


class _Counted(etree.ElementBase):
    """An element that counts the children that are walked over to count them."""

    def __len__(self) -> int:
        global _walked
        count = super().__len__()
        _walked += count
        return count


def walked(rows: int) -> int:
    """How many children were walked over while that many lines were put into an element."""
    global _walked
    _walked = 0
    element = _Counted()
    append(element, lines(XHTML, "\n".join(["a line"] * rows)))
    assert super(_Counted, element).__len__() == rows - 1
    return _walked


def test_text_stands_before_and_after_elements() -> None:
    element = XHTML("p", "a", "b", [XHTML("br"), "c", None, ["d", XHTML("em", "e")]], "f")
    assert etree.tostring(element) == b'<p xmlns="http://www.w3.org/1999/xhtml">ab<br/>cd<em>e</em>f</p>'


def test_the_work_grows_with_the_lines_and_not_with_their_square() -> None:
    assert walked(2_000) <= 20 * max(walked(200), 1)


def test_counting_children_is_caught() -> None:
    element = _Counted()
    element.append(etree.Element("br"))
    before = _walked
    assert len(element) == 1
    assert _walked == before + 1
