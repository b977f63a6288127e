"""Publications that run from right to left, for the tests of every writer: a town's release in Arabic and in Hebrew."""

from __future__ import annotations

from umbruch.tree import (
    Article,
    Byline,
    Contact,
    Credit,
    Dateline,
    Emphasis,
    Figure,
    Link,
    List,
    Paragraph,
    Person,
    Picture,
    Publication,
    Quote,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)


def _plain(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def arabic(picture: Picture) -> Publication:
    """Every block in Arabic, with vowel signs, figures of both kinds, Latin words, addresses and a telephone number."""
    release = Article(
        lang="ar",
        kicker="بيان صحفي",
        headline="البلدية تفتح المكتبة المركزية الجديدة",
        deck="ثلاثة طوابق وعشرون ألف كتاب وقاعة للأطفال في قلب المدينة",
        lead="تفتح البلدية يوم الأحد المقبل مكتبة جديدة بعد عامين من أعمال البناء.",
        byline=Byline(text="بقلم سلمى الناصر", people=(Person("سلمى الناصر"),)),
        dateline=Dateline(text="دار السلام، 3 مارس 2026 —", place="دار السلام", date="2026-03-03"),
        body=(
            _plain(
                "تضم المكتبة 20,000 كتاب و١٢٠ مقعدًا للقراءة، إضافة إلى قاعة مخصصة للأطفال ومقهى صغير يطل على الحديقة."
            ),
            Paragraph(
                (
                    Text("وستُتاح خدمة Wi-Fi "),
                    Strong((Text("مجّانًا"),)),
                    Text(" في جميع الطوابق، وتُقرأ ملفات PDF/UA-1 (وهي "),
                    Emphasis((Text("الميسَّرة"),)),
                    Text(" لضعاف البصر) على "),
                    Link(href="https://maktaba.example/ar", content=(Text("موقع المكتبة"),)),
                    Text("."),
                )
            ),
            Subheading((Text("ما الذي يجده الزائر؟"),)),
            List(items=((_plain("قاعة للأطفال"),), (_plain("ورشة Maker Space مفتوحة للجميع"),))),
            List(ordered=True, items=((_plain("التسجيل"),), (_plain("استلام البطاقة"),))),
            Quote((_plain("«أردنا مكانًا مفتوحًا للجميع، لا يحتاج زائره إلى موعد.»"),), attribution="رئيس البلدية"),
            Figure(
                image="maktaba.png",
                caption=(Text("المبنى الجديد من جهة الحديقة."),),
                credit=Credit("تصوير: بلدية دار السلام"),
                alt="مبنى من ثلاثة طوابق",
            ),
            Table(
                header=((Text("الطابق"),), (Text("القاعة"),), (Text("الكتب"),)),
                rows=(
                    ((Text("الأول"),), (Text("قاعة الأطفال"),), (Text("3,200"),)),
                    ((Text("الثاني"),), (Text("القراءة"),), (Text("12,500"),)),
                ),
                caption=(Text("توزيع الكتب على الطوابق"),),
            ),
            _plain("An English paragraph within: the library opens on Sunday, and everybody is welcome (and free)."),
        ),
        source=Source(text="المصدر: جريدة الميناء، 4 مارس 2026", publications=("جريدة الميناء",), date="2026-03-04"),
        contact=Contact(
            text="للاستفسار: هاتف +49 555 0100 200، البريد press@maktaba.example",
            phone="+49 555 0100 200",
            email="press@maktaba.example",
        ),
        boilerplate="بلدية دار السلام تخدم أربعين ألف نسمة.",
    )
    return Publication(lang="ar", articles=(release,), pictures=(picture,))


def hebrew() -> Publication:
    """A kit in Hebrew: pointed words, a maqaf, prices, and an article in English that quotes Hebrew."""
    release = Article(
        id="sifria",
        lang="he",
        kicker="הודעה לעיתונות",
        headline="העירייה פותחת ספרייה מרכזית חדשה",
        deck="שלוש קומות, עשרים אלף ספרים ואולם לילדים",
        dateline=Dateline(text="נמל-הצפון, 3 במרץ 2026 —", place="נמל-הצפון", date="2026-03-03"),
        body=(
            _plain("בספרייה 20,000 ספרים ו-120 מקומות ישיבה, וכן אולם לילדים ובית־קפה קטן הצופה אל הגן הציבורי."),
            _plain('"רצינו מקום פתוח לכולם", אמרה ראש העירייה. עלות הפרויקט: ₪4.5 מיליון, 8% פחות מהתקציב.'),
            _plain("שָׁלוֹם לַקּוֹרְאִים, נכתב על השלט, ולידו welcome (באנגלית) ו-WLAN."),
        ),
    )
    english = Article(
        id="library",
        lang="en",
        headline="A library called הספרייה opens",
        body=(
            _plain("Over the door it says שלום (in Hebrew) and مرحبًا (in Arabic), with the year ٢٠٢٦ below."),
            _plain("העירייה מזמינה את כל התושבים לפתיחה ביום ראשון."),
        ),
    )
    return Publication(
        kind="kit",
        title="ערכת עיתונות: הספרייה החדשה",
        subtitle="כל הטקסטים",
        lang="he",
        date="2026-03-03",
        publisher="עיריית נמל-הצפון",
        articles=(release, english),
    )
