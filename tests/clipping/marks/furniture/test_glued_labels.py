"""A label in front of a headline is taken off it, whatever its language, and the headline stays."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.marks.furniture.glued_labels import label_before

ARTICLES = {
    "de": (
        "Neue Brücke über die Aue",
        (
            "Der Rat von Lauter hat am Montag eine neue Brücke beschlossen. Sie kostet zwei Millionen Euro, und "
            "die Arbeiten beginnen im Mai."
        ),
    ),
    "en": (
        "New bridge across the Rowan",
        (
            "The council of Port Rowan decided on Monday to build a new bridge. It will cost two million pounds, "
            "and works begin in May."
        ),
    ),
    "fr": (
        "Un nouveau pont sur la Lente",
        (
            "Le conseil de Lauzet a décidé lundi de construire un nouveau pont. Il coûtera deux millions d'euros "
            "et les travaux commencent en mai."
        ),
    ),
    "es": (
        "Un puente nuevo sobre el Lora",
        (
            "El pleno de Loriana decidió el lunes construir un puente nuevo. Costará dos millones de euros y las "
            "obras empiezan en mayo."
        ),
    ),
    "it": (
        "Un nuovo ponte sul Lodrone",
        (
            "Il consiglio di Lodrina ha deciso lunedì di costruire un nuovo ponte. Costerà due milioni di euro e "
            "i lavori cominciano a maggio."
        ),
    ),
    "pt": (
        "Uma nova ponte sobre o Lourinho",
        (
            "A câmara de Lourinhal decidiu na segunda-feira construir uma nova ponte. Vai custar dois milhões de "
            "euros e as obras começam em maio."
        ),
    ),
    "nl": (
        "Nieuwe brug over de Lauwe",
        (
            "De raad van Lauwerdam besloot maandag een nieuwe brug te bouwen. Die kost twee miljoen euro en het "
            "werk begint in mei."
        ),
    ),
    "pl": (
        "Nowy most nad Łuną",
        (
            "Rada Łunowa postanowiła w poniedziałek zbudować nowy most. Będzie kosztował dwa miliony złotych, a "
            "prace zaczną się w maju."
        ),
    ),
    "cs": (
        "Nový most přes Lužku",
        (
            "Zastupitelé Lužan v pondělí rozhodli o stavbě nového mostu. Bude stát dva miliony korun a práce "
            "začnou v květnu."
        ),
    ),
    "hu": (
        "Új híd épül a Lápos felett",
        (
            "Láposfalva képviselő-testülete hétfőn új híd építéséről döntött. Kétmillió forintba kerül, és a "
            "munka májusban kezdődik."
        ),
    ),
    "ro": (
        "Un pod nou peste Lunca",
        (
            "Consiliul din Luncani a hotărât luni construirea unui pod nou. Va costa două milioane de lei, iar "
            "lucrările încep în mai."
        ),
    ),
    "sv": (
        "Ny bro över Lundaån",
        (
            "Fullmäktige i Lundavik beslutade på måndagen att bygga en ny bro. Den kostar två miljoner kronor och"
            " arbetet börjar i maj."
        ),
    ),
    "da": (
        "Ny bro over Lunden Å",
        (
            "Byrådet i Lundby besluttede mandag at bygge en ny bro. Den koster to millioner kroner, og arbejdet "
            "begynder i maj."
        ),
    ),
    "no": (
        "Ny bro over Lundelva",
        (
            "Kommunestyret i Lundvik vedtok mandag å bygge en ny bro. Den koster to millioner kroner, og arbeidet"
            " starter i mai."
        ),
    ),
    "fi": (
        "Uusi silta Lumijoen yli",
        (
            "Lumilahden valtuusto päätti maanantaina rakentaa uuden sillan. Se maksaa kaksi miljoonaa euroa, ja "
            "työt alkavat toukokuussa."
        ),
    ),
    "hr": (
        "Novi most preko Lugarice",
        (
            "Vijeće Lugova odlučilo je u ponedjeljak graditi novi most. Stajat će dva milijuna eura, a radovi "
            "počinju u svibnju."
        ),
    ),
    "bg": (
        "Нов мост над река Лъка",
        (
            "Общинският съвет в Лъки реши в понеделник да построи нов мост. Той ще струва два милиона лева, а "
            "работата започва през май."
        ),
    ),
    "ru": (
        "Новый мост через Лугу",
        (
            "Совет Лугово в понедельник решил построить новый мост. Он обойдётся в два миллиона рублей, работы "
            "начнутся в мае."
        ),
    ),
    "uk": (
        "Новий міст через Лугу",
        (
            "Рада Лугового в понеділок вирішила збудувати новий міст. Він коштуватиме два мільйони гривень, "
            "роботи почнуться у травні."
        ),
    ),
    "el": (
        "Νέα γέφυρα στον ποταμό Λούρο",
        (
            "Το συμβούλιο του Λουτρού αποφάσισε τη Δευτέρα να χτίσει νέα γέφυρα. Θα κοστίσει δύο εκατομμύρια ευρώ"
            " και τα έργα αρχίζουν τον Μάιο."
        ),
    ),
    "tr": (
        "Lale Çayı üzerine yeni köprü",
        (
            "Laleli meclisi pazartesi günü yeni bir köprü yapılmasına karar verdi. Köprü iki milyon liraya mal "
            "olacak ve çalışmalar mayısta başlayacak."
        ),
    ),
    "ar": (
        "جسر جديد فوق نهر الليط",
        "قرر مجلس بلدة اللوزية يوم الاثنين بناء جسر جديد. وستبلغ تكلفته مليوني دولار وتبدأ الأعمال في مايو المقبل.",
    ),
    "zh": (
        "芦河上将建新桥",
        "芦镇议会星期一决定修建一座新桥。新桥造价两百万元，工程将于五月开始，预计明年秋天完工并向行人开放。",
    ),
    "ko": (
        "누리천에 새 다리 놓는다",
        "누리읍 의회는 월요일 새 다리를 놓기로 했다. 사업비는 이백만 유로이며 공사는 오월에 시작된다.",
    ),
}

GLUED = {
    "de": (
        "EILMELDUNG: ",
        "Eil: ",
        "Pressemitteilung – ",
        "Pressemitteilung: ",
        "PRESSEMITTEILUNG – ",
        "EXKLUSIV | ",
        "Medieninformation Nr. 12/2021: ",
        "PM: ",
    ),
    "en": (
        "BREAKING NEWS: ",
        "News alert – ",
        "Press Release: ",
        "FOR IMMEDIATE RELEASE – ",
        "EXCLUSIVE | ",
        "Media Advisory: ",
        "NEWS RELEASE | ",
    ),
    "fr": ("ALERTE INFO : ", "Communiqué de presse : ", "COMMUNIQUÉ – ", "EXCLUSIF | "),
    "es": ("ÚLTIMA HORA: ", "Nota de prensa: ", "COMUNICADO – ", "EXCLUSIVA | "),
    "it": (
        "Ultim’ora – ",
        "Comunicato stampa: ",
        "ESCLUSIVA | ",
    ),
    "pt": (
        "URGENTE: ",
        "Nota de imprensa: ",
        "EXCLUSIVO | ",
    ),
    "nl": ("Laatste nieuws: ", "Persbericht: ", "PERSBERICHT – ", "EXCLUSIEF | "),
    "pl": (
        "PILNE: ",
        "Informacja prasowa: ",
        "TYLKO U NAS | ",
    ),
    "cs": (
        "Mimořádná zpráva: ",
        "Tisková zpráva: ",
        "EXKLUZIVNĚ | ",
    ),
    "hu": (
        "GYORSHÍR: ",
        "Sajtóközlemény: ",
        "EXKLUZÍV | ",
    ),
    "ro": (
        "ULTIMA ORĂ: ",
        "Comunicat de presă: ",
        "EXCLUSIV | ",
    ),
    "sv": (
        "JUST NU: ",
        "Pressmeddelande: ",
        "JUST NU | ",
    ),
    "da": (
        "SENESTE NYT: ",
        "Pressemeddelelse: ",
        "EKSKLUSIVT | ",
    ),
    "no": (
        "Siste nytt: ",
        "Pressemelding: ",
        "SISTE NYTT | ",
    ),
    "fi": (
        "JUURI NYT: ",
        "Lehdistötiedote: ",
        "TIEDOTE – ",
    ),
    "hr": (
        "Izvanredna vijest: ",
        "Priopćenje za medije: ",
        "EKSKLUZIVNO | ",
    ),
    "bg": (
        "ИЗВЪНРЕДНО: ",
        "Прессъобщение: ",
        "ЕКСКЛУЗИВНО | ",
    ),
    "ru": (
        "СРОЧНО: ",
        "Пресс-релиз: ",
        "ЭКСКЛЮЗИВ | ",
    ),
    "uk": (
        "ТЕРМІНОВО: ",
        "Пресреліз: ",
        "ЕКСКЛЮЗИВ | ",
    ),
    "el": (
        "ΕΚΤΑΚΤΟ: ",
        "Δελτίο Τύπου: ",
        "ΑΠΟΚΛΕΙΣΤΙΚΟ | ",
    ),
    "tr": ("SON DAKİKA: ", "Basın Bülteni: ", "BASIN AÇIKLAMASI | ", "ÖZEL HABER | "),
    "ar": (
        "عاجل: ",
        "بيان صحفي: ",
        "حصري | ",
    ),
    "zh": ("快讯：", "新闻稿：", "独家｜", "【独家】"),
    "ko": (
        "속보: ",
        "보도자료: ",
        "[단독] ",
    ),
}


@pytest.mark.parametrize(("lang", "label"), [(lang, label) for lang, labels in GLUED.items() for label in labels])
def test_a_label_in_front_of_a_headline_is_none_of_it(lang: str, label: str) -> None:
    headline, report = ARTICLES[lang]
    text = f"{label}{headline}\n\n{report}\n\n{report}"
    article = umbruch.read(text.encode(), format="text", name="a").article
    assert article.headline == headline
    assert article.body
    assert article.kicker or article.discarded == (label.rstrip(" –:-"),)


@pytest.mark.parametrize(
    "headline",
    [
        "BREAKING: Council votes for the bridge",
        "Exclusive: Inside the old bridge of Rowan",
        "Analyse: Warum die Brücke teurer wird",
        "Comunicado | Puente",
        "Live in Lauter: Die Brücke der Töne",
        "Press releases are read by nobody, says a study",
        "[Brücken] und andere Wege",
    ],
)
def test_words_that_belong_to_a_headline_stay(headline: str) -> None:
    assert label_before(headline) == 0


_EVERY = 6
"""Of the texts of a corpus one in so many is read, as it is and with a label."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "where"),
    [(name, where) for name in ("fresh", "clippings", "wire") for where in ("first line", "headline")],
)
def test_a_label_in_front_costs_next_to_no_headline(shared: Path, name: str, where: str) -> None:
    path = shared / "corpora" / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"../shared/corpora/{name}.jsonl is not here")
    lost = asked = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines()[::_EVERY]):
        case = json.loads(line)
        text, wanted = case["text"].lstrip("\n"), case["expect"]["headline"]
        at = 0 if where == "first line" else f"\n{text}".find(f"\n{wanted}\n")
        if at < 0 or not wanted:
            continue
        labels = GLUED.get(case["lang"], GLUED["en"])
        if where == "first line":  # flags such as `EXCLUSIVE |` stand before headlines only
            labels = tuple(label for label in labels if not {"|", "｜", "]", "】"} & set(label))
        headed = text[:at] + labels[number % len(labels)] + text[at:]
        asked += 1
        lost += _headline(text) == wanted and _headline(headed) != wanted
    assert asked
    assert lost <= 0.02 * asked


@cache
def _headline(text: str) -> str | None:
    return umbruch.read(text.encode(), format="text", name="a").article.headline
