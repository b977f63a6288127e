"""Addresses of links in a form that Word opens without complaint."""

from __future__ import annotations

from umbruch.diagnostics import Diagnostic, report
from umbruch.markup.addresses import safe_address

MAX_LENGTH = 2_000
"""Word takes addresses of up to 2,083 characters."""


def relationship_target(href: str) -> str | None:
    """The address as a URI (RFC 3986), or None where Word must not follow it.

    An address that starts with `www.` is taken for https. What is left out is reported; its words stay.
    """
    written = href.strip()
    target = safe_address(f"https://{written}" if written.lower().startswith("www.") else written)
    if target is not None and len(target) <= MAX_LENGTH:
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
