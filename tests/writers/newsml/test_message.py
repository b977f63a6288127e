"""NewsML-G2: articles with pictures and press kits travel as a message with a package."""

from __future__ import annotations

from lxml import etree

from tests.publications import paragraph, picture, sample_publication, words
from tests.writers.newsml_reading import find, names, remarked, root_of, sample_root, values
from umbruch.tree import Article, Contact, Credit, Figure, List, Publication

PICTURE = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:picture']"
GROUP = "//g:groupSet/g:group"


def with_pictures(*figures: Figure, hrefs: tuple[str, ...] = ("a.jpg",)) -> Publication:
    return Publication(
        lang="de",
        articles=(Article(headline="Bild", body=(paragraph("Text."), *figures)),),
        pictures=tuple(picture(href) for href in hrefs),
    )


def test_a_message_has_a_header_with_all_that_readers_ask_for() -> None:
    header = find(sample_root("article"), "/g:newsMessage/g:header")[0]
    assert names(header) == ["sent", "catalogRef", "sender", "transmitId", "priority", "origin"]
    assert values(header, "g:priority") == ["5"]


def test_an_article_with_a_picture_is_package_text_and_picture() -> None:
    items = find(sample_root("article"), "//g:itemSet/*")
    assert [values(one, "g:itemMeta/g:itemClass/@qcode")[0] for one in items] == [
        "ninat:composite",
        "ninat:text",
        "ninat:picture",
    ]


def test_a_picture_item_names_its_file_with_type_and_measures() -> None:
    content = find(sample_root("article"), f"{PICTURE}/g:contentSet/g:remoteContent")[0]
    shown = sample_publication("article").pictures[0]
    assert {str(name): value for name, value in content.items()} == {
        "rendition": "rnd:highRes",
        "href": "speicher.jpg",
        "contenttype": "image/jpeg",
        "size": str(len(shown.content)),
        "width": "480",
        "height": "320",
        "layoutorientation": "loutorient:horizontal",
    }


def test_a_picture_item_carries_caption_photographer_credit_and_description() -> None:
    meta = find(sample_root("article"), f"{PICTURE}/g:contentMeta")[0]
    assert values(meta, "g:creator/g:name") == ["Rieke Thomsen"]
    assert values(meta, "g:creditline") == ["Rieke Thomsen"]
    assert values(meta, "g:description[@role='umbdescription:credit']") == ["Foto: Rieke Thomsen"]
    assert values(meta, "g:description[@role='drol:caption']") == ["Das Lagerhaus am Alten Hafen nach dem Umbau."]
    assert values(meta, "g:description[@role='umbdescription:alt']")[0].startswith("Ein rotes Backsteinhaus")


def test_the_text_refers_to_its_pictures() -> None:
    root = sample_root("article")
    guids = values(root, f"{PICTURE}/@guid")
    assert guids
    assert values(root, "//g:link[@rel='irel:seeAlso']/@residref") == guids


def test_xhtml_shows_the_picture_and_nitf_refers_to_it_at_its_place() -> None:
    root = sample_root("article")
    assert values(root, "//x:body/x:figure/x:img/@src") == ["speicher.jpg"]
    assert values(root, "//x:body/x:figure/x:img/@alt")[0].startswith("Ein rotes Backsteinhaus")
    content = find(root, "//n:body/n:body.content")[0]
    kinds = [etree.QName(child).localname for child in content]
    assert kinds[:3] == ["block", "media", "block"]
    assert etree.QName(content[0][-1]).localname == "p"
    assert etree.QName(content[2][0]).localname == "hl2"
    media = find(root, "//n:body.content/n:media")[0]
    assert values(media, "n:media-reference/@source") == ["speicher.jpg"]
    assert values(media, "n:media-caption") == ["Das Lagerhaus am Alten Hafen nach dem Umbau."]
    assert values(media, "n:media-producer") == ["Foto: Rieke Thomsen"]


def test_a_kit_is_a_package_of_groups_in_sequence() -> None:
    root = sample_root("kit")
    assert set(values(root, f"{GROUP}/@mode")) == {"pgrmod:seq"}
    assert values(root, "//g:groupSet/@root") == ["root"]
    assert values(root, f"{GROUP}[@id='root']/g:groupRef/@idref") == ["cover", "article-1", "article-2", "article-3"]


def test_a_kit_says_what_it_is_called_and_whom_to_call() -> None:
    package = find(sample_root("kit"), "//g:packageItem")[0]
    assert values(package, "g:contentMeta/g:headline") == ["Presse-Mappe Segelschule", "Saison 2024"]
    assert values(package, "g:itemMeta/g:edNote") == [
        "Kontakt: Ole Petersen, 0555 9876",
        "Die Segelschule Niederhafen ist ein Verein mit 240 Mitgliedern.",
    ]
    assert values(package, "g:contentMeta/g:contributor/g:name") == ["Ole Petersen"]


