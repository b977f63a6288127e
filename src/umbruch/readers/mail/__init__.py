"""Reads mails: one as .eml or Outlook's .msg, a mailbox as .mbox."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class MailReader:
    """The article in a mail, without its transport headers, signature and quoted answers."""

    name = "mail"
    suffixes = (".eml", ".mbox", ".msg")
    media_type = "message/rfc822"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read a mail, or each mail of a mailbox as an article; InputError where there is none in the bytes."""
        from umbruch.readers.mail.mailbox import read_mails

        return read_mails(content, request)
