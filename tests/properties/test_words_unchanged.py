"""Every word of a text stands in the tree as it was written, in whatever language."""

from __future__ import annotations

import re
import textwrap

import pytest

import umbruch
from umbruch.tree.walk import article_texts

SENTENCES = {
    "ar": "و قال رئيس البلدية إن الجسر الجديد سيفتح في الربيع. في المدينة يعيش عشرون ألف شخص.",
    "bg": "В понеделник съветът одобри моста. И кметицата беше доволна. С новия мост пътят става по-кратък.",
    "ca": "A la vila neix un pont nou. I l’alcaldessa n’està contenta. O es fa ara o no es farà mai.",
    "cs": "V pondělí rada schválila most. S novým mostem bude cesta kratší. K řece se chodí pěšky. O víkendu se slaví.",
    "da": "I mandags blev broen åbnet. Å og eng ligger øde hen. Broen koster to millioner kroner.",
    "de": "A und O ist die Brücke. Am Montag hat der Rat die Brücke beschlossen. Sie kostet zwei Millionen Euro.",
    "el": "Η δήμαρχος εγκαινίασε τη γέφυρα. Ο δρόμος γίνεται πιο σύντομος. Το έργο κόστισε δύο εκατομμύρια.",
    "en": "A man crossed the bridge. I saw him. A long way home it was, and a bout of rain came down on us.",
    "es": "A las ocho se abrió el puente. Y nadie lo cruzó. O quizá sí. E inmediatamente llovió en la villa.",
    "et": "Esmaspäeval avati sild. A ja O on hea tee. Linn maksis selle eest kaks miljonit eurot.",
    "fi": "Maanantaina silta avattiin. A ja O on hyvä tie. Kaupunki maksoi siitä kaksi miljoonaa euroa.",
    "fr": "À midi le pont a ouvert. Y a-t-il foule ? A chacun son pont. L eau monte, et C est tout pour ce soir.",
    "hr": "U ponedjeljak je vijeće odobrilo most. S novim mostom put je kraći. K rijeci se ide pješice.",
    "hu": "A polgármester átadta a hidat. S mindenki örült. Ő maga is. Az új híd kétmillió forintba került.",
    "it": "A mezzogiorno ha aperto il ponte. E tutti erano contenti. È costato due milioni. O adesso o mai più.",
    "lt": "Į miestą veda naujas tiltas. O meras patenkintas. Tiltas kainavo du milijonus eurų.",
    "mk": "В недела советот го одобри мостот. И сите беа среќни. А патот сега е пократок.",
    "nl": "U kunt over de brug. De raad keurde haar maandag goed. Zij kostte twee miljoen euro.",
    "pl": "W poniedziałek rada przyjęła uchwałę. Z nowym mostem droga jest krótsza. O tym mówiono od lat. I dobrze.",
    "pt": "A ponte abriu na segunda. O presidente estava contente. E todos também. À noite houve música na vila.",
    "ro": "A fost deschis podul nou. E o zi bună. O sută de oameni au venit. Consiliul a plătit două milioane.",
    "ru": "В понедельник совет одобрил мост. С ним путь короче. К реке идут пешком. О мосте спорили годами. Я рад.",
    "sk": "V pondelok rada schválila most. S novým mostom je cesta kratšia. K rieke sa chodí pešo. O tom sa hovorilo.",
    "sl": "V ponedeljek je svet potrdil most. S tem je pot krajša. K reki hodimo peš. Z mostom smo zadovoljni.",
    "sr": "У понедељак је веће одобрило мост. С новим мостом пут је краћи. К реци се иде пешке. О томе се прича.",
    "sv": "I måndags öppnade bron. Å andra sidan är den dyr. Ö efter ö ligger öde. Kommunen betalade två miljoner.",
    "tr": "O gün köprü açıldı. O da oradaydı. Belediye köprü için iki milyon ödedi. Herkes çok mutluydu.",
    "uk": "У понеділок рада схвалила міст. З ним шлях коротший. І всі раді. Я теж радий. В місті свято.",
    "vi": "Ở thành phố có cầu mới. Ý kiến rất tốt. Hội đồng đã chi hai triệu cho cây cầu này.",
    "cy": "Y bont newydd sydd ar agor. A oes heddwch? O na fyddai’n haf. I mi mae’r bont yn dda iawn.",
}


def words(text: str) -> list[str]:
    return re.findall(r"[^\s]+", text)


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("width", [24, 46, 400])
def test_every_word_of_a_language_stays_as_it_is(lang: str, width: int) -> None:
    sentences = re.split(r"(?<=[.?!]) ", SENTENCES[lang])
    paragraphs = [" ".join([*sentences[at:], *sentences[:at]]) for at in range(len(sentences))]
    text = "\n\n".join("\n".join(textwrap.wrap(one, width, break_on_hyphens=False)) for one in paragraphs)
    reading = umbruch.read(text.encode("utf-8"), format="text", name=lang)
    have = set(words(" ".join(article_texts(reading.article))))
    assert [word for word in words(text) if word not in have] == []
