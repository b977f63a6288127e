"""The name of who sends a text stands above its headline, and is told from one by its words."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.signs.sender_names import is_sender

SENDERS = (
    ("de", "Polizeiinspektion Lauter"),
    ("de", "Stadt Lauter – Pressestelle"),
    ("de", "Ministerium für Umwelt und Landwirtschaft"),
    ("de", "Evangelische Kirchengemeinde Auental"),
    ("en", "Rowan County Council"),
    ("en", "University of Port Rowan"),
    ("fr", "PRÉFECTURE DE LA LENTE"),
    ("it", "Comune di Lodrina"),
    ("nl", "Gemeente Lauwerdam"),
    ("sv", "Lundaviks kommun"),
    ("fi", "Lumilahden yliopisto"),
    ("hu", "Láposi Egyetem – Sajtóiroda"),
    ("ro", "INSPECTORATUL PENTRU SITUAȚII DE URGENȚĂ LUNCA"),
    ("bg", "ОБЩИНА ЛЪКИ"),
    ("uk", "Лугівська міська рада"),
    ("ar", "وزارة البيئة"),
    ("ja", "芦市広報課"),
    ("de", "Presse und Öffentlichkeit"),
    ("de", "Unternehmenskommunikation"),
    ("de", "Staatsanwaltschaft Lauter"),
    ("de", "Lauterer Kultursommer GbR"),
    ("cs", "Lauter Strojírny s.r.o."),
)
HEADLINES = (
    ("de", "Bürgermeister lädt zum Fest ein"),
    ("de", "Landrat Jens Olbrich tritt zurück"),
    ("de", "Gericht stoppt Bau der Brücke"),
    ("de", "Stadt Lauter baut eine neue Brücke"),
    ("de", "Polizei sucht Zeugen nach Unfall auf der Auebrücke"),
    ("de", "Fest der Universität Lauter"),
    ("en", "Council votes for the bridge"),
    ("en", "FRENCH MINISTER RENEWS ECONOMIC CONTROVERSY"),
    ("en", "What the council said: “No bridge”"),
    ("fr", "La préfecture appelle à la prudence"),
    ("es", "Jornadas de Puertas Abiertas de la Universidad de Loriana"),
    ("es", "Asociación abre un museo"),
    ("sv", "Kommunen bygger ny bro över ån i höst"),
    ("uk", "Рада схвалила новий міст через річку"),
    ("ja", "芦市、観光案内アプリの提供を開始"),
    ("en", "Riverside School Wins Statewide Robotics Award"),
)


@pytest.mark.parametrize(("lang", "line"), SENDERS)
def test_the_name_of_an_office_is_a_sender(lang: str, line: str) -> None:
    assert is_sender(line, conventions_for(lang).function_words)


@pytest.mark.parametrize(("lang", "line"), HEADLINES)
def test_what_an_office_does_is_none(lang: str, line: str) -> None:
    assert not is_sender(line, conventions_for(lang).function_words)
