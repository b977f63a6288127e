"""Which addresses become links, and how they are written."""

from __future__ import annotations

import pytest

from umbruch.tree.addresses import address_as_written, dialled, safe_address, site_as_written


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


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://name:geheim@a.example:8443/x", "https://a.example:8443/x"),
        ("https://geheim@a.example/", "https://a.example/"),
        ("www.a.example/x", "https://www.a.example/x"),
        ("mailto:a@b.example?bcc=geheim@c.example&subject=Hallo", "mailto:a@b.example?subject=Hallo"),
        ("mailto:a@b.example?BCC=geheim@c.example", "mailto:a@b.example"),
        ("mailto:a@b.example?cc=x@c.example&attach=/x&body=a%0D%0Ab", "mailto:a@b.example?body=a%0D%0Ab"),
        ("mailto:a@b.example,c@d.example", "mailto:a@b.example,c@d.example"),
        ("mailto:a@bücher.example", "mailto:a@xn--bcher-kva.example"),
        ("tel:+49(5264)12-0;ext=7", "tel:+49(5264)12-0;ext=7"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_left_out(written: str, address: str) -> None:
    assert safe_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "mailto:a@b.example%0D%0ABcc:c@d.example", "mailto:a@b.example%0ABcc:c@d.example",
        "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example", "mailto:a@b.example%3Fbcc=c@d.example", "mailto:niemand",
        "mailto:a@b.example?body=x%00y", "mailto:?bcc=c@d.example", "tel:javascript", "tel:+", "tel:1;x=y",
        "https://a.example\\@b.example/", "https:a.example",
    ],
)  # fmt: skip
def test_what_makes_headers_or_hides_its_host_is_no_address(written: str) -> None:
    assert safe_address(written) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://bücher.example/straße", "https://bücher.example/straße"),
        ("https://a:b@bücher.example", "https://xn--bcher-kva.example"),
        ("mailto:a@b.example?bcc=c@d.example", "mailto:a@b.example"),
        ("javascript:x", None),
    ],
)
def test_a_safe_address_keeps_its_letters_where_people_read_it(written: str, kept: str | None) -> None:
    assert address_as_written(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a.example/presse", "a.example/presse"), ("www.a.example", "www.a.example"),
        ("https://x:y@a.example/", "https://a.example/"),
        ("a.example:8080/x", "a.example:8080/x"), ("x:y@a.example/", None), ("javascript:alert(1)", None),
        (None, None), ("", None),
    ],
)  # fmt: skip
def test_a_site_is_named_without_what_nobody_may_see(written: str | None, kept: str | None) -> None:
    assert site_as_written(written) == kept


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+49 (0)5264 12-0", "+495264120"),
        (" +49 5264/12", "+49526412"),
        ("05264 12", "0526412"),
        ("(05264) 12", "0526412"),
        ("+", ""),
        ("nach Vereinbarung", ""),
    ],
)
def test_a_telephone_number_is_dialled_with_its_plus_and_without_what_is_only_written(
    written: str, digits: str
) -> None:
    assert dialled(written) == digits
