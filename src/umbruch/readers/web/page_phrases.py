"""Lines that web pages put between paragraphs and nobody wrote, in the languages of the pages seen."""

from __future__ import annotations

import re

NO_WORDS = frozenset(
    ("advertisement", "advertisements", "anzeige", "werbung", "publicité", "publicidad", "pubblicità",
     "publicidade", "reklama", "reklam", "annons", "annonse", "annonce", "mainos", "advertentie", "hirdetés",
     "inzerce", "реклама", "広告", "광고", "إعلان", "read more", "weiterlesen", "lesen sie auch", "lesen sie mehr",
     "lire aussi", "leia também", "lee también", "leggi anche", "lees ook", "läs också", "läs även",
     "les også", "læs også", "czytaj także", "czytaj więcej", "czytaj też", "čtěte také", "čtěte dále",
     "recommended videos", "article content", "story continues below this ad", "article continues below",
     "teilen", "share", "share this article", "mehr zum thema", "related", "related articles", "relacionado",
     "sur le même sujet", "know more", "see also", "video", "newsletter", "follow us", "sign up", "subscribe",
     "log in", "login", "anmelden", "registrieren", "新規登録", "ログインする", "関連記事",
     "nach oben", "seitenanfang", "zum seitenanfang", "zurück", "zurück zur übersicht", "zurück zur liste", "drucken",
     "seite drucken", "artikel drucken", "back to top", "back", "back to overview", "print", "print this page",
     "haut de page", "retour", "imprimer", "torna su", "stampa", "volver arriba", "imprimir", "naar boven", "terug")
)  # fmt: skip
"""Lines between paragraphs that pages put there and nobody wrote."""

LEADS_ELSEWHERE = re.compile(
    r"\s*(?:lire (?:aussi|également)|à lire (?:aussi)?|lesen sie (?:auch|mehr|hier)|lies (?:auch|"
    r"hier)|mehr (?:dazu|zum thema)|auch interessant|passend dazu|read (?:also|more|next)|"
    r"also read|see also|related|more on this|recommended|don't miss|leia (?:também|mais)|"
    r"le[ea] (?:también|además)|lea más|te puede interesar|leggi anche|lees (?:ook|verder)|"
    r"läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|czytaj (?:też|"
    r"także|więcej|również)|zobacz (?:też|także)|čtěte (?:také|více|též)|přečtěte si|olvassa el|"
    r"citește și|прочитајте|читайте (?:также|також)|baca juga|watch|in pictures|listen)\s*[:|"
    r"–—-]",
    re.IGNORECASE,
)
"""Beginnings of lines that lead to another article."""

TO_THE_READER = re.compile(
    r"empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle (?:findest du|finden sie|"
    r"befindet sich) ein|externe[nr]? inhalte? (?:anzeigen|erlauben|laden|von)|inhalte (?:erlauben|"
    r"anzeigen)|(?:einverstanden|ich stimme zu), dass mir (?:externe )?inhalte|"
    r"personenbezogene daten können an drittplattformen|"
    r"um diesen inhalt (?:anzuzeigen|zu sehen)|(?:ihre|deine) meinung ist uns wichtig|(?:la suite|"
    r"article|contenu) (?:est )?réservée? (?:aux|à nos) abonnés|il vous reste [\d.,]+ ?% de cet article|"
    r"to (?:display|view|see) this (?:content|video|post)|this video (?:has failed to load|"
    r"is not available)|try refreshing your browser|enable javascript|your browser does not support|"
    r"(?:sign|signed) up (?:for|to) (?:our|the|receive)|subscribe (?:to|now|for) (?:our|"
    r"the|unlimited|continue)|already (?:a subscriber|have an account)|bookmark \S+\.\w+ and|"
    r"ご利用には会員登録|会員限定|register (?:now )?to (?:read|continue)|to continue reading|weiterlesen mit|"
    r"jetzt (?:weiterlesen|abonnieren|testen)|para (?:seguir|continuar) leyendo|per continuare a leggere|"
    r"for å lese videre|för att läsa vidare|aby (?:czytać dalej|pokračovat)|download (?:the|"
    r"our) \S+ app",
    re.IGNORECASE,
)
"""What a page says to whoever looks at it: of contents not shown, of its newsletter, of its price."""
