"""Which addresses become links, and how they are written."""

from __future__ import annotations

import pytest

from umbruch.tree.addresses import safe_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x?y=1&z=2#w", "https://a.example/x?y=1&z=2#w"),
        ("  https://a.example ", "https://a.example"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%C3%A4", "https://a.example/%C3%A4"),
        ("https://a.example/a b|c", "https://a.example/a%20b%7Cc"),
        ("http://a.example:8080/", "http://a.example:8080/"),
        ("mailto:a@b.example?subject=Hallo Welt", "mailto:a@b.example?subject=Hallo%20Welt"),
        ("tel:+49 5264 12", "tel:+49526412"),
    ],
)
def test_an_address_is_written_as_rfc_3986_wants_it(written: str, address: str) -> None:
    assert safe_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\x00script:alert(1)", "data:text/html,x", "file:///etc",
        "seite.html", "/wurzel", "#anker", "//a.example", "http://", "https://a b/", "http://[::1", "http://a..b/",
        "http://a.example:99999/", "mailto:", "vbscript:x", "http://-/",
    ],
)  # fmt: skip
def test_what_leads_nowhere_or_does_harm_is_no_address(written: str) -> None:
    assert safe_address(written) is None
