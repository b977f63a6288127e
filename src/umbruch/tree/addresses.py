"""Where a link may lead: absolute addresses of a few harmless schemes, written as RFC 3986 wants them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from umbruch.tree.characters import clean

_WITH_HOST = frozenset({"http", "https", "ftp"})
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?", re.IGNORECASE)
_SAFE = "/:;=@!$&'()*+,%-._~?"
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
"""A scheme before an address, and not a host before its port."""
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""What may stand before the at sign (RFC 5322, 3.2.3, dot-atom)."""
_LONGEST_LOCAL_PART = 64
"""RFC 5321, 4.5.3.1.1."""
_DIALLED = re.compile(r"\+?[0-9][0-9().\-/]*(?:;(?:ext|isub|phone-context)=[A-Za-z0-9+.\-]{1,40})*", re.IGNORECASE)
_MAIL_FIELDS = ("subject", "body")
"""All that a link to a mail may fill in: another recipient or a header of its own nobody sees who follows it."""


def safe_address(href: str) -> str | None:
    """Where a link may lead, percent-encoded; None where it must not become a link. Every writer asks here.

    Refused are other schemes than http, https, ftp, mailto and tel (`javascript:`), addresses relative to a place
    that the finished file doesn't know, hosts that are none, and line ends in the recipient or the subject of a mail,
    which make headers of their own. Left out are name and password before a host, and what a link to a mail fills in
    beside subject and body (RFC 6068, 7). What begins with `www.` is taken for https.
    """
    written = clean(href).strip()
    try:
        parts = urlsplit(f"https://{written}" if written[:4].lower() == "www." else written)
        port = parts.port
        written_host = parts.hostname or ""
    except ValueError:
        return None
    match scheme := parts.scheme.lower():
        case "mailto":
            return _mail(parts.path, parts.query)
        case "tel":
            number = parts.path.replace(" ", "").replace("%20", "").replace("\N{NO-BREAK SPACE}", "")
            return f"tel:{number}" if _DIALLED.fullmatch(number) else None
    if scheme not in _WITH_HOST or "\\" in parts.netloc or (host := _ascii_host(written_host)) is None:
        return None
    place = f"{host}:{port}" if port is not None else host
    path, query, fragment = (_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((scheme, place, path, query, fragment))


def address_as_written(href: str) -> str | None:
    """The address in the letters in which it was written, where it is safe as it is; else as `safe_address` has it.

    For formats in which people read and edit addresses.
    """
    safe = safe_address(href)
    if safe is None:
        return None
    parts = urlsplit(clean(href).strip())
    reduced = "@" in parts.netloc or (parts.scheme.lower() == "mailto" and parts.query)
    return safe if reduced else href


def site_as_written(site: str | None) -> str | None:
    """The address of a web site as a contact or a source names it, which often lacks `https://`; None where it is none.

    Name and password before the host are left out.
    """
    safe = site_address(site)
    if site is None or safe is None:
        return None
    return safe if "@" in _whole(site) else site


def site_address(site: str | None) -> str | None:
    """Where the address of a web site leads that a contact or a source names, with or without `https://`."""
    return safe_address(_whole(site)) if site else None


def _whole(site: str) -> str:
    return site if "://" in site or _SCHEME.match(site) else f"https://{site}"


def _mail(path: str, query: str) -> str | None:
    recipients = [_recipient(unquote(one)) for one in path.split(",")]
    if not all(recipients):
        return None
    fields = []
    for field in query.split("&"):
        name, sign, value = field.partition("=")
        if unquote(name).lower() not in _MAIL_FIELDS or not sign:
            continue
        text = unquote(value)
        if "\0" in text or (unquote(name).lower() == "subject" and ("\r" in text or "\n" in text)):
            return None
        fields.append(f"{unquote(name).lower()}={quote(text, safe=_SAFE_IN_FIELD)}")
    return f"mailto:{','.join(filter(None, recipients))}" + (f"?{'&'.join(fields)}" if fields else "")


_SAFE_IN_FIELD = "/:;@!$'()*,-._~?"
"""What stands unencoded in the value of a field (RFC 6068, 2)."""


def _recipient(written: str) -> str | None:
    local, _, domain = written.strip(" ").rpartition("@")
    host = _ascii_host(domain)
    if host is None or len(local) > _LONGEST_LOCAL_PART or not _LOCAL_PART.fullmatch(local):
        return None
    return f"{quote(local, safe=_SAFE_IN_LOCAL_PART)}@{host}"


_SAFE_IN_LOCAL_PART = "!$'*+-._~"


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
