"""Which file a family, weight and slant lead to."""

from __future__ import annotations

import pytest

from umbruch.errors import StyleError
from umbruch.fonts import face_file, face_files
from umbruch.style import FontFamily, builtin_names, load


@pytest.mark.parametrize("name", builtin_names())
def test_every_family_of_a_shipped_style_is_installed(name: str) -> None:
    fonts = load(name).fonts
    for family in (fonts.serif, fonts.sans, *fonts.fallback):
        assert face_file(family).is_file()


def test_a_family_with_four_styles_gives_four_files() -> None:
    files = face_files(FontFamily("PT Serif"))
    assert {key: path.stem for key, path in files.items()} == {
        (False, False): "PT_Serif-Web-Regular",
        (False, True): "PT_Serif-Web-Italic",
        (True, False): "PT_Serif-Web-Bold",
        (True, True): "PT_Serif-Web-BoldItalic",
    }


def test_a_variable_family_gives_its_default_instance_for_every_weight() -> None:
    noto = FontFamily("Noto Serif")
    assert face_file(noto, bold=True) == face_file(noto)
    assert set(face_files(noto)) == {(False, False), (False, True)}


def test_the_users_own_files_come_before_any_package() -> None:
    regular = face_file(FontFamily("PT Sans"))
    family = FontFamily("PT Serif", regular=str(regular))
    assert face_file(family) == regular
    assert face_file(family, bold=True, italic=True) == regular


@pytest.mark.parametrize("name", ["No Such Family", "../../etc", ""])
def test_an_unknown_family_is_an_error_with_a_hint(name: str) -> None:
    with pytest.raises(StyleError) as caught:
        face_file(FontFamily(name))
    assert caught.value.hint
    assert "pip install fontpkg-" in caught.value.hint
