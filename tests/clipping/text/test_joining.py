"""Hyphens at line ends: undone where a word was cut, kept where they belong to it."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.page.lines import Line
from umbruch.clipping.text.joining import Joined, Vocabulary, join_lines

SEAMS = """
de der Städte-|und Gemeindetag => der Städte- und Gemeindetag
de Online-Banking-|Kunden => Online-Banking-Kunden
de der SPD-|Chef => der SPD-Chef
de die E-|Mail => die E-Mail
de das X-|beliebige => das X-beliebige
de in Baden-|Württemberg => in Baden-Württemberg
de die Gemein-|de => die Gemeinde
de die BÜR-|GERMEISTERIN => die BÜRGERMEISTERIN
de der 16-|jährige => der 16-jährige
de die 800-|Meter-Bahn => die 800-Meter-Bahn
de am 1.-|Mai-Fest => am 1.-Mai-Fest
de ein-|oder zweimal => ein- oder zweimal
de die Haupt-,|Neben- und Seitenstraßen => die Haupt-, Neben- und Seitenstraßen
de und/|oder => und/oder
de siehe https://rat.example/|Der Rat tagt => siehe https://rat.example/ Der Rat tagt
cs viz https://data.example/|Datový web zde => viz https://data.example/ Datový web zde
de siehe https://rat.example/|Rathaus/Bau.html => siehe https://rat.example/Rathaus/Bau.html
de mit https://rat.example/mit/|Ort: Lauter => mit https://rat.example/mit/ Ort: Lauter
de siehe https://rat.example/wiki/|Lauter ist => siehe https://rat.example/wiki/Lauter ist
de Karl-|Heinz Meier => Karl-Heinz Meier
de Berlin –|Der Rat => Berlin – Der Rat
de das ist gut -|so sagte er => das ist gut - so sagte er
de Umwelt\u00ad|schutz => Umweltschutz
de Umwelt¬|schutz => Umweltschutz
de Umwelt‐|schutz => Umweltschutz
de Schiff-|fahrt => Schifffahrt
de CO2-|Ausstoß => CO2-Ausstoß
de „Wald-|fest“ => „Waldfest“
en a long-|term plan => a long-term plan
en and ex-|plained why => and explained why
en the state-|ment => the statement
en high-|er prices => higher prices
en hard-|ly ever => hardly ever
en self-|employed people => self-employed people
en half-|hour => half-hour
en out-|side => outside
en twenty-|five => twenty-five
en mother-in-|law => mother-in-law
en Anglo-|American => Anglo-American
en U.S.-|led forces => U.S.-led forces
en two-|and three-year => two- and three-year
en 20-|year-old => 20-year-old
en inter-|national => international
fr le gouverne-|ment => le gouvernement
fr dit-|il => dit-il
fr a-t-|il => a-t-il
fr celui-|ci => celui-ci
fr peut-|être => peut-être
fr c'est-à-|dire => c'est-à-dire
fr vingt-|deux => vingt-deux
fr rendez-|vous => rendez-vous
fr au-|dessus => au-dessus
fr con-|tre => contre
it il gover-|no => il governo
it es-|plosione => esplosione
es ex-|plicó => explicó
es político-|social => político-social
pt sexta-|feira => sexta-feira
pt tornou-|se => tornou-se
pt ex-|plicou => explicou
nl zee-|en duinen => zee- en duinen
nl oud-|minister => oud-minister
sv väg-|och vatten => väg- och vatten
da øst-|og vest => øst- og vest
fi kun-|nan => kunnan
fi linja-|auto => linja-auto
fi maa-|ja metsä => maa- ja metsä
de die Zukunftswerk-|statt. Er => die Zukunftswerkstatt. Er
de Stadt-|statt Landleben => Stadt- statt Landleben
en extremely ill-ad-|vised => extremely ill-advised
en non-re-|gional members => non-regional members
en a man-to-|man talk => a man-to-man talk
en remain un-|affected => remain unaffected
pl gmi-|na => gmina
"""


def joined(text: str, lang: str, elsewhere: str = "") -> Joined:
    lines = [Line(number, line) for number, line in enumerate(text.split("|"), 1)]
    return join_lines(lines, conventions_for(lang), Vocabulary("\n".join([*text.split("|"), elsewhere]), lang))


@pytest.mark.parametrize("line", SEAMS.strip().split("\n"))
def test_a_hyphen_goes_or_stays(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    assert joined(text, lang).text == expected


def test_a_word_that_stands_whole_elsewhere_decides() -> None:
    assert joined("der Co-|trainer", "de").text == "der Cotrainer"
    assert joined("der Co-|trainer", "de", "Der Co-trainer lacht.").text == "der Co-trainer"
    assert joined("the ex-|minister", "en", "The minister and the wife.").text == "the ex-minister"


def test_a_broken_word_is_no_witness_for_its_halves() -> None:
    vocabulary = Vocabulary("die Gemein-\n\n  de und der Ort")
    assert not vocabulary.has("Gemein")
    assert not vocabulary.has("de")
    assert vocabulary.has("Ort")


def test_a_doubtful_join_is_told_with_its_line() -> None:
    (join,) = joined("Er|sah e-|x an", "de").joins
    assert (join.line, join.result, join.ground) == (2, "ex", "none")


@pytest.mark.parametrize(
    ("left", "right", "ground"),
    [("Gemein-", "derat", "patterns"), ("Gemeinde-", "rat", "patterns"), ("Gemeinder-", "at", "shape")],
)
def test_the_hyphenation_patterns_are_a_witness_where_they_would_cut(left: str, right: str, ground: str) -> None:
    lines = (Line(1, f"der {left}"), Line(2, f"{right} tagt"))
    (join,) = join_lines(lines, conventions_for("de"), Vocabulary("", "de")).joins
    assert (join.result, join.ground, join.sure) == ("Gemeinderat", ground, ground == "patterns")


def test_without_a_language_no_pattern_tells() -> None:
    assert not Vocabulary("").cuts("Gemein", "derat")


def test_a_soft_hyphen_inside_a_line_goes() -> None:
    assert joined("Um\u00adbau", "de").text == "Umbau"
