"""How fast and how evenly PDF is set, beside typst and WeasyPrint where they are installed: `make bench`.

Every article differs from the one before, so that caches serve words and not whole articles. Times are CPU time of this
process, the median of many; only their ratios travel from one machine to another.
"""

from __future__ import annotations

import contextlib
import html
import importlib.util
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.publications import paragraph
from tests.writers.test_pdf_typesetting import TEXT, gaps, made_up
from umbruch.fonts import face_file
from umbruch.style import load
from umbruch.tree import Article, Publication
from umbruch.writers.pdf import PdfWriter
from umbruch.writers.pdf.slugs import TypeSlug

PARAGRAPHS = tuple(" ".join(text.split()) for text in TEXT.strip().split("\n\n"))
ROUNDS = 40
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
    """Typst with its compiler reused, the same fonts, columns and standards."""
    compiler: Any = importlib.import_module("typst")
    made = compiler.Compiler(font_paths=[str(Path(face_file(load("broadsheet").fonts.serif)).parent)])
    head = (
        '#set page("a4", margin: (top: 24mm, bottom: 22mm, x: 18mm), columns: 2)\n'
        '#set text(font: "PT Serif", size: 9.6pt, lang: "de", hyphenate: true)\n'
        '#set par(justify: true, leading: 4.3pt, first-line-indent: 10pt, linebreaks: "optimized")\n'
    )

    def compile_one(texts: Texts) -> bytes:
        headline, *body = texts
        written = f'{head}#set document(title: "{headline}")\n= {headline}\n' + "\n\n".join(body)
        content: bytes = made.compile(input=written.encode(), format="pdf", pdf_standards=["ua-1"])
        return content

    return compile_one


def weasyprint() -> Callable[[Texts], bytes]:
    """WeasyPrint with the same fonts and columns."""
    from importlib import import_module

    weasy: Any = import_module("weasyprint")
    css = (
        "@page{size:A4;margin:24mm 18mm 22mm} body{columns:2;font:9.6pt/12.8pt 'PT Serif';text-align:justify;"
        "hyphens:auto} p{margin:0;text-indent:10pt}"
    )

    def write(texts: Texts) -> bytes:
        headline, *paragraphs = texts
        body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
        page = f"<html lang=de><style>{css}</style><h1>{headline}</h1>{body}</html>"
        content: bytes = weasy.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
        return content

    return write


PEERS: dict[str, Callable[[], Callable[[Texts], bytes]]] = {"typst": typst, "weasyprint": weasyprint}


def measured(writers: dict[str, Callable[[Texts], bytes]], times: int, rounds: int) -> dict[str, tuple[float, int]]:
    """Milliseconds an article, warm, and bytes a file; all writers in turn, so that they meet the same disturbances."""
    source = articles(times)
    for write in writers.values():
        for _ in range(3):
            write(next(source))
    taken: dict[str, list[float]] = {name: [] for name in writers}
    sizes: dict[str, int] = {}
    for _ in range(rounds):
        texts = next(source)
        for name, write in writers.items():
            start = time.process_time()
            sizes[name] = len(write(texts))
            taken[name].append((time.process_time() - start) * 1000)
    return {name: (statistics.median(taken[name]), sizes[name]) for name in writers}


def evenness() -> tuple[float, float, float]:
    """Mean, standard deviation and maximum of our word spaces in full lines, in points."""
    pages = made_up(publication(["Ein Wohnzimmer voller Bücher", *PARAGRAPHS])).pages
    lines = (line for page in pages for slug, _, _ in page.slugs if isinstance(slug, TypeSlug) and slug.grid
             for line, _ in slug.lines)  # fmt: skip
    found = [gap for line in lines if line.scale != 1.0 for gap in gaps(line)]
    return statistics.mean(found), statistics.pstdev(found), max(found)


def main() -> None:
    """Measure and print."""
    writers = {"umbruch": umbruch()}
    for name, make in PEERS.items():
        if importlib.util.find_spec(name):
            with contextlib.suppress(ImportError, OSError):
                writers[name] = make()
    out = []
    for label, times, rounds in (("2 KB", 1, ROUNDS), ("20 KB", 10, max(ROUNDS // 5, 3))):
        found = measured(writers, times, rounds)
        ours = found["umbruch"][0]
        for name, (taken, size) in found.items():
            out.append(f"{label:>6}  {name:<11} {taken:8.1f} ms  {size / 1000:6.1f} kB  x {taken / ours:.2f}")
    out += [f"        {name} is not installed" for name in PEERS if name not in writers]
    mean, deviation, most = evenness()
    out.append(f"word spaces: mean {mean:.2f} pt, standard deviation {deviation:.2f} pt, largest {most:.2f} pt")
    print("\n".join(out))  # noqa: T201


if __name__ == "__main__":
    main()
