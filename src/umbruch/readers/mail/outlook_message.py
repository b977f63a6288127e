"""A mail as Outlook saves it (.msg, MS-OXMSG)."""

from __future__ import annotations

import io
from typing import Any

from umbruch.errors import InputUnreadable
from umbruch.readers.elements.parsed_page import decoded_page
from umbruch.readers.mail.message_parts import MOST_LETTERS, MOST_PARTS, Mail

_PICTURES = ("image/",)
_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp")


def outlook_mail(content: bytes, source: str) -> Mail:
    """The mail in an Outlook file.

    Raises:
        InputUnreadable: python-oxmsg is missing, or it is another old file of Office, or broken.
    """
    try:
        from oxmsg import Message
    except ImportError:
        raise InputUnreadable(
            "an Outlook mail needs python-oxmsg", source=source, hint="pip install 'umbruch[mail]'"
        ) from None
    try:
        message: Any = Message.load(io.BytesIO(content))
        sent = message.sent_date
        pictures, attached = [], []
        for number, one in enumerate(message.attachments):
            if number >= MOST_PARTS:
                break
            name, held = one.file_name or "", one.file_bytes or b""
            if (one.mime_type or "").startswith(_PICTURES) or name.lower().endswith(_SUFFIXES):
                pictures.append((name or f"picture-{number}", held))
            else:
                attached.append(name or "attachment")
        html = message.html_body or ""
        return Mail(
            " ".join((message.subject or "").split()),
            (message.sender or "").partition("<")[0].strip("'\" "),
            sent.isoformat() if sent else None,
            (message.body or "").replace("\r\n", "\n").replace("\0", "")[:MOST_LETTERS],
            (decoded_page(html) if isinstance(html, bytes) else html)[:MOST_LETTERS],
            tuple(pictures),
            tuple(attached),
        )
    except Exception as error:  # noqa: BLE001  whatever a library raises over a broken file
        raise InputUnreadable(
            f"this Outlook file cannot be opened: {type(error).__name__}", source=source,
            hint="open the mail and save it as .eml or its text as .txt",
        ) from None  # fmt: skip
