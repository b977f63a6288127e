"""`umbruch convert`: files, tables, one line for each error, exit statuses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import docx
import pikepdf
import pytest

import umbruch
from tests.cli.running import run, run_in_terminal
from tests.publications import sample_publication
from tests.tools import SAMPLE_EPOCH

FOUR = ("pdf", "epub", "docx", "newsml")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article to convert."""
    path = tmp_path / "in" / "clip.json"
    path.parent.mkdir()
    path.write_bytes(umbruch.render(sample_publication(), "json"))
    return path


@pytest.mark.slow
def test_without_a_word_all_four_formats_are_made_here(article: Path, tmp_path: Path) -> None:
    ran = run("convert", article, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in tmp_path.glob("clip.*")) == ["clip.docx", "clip.epub", "clip.pdf", "clip.xml"]
    head, *rows = ran.out.splitlines()
    assert head.split() == ["INPUT", "FORMAT", "SIZE", "FILE"]
    assert [row.split()[1] for row in rows] == [*FOUR, "picture"]
    assert all(re.search(r"\d+(\.\d)? k?B  clip\.\w+$", row) for row in rows[:4])


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_each_format(article: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("convert", article, "-o", tmp_path / folder, env={"SOURCE_DATE_EPOCH": SAMPLE_EPOCH}).status == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_standard_input_and_output_take_a_hyphen(article: Path) -> None:
    ran = run("convert", "-", "--to", "json", "-o", "-", stdin=article.read_bytes())
    assert (ran.status, ran.err) == (0, "")
    assert umbruch.read(ran.out.encode()) == sample_publication()


def test_standard_input_into_a_folder_is_named_stdin(article: Path, tmp_path: Path) -> None:
    assert run("convert", "-", "--to", "json", "-o", tmp_path, stdin=article.read_bytes()).status == 0
    assert (tmp_path / "stdin.json").is_file()


def test_a_terminal_is_not_flooded_with_bytes(article: Path) -> None:
    ran = run_in_terminal("convert", article, "--to", "docx", "-o", "-")
    assert ran.status == 2
    assert ran.out == ""
    assert "not for the eye" in ran.err
    assert '"umbruch": 2' in run_in_terminal("convert", article, "--to", "json", "-o", "-").out


def test_a_field_is_corrected_on_the_way(article: Path) -> None:
    ran = run("convert", article, "--to", "json", "-o", "-", "--set", "headline=Neu = neu", "--set", "kicker=")
    assert umbruch.read(ran.out.encode()).article.headline == "Neu = neu"
    assert umbruch.read(ran.out.encode()).article.kicker is None


def _one_error(*arguments: str | Path, status: int, says: str, stdin: bytes = b"", cwd: Path | None = None) -> None:
    ran = run("convert", *arguments, stdin=stdin, cwd=cwd)
    assert ran.status == status, ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("umbruch: ")
    assert says in ran.err
    assert re.search(r"\(.+\)$", ran.err.strip()), "no remedy"


@pytest.mark.slow
def test_each_mistake_is_one_line_with_file_reason_and_remedy(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    content = article.read_bytes()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "half.json").write_bytes(content[: len(content) // 2])
    (tmp_path / "file").touch()
    (tmp_path / "haus.toml").write_text("[text.headline]\nsiez = '9pt'\n")
    _one_error(tmp_path / "nix.txt", "-o", out, status=3, says="nix.txt: there is no such file")
    (tmp_path / "bare").mkdir()
    _one_error(tmp_path / "bare", "-o", out, status=3, says="nothing in this folder that is to be read")
    _one_error(tmp_path / "empty.txt", "-o", out, status=3, says="empty.txt: the input is empty")
    _one_error(tmp_path / "junk.txt", "-o", out, status=3, says="junk.txt: ")
    _one_error(tmp_path / "half.json", "-o", out, status=3, says="half.json: not valid JSON")
    _one_error("-", "-o", out, status=3, says="<stdin>")
    _one_error(article, "-o", out, "--to", "pfd", status=2, says="did you mean pdf?")
    _one_error(article, "-o", out, "--from", "txet", status=2, says="did you mean text?")
    _one_error(article, "-o", out, "--style", "brodsheet", status=2, says="did you mean broadsheet?")
    _one_error(article, "-o", out, "--style", tmp_path / "haus.toml", status=2, says="text.headline.siez")
    _one_error(article, "-o", out, "--lang", "deutsch", status=2, says="is no language tag")
    _one_error(article, "-o", out, "--set", "hedline=x", status=2, says="did you mean headline?")
    _one_error(article, "-o", out, "--set", "headline", status=2, says="FIELD=VALUE")
    _one_error(article, "--to", "docx", "-o", tmp_path / "file", status=1, says="a file stands where")
    _one_error(article, "--to", "docx", "-o", tmp_path / "file" / "below", status=1, says="file")
    _one_error(article, "--to", "docx", "-o", tmp_path / ("x" * 300), status=1, says="File name too long")
    _one_error("x" * 5000, "--to", "docx", "-o", out, status=3, says="File name too long")
    _one_error(article, "--to", "json", cwd=article.parent, status=1, says="would overwrite an input")
    assert not out.exists()
    assert not list(tmp_path.rglob("*.part"))


def test_a_full_disk_is_one_line_and_status_1(article: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    import subprocess

    from tests.cli.running import COMMAND

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "convert", str(article), "--to", "json", "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "No space left" in done.stderr.decode()


def test_with_several_inputs_the_others_are_done(article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    out = tmp_path / "out"
    ran = run("convert", tmp_path / "nix.txt", article, tmp_path / "empty.txt", "--to", "json,docx", "-o", out)
    assert ran.status == 1
    assert sorted(path.name for path in out.iterdir()) == ["clip.docx", "clip.json"]
    assert len(ran.out.splitlines()) == 3
    assert ran.err.splitlines()[-1] == "umbruch: 3 inputs: 1 done, 2 failed"
    assert len(ran.err.splitlines()) == 3


def test_no_input_that_can_be_read_is_status_3(tmp_path: Path) -> None:
    assert run("convert", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path).status == 3


def test_resume_tells_what_was_there(article: Path, tmp_path: Path) -> None:
    arguments = ("convert", article, "--to", "json", "-o", tmp_path / "out", "--resume")
    assert "was there" not in run(*arguments).out
    ran = run(*arguments)
    assert ran.status == 0
    assert "(was there)" in ran.out


@pytest.mark.slow
def test_strict_writes_nothing_for_an_input_with_a_warning(tmp_path: Path) -> None:
    publication = umbruch.Publication(articles=(umbruch.Article(headline="Zeichen ohne Type: \U000f0000"),))
    source = tmp_path / "odd.json"
    source.write_bytes(umbruch.render(publication, "json"))
    lax = run("convert", source, "--to", "json,pdf", "-o", tmp_path / "lax")
    assert lax.status == 0
    assert re.search(r"^umbruch: warning: .*odd\.json: ", lax.err)
    ran = run("convert", source, "--to", "json,pdf", "-o", tmp_path / "out", "--strict")
    assert ran.status == 1
    assert "--strict" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    ran = run("convert", tmp_path / "a\x1b[31m\nb.txt", "-o", tmp_path)
    assert "\x1b" not in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.slow
def test_several_processes_give_the_same_table(article: Path, tmp_path: Path) -> None:
    sources = []
    for number in range(24):
        sources.append(article.with_name(f"a{number:02}.json"))
        sources[-1].write_bytes(article.read_bytes())
    tables = []
    for jobs in ("1", "2"):
        ran = run("convert", *sources, "--to", "json,newsml", "-o", tmp_path / "out", "-j", jobs)
        assert ran.status == 0
        tables.append(ran.out)
    assert tables[0] == tables[1]


def test_a_house_template_is_named_by_its_file(article: Path, tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "haus.docx"))
    done = run("convert", article, "--to", "docx", "-o", tmp_path, "--template", tmp_path / "haus.docx")
    assert done.status == 0
    assert "haus.docx has no style for" in done.err


def test_a_template_that_is_none_or_has_no_use_is_one_line_and_status_2(article: Path, tmp_path: Path) -> None:
    _one_error("convert", article, "--template", tmp_path / "fort.docx", status=2, says="there is no such template")
    _one_error("convert", article, "--template", article, status=2, says="ends in .docx")
    (tmp_path / "haus.docx").write_text("x")
    _one_error("convert", article, "--template", tmp_path / "haus.docx", status=2, says="not a Word file")


def test_keys_of_the_style_and_the_paper_are_given_in_the_call(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Brücke offen\n\nDie Brücke über den Fluss ist wieder frei.\n", encoding="utf-8")
    keys = ("--set-style", "text.headline.size=31pt", "--paper", "A5", "--set-style", "fill.fit=false")
    assert run("convert", article, "-o", tmp_path / "a.pdf", *keys).status == 0
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        page = pdf.pages[0]
        assert [round(float(side)) for side in page.MediaBox[2:]] == [420, 595]
        assert b" 31 Tf" in page.Contents.read_bytes()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--paper", "A44"), "--paper: 'A44' is not a paper size (did you mean A4?"),
        (("--set-style", "text.headline.siz=3pt"), "--set-style: text.headline.siz: "),
        (("--set-style", "text.headline"), "does not say what is to be set"),
        (("--style", "magazine", "--set-style", "page.colums=2"), "did you mean columns?"),
    ],
)
def test_a_wrong_key_in_the_call_is_one_line_with_its_remedy(
    options: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Brücke offen\n\nDie Brücke ist wieder frei.\n", encoding="utf-8")
    result = run("convert", article, "-o", tmp_path / "a.pdf", *options)
    assert result.status != 0
    assert says in result.err
    assert not (tmp_path / "a.pdf").exists()


def test_nothing_that_knows_a_network_is_imported_to_write_books_and_word_files(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Neue Brücke eröffnet\n\nKALLDORF (ab). Am Montag ist die Brücke eröffnet worden.\n", "utf-8")
    look = (
        "import sys; from umbruch.cli.app import main\n"
        f"sys.argv[1:] = ['convert', {str(source)!r}, '--to', 'epub,docx,html,newsml', '-o', {str(tmp_path)!r} + '/']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'ssl', 'urllib.request', 'http.client'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", look], check=True, timeout=60, stdout=subprocess.DEVNULL)
    assert len(list(tmp_path.iterdir())) == 5
