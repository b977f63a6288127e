"""The language of short and long texts, by small words and script."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import Conventions, all_conventions, conventions_for, everywhere, shared
from umbruch.clipping.signs.which_language import detect

SENTENCES = """
de Der Rat hat am Montag beschlossen, dass die Brücke nicht gebaut wird.
en The council said on Monday that the bridge would not be built.
fr Le conseil a dit lundi que le pont ne serait pas construit dans la ville.
es El consejo dijo el lunes que el puente no se va a construir en la ciudad.
it Il consiglio ha detto lunedì che il ponte non sarà costruito nella città.
nl De raad heeft maandag gezegd dat de brug niet wordt gebouwd in de stad.
pl Rada powiedziała w poniedziałek, że most nie będzie zbudowany w tym roku.
pt O conselho disse na segunda-feira que a ponte não vai ser construída na cidade.
da Byrådet siger, at broen ikke bliver bygget i år, men at der er penge til en ny færge.
sv Kommunen säger att bron inte ska byggas i år, men att det finns pengar till en ny färja.
no Kommunen sier at broen ikke blir bygget i år, men at det finnes penger til en ny ferge.
fi Kunta sanoi maanantaina, että silta ei ole vielä valmis, mutta se on jo melkein maalattu.
ar قال المجلس يوم الاثنين إن الجسر لن يبنى هذا العام في المدينة.
"""

SHORT = """
de Brücke gesperrt
de Die Brücke ist gesperrt.
de Feuerwehr löscht Brand in Scheune
de Gemeinderat lehnt Neubau ab
de Kurz vor Mitternacht brannte es.
de S Dach isch jetzt en Garte. D Lüt vo de Brunnegass händ Tomate und Salat pflanzt, und am Sunntig ässe si zäme.
de Mir händ lang gwartet, bis de Lift wieder gloffe isch. Jetz gömmer uf s Dach und luege d Stadt a.
en Bridge closed
en The bridge is closed.
en Council rejects new stadium plan
en Fire destroys barn near village
en Storks return to river after forty years
fr Le pont est fermé.
fr Le conseil municipal rejette le projet de stade
fr Incendie dans une grange
fr Les cigognes de retour après quarante ans
es Puente cerrado
es El puente está cerrado.
es El ayuntamiento rechaza el proyecto del estadio
es Incendio en un granero
es Las cigüeñas vuelven tras cuarenta años
it Ponte chiuso
it Il ponte è chiuso.
it Il consiglio comunale boccia lo stadio
it Incendio in un fienile
it Le cicogne tornano dopo quarant’anni
nl De brug is dicht.
nl Gemeenteraad wijst plan voor stadion af
nl Brand in een schuur
nl Ooievaars terug na veertig jaar
af Die brug is gesluit omdat die water te hoog is. Niemand weet wanneer dit weer oop sal wees nie, het die raad gesê.
pl Most jest zamknięty.
pl Pożar w stodole
pl Bociany wracają po czterdziestu latach
pt A ponte está fechada.
pt Câmara rejeita projeto do estádio
pt Incêndio num celeiro
pt As cegonhas voltam após quarenta anos
ca El pont està tancat perquè l’aigua és massa alta. Ningú no sap quan es tornarà a obrir, ha dit l’ajuntament.
gl A ponte está pechada porque a auga vai moi alta. Ninguén sabe cando volverá abrir, dixo o concello.
da Broen er lukket
da Broen er lukket, siger kommunen.
da Storkene er tilbage efter fyrre år
da Brand i en lade nær byen
no Broen er stengt
no Brua er stengt, sier kommunen.
no Storkene er tilbake etter førti år
no Eg veit ikkje kva dei skal gjere no, seier ordføraren. Kommunen har ikkje pengar til noko ny bru.
sv Bron är stängd
sv Bron är stängd, säger kommunen.
sv Storkarna är tillbaka efter fyrtio år
sv Brand i en lada nära byn
fi Silta on suljettu
fi Silta on suljettu, kertoo kunta.
fi Valtuusto hylkäsi stadionhankkeen
fi Haikarat palasivat neljänkymmenen vuoden jälkeen
fi Lato paloi kylän lähellä
ar الجسر مغلق
fa پل بسته است و هیچ‌کس نمی‌داند کی دوباره باز می‌شود. شهرداری گفت آب خیلی بالا است.
ur پل بند ہے اور کسی کو معلوم نہیں کہ یہ کب کھلے گا۔ بلدیہ نے کہا کہ پانی بہت اونچا ہے۔
cs Most je uzavřen, protože je voda příliš vysoko. Nikdo neví, kdy se znovu otevře, řekla radnice.
sk Most je uzavretý, pretože voda je príliš vysoko. Nikto nevie, kedy sa znova otvorí, povedala radnica.
hu A híd le van zárva, mert túl magas a víz. Senki sem tudja, mikor nyitják meg újra, közölte az önkormányzat.
ro Podul este închis pentru că apa este prea mare. Nimeni nu știe când se va redeschide, a spus primăria.
tr Köprü kapalı çünkü su çok yüksek. Kimse ne zaman açılacağını bilmiyor, dedi belediye.
el Η γέφυρα είναι κλειστή επειδή το νερό είναι πολύ ψηλά.
ru Мост закрыт, потому что вода слишком высокая. Никто не знает, когда он снова откроется.
uk Міст закритий, бо вода надто висока. Ніхто не знає, коли його знову відкриють.
bg Мостът е затворен, защото водата е твърде висока. Никой не знае кога ще бъде отворен отново.
sr Мост је затворен јер је вода превисока. Нико не зна када ће поново бити отворен.
hr Most je zatvoren jer je voda previsoka. Nitko ne zna kada će se ponovno otvoriti, rekao je gradonačelnik.
sl Most je zaprt, ker je voda previsoka. Nihče ne ve, kdaj ga bodo spet odprli, je povedal župan.
is Brúin er lokuð því vatnið er of hátt. Enginn veit hvenær hún opnar aftur, sagði bæjarstjórinn.
et Sild on suletud, sest vesi on liiga kõrgel. Keegi ei tea, millal see uuesti avatakse, ütles linnavalitsus.
lv Tilts ir slēgts, jo ūdens ir pārāk augsts. Neviens nezina, kad to atkal atvērs, sacīja pašvaldība.
lt Tiltas uždarytas, nes vanduo per aukštas. Niekas nežino, kada jis vėl bus atidarytas, sakė savivaldybė.
eu Zubia itxita dago ura altuegi dagoelako. Inork ez daki noiz irekiko den berriro, esan du udalak.
ga Tá an droichead dúnta mar go bhfuil an t-uisce ró-ard. Níl a fhios ag aon duine cathain a osclófar arís é.
cy Mae'r bont ar gau gan fod y dŵr yn rhy uchel. Does neb yn gwybod pryd y bydd yn agor eto, meddai'r cyngor.
sq Ura është e mbyllur sepse uji është shumë i lartë. Askush nuk e di kur do të hapet përsëri, tha bashkia.
id Jembatan ditutup karena air terlalu tinggi. Tidak ada yang tahu kapan akan dibuka lagi, kata pemerintah kota.
vi Cây cầu bị đóng vì nước quá cao. Không ai biết khi nào nó sẽ mở lại, chính quyền cho biết.
he הגשר סגור כי המים גבוהים מדי.
ja 橋は閉鎖されている。水が高すぎるためだ。
zh 这座桥已经关闭，因为水位太高。
ko 다리는 물이 너무 높아 폐쇄되었다.
lb D'Bréck ass zou, well d'Waasser ze héich ass. Kee weess, wéini se erëm opgeet, sot d'Gemeng.
sw Daraja limefungwa kwa sababu maji ni mengi sana. Hakuna anayejua litafunguliwa lini tena, ilisema halmashauri.
en Ada Roe, Jan Poe, Kim Soe and Max Doe met in Lemga with Hans Müller, Jürgen Groß and Señor Núñez.
"""


@pytest.mark.parametrize("line", SHORT.strip().split("\n"))
def test_a_headline_or_a_sentence_of_a_relative_tells_the_language(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert detect(text).lang == lang


def test_a_table_of_figures_is_no_rare_language() -> None:
    assert detect("QUILL CORP 3RD QTR NET\n\nNet 2,554 vs 1,954\n\nRevs 44 mln vs 32 mln\n\nNet 5 vs 3").lang in (
        None,
        "en",
    )


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_one_sentence_tells_the_language(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert detect(text).lang == lang


def test_too_little_text_tells_nothing() -> None:
    assert detect("Xyzzy").lang is None
    assert detect("12.3.2024").sureness == 0.0


def test_a_quotation_in_another_language_does_not_decide() -> None:
    text = "Der Rat hat den Satz „the bridge is not for the town“ in das Protokoll aufgenommen, und das ist gut so."
    assert detect(text).lang == "de"


def test_thirteen_languages_have_conventions() -> None:
    table = all_conventions()
    assert {"de", "en", "fr", "es", "it", "nl", "pl", "pt", "da", "sv", "no", "fi", "ar"} <= set(table)
    assert all(len(conventions.months) == 12 for conventions in table.values())


@pytest.mark.parametrize("lang", sorted(all_conventions()))
def test_no_list_has_an_entry_twice_or_blank(lang: str) -> None:
    for field in Conventions.__struct_fields__:
        value = getattr(all_conventions()[lang], field)
        if isinstance(value, tuple) and field != "months":
            assert all(entry.strip() == entry != "" for entry in value), field
            assert len(set(value)) == len(value), f"{lang}.toml, {field}: {sorted(value)}"


def test_a_region_has_the_conventions_of_its_language() -> None:
    assert conventions_for("de-CH").code == "de"
    assert conventions_for("nb-NO").code == "no"
    assert conventions_for("xx").code == "en"


def test_what_all_languages_share_is_longest_first() -> None:
    lengths = [len(entry) for entry in everywhere("credit_labels")]
    assert lengths == sorted(lengths, reverse=True)
    assert "dpa" in shared().agencies


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("تفتح البلدية مكتبة جديدة في وسط المدينة يوم الأحد المقبل.", "ar"),
        ("شهرداری روز یکشنبه کتابخانهٔ تازه‌ای در مرکز شهر باز می‌کند.", "fa"),
        ("بلدیہ نے اتوار کو شہر کے مرکز میں نیا کتب خانہ کھولا ہے۔", "ur"),
        ("העירייה פותחת ספרייה חדשה במרכז העיר.", "he"),
    ],
)
def test_languages_of_one_script_are_told_by_letters_that_others_lack(text: str, lang: str) -> None:
    assert detect(text).lang == lang


def test_a_few_words_are_less_sure_than_many() -> None:
    few, many = "Der Hund und die Katze", "Der Hund und die Katze sind in dem Haus und nicht auf der Straße. " * 5
    assert detect(few).lang == detect(many).lang == "de"
    assert detect(few).sureness < 0.8 < detect(many).sureness
