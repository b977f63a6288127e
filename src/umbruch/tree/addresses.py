"""Where a link may lead: absolute addresses of a few harmless schemes, written as RFC 3986 wants them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from umbruch.tree.characters import clean

_WITH_HOST = frozenset({"http", "https", "ftp"})
_WITHOUT_HOST = frozenset({"mailto", "tel"})
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?", re.IGNORECASE)
_SAFE = "/:;=@!$&'()*+,%-._~?"


def safe_address(href: str) -> str | None:
    """The address with spaces and other letters percent-encoded, or None where it must not become a link.

    Refused are other schemes than http, https, ftp, mailto and tel (`javascript:`), addresses relative to a place
    that the finished file doesn't know, and hosts that are none.
    """
    try:
        parts = urlsplit(clean(href).strip())
        port = parts.port
        written_host = parts.hostname or ""
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme in _WITHOUT_HOST:
        target = quote(parts.path.replace(" ", "") if scheme == "tel" else parts.path, safe=_SAFE)
        return urlunsplit((scheme, "", target, quote(parts.query, safe=_SAFE), "")) if target.strip("/") else None
    if scheme not in _WITH_HOST or (host := _ascii_host(written_host)) is None:
        return None
    place = f"{host}:{port}" if port is not None else host
    path, query, fragment = (_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((scheme, place, path, query, fragment))


def _ascii_host(host: str) -> str | None:
    try:
        written = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return written if _HOST.fullmatch(written) and ".." not in written else None


def _encoded(part: str) -> str:
    """Percent-encoded; a per cent sign that encodes nothing is encoded itself."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(part, safe=_SAFE))


def dialled(phone: str) -> str:
    """The digits of a telephone number and a leading plus sign, as a `tel:` address has them (RFC 3966)."""
    digits = "".join(character for character in phone.replace("(0)", "") if character in "0123456789")
    return f"+{digits}" if digits and phone.strip().startswith("+") else digits
