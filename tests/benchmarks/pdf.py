"""How fast and how evenly PDF is set, beside typst and WeasyPrint where they are installed: `make bench`.

Every article differs from the one before, so that caches serve words and not whole articles. Times are CPU time of this
process, the median of many; only their ratios travel from one machine to another.
"""

from __future__ import annotations

import contextlib
import html
import importlib.util
import random
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from tests.publications import paragraph
from tests.writers.pdf.test_typesetting import TEXT
from umbruch.fonts import face_file
from umbruch.style import load
from umbruch.tree import Article, Publication
from umbruch.writers.pdf import PdfWriter

PARAGRAPHS = tuple(" ".join(text.split()) for text in TEXT.strip().split("\n\n"))
ROUNDS, TURN = 12, 4
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
_SAME_COLUMN = 40.0
_HANG = 8.0
_WIDEST = 15.0
_ENDINGS = ("n", "en", "lich", "keit", "s")

WORDS = tuple(word for text in PARAGRAPHS for word in text.split() if word.isalpha())

Texts = list[str]


def articles(times: int) -> Iterator[Texts]:
    """Articles of our own text `times` over, the headline first, each with other words changed."""
    chance = random.Random(3)
    while True:
        yield [
            " ".join(chance.sample(WORDS, 4)),
            *(
                " ".join(word + chance.choice(_ENDINGS) if chance.random() < 0.1 else word for word in text.split())
                for _ in range(times)
                for text in PARAGRAPHS
            ),
        ]


def publication(texts: Texts) -> Publication:
    """An article of that headline and those paragraphs."""
    headline, *body = texts
    article = Article(lang="de", headline=headline, body=tuple(paragraph(text) for text in body))
    return Publication(lang="de", articles=(article,))


def umbruch() -> Callable[[Texts], bytes]:
    """Our own writer, as it is."""
    style = load("broadsheet")
    return lambda texts: PdfWriter().render(publication(texts), style)


def typst() -> Callable[[Texts], bytes]:
    """Typst with its compiler reused, the same fonts, measures and standards."""
    compiler: Any = importlib.import_module("typst")
    style = load("broadsheet")
    made = compiler.Compiler(font_paths=[str(Path(face_file(style.fonts.serif)).parent)])
    page, body = style.page, style.text.body
    edges = "".join(f"{side}: {getattr(page.margins, side)}pt, " for side in ("top", "right", "bottom", "left"))
    head = (
        f'#set page("a4", margin: ({edges}), columns: {page.columns})\n#set columns(gutter: {page.gutter}pt)\n'
        f'#set text(font: "PT Serif", size: {body.size}pt, lang: "de", hyphenate: true, top-edge: {body.leading}pt)\n'
        f"#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: {body.indent}pt, "
        'linebreaks: "optimized")\n'
    )

    def compile_one(texts: Texts) -> bytes:
        headline, *paragraphs = texts
        written = f'{head}#set document(title: "{headline}")\n= {headline}\n' + "\n\n".join(paragraphs)
        content: bytes = made.compile(input=written.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"])
        return content

    return compile_one


def weasyprint() -> Callable[[Texts], bytes]:
    """WeasyPrint with the same fonts and measures; it writes PDF/UA-1 alone."""
    weasy: Any = importlib.import_module("weasyprint")
    style = load("broadsheet")
    page, body = style.page, style.text.body
    edges = " ".join(f"{getattr(page.margins, side)}pt" for side in ("top", "right", "bottom", "left"))
    files = (("normal", face_file(style.fonts.serif)), ("bold", face_file(style.fonts.serif, bold=True)))
    faces = "".join(
        f"@font-face{{font-family:Body;font-weight:{weight};src:url({file.as_uri()})}}" for weight, file in files
    )
    fonts: Any = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    sheet = weasy.CSS(
        string=f"{faces}@page{{size:A4;margin:{edges}}} p{{margin:0;text-indent:{body.indent}pt}}"
        f"body{{columns:{page.columns};column-gap:{page.gutter}pt;font:{body.size}pt/{body.leading}pt Body;"
        "text-align:justify;hyphens:auto}",
        font_config=fonts,
    )

    def write(texts: Texts) -> bytes:
        headline, *paragraphs = texts
        body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
        page = f"<html lang=de><title>{headline}</title><h1>{headline}</h1>{body}</html>"
        content: bytes = weasy.HTML(string=page).write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
        )
        return content

    return write


