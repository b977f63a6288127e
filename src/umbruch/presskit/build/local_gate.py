"""Who may ask a server on this machine: the host, the page and the key that every request must come with.

One owner of these rules, for the preview of a kit and for the studio, whatever library answers.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie

HOST = "127.0.0.1"
MOST_CONNECTIONS = 64
"""A browser opens six to a host; each open page keeps one."""
PATIENCE = 10.0
"""Seconds in which a request must have come whole, and an answer must have been taken on."""

_OWN_PAGES = ("same-origin", "none")
"""Where a browser may have been sent from (Fetch Metadata, Sec-Fetch-Site): a page of ours, or a person."""

HEADERS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
)
"""The headers of every answer: kept by nobody, shown in no other page, guessed to be nothing else."""

FOREIGN_HOST = "this server answers to its own machine only"
FOREIGN_PAGE = "no other page may ask for this"
NO_KEY = "open the address that the terminal shows"


def refusal(
    port: int, hosts: Sequence[str], origins: Sequence[str], sites: Sequence[str], *, changes: bool = False
) -> str | None:
    """Why a request is not answered, whatever its method; None for one of our own pages or of a person.

    Args:
        port: where the server listens.
        hosts: every `Host` of the request; one that has none or several is refused.
        origins: every `Origin`.
        sites: every `Sec-Fetch-Site`.
        changes: whether it changes something: then one of our pages must have sent it, and say so.
    """
    names = {f"{name}:{port}" for name in (HOST, "localhost")}
    if list(hosts) not in [[name] for name in names]:
        return FOREIGN_HOST
    ours = {f"http://{name}" for name in names}
    if any(one not in ours for one in origins) or any(one not in _OWN_PAGES for one in sites):
        return FOREIGN_PAGE
    if changes and list(origins) != [f"http://{hosts[0]}"]:
        return FOREIGN_PAGE
    return None


def cookie_name(port: int) -> str:
    """The name of the cookie that holds the key."""
    return f"umbruch-{port}"  # cookies know no ports (RFC 6265, 8.5)


def cookie(port: int, key: str) -> str:
    """What brings the key to every later request: for no script, and for no other page."""
    return f"{cookie_name(port)}={key}; Path=/; HttpOnly; SameSite=Strict"


def opens(told: str, key: str) -> bool:
    """Whether a key that was told is the one; takes as long for a wrong one as for the right one."""
    return bool(told) and hmac.compare_digest(told.encode(), key.encode())


def has_key(cookies: str, port: int, key: str) -> bool:
    """Whether the `Cookie` of a request holds the key."""
    try:
        found = SimpleCookie(cookies).get(cookie_name(port))
    except CookieError:
        return False
    return found is not None and opens(found.value, key)
