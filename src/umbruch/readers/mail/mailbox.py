"""A file with mails: one, a mailbox of many, or one of Outlook's."""

from __future__ import annotations

import re

from umbruch.errors import InputUnreadable
from umbruch.readers.door import joined_readings
from umbruch.readers.mail.mail_article import mail_article
from umbruch.readers.mail.message_parts import mail_in, mail_of_winmail
from umbruch.readers.mail.outlook.outlook_message import outlook_mail
from umbruch.readers.mail.outlook.winmail import SIGNATURE
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading

MOST_MAILS = 500

_OUTLOOK = b"\xd0\xcf\x11\xe0"
_SEPARATOR = re.compile(rb"^From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[!-9;-~]{1,76}:)", re.MULTILINE)
"""The line before each mail of a mailbox (RFC 4155), with a header below it."""


def read_mails(content: bytes, request: ReadRequest) -> Reading:
    """The article of a mail, or of each mail in a mailbox.

    Raises:
        InputUnreadable: no words in it, or more than 500 mails.
    """
    if content.startswith(_OUTLOOK):
        return mail_article(outlook_mail(content, request.source), request)
    if content.startswith(SIGNATURE):
        return mail_article(mail_of_winmail(content), request)
    content = content.lstrip(b" \t\r\n\xef\xbb\xbf")
    starts = [found.end() for found in _SEPARATOR.finditer(content)]
    if not content.startswith(b"From ") or not starts:
        return mail_article(mail_in(content, request.source), request)
    if len(starts) > MOST_MAILS:
        raise InputUnreadable(
            f"the mailbox holds more than {MOST_MAILS} mails", source=request.source,
            hint="save those that you want in a folder of their own",
        )  # fmt: skip
    ends = [*[found.start() for found in _SEPARATOR.finditer(content)][1:], len(content)]
    mails = [
        mail_in(content[start:end].replace(b"\n>From ", b"\nFrom "), request.source)
        for start, end in zip(starts, ends, strict=True)
    ]
    return joined_readings([mail_article(mail, request) for mail in mails])
