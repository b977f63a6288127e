"""Addresses of links in a form that Word opens without complaint."""

from __future__ import annotations

from umbruch.tree.addresses import safe_address

MAX_LENGTH = 2_000
"""Word takes addresses of up to 2,083 characters."""


def relationship_target(href: str) -> str | None:
    """The address as a URI (RFC 3986), or None where Word must not follow it."""
    target = safe_address(href)
    return target if target is not None and len(target) <= MAX_LENGTH else None
