"""Writes `docs/performance.md`: what umbruch takes beside others, on different articles each time: `make bench`.

Times are CPU time, the median of many; only the ratios travel from one machine to another.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import io
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import umbruch
from tests.benchmarks import kit_memory
from tests.benchmarks.growth import Growth, growth, table
from tests.benchmarks.pdf import articles, typst
from tests.tools import ROOT
from umbruch.kept import collect_rarely
from umbruch.tree import Publication

PAGE = ROOT / "docs" / "performance.md"
ROUNDS = 40
"""Articles of each row; the first ten warm the caches of words and are not counted."""

WARM = 10
STARTS = 7
PACKAGES = ("reportlab", "python-docx", "EbookLib", "lxml", "msgspec", "Pillow", "typst", "pypandoc-binary")
BESIDE = 30_000
"""Files in the folder of an article."""

LONG = 10
"""How many times 2 kB a long article has."""

ARCHIVES = (("200 articles of 2 kB", 200, 1, 1.8), ("17 articles of 200 kB", 17, 100, 1.7))
"""Archives for two processes: how many articles of how many times 2 kB, and how many times as fast they are to be."""

Texts = list[str]


class Row(NamedTuple):
    """A row of the page: milliseconds of ours and of a peer, and the ratio that we want to keep below."""

    what: str
    ours: float
    peer_name: str = ""
    peer: float | None = None
    limit: float | None = None


def clippings(times: int = 1) -> Iterator[tuple[Texts, bytes]]:
    """Different articles as paragraphs and as a clipping of some 2 kB, or `times` as much."""
    for number, (headline, *body) in enumerate(articles(times)):
        kept = body[: 5 * times]
        text = "\n\n".join((headline, "Von Anna Berger", f"KALLDORF (ab). {kept[0]}", *kept[1:]))
        source = f"Quelle: Kalldorfer Zeitung, {1 + number % 28}. März 2024, Seite 3"
        yield [headline, *kept], f"{text}\n\n{source}\n".encode()


def cpu(task: Callable[[Any], object], inputs: Sequence[Any]) -> float:
    """Milliseconds of CPU time for one input, the median of those after the first."""
    taken = []
    for one in inputs:
        begun = time.process_time()
        task(one)
        taken.append(time.process_time() - begun)
    return 1000 * statistics.median(taken[WARM:])


def started(*command: str) -> float:
    """Milliseconds of CPU time of a fresh process, the median of several.

    It finds modules compiled, as pip leaves them when a wheel is installed: an environment that forbids Python to keep
    what it compiles would have every source compiled anew at each start, which is more work than all the rest. And it
    finds in the user's cache what the first of these calls has left there: that of whoever develops umbruch holds
    patterns of all its versions, and takes longer to load.
    """
    taken = []
    with tempfile.TemporaryDirectory() as cache:
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["XDG_CACHE_HOME"] = cache
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=compiled)
        for _ in range(STARTS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=compiled)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * statistics.median(taken)


def docx_as_taught(texts: Texts) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(texts[0], 1)
    for text in texts[1:]:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def epub_as_taught(texts: Texts) -> bytes:
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier("id")
    book.set_title(texts[0])
    book.set_language("de")
    chapter = epub.EpubHtml(title=texts[0], file_name="chapter.xhtml", lang="de")
    chapter.content = f"<h1>{texts[0]}</h1>" + "".join(f"<p>{text}</p>" for text in texts[1:])
    book.add_item(chapter)
    book.toc = (chapter,)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    out = io.BytesIO()
    epub.write_epub(out, book)
    return out.getvalue()


def pdf_with_typst() -> Callable[[Texts], object] | None:
    """The compiler of typst, reused, where it is installed."""
    return typst() if importlib.util.find_spec("typst") else None


def warm_rows() -> Iterator[Row]:
    made = list(islice(clippings(), ROUNDS))
    texts = [texts for texts, _ in made]
    read = [umbruch.read(content, format="text") for _, content in made]
    yield Row("read a clipping of 2 kB", cpu(lambda one: umbruch.read(one[1], format="text"), made))

    def rendered(format: str) -> float:
        def render(one: Publication) -> bytes:
            return umbruch.render(one, format, on_diagnostic=lambda _: None)

        return cpu(render, read)

    compiled = pdf_with_typst()
    yield Row("PDF", rendered("pdf"), "typst, reused", cpu(compiled, texts) if compiled else None, 0.8)
    yield long_pdf_row(compiled)
    yield Row("EPUB, cover included", rendered("epub"), "EbookLib as taught", cpu(epub_as_taught, texts), 1.0)
    yield Row("DOCX", rendered("docx"), "python-docx as taught", cpu(docx_as_taught, texts), 0.1)
    for name, title in (("newsml", "NewsML-G2"), ("html", "HTML"), ("ninjs", "ninjs")):
        yield Row(title, rendered(name))


def wire_rows() -> Iterator[Row]:
    """Reading NewsML-G2 beside parsing the same bytes; that of others is looked through for what is not for readers."""
    from lxml import etree

    read = (umbruch.read(content, format="text") for _, content in islice(clippings(), ROUNDS))
    ours = [umbruch.render(one, "newsml", on_diagnostic=lambda _: None) for one in read]
    others = [one.replace(b">umbruch</generator>", b">Redaktionssystem</generator>") for one in ours]
    for what, items in (("that we wrote", ours), ("of others", others)):
        yield Row(f"read NewsML-G2 {what}", cpu(umbruch.read, items), "lxml parse", cpu(etree.fromstring, items), 3.0)


def long_pdf_row(compiled: Callable[[Texts], object] | None) -> Row:
    """PDF of articles of some 20 kB."""
    made = list(islice(clippings(LONG), ROUNDS // 2))
    read = [umbruch.read(content, format="text") for _, content in made]
    ours = cpu(lambda one: umbruch.render(one, "pdf", on_diagnostic=lambda _: None), read)
    theirs = cpu(compiled, [texts for texts, _ in made]) if compiled else None
    return Row("PDF of 20 kB", ours, "typst, reused", theirs, 0.8)


def crowded_row() -> Row:
    """Reading from a folder that holds many files, beside the same articles alone in theirs."""
    with tempfile.TemporaryDirectory() as folder:
        alone, crowded = Path(folder) / "alone", Path(folder) / "crowded"
        for place in (alone, crowded):
            place.mkdir()
            for number, (_, content) in enumerate(islice(clippings(), ROUNDS)):
                (place / f"a{number:02}.txt").write_bytes(content)
        for number in range(BESIDE):
            (crowded / f"z{number:05}.txt").touch()
        taken = [cpu(umbruch.read, sorted(place.glob("a*.txt"))) for place in (alone, crowded)]
    return Row(f"read one of {BESIDE:,} files in a folder", taken[1], "alone in its folder", taken[0], 1.1)


def pandoc() -> str | None:
    """Where pandoc is: that of the machine, or the one that comes with pypandoc."""
    if found := shutil.which("pandoc"):
        return found
    if importlib.util.find_spec("pypandoc") is None:
        return None
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path


def fresh_rows() -> Iterator[Row]:
    command = (sys.executable, "-m", "umbruch")
    nothing = started(sys.executable, "-c", "pass")
    for option in ("--version", "--help"):
        yield Row(f"`umbruch {option}`, fresh process", started(*command, option), "python -c pass", nothing, 2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(next(clippings())[1])
        yield Row("`umbruch inspect`, fresh process", started(*command, "inspect", str(path)))
        peer_command = pandoc()
        kinds = ("docx", "epub", "html")
        peer = (
            sum(started(peer_command, "-f", "markdown", str(path), "-o", f"{folder}/p.{kind}") for kind in kinds)
            if peer_command
            else None
        )
        taken = started(*command, "convert", str(path), "-o", f"{folder}/out/")
        yield Row("four formats, fresh process", taken, "pandoc, three times", peer, 1.0)


def batch_row() -> Row:
    """Articles from files to four formats on disk, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "in"
        inputs.mkdir()
        for number, (_, content) in enumerate(islice(clippings(), 200)):
            (inputs / f"a{number:03}.txt").write_bytes(content)
        begun = time.process_time()
        count = sum(len(result.files) == 4 for result in umbruch.convert_all([inputs], out=Path(folder) / "out"))
        taken = time.process_time() - begun
    assert count == 200
    return Row("four formats from file to file, for one of 200", 1000 * taken / count)


