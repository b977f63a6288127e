"""Kits ready to be published, for the tests of the web page, and the folders that they stand in."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import msgspec

from tests.publications import HURTFUL, paragraph, sample_publication, words
from umbruch.presskit.making.kit_feeds import kit_feeds
from umbruch.presskit.source.model import Download, Kit, KitArticle, KitPicture, Manifest, PictureFile
from umbruch.presskit.web import render_site
from umbruch.style import load
from umbruch.tree import (
    Article,
    Byline,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Figure,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Subheading,
    Table,
    Text,
)

EMBARGO = Embargo(text="Sperrfrist: 20. November 2026, 10:00 Uhr (UTC+1)", until="2026-11-20T10:00:00+01:00")
_LABELS = {"pdf": "PDF", "docx": "Word", "epub": "EPUB", "txt": "Text"}
_SIZES = {"pdf": 184_200, "docx": 41_300, "epub": 1_240_000, "txt": 2_900, "newsml.xml": 18_400}


def _downloads(base: str, formats: tuple[str, ...] = ("pdf", "docx", "epub", "txt")) -> tuple[Download, ...]:
    return tuple(
        Download(path=f"{base}.{one}", format=one, label=_LABELS.get(one, "NewsML-G2"), bytes_size=_SIZES[one])
        for one in formats
    )


def kit_picture(id: str, source: str, shape: tuple[int, int] = (3, 2), **facts: object) -> KitPicture:
    """A picture in its three sizes; `shape` are the sides in proportion, `facts` the fields of `KitPicture`."""
    sizes = {}
    for name, long_side, weight in (("print", 2400, 1_830_000), ("web", 1200, 312_000), ("thumb", 480, 41_000)):
        scale = long_side / max(shape)
        sizes[name] = PictureFile(
            href=f"pictures/{name}/{id}.jpg",
            width=round(shape[0] * scale),
            height=round(shape[1] * scale),
            bytes_size=weight,
        )
    return KitPicture(id=id, source=source, **sizes, **facts)  # type: ignore[arg-type]


def sample_kit() -> Kit:
    """Three texts in two languages, four pictures, a cover, facts, terms, a contact, an embargo."""
    contact = Contact(
        text="Pressekontakt: Ole Petersen, +49 (0)555 9876-12, presse@segelschule.example",
        name="Ole Petersen",
        organisation="Segelschule Niederhafen e. V.",
        phone="+49 (0)555 9876-12",
        email="presse@segelschule.example",
        url="https://segelschule.example/presse",
    )
    usage = "Abdruck honorarfrei unter Angabe des Bildnachweises; ein Belegexemplar ist willkommen."
    pictures = (
        kit_picture(
            "steg", "bilder/steg.jpg", caption="Der neue Steg ragt 40 Meter in den See und hat eine flache Rampe.",
            credit="Foto: Rieke Thomsen", alt="Ein langer Holzsteg im Abendlicht", usage=usage,
            articles=("segelschule-eroeffnet", "sailing-school-opens"),
        ),
        kit_picture(
            "boot", "bilder/boot.jpg", shape=(4, 3), caption="Die acht Jollen tragen Namen von Fischen.",
            credit="Foto: Rieke Thomsen", alt="Eine Jolle mit weißem Segel", usage=usage,
            articles=("segelschule-eroeffnet",),
        ),
        kit_picture(
            "leiterin", "bilder/leiterin.jpg", shape=(2, 3), caption="Solveig Harms leitet die Schule seit 2019.",
            credit="Foto: privat", rights="Nur für Berichte über die Segelschule", alt="Eine Frau in Regenjacke",
            usage="Nur für Berichte über die Segelschule",
        ),
        kit_picture(
            "titel", "bilder/titel.jpg", shape=(16, 9), caption="Blick vom Turm über Hafen und Strandbad.",
            credit="Foto: Jan Brüggemann", alt="Ein Hafen von oben", usage=usage,
        ),
    )  # fmt: skip
    release = Article(
        lang="de",
        kicker="Pressemitteilung 4/2026",
        headline="Segelschule eröffnet im Juni mit einem Steg für alle",
        deck="Verein lädt zum Tag der offenen Tür und verdoppelt die Zahl der Plätze für Kinder",
        byline=Byline(text="Von Mareike Öztürk"),
        dateline=Dateline(text="NIEDERHAFEN, 20. November.", place="NIEDERHAFEN"),
        body=(
            paragraph(
                "Die Segelschule am Strandbad nimmt ab dem ersten Juni wieder Schülerinnen und Schüler auf. Nach "
                "zwei Jahren Bauzeit liegt der neue Steg fest verankert im See, und die Jollen sind frisch lackiert."
            ),
            Figure(
                image="bilder/steg.jpg",
                caption=words("Der neue Steg ragt 40 Meter in den See und hat eine flache Rampe."),
                credit=Credit("Foto: Rieke Thomsen"),
                alt="Ein langer Holzsteg im Abendlicht",
            ),
            Subheading(words("Mehr Platz für Kinder")),
            Paragraph(
                (
                    Text("Statt sechzig gibt es künftig hundertzwanzig Plätze. Anmelden kann man sich auf der "),
                    Link(href="https://segelschule.example/kurse", content=words("Seite der Kurse")),
                    Text(", telefonisch oder am Steg."),
                )
            ),
            Quote((paragraph("„Wer den Wind versteht, der braucht keine Angst vor ihm zu haben.“"),), "Solveig Harms"),
            List(items=((paragraph("Schnuppertag: 6. Juni"),), (paragraph("Erster Kurs: 8. Juni"),))),
            Table(
                header=(words("Jahr"), words("Plätze")),
                rows=((words("2024"), words("60")), (words("2026"), words("120"))),
                caption=words("Plätze für Kinder und Jugendliche"),
            ),
        ),
    )
    background = Article(
        lang="de",
        headline="Hintergrund: Wie ein Steg barrierefrei wird",
        lead="Sechs Prozent Steigung, ein Geländer in zwei Höhen und ein Kran für Rollstühle.",
        body=(Subheading(words("Die Rampe")), paragraph("Der Steg hat eine Rampe mit sechs Prozent Steigung. " * 6)),
    )
    english = Article(
        lang="en",
        kicker="Press release",
        headline="Sailing School Opens in June",
        body=(
            paragraph("The sailing school at the lido takes its first pupils on 1 June. " * 3),
            Figure(
                image="bilder/steg.jpg",
                caption=words("The new jetty."),
                credit=Credit("Photo: Rieke Thomsen"),
                alt="A long wooden jetty",
            ),
        ),
    )
    articles = tuple(
        KitArticle(slug=slug, article=article, downloads=_downloads(f"articles/{slug}/{slug}"), embargo=EMBARGO)
        for slug, article in (
            ("segelschule-eroeffnet", release),
            ("hintergrund-steg", background),
            ("sailing-school-opens", english),
        )
    )
    manifest = Manifest(
        name="segelschule",
        title="Die Segelschule am Strandbad eröffnet neu",
        subtitle="Ein barrierefreier Steg, acht Jollen und doppelt so viele Plätze für Kinder",
        organisation="Segelschule Niederhafen",
        date="2026-11-20",
        language="de",
        contact=contact,
        contact_role="Vorstand, Öffentlichkeitsarbeit",
        boilerplate="Die Segelschule Niederhafen ist ein Verein mit 240 Mitgliedern. Sie bildet seit 1964 aus.",
        usage=usage,
        facts=(("Gründung", "1964"), ("Mitglieder", "240"), ("Boote", "8 Jollen, 2 Begleitboote"), ("Steg", "40 m")),
        cover="bilder/titel.jpg",
    )
    publication = Publication(
        kind="kit",
        title=manifest.title,
        lang="de",
        date=manifest.date,
        publisher=manifest.organisation,
        contact=contact,
        boilerplate=manifest.boilerplate,
        articles=tuple(one.article for one in articles),
    )
    return Kit(
        manifest=manifest,
        publication=publication,
        articles=articles,
        pictures=pictures,
        downloads=_downloads("segelschule", ("pdf", "epub", "docx", "newsml.xml")),
        archive="segelschule.zip",
        embargo=EMBARGO,
        cover=pictures[-1],
        rights_list="pictures/rights.csv",
    )


def empty_kit() -> Kit:
    """No article, no picture, nothing but a name."""
    return Kit(manifest=Manifest(name="leer", title=""), publication=Publication(kind="kit"), articles=())


def plain_kit(lang: str = "en") -> Kit:
    """One article in that language, without pictures, embargo or contact."""
    article = Article(lang=lang, headline="Ferry Line to Resume in May", body=(paragraph("It will run again."),))
    return Kit(
        manifest=Manifest(name="ferry", title="Ferry", date="2026-05-02", language=lang),
        publication=Publication(kind="kit", title="Ferry", lang=lang, articles=(article,)),
        articles=(KitArticle(slug="ferry", article=article),),
    )


def arabic_kit() -> Kit:
    """A kit that runs from right to left, with an English text in it."""
    text = "تفتح مدرسة الإبحار أبوابها في يونيو على رصيف جديد يتسع للجميع. "
    arabic = Article(lang="ar", kicker="بيان صحفي", headline="مدرسة الإبحار تفتح في يونيو", body=(paragraph(text * 6),))
    whole = sample_kit()
    first = msgspec.structs.replace(whole.articles[0], slug="madrasa", article=arabic)
    manifest = msgspec.structs.replace(
        whole.manifest, title="مدرسة الإبحار", subtitle="رصيف جديد", language="ar", organisation="نادي الميناء",
        boilerplate=text, usage="النشر مجاني مع ذكر المصدر.", facts=(("التأسيس", "1964"),), contact_role="الصحافة",
    )  # fmt: skip
    pictures = tuple(
        msgspec.structs.replace(picture, caption="الرصيف الجديد", articles=("madrasa",)) for picture in whole.pictures
    )
    publication = msgspec.structs.replace(whole.publication, title=manifest.title, lang="ar")
    return msgspec.structs.replace(
        whole, manifest=manifest, publication=publication, articles=(first, whole.articles[2]), pictures=pictures
    )


def large_kit(pictures: int = 100) -> Kit:
    """The sample with many pictures."""
    many = tuple(
        kit_picture(f"bild-{number:03}", f"{number}.jpg", caption=f"Bild {number}", alt=f"Bild {number}")
        for number in range(1, pictures + 1)
    )
    return msgspec.structs.replace(sample_kit(), pictures=many, cover=None)


ODD_NAME = "a b/ä#%?&'\"<x>:javascript'.pdf"


def hostile_kit() -> Kit:
    """Everything that breaks a page, in every field; the article of the samples that does it, and odd file names."""
    article = sample_publication("hostile").article
    hurt = f"</script><script>alert(1)</script><img src=x onerror=alert(1)> {HURTFUL}"
    contact = Contact(text=hurt, name=hurt, phone=hurt, email="javascript:alert(1)//@x", url="javascript:alert(1)")
    picture = kit_picture("hurt", "flach.png", caption=hurt, credit=hurt, rights=hurt, usage="W" * 5000, alt=hurt)
    odd = PictureFile(href=f"pictures/web/{ODD_NAME}.jpg", width=400, height=3, bytes_size=1)
    picture = msgspec.structs.replace(picture, web=odd, articles=("hurt",))
    download = Download(path=f"articles/{ODD_NAME}", format="pdf", label=hurt, bytes_size=0)
    return Kit(
        manifest=Manifest(
            name="hurt", title=hurt, subtitle=hurt, organisation=hurt, date=hurt, language="xx-nonsense",
            contact=contact, contact_role=hurt, boilerplate=hurt, usage=hurt, facts=((hurt, hurt), ("", "W" * 5000)),
        ),
        publication=Publication(kind="kit", title=hurt, lang=hurt, publisher=hurt),
        articles=(
            KitArticle(slug="hurt", article=article, downloads=(download,), embargo=Embargo(text=hurt, until=hurt)),
        ),
        pictures=(picture,),
        downloads=(download,),
        archive=ODD_NAME,
        embargo=Embargo(text=hurt, until="9999-12-31T23:59:59-12:00"),
        cover=picture,
        logo=picture,
        rights_list=ODD_NAME,
    )  # fmt: skip


def stored(kit: Kit, folder: Path, style: str = "release") -> Path:
    """The site in a folder, with a file under every name that it links to; the path of its first page."""
    for path, content in render_site(kit, load(style)).items():
        _store(folder / path, content)
    for one in (*kit.downloads, *(file for article in kit.articles for file in article.downloads)):
        _store(folder / one.path, b"PK\x05\x06" + bytes(18))
    for picture in (*kit.pictures, *((kit.logo,) if kit.logo else ())):
        for size in (picture.print, picture.web, picture.thumb):
            _store(folder / size.href, _landscape(size.width, size.height, picture.id))
    for path, content in kit_feeds(kit, (), datetime.now(UTC)):
        _store(folder / path, content)
    _store(folder / "MANIFEST", b"")
    if kit.rights_list:
        _store(folder / kit.rights_list, b"file,credit\r\n")
    if kit.archive:
        _store(folder.parent / kit.archive, b"PK\x05\x06" + bytes(18))
    return folder / "index.html"


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@lru_cache(maxsize=64)
def _landscape(width: int, height: int, seed: str) -> bytes:
    """Sky, sun, hills and water; each seed another hour of the day."""
    from PIL import Image, ImageDraw

    hour = sum(map(ord, seed)) % 5
    top, low = [(70, 110, 160), (240, 150, 90), (150, 190, 220), (50, 60, 100), (120, 160, 150)][hour], (250, 225, 190)
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        draw.line(
            (0, y, width, y), fill=tuple(round(one + (two - one) * share) for one, two in zip(top, low, strict=True))
        )
    side = min(width, height)
    x, y = width * (2 + hour) // 8, height // 3
    draw.ellipse((x, y, x + side // 6, y + side // 6), fill=(255, 240, 200))
    draw.polygon([(0, height * 5 // 8), (width // 3, height // 2), (width, height * 3 // 4), (0, height)], fill=top)
    draw.rectangle((0, height * 3 // 4, width, height), fill=tuple(one // 2 for one in top))
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=80)
    return kept.getvalue()
