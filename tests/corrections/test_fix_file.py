"""`article.fix.toml`: honoured by every command and door, written by --write-fixes, mistakes told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run
from tests.readers.office.word_files import p, styled, t
from tests.readers.office.word_files import word_file as word
from umbruch.batch.course import FEW
from umbruch.corrections.fix_writing import fix_text
from umbruch.errors import FieldError, FixesError
from umbruch.tree import Article, Paragraph, Publication, Text

TEXT = """Lokales

Neue Brücke für Kalldorf eröffnet
und Hunderte kamen zum Fest am Fluss
Von Ada Roe

KALLDORF. Der Rat hat am Montag die neue Brücke über die Lauter eröffnet. Der Bau hat drei Jahre
gedauert und kostet vier Millionen Euro. Die Bürgermeisterin sprach von einem großen Tag.

Was jetzt zu tun ist

Die alte Brücke wird abgerissen. Sie steht seit 1911 an dieser Stelle und ist nicht mehr zu retten.

Die alte Zeit sei vorbei, sagte ein Verein am Rand der Sitzung im Rathaus den Zuhörern, die gekommen waren.
"""
DECK = "und Hunderte kamen zum Fest am Fluss"
FIX = f'[[lines]]\nwords = "{DECK}"\nrole = "deck"\n'


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The text, without corrections."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def corrected(article: Path, fixes: str) -> umbruch.Reading:
    article.with_name("article.fix.toml").write_text(fixes, encoding="utf-8")
    return umbruch.read(article)


def test_without_the_file_the_deck_is_part_of_the_headline(article: Path) -> None:
    assert umbruch.read(article).article.deck is None


def test_a_fixed_line_changes_what_the_lines_around_it_are(article: Path) -> None:
    reading = corrected(article, FIX)
    assert (reading.article.headline, reading.article.deck) == ("Neue Brücke für Kalldorf eröffnet", DECK)
    (origin,) = (one for one in reading.origins if one.field == "articles[0].deck")
    assert (origin.lines, origin.sureness, origin.why) == ((4,), 1.0, "fixed by hand")


def test_words_of_a_line_are_told_on_the_command_line_and_kept_in_the_file(article: Path) -> None:
    told = {"lines[7]": "desk_notes: Der Bau hat drei Jahre"}
    ran = run("inspect", str(article), "--set", f"lines[7]={told['lines[7]']}", "--write-fixes")
    assert ran.status == 0
    assert 'part = "Der Bau hat drei Jahre"' in article.with_name("article.fix.toml").read_text(encoding="utf-8")
    reading = umbruch.read(article)
    assert reading == umbruch.read(article, fixes=True)
    assert reading.article.desk_notes == ("Der Bau hat drei Jahre",)
    assert "eröffnet. gedauert und" in str(reading.article.body[0])


def test_words_that_no_longer_stand_in_their_line_are_an_error(article: Path) -> None:
    with pytest.raises(FixesError, match="do not stand there"):
        corrected(article, '[[lines]]\nwords = "Von Ada Roe"\npart = "Ada Loe"\nrole = "byline"\n')
    with pytest.raises(FieldError, match="names no words"):
        umbruch.read(article, fixes=False, set={"lines[7]": "byline: –"})
    with pytest.raises(FixesError, match="counts the places"):
        corrected(article, '[[lines]]\nwords = "Von Ada Roe"\npart_nth = 2\nrole = "byline"\n')


def test_words_are_set_apart_with_their_links_in_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    words = "Von Ada Roe Der Rat hat am Montag die neue Brücke eröffnet. Der Bau hat drei Jahre gedauert."
    path.write_bytes(word(styled("Heading1", "Neue Brücke eröffnet") + p(t(words))))
    path.with_name("article.fix.toml").write_text(
        '[[lines]]\nwords = "Von Ada Roe Der Rat"\npart = "Von Ada Roe"\nrole = "byline"\n', encoding="utf-8"
    )
    article = umbruch.read(path).article
    assert article.byline is not None
    assert article.byline.text == "Von Ada Roe"
    assert str(article.body[0]).count("Der Rat hat am Montag") == 1


def test_words_of_a_format_with_roles_of_its_own_are_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    own = Article(headline="Brücke eröffnet", body=(Paragraph((Text("Von Ada Roe. Der Rat tagt."),)),))
    path.write_bytes(umbruch.render(Publication(articles=(own,)), "json"))
    path.with_name("article.fix.toml").write_text(
        '[[lines]]\nwords = "Von Ada Roe"\npart = "Ada Roe"\nrole = "byline"\n', encoding="utf-8"
    )
    with pytest.raises(FixesError, match="named by its format"):
        umbruch.read(path)


def test_a_block_is_moved_by_number_and_written_by_its_words(article: Path) -> None:
    before = list(umbruch.read(article).article.body)
    applied = umbruch.api.read_corrected(article, set={"body[3].move": "body[0]"})
    assert list(applied.reading.article.body) == [before[3], before[0], before[1], before[2]]
    lines = {one.field: one.lines for one in applied.reading.origins}
    assert lines["articles[0].body[0]"] == (14,)
    told = fix_text(applied, article.name)
    assert 'move = "Der Rat hat am Montag' in told
    assert corrected(article, told).article.body == applied.reading.article.body


def test_among_blocks_of_the_same_words_the_one_that_was_meant_is_found_again(article: Path) -> None:
    same = "Der Verein bleibt dabei, wie er am Abend noch einmal sagte, und fragt weiter."
    article.write_text(f"{TEXT}\n{same}\n\nDie Stadt schweigt dazu bis heute, und der Rat auch.\n\n{same}\n", "utf-8")
    applied = umbruch.api.read_corrected(article, set={"body[0].move": "body[6]"})
    told = fix_text(applied, article.name)
    assert "move_nth = 2" in told
    assert corrected(article, told).article.body == applied.reading.article.body


@pytest.mark.parametrize("value", ["body[99]", "Worte von anderswo", "body[-1]"])
def test_a_block_is_not_moved_to_where_there_is_none(article: Path, value: str) -> None:
    with pytest.raises(FieldError, match=r"there is no|no block"):
        umbruch.read(article, set={"body[0].move": value})


def test_lines_are_fixed_by_number_in_the_library(article: Path) -> None:
    assert umbruch.read(article, set={"lines[4]": "deck"}).article.deck == DECK
    assert umbruch.read(TEXT.encode(), set={"lines[4]": "body"}).article.body[0].content[0].text == DECK  # type: ignore[union-attr]


def test_the_call_wins_over_the_file(article: Path) -> None:
    article.with_name("article.fix.toml").write_text('[set]\nkicker = "Kreis"\n', encoding="utf-8")
    assert umbruch.read(article).article.kicker == "Kreis"
    assert umbruch.read(article, set={"kicker": "Stadt"}).article.kicker == "Stadt"
    assert umbruch.read(article, fixes=False).article.kicker == "Lokales"


def test_a_batch_and_a_kit_honour_it(article: Path, tmp_path: Path) -> None:
    article.with_name("article.fix.toml").write_text(FIX, encoding="utf-8")
    umbruch.convert(article, "json", tmp_path / "out")
    assert umbruch.read(tmp_path / "out" / "article.json").article.deck == DECK
    assert umbruch.kit(tmp_path).articles[0].deck == DECK


def test_a_word_file_a_mail_and_markdown_are_corrected_by_their_lines(tmp_path: Path) -> None:
    (tmp_path / "word.docx").write_bytes(word_copy())
    head = "From: a@lauter.example\nSubject: Text\nContent-Type: text/plain; charset=utf-8\n\n"
    (tmp_path / "mail.eml").write_text(head + TEXT, encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "<html><body><article>"
        + "".join(f"<p>{one}</p>" for one in TEXT.split("\n") if one)
        + "</article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "text.md").write_text(f"# Aus dem Kreis\n\n{TEXT}", encoding="utf-8")
    for name in ("word.docx", "mail.eml", "page.html", "text.md"):
        path = tmp_path / name
        path.with_name(f"{path.stem}.fix.toml").write_text(FIX, encoding="utf-8")
        assert umbruch.read(path).article.deck == DECK, name


def word_copy() -> bytes:
    """The text as a Word file, a paragraph a line."""
    return word("".join(p(t(line)) for line in TEXT.split("\n") if line))


def test_a_format_that_names_the_roles_is_corrected_by_its_blocks(article: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree.json"
    tree.write_bytes(umbruch.render(umbruch.read(article), "json"))
    fixes = '[[lines]]\nwords = "Was jetzt zu tun ist"\nrole = "notice"\n[[lines]]\nwords = "Lokales"\nrole = "deck"\n'
    tree.with_name("tree.fix.toml").write_text(fixes, encoding="utf-8")
    read = umbruch.read(tree).article
    assert (read.notice, read.kicker, read.deck) == (("Was jetzt zu tun ist",), None, "Lokales")


def test_a_file_for_another_input_corrects_nothing(article: Path) -> None:
    assert corrected(article, f'input = "article.docx"\n{FIX}').article.deck is None


@pytest.mark.parametrize(
    ("fixes", "says"),
    [
        ('[[lines]]\nwords = "Stand hier nie und nirgends"\nrole = "deck"\n', "line 2: .*no longer stand in the text"),
        ('[[lines]]\nwords = "Die alte"\nrole = "deck"\n', "line 2: .*stand on several lines: .*after = "),
        ('[[lines]]\nwords = "Lokales"\nrole = "dek"\n', "line 3: .*no role of lines .*did you mean deck"),
        ('[[lines]]\nwords = "Lokales"\nrole = "zwischentitel"\n', "did you mean subheading"),
        ('[[lines]]\nword = "Lokales"\nrole = "deck"\n', "did you mean words"),
        ('[[line]]\nwords = "Lokales"\nrole = "deck"\n', "did you mean lines"),
        ('[set]\ntitel = "x"\n', "line 2: .*did you mean headline"),
        ('[set]\nplace = "x"\n', "line 2: .*did you mean dateline.place"),
        ("[set]\nheadline = { de = { en = 1979-05-27 } }\n", "line 2"),
        ('[[blocks]]\nwords = "Die alte Brücke"\ntype = "subheding"\n', "line 2: .*did you mean subheading"),
        ('[[blocks]]\nwords = "Die alte Brücke"\n', "line 1: .*says nothing"),
        ('[[blocks]]\nwords = "D"\nremove = true\n', "line 2: .*several blocks"),
        ('[[blocks]]\nwords = " "\nremove = true\n', "line 2: .*are no words"),
        ('[[blocks]]\nwords = "Die alte Brücke"\nsplit = "nie"\n', "line 2: .*do not stand in it"),
        ('articles = "zwei"\n', 'line 1: .*write "one"'),
        ("headline = \n", "line 1: .*not valid TOML"),
        ('[[lines]]\nwords = "Lokales"\nto = "Nie gesehen hier"\nrole = "deck"\n', "line 2: .*has the words"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_file_line_and_remedy(article: Path, fixes: str, says: str) -> None:
    with pytest.raises(FixesError, match=says) as caught:
        corrected(article, fixes)
    assert str(caught.value).startswith(str(article.with_name("article.fix.toml")))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("assignments", "says"),
    [
        ({"lines[99]": "deck"}, "no words on these lines"),
        ({"lines[3]": "titel"}, "did you mean headline"),
        ({"lines[4-3]": "deck"}, "names no lines"),
        ({"lines": "deck"}, "names no lines"),
        ({"articles": "two"}, "articles=one"),
        ({"body[0].join": "up"}, "known: next, previous"),
        ({"body[9].split": "x"}, "there are 4 of them"),
    ],
)
def test_what_is_wrong_in_a_call_is_told_with_its_place(article: Path, assignments: dict[str, str], says: str) -> None:
    with pytest.raises(FieldError, match=says):
        umbruch.read(article, set=assignments)


def test_a_field_that_is_recognised_otherwise_by_now_is_told(article: Path) -> None:
    reading = corrected(article, '[set]\nkicker = "Kreis"\n[was]\nkicker = "Politik"\n')
    (remark,) = (one for one in reading.diagnostics if one.code == "fixes.changed")
    assert "kicker was 'Politik' when this was written, now it is 'Lokales'" in remark.message
    assert remark.severity == "warning"


@pytest.mark.parametrize(
    "content", [b"\x00\xff", b"a = " + b"[" * 5_000, b"x" * 1_100_000, b"[set]\nheadline = 1e999\n"]
)
def test_hostile_files_are_refused_without_a_traceback(article: Path, content: bytes) -> None:
    article.with_name("article.fix.toml").write_bytes(content)
    with pytest.raises(FixesError):
        umbruch.read(article)


def test_many_corrections_that_fit_nowhere_are_told_soon(article: Path) -> None:
    article.write_text(
        "\n".join(f"Zeile {number} über die Brücke am Fluss" for number in range(3_000)), encoding="utf-8"
    )
    with pytest.raises(FixesError, match="no longer stand"):
        corrected(article, '[[lines]]\nwords = "Ganz andere Worte als diese"\nrole = "discard"\n' * 400)
    with pytest.raises(FixesError, match="more than 500"):
        corrected(article, FIX * 501)


def test_what_is_set_is_written_and_holds(article: Path) -> None:
    ran = run(
        "inspect", article, "--set", "lines[4]=deck", "--set", "body[2].split=Sie steht", "--set",
        "dateline.date=2027-05-04", "--write-fixes", env={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": ""},
    )  # fmt: skip
    assert ran.status == 0
    written = article.with_name("article.fix.toml").read_text(encoding="utf-8")
    assert "# Korrekturen zu article.txt" in written
    assert "lines[4]" not in written
    article.write_text(
        f"https://lauter.example/4711\n\n{TEXT.replace('vier Millionen', 'fünf Millionen')}", encoding="utf-8"
    )
    read = umbruch.read(article).article
    assert (read.deck, read.dateline and read.dateline.date, len(read.body)) == (DECK, "2027-05-04", 5)


def test_a_file_to_start_from_names_what_is_doubtful_and_replaces_none(article: Path) -> None:
    report = "Der Rat der Stadt hat am Abend beschlossen, die Brücke über den Fluss zu sperren. Niemand war dagegen."
    article.write_text(f"Umweg lang\n\nKater im Kamin\n\n{report}\n", encoding="utf-8")
    assert run("inspect", article, "--write-fixes", env={"LC_ALL": "C", "LANGUAGE": ""}).status == 0
    path = article.with_name("article.fix.toml")
    written = path.read_text(encoding="utf-8")
    assert '# headline = "Kater im Kamin"' in written
    assert umbruch.read(article) == umbruch.read(article, fixes=False)
    again = run("inspect", article, "--write-fixes")
    assert (again.status, path.read_text(encoding="utf-8")) == (1, written)
    assert "is there already" in again.err


def test_standard_input_has_no_file_beside_it() -> None:
    ran = run("inspect", "-", "--write-fixes", stdin=TEXT.encode())
    assert "no file beside it" in ran.err


def test_resume_makes_files_anew_when_corrections_were_saved(article: Path, tmp_path: Path) -> None:
    inputs = [article, *(tmp_path / f"other-{number}.txt" for number in range(FEW))]
    for other in inputs[1:]:
        other.write_text(TEXT, encoding="utf-8")
    umbruch.convert(inputs, "json", tmp_path / "out")
    assert {one.status for one in umbruch.convert(inputs, "json", tmp_path / "out", resume=True)} == {"skipped"}
    article.with_name("article.fix.toml").write_text(FIX, encoding="utf-8")
    done = umbruch.convert(inputs, "json", tmp_path / "out", resume=True)
    assert [one.status for one in done] == ["done", *["skipped"] * FEW]


def test_a_long_deck_of_a_word_file_stays_one_where_it_is_fixed(tmp_path: Path) -> None:
    long = "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. " * 4
    body = "".join(p(t(line)) for line in ("Brücke gesperrt", long.strip(), "Das sagte die Sprecherin am Abend."))
    (tmp_path / "word.docx").write_bytes(word(body))
    assert umbruch.read(tmp_path / "word.docx", set={"lines[2]": "deck"}).article.deck == long.strip()
