"""Addresses of links in a form that Word opens without complaint."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from umbruch.diagnostics import Diagnostic, report

_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "tel"})
_KEPT = "%/?#[]@!$&'()*+,;=:~"
MAX_LENGTH = 2_000


def relationship_target(href: str) -> str | None:
    """The address as a URI (RFC 3986), or None where Word must not follow it.

    Addresses without scheme stay relative to the file; one that starts with `www.` is taken for https. What is left
    out is reported; its words stay.
    """
    written = href.strip()
    if written.lower().startswith("www."):
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        _ = parts.port
        safe = bool(written) and not written.startswith("#") and (not parts.scheme or parts.scheme in _SCHEMES)
        target = quote(written, safe=_KEPT)
    except (ValueError, UnicodeError):
        safe, target = False, ""
    if safe and "%" in target:
        target = _escaped_percents(target)
    if safe and len(target) <= MAX_LENGTH:
        return target
    report(
        Diagnostic(
            code="link.unusable",
            message=f"the address {written[:80]!r} cannot be a link in a Word file; its words stay",
            severity="warning",
            hint="links start with https:, http:, mailto:, tel: or ftp:",
        )
    )
    return None


def _escaped_percents(target: str) -> str:
    """A percent sign that starts no escape becomes one (RFC 3986, 2.1)."""
    head, *rest = target.split("%")
    return head + "".join(
        f"%{part}" if len(part) >= 2 and all(c in "0123456789abcdefABCDEF" for c in part[:2]) else f"%25{part}"
        for part in rest
    )
