"""Mail addresses however they are written so that programs do not gather them."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.signs.mail_addresses import mail_in


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("Mail: presse@lauter.example", "presse@lauter.example"),
        ("presse(at)lauter.example", "presse@lauter.example"),
        ("presse [at] lauter [dot] example", "presse@lauter.example"),
        ("ida.roth(AT)stadt-lauter.example", "ida.roth@stadt-lauter.example"),
        ("presse[ät]lauter(punkt)example", "presse@lauter.example"),
        ("Treffpunkt (at) Lauter", None),
        ("Wir treffen uns @ Lauter. Danach gibt es Suppe.", None),
    ],
)
def test_an_address_is_told_as_programs_take_it(text: str, mail: str | None) -> None:
    assert mail_in(text) == mail


def test_whoever_is_to_be_asked_is_found_by_a_hidden_address() -> None:
    copy = (
        "New hall opens\n\nGARROW. The council opened the new hall on Monday. Everybody was there to see it.\n\n"
        "For further information, please contact:\n\nAda Roe\nCounty of Garrow\nada.roe(at)garrow.example\n"
    )
    contact = umbruch.read(copy.encode()).article.contact
    assert contact is not None
    assert (contact.name, contact.organisation, contact.email) == (
        "Ada Roe",
        "County of Garrow",
        "ada.roe@garrow.example",
    )
    assert contact.text.endswith("ada.roe(at)garrow.example")
