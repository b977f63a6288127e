"""An article as a mail: what a program that opens it finds, whatever stands in the fields."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from tests.publications import paragraph
from umbruch.presskit.sharing.ready_mail import ready_mail
from umbruch.tree import Article, Contact, Embargo
from umbruch.tree.plain_text import article_text

ARTICLE = Article(lang="de", headline="Brücke gesperrt", body=(paragraph("Die Brücke ist zu. " * 20),))
CONTACT = Contact("Ina Born", name="Ina Börn", email="presse@rat.example")


def mail(article: Article = ARTICLE, contact: Contact | None = CONTACT, page: str | None = None) -> EmailMessage:
    found = message_from_bytes(ready_mail(article, "de", contact, page), policy=default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    return found


def test_it_is_a_draft_with_subject_sender_and_the_whole_text() -> None:
    draft = mail(page="https://rat.example/presse/articles/bruecke.html")
    assert draft["Subject"] == "Brücke gesperrt"
    assert draft["From"].addresses[0].addr_spec == "presse@rat.example"
    assert draft["From"].addresses[0].display_name == "Ina Börn"
    assert draft["X-Unsent"] == "1"
    assert (draft["To"], draft["Date"], draft["Message-ID"]) == (None, None, None)
    text = draft.get_content().replace("\r\n", "\n")
    assert text.startswith(article_text(ARTICLE).strip())
    assert text.endswith("\n\nhttps://rat.example/presse/articles/bruecke.html\n")


def test_an_embargo_is_seen_in_the_list_of_mails() -> None:
    held = Article(headline="Neu", embargo=Embargo("Sperrfrist: 3. Mai, 10 Uhr"), body=(paragraph("Satz."),))
    assert mail(held)["Subject"] == "Neu (Sperrfrist: 3. Mai, 10 Uhr)"


@pytest.mark.parametrize("contact", [None, Contact("x"), Contact("x", email="nobody"), Contact("x", email="a@b\n@c")])
def test_without_a_mailbox_nobody_is_the_sender(contact: Contact | None) -> None:
    assert mail(contact=contact)["From"] is None


def test_no_field_makes_a_header_of_its_own() -> None:
    evil = "Neu\r\nBcc: geheim@b.example\r\n\r\nText"
    hurt = Article(headline=evil, embargo=Embargo(evil), body=(paragraph("Satz."),))
    draft = mail(hurt, Contact(evil, name=evil, email="a@b.example\r\nBcc: geheim@b.example"))
    assert {name.lower() for name in draft.keys()} <= {  # noqa: SIM118 – headers, not a dict
        "subject", "x-unsent", "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip
    named = mail(hurt, Contact(evil, name=evil, email="a@b.example"))
    assert named["Bcc"] is None
    assert named["From"].addresses[0].addr_spec == "a@b.example"


def test_lines_are_no_longer_than_mail_servers_take() -> None:
    assert max(map(len, ready_mail(ARTICLE, "de", CONTACT, None).splitlines())) <= 78


def test_the_same_article_gives_the_same_bytes() -> None:
    assert ready_mail(ARTICLE, "de", CONTACT, None) == ready_mail(ARTICLE, "de", CONTACT, None)
