"""Mail addresses in a text, plain and written so that programs that gather them do not: `presse(at)stadt.example`."""

from __future__ import annotations

import re

_AT = r"(?:@|\s?[(\[{]\s?(?:at|ät|@)\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt|point|punto|ponto|punt|\.)\s?[)\]}]\s?)"
MAIL = re.compile(rf"[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}", re.IGNORECASE)
"""A mail address (RFC 5321, 4.5.3.1: 64 signs before the sign, 63 in each part behind it)."""
_CLOSED = ("at)", "at]", "at}", "AT)", "AT]", "ät)", "ät]")
_SIGN = re.compile(_AT, re.IGNORECASE)
_STOP = re.compile(_DOT, re.IGNORECASE)


def may_hold_mail(text: str) -> bool:
    """Whether it is worth while to look for a mail address: one of its signs is there."""
    return "@" in text or any(sign in text for sign in _CLOSED)


def mail_in(text: str) -> str | None:
    """The first mail address in a text as programs take it; None where there is none."""
    found = MAIL.search(text) if may_hold_mail(text) else None
    return _STOP.sub(".", _SIGN.sub("@", found.group())) if found else None
