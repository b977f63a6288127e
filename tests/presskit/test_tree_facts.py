"""What a tree knows of its pictures reaches the kit that is made of it."""

from __future__ import annotations

from msgspec.structs import replace

from tests.publications import picture
from umbruch.presskit.source.kit_reading import from_publication
from umbruch.tree import Article, Credit, Figure, Publication


def test_a_kit_says_of_a_picture_what_its_tree_knows() -> None:
    known = replace(
        picture("kai.jpg"),
        caption="Der Kai am Morgen",
        credit=Credit("Foto: Rieke Thomsen"),
        copyright="2026 Rieke Thomsen",
        terms="frei bei Namensnennung",
        alt="Ein Kai",
        focus=(0.25, 0.5),
    )
    article = Article(lang="de", headline="Markt", body=(Figure("kai.jpg"),))
    kit = from_publication(Publication(articles=(article,), pictures=(known,), logo="kai.jpg"))
    (photo,) = kit.photos
    assert (photo.caption, photo.credit, photo.alt) == ("Der Kai am Morgen", "Foto: Rieke Thomsen", "Ein Kai")
    assert (photo.facts.rights, photo.facts.usage) == ("2026 Rieke Thomsen", "frei bei Namensnennung")
    assert kit.manifest.logo == "kai.jpg"
    (shown,) = kit.pictures
    assert shown == replace(known, content=shown.content, media_type=shown.media_type, credit=shown.credit)
    assert shown.credit is not None
    assert shown.credit.text == "Foto: Rieke Thomsen"
