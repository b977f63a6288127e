"""A label of a release over the sender's addresses stays a label, and no address is a kicker."""

from __future__ import annotations

import pytest

import umbruch

TEXT = """{head}

Northport author encourages clear thinking

Author Mara Vance has published her first book, and it is addressed to people who want to understand what a harbour is
for. She says so herself.

The idea came from frustration with maps, she says, and nobody draws the water.
"""


@pytest.mark.parametrize("addresses", ["mara@example.org", "mara@example.org\nwww.example.org"])
@pytest.mark.parametrize("label", ["PRESS RELEASE", "PRESSEMITTEILUNG", "COMUNICATO STAMPA"])
def test_a_label_over_addresses_is_the_kicker_and_they_are_the_contact(label: str, addresses: str) -> None:
    article = umbruch.read(TEXT.format(head=f"{label}\n{addresses}").encode(), format="text").article
    assert article.kicker == label
    assert article.headline == "Northport author encourages clear thinking"
    assert article.contact is not None
    assert (article.contact.text, article.contact.email) == (addresses, "mara@example.org")
    assert article.contact.organisation is None


def test_a_mail_address_over_a_headline_is_no_kicker() -> None:
    article = umbruch.read(TEXT.format(head="mara@example.org").encode(), format="text").article
    assert article.kicker is None
    assert article.contact is not None
    assert article.contact.email == "mara@example.org"
