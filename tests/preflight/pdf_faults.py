"""Planted faults of PDF: for each rule a file that breaks just that rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.good import (
    good,
)
from tests.preflight.planting import (
    Fault,
    pdf,
    without_credit,
)


def _figure(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == "/Figure")


def _first_heading(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == "/H2")


def _links(one: pikepdf.Pdf) -> list[Any]:
    return [note for page in one.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]


def _image(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image")


def _without_title(one: pikepdf.Pdf) -> None:
    del one.trailer["/Info"]
    del one.Root["/Metadata"]


def _without_font_file(one: pikepdf.Pdf) -> None:
    font = next(iter(one.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _coarse(one: pikepdf.Pdf) -> None:
    image = _image(one)
    image.Width, image.Height = 200, 130


def _dead_link(one: pikepdf.Pdf) -> None:
    _links(one)[0].A = Dictionary(S=Name.GoTo, D=String("nirgends"))


def _lost_page(one: pikepdf.Pdf) -> None:
    gone = one.make_indirect(Dictionary(Type=Name.Page))
    _links(one)[0].A = Dictionary(S=Name.GoTo, D=Array([gone, Name.Fit]))


def _unknown_colours(one: pikepdf.Pdf) -> None:
    del one.Root["/OutputIntents"]


def _script(one: pikepdf.Pdf) -> None:
    one.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _cut() -> bytes:
    return good("pdf")[:900]


def _without_tags(one: pikepdf.Pdf) -> None:
    del one.Root["/StructTreeRoot"]


def _deeper(one: pikepdf.Pdf) -> None:
    _first_heading(one).S = Name.H4


def _elements(one: pikepdf.Pdf, role: str) -> list[Any]:
    return [obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == role and "/P" in obj]


def _role(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def change(one: pikepdf.Pdf) -> None:
        for element in _elements(one, old):
            element.S = Name(new)

    return change


def _no_first_heading(one: pikepdf.Pdf) -> None:
    _elements(one, "/H1")[0].S = Name.P


def _remapped(one: pikepdf.Pdf) -> None:
    one.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Div)


def _caption_between(one: pikepdf.Pdf) -> None:
    _elements(one, "/TR")[1].S = Name.Caption


def _short_row(one: pikepdf.Pdf) -> None:
    del _elements(one, "/TR")[1].K[1]


def _long_cell(one: pikepdf.Pdf) -> None:
    _elements(one, "/TD")[0].A = Dictionary(O=Name.Table, RowSpan=9)


def _endless_cell(one: pikepdf.Pdf) -> None:
    _elements(one, "/TD")[-1].A = Dictionary(O=Name.Table, ColSpan=2**31 - 1)


def _loose(one: pikepdf.Pdf) -> None:
    page = one.pages[0]
    page.Contents = one.make_stream(page.Contents.read_bytes() + b" 0 0 9 9 re f")


def _loose_form(one: pikepdf.Pdf) -> None:
    page = one.pages[0]
    form = one.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.Resources.XObject["/Fm"] = form
    page.Contents = one.make_stream(page.Contents.read_bytes() + b" /Fm Do")


def _form_in_itself(one: pikepdf.Pdf) -> None:
    _loose_form(one)
    form = one.pages[0].Resources.XObject["/Fm"]
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Fm": form}))
    form.write(b"/Fm Do")


def _off_the_page(one: pikepdf.Pdf) -> None:
    page = one.pages[0]
    left, below, right, above = page.MediaBox
    page.MediaBox = [left, below, right / 3, above]


def _stray_link(one: pikepdf.Pdf) -> None:
    del _links(one)[0]["/StructParent"]


def _no_tab_order(one: pikepdf.Pdf) -> None:
    for page in one.pages:
        del page["/Tabs"]


def _mute_font(one: pikepdf.Pdf) -> None:
    del next(iter(one.pages[0].Resources.Font.values()))["/ToUnicode"]


def _delete(name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(one: pikepdf.Pdf) -> None:
        del one.Root[name]

    return change


def _no_alt(one: pikepdf.Pdf) -> None:
    del _figure(one)["/Alt"]


def _no_description(one: pikepdf.Pdf) -> None:
    del _links(one)[0]["/Contents"]


def _language(one: pikepdf.Pdf) -> None:
    one.Root.Lang = String("deutsch!")


PDF = (
    Fault("pdf.broken", "pdf", _cut),
    Fault("pdf.damaged", "pdf", lambda: good("pdf").replace(b"startxref\n", b"startxref\n9")),
    Fault("pdf.encrypted", "pdf", pdf(lambda one: None, encryption=pikepdf.Encryption(owner="o", user="u"))),
    Fault(
        "pdf.restricted",
        "pdf",
        pdf(lambda one: None, encryption=pikepdf.Encryption(owner="o", allow=pikepdf.Permissions(extract=False))),
    ),
    Fault("title.missing", "pdf", pdf(_without_title)),
    Fault("pdf.title_bar", "pdf", pdf(_delete("/ViewerPreferences"))),
    Fault("language.missing", "pdf", pdf(_delete("/Lang"))),
    Fault("language.tag", "pdf", pdf(_language)),
    Fault("pdf.untagged", "pdf", pdf(_without_tags)),
    Fault("picture.alt", "pdf", pdf(_no_alt)),
    Fault("heading.order", "pdf", pdf(_deeper)),
    Fault("heading.order", "pdf", pdf(_no_first_heading), "first"),
    Fault("pdf.roles", "pdf", pdf(_role("/P", "/Absatz"))),
    Fault("pdf.roles", "pdf", pdf(_remapped), "standard type"),
    Fault("pdf.nesting", "pdf", pdf(_role("/P", "/LI"))),
    Fault("pdf.nesting", "pdf", pdf(_role("/TR", "/P")), "kid"),
    Fault("pdf.nesting", "pdf", pdf(_caption_between), "caption"),
    Fault("pdf.table", "pdf", pdf(_short_row)),
    Fault("pdf.table", "pdf", pdf(_long_cell), "span"),
    Fault("pdf.table", "pdf", pdf(_endless_cell), "endless"),
    Fault("table.header", "pdf", pdf(_role("/TH", "/TD"))),
    Fault("pdf.content", "pdf", pdf(_loose)),
    Fault("pdf.content", "pdf", pdf(_loose_form), "form"),
    Fault("text.off_page", "pdf", pdf(_off_the_page)),
    Fault("pdf.size", "pdf", pdf(_form_in_itself)),
    Fault("pdf.link_tag", "pdf", pdf(_stray_link)),
    Fault("pdf.tab_order", "pdf", pdf(_no_tab_order)),
    Fault("font.unicode", "pdf", pdf(_mute_font)),
    Fault("font.embedded", "pdf", pdf(_without_font_file)),
    Fault("link.dead", "pdf", pdf(_dead_link)),
    Fault("link.dead", "pdf", pdf(_lost_page), "page"),
    Fault("link.text", "pdf", pdf(_no_description)),
    Fault("pdf.script", "pdf", pdf(_script)),
    Fault("picture.resolution", "pdf", pdf(_coarse)),
    Fault("picture.credit", "pdf", without_credit("pdf")),
    Fault("pdf.archive", "pdf", pdf(_unknown_colours)),
)