Writers = dict[str, Callable[[Texts], bytes]]

PEERS: dict[str, Callable[[], Callable[[Texts], bytes]]] = {"typst": typst, "weasyprint": weasyprint}


def measured(writers: Writers, times: int, rounds: int) -> dict[str, tuple[float, int]]:
    """Milliseconds an article, warm, and bytes a file.

    All writers take their turns, so that they meet the same disturbances; each has some articles a turn, as in a
    batch, of which the first finds the processor's caches full of the others' data and does not count.
    """
    source = articles(times)
    for write in writers.values():
        write(next(source))
    taken: dict[str, list[float]] = {name: [] for name in writers}
    sizes: dict[str, int] = {}
    for _ in range(rounds):
        turn = list(islice(source, TURN + 1))
        for name, write in writers.items():
            write(turn[0])
            for texts in turn[1:]:
                start = time.process_time()
                sizes[name] = len(write(texts))
                taken[name].append((time.process_time() - start) * 1000)
    return {name: (statistics.median(taken[name]), sizes[name]) for name in writers}


def evenness(content: bytes) -> tuple[float, float, float]:
    """Mean, standard deviation and maximum of the word spaces in the full lines of body text, in points."""
    lines = list(body_lines(content))
    found: list[float] = []
    for line in lines:
        column = [other[-1].right for other in lines if abs(other[0].left - line[0].left) < _SAME_COLUMN]
        if line[-1].right > max(column) - _HANG:
            found += [word.left - before.right for before, word in pairwise(line)]
    return statistics.mean(found), statistics.pstdev(found), max(found)


class Word(NamedTuple):
    """A word where it stands, as pdftotext tells it: points from the upper left of its page."""

    left: float
    top: float
    right: float
    bottom: float


def body_lines(content: bytes) -> Iterator[list[Word]]:
    """The words of each line of the size of the body, page heads and headline left out."""
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True).stdout
    words = [Word(*map(float, box)) for box in _WORD.findall(told.decode("utf-8"))]
    usual = statistics.median(word.bottom - word.top for word in words)
    line: list[Word] = []
    for word in words:
        if line and not (abs(word.top - line[-1].top) < 1 and 0 < word.left - line[-1].right < _WIDEST):
            yield line
            line = []
        if abs(word.bottom - word.top - usual) < 0.2:
            line.append(word)
    if line:
        yield line


def measured_evenness(writers: Writers) -> Iterator[str]:
    """Rows with the word spaces of every writer."""
    if shutil.which("pdftotext") is None:
        yield "word spaces: pdftotext is not installed"
        return
    yield "word spaces in points, all in the same text, fonts and measure"
    texts = ["Ein Wohnzimmer voller Bücher", *PARAGRAPHS]
    for name, write in writers.items():
        mean, deviation, most = evenness(write(texts))
        yield f"        {name:<11} mean {mean:.2f}  standard deviation {deviation:.2f}  largest {most:.2f}"


def main() -> None:
    """Measure and print."""
    writers: Writers = {"umbruch": umbruch()}
    for name, make in PEERS.items():
        if importlib.util.find_spec(name):
            with contextlib.suppress(ImportError, OSError):
                writers[name] = make()
    out = []
    for label, times, rounds in (("2 KB", 1, ROUNDS), ("20 KB", 10, ROUNDS // 3)):
        found = measured(writers, times, rounds)
        ours = found["umbruch"][0]
        for name, (taken, size) in found.items():
            out.append(f"{label:>6}  {name:<11} {taken:8.1f} ms  {size / 1000:6.1f} kB  x {taken / ours:.2f}")
    out += [f"        {name} is not installed" for name in PEERS if name not in writers]
    out += measured_evenness(writers)
    out.append("300 pages, and memory over 5,000 articles: make endurance")
    print("\n".join(out))  # noqa: T201


if __name__ == "__main__":
    main()
