"""Passwords and private links for the press are kept from readers; reports on passwords are not."""

from __future__ import annotations

import pytest

import umbruch

REPORT = (
    "Town opens new weir after long repairs\n\n"
    "The town of Lauter opened the new weir on Monday, its mayor said after the first boats had passed.\n\n"
    "The work took two years and cost less than the council had planned, engineers said.\n\n"
)


def _printed(line: str) -> str:
    publication = umbruch.read(f"{REPORT}{line}\n".encode(), format="text")
    return umbruch.render(publication, "text").decode()


@pytest.mark.parametrize(
    "line",
    [
        "PRIVATE LINK TO TRACK: https://sounds.example/weir/s-abc",
        "Press images (password: weir2027): https://lauter.example/press",
        "Pressefotos zum Download: https://lauter.example/presse, Passwort: Sommer2027",
        "Passwort: Sommer2027",
        "Download-Link für Medien: https://lauter.example/dl (Kennwort wehr27)",
        "Accès presse : https://lauter.example/p (mot de passe : printemps)",
        "Preview screener: https://film.example/1 PW: weir",
        "Login: presse / Kennwort: wehr27",
        "密码：weir2027",
    ],
)
def test_what_lets_the_press_in_is_kept_from_readers(line: str) -> None:
    article = umbruch.read(f"{REPORT}{line}\n".encode(), format="text").article
    assert line[-6:] not in _printed(line)
    assert article.desk_notes


@pytest.mark.parametrize(
    "line",
    [
        "Das häufigste Passwort der Deutschen ist weiterhin 123456, teilte das Institut am Montag mit.",
        "Readers who forgot their password can ask for a new one at the library on Tuesday.",
        "The password: a story of how the guards of the weir were fooled twice in one night.",
        "More on www.lauter.example: visitors need neither a ticket nor a password.",
    ],
)
def test_a_report_on_passwords_is_for_readers(line: str) -> None:
    assert line[-20:] in _printed(line)