def processes_rows() -> Iterator[Row]:
    """By the clock, as two processes take as much of a processor as one: nobody else must be at work meanwhile."""
    if (os.cpu_count() or 1) < 2:
        return
    for what, count, times, wanted in ARCHIVES:
        taken = [_by_clock(count, times, jobs) for jobs in (2, 1)]
        yield Row(
            f"{what} to four formats, two processes, by the clock", taken[0], "one", taken[1], round(1 / wanted, 2)
        )


def _by_clock(count: int, times: int, jobs: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "in"
        inputs.mkdir()
        for number, (_, content) in enumerate(islice(clippings(times), count)):
            (inputs / f"a{number:03}.txt").write_bytes(content)
        begun = time.perf_counter()
        done = sum(
            result.status == "done" for result in umbruch.convert_all([inputs], out=Path(folder) / "out", jobs=jobs)
        )
        taken = time.perf_counter() - begun
    assert done == count
    return 1000 * taken / count


def kit_rows() -> Iterator[Row]:
    """A kit of 50 articles and 100 pictures of 12 megapixels, on the processors that there are; memory is in MB."""
    built = kit_memory.build_in_a_process()
    yield Row("a kit with 100 pictures of 12 MP, by the clock", 1000 * built.seconds, "wanted", 15_000, 1.0)
    yield Row("its memory at most, MB", built.megabytes, "wanted", kit_memory.MOST_MEGABYTES, 1.0)


def page(rows: Sequence[Row], grown: Sequence[Growth]) -> str:
    """The page in Markdown."""
    versions = []
    for name in PACKAGES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    lines = [
        "# Performance",
        "",
        "Written by `make bench`. Milliseconds of CPU time, the median of many, for articles of some 2 kB that all",
        "differ; times do not travel from one machine to another, ratios do. A limit is a ratio that we want to stay",
        "below; `-` is a peer that was not installed, or none.",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(versions)}.",
        f"{os.getloadavg()[0]:.1f} processes wanted a core meanwhile; the more, the longer everything takes here.",
        "",
        "| what | ours, ms | peer | peer, ms | ratio | limit |",
        "|---|--:|---|--:|--:|--:|",
    ]
    for row in rows:
        peer = "-" if row.peer is None else f"{row.peer:.2f}"
        ratio = "-" if row.peer is None else f"{row.ours / row.peer:.2f}"
        limit = "-" if row.limit is None else f"{row.limit:g}"
        lines.append(f"| {row.what} | {row.ours:.2f} | {row.peer_name or '-'} | {peer} | {ratio} | {limit} |")
    lines += [
        "",
        "## Growth",
        "",
        "What ten times as much takes, as a share of ten times the time of a tenth: 1 where work grows with the",
        "length, 10 where it grows with its square, less than 1 where much is done once.",
        "",
        *table(grown),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    collect_rarely()  # as the command's own processes do, for peers too
    rows = [*warm_rows(), *wire_rows(), crowded_row(), *fresh_rows(), batch_row(), *processes_rows(), *kit_rows()]
    made = page(rows, list(growth()))
    PAGE.write_text(made, encoding="utf-8")
    sys.stdout.write(made)


if __name__ == "__main__":
    main()