def test_a_kit_says_of_which_day_it_is() -> None:
    kit = Publication(kind="kit", date="2024-03-09", articles=(Article(headline="a"), Article(headline="b")))
    assert values(root_of(kit), "//g:packageItem/g:contentMeta/g:contentCreated") == ["2024-03-09"]
    undated = Publication(kind="kit", articles=kit.articles)
    assert values(root_of(undated), "//g:packageItem/g:contentMeta/g:contentCreated") == []


def test_an_item_of_a_kit_that_names_nobody_carries_the_contact_of_the_kit_for_editors() -> None:
    own, kits = Contact("Ruf: 1", name="Eva"), Contact("Ruf: 2", name="Ole")
    kit = Publication(kind="kit", contact=kits, articles=(Article(headline="a", contact=own), Article(headline="b")))
    first, second = find(root_of(kit), "//g:newsItem")
    assert values(first, "g:itemMeta/g:edNote") == ["Ruf: 1"]
    assert values(second, "g:itemMeta/g:edNote[@role='umbnote:contact']") == ["Ruf: 2"]
    assert values(second, "g:contentMeta/g:contributor[@role='umbparty:contact']/g:name") == ["Ole"]
    assert values(second, ".//x:p[@class='contact']") == []


def test_the_boilerplate_of_a_kit_stands_in_its_package_and_in_no_article() -> None:
    kit = Publication(kind="kit", boilerplate="Über uns.", articles=(Article(headline="a"), Article(headline="b")))
    root = root_of(kit)
    assert values(root, "//g:edNote[@role='umbnote:boilerplate']/ancestor::g:packageItem//g:edNote") == ["Über uns."]
    assert values(root, "//x:p[@class='boilerplate'] | //n:p[@class='boilerplate']") == []


def test_every_reference_of_a_package_leads_to_an_item_of_the_message_and_back() -> None:
    for name in ("article", "kit"):
        root = sample_root(name)
        assert values(root, f"{GROUP}/g:itemRef/@residref") == values(root, "//g:itemSet/g:newsItem/@guid")
        assert set(values(root, f"{GROUP}/g:groupRef/@idref")) == set(values(root, f"{GROUP}/@id")) - {"root"}


def test_guids_are_unique_in_a_message_even_for_articles_that_say_the_same() -> None:
    twice = Publication(kind="kit", articles=(Article(headline="Gleich"), Article(headline="Gleich")))
    guids = values(root_of(twice), "//g:itemSet/*/@guid")
    assert len(guids) == len(set(guids)) == 3


def test_one_picture_shown_twice_in_the_same_way_is_sent_once() -> None:
    shown = Figure(image="a.jpg", caption=words("Der Hafen."), alt="")
    root = root_of(with_pictures(shown, shown))
    assert len(find(root, PICTURE)) == 1


def test_one_picture_with_two_captions_is_two_items() -> None:
    root = root_of(with_pictures(*(Figure(image="a.jpg", caption=words(text), alt="") for text in ("Eins.", "Zwei."))))
    assert values(root, f"{PICTURE}//g:description[@role='drol:caption']") == ["Eins.", "Zwei."]


def test_a_file_name_with_signs_of_addresses_is_escaped() -> None:
    href = "bilder/Foto 100% #1?.jpg"
    root = root_of(with_pictures(Figure(image=href, alt=""), hrefs=(href,)))
    for path in ("//g:remoteContent/@href", "//x:img/@src", "//n:media-reference/@source"):
        assert values(root, path) == ["bilder/Foto%20100%25%20%231%3F.jpg"]


def test_a_picture_that_is_not_there_leaves_its_caption_and_a_remark() -> None:
    publication = with_pictures(
        Figure(image="weg.jpg", caption=words("Der Hafen."), credit=Credit("Foto: x")), hrefs=()
    )
    root = root_of(publication)
    assert values(root, "//x:p[@class='caption']") == ["Der Hafen."]
    assert [one.code for one in remarked(publication)[1]] == ["picture.missing"]


def test_a_picture_that_nobody_described_is_remarked_and_a_decorative_one_is_not() -> None:
    assert [one.code for one in remarked(with_pictures(Figure(image="a.jpg")))[1]] == ["picture.alt"]
    assert remarked(with_pictures(Figure(image="a.jpg", alt="")))[1] == []


def test_a_picture_inside_a_list_is_sent_too() -> None:
    inside = List(items=((Figure(image="a.jpg", alt=""),),))
    nested = Publication(articles=(Article(body=(inside,)),), pictures=(picture("a.jpg"),))
    assert len(find(root_of(nested), PICTURE)) == 1
    assert len(find(root_of(nested), "//n:body.content/n:media")) == 1


def test_contact_and_boilerplate_of_the_publication_belong_to_its_only_article() -> None:
    one = Publication(contact=Contact("Ruf: 1", name="Eva"), boilerplate="Über uns.", articles=(Article(headline="x"),))
    root = root_of(one)
    assert values(root, "//g:edNote") == ["Ruf: 1"]
    assert values(root, "//x:p[@class='boilerplate']") == ["Über uns."]
    assert values(root, "//n:block/n:p[@class='boilerplate']") == ["Über uns."]
