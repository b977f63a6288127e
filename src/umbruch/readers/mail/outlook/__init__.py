"""Mails as Outlook keeps them: its own files, their compressed RTF, and the attachment `winmail.dat`."""
