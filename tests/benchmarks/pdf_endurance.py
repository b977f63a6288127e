"""Whether the time of a long PDF grows with its pages alone, and memory stays flat: `make endurance` (some minutes)."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.benchmarks.pdf import Texts, articles, publication, umbruch
from umbruch.style import load
from umbruch.tree import Publication
from umbruch.writers.pdf import PdfWriter

LENGTHS = (50, 100, 200, 400, 900)
KITS = (10, 30, 100, 300)
ARTICLES, SHOWN = 5_000, 1_000
_INVENTED = 0.1
_SYLLABLES = tuple(one + other for one in "bdgklmnrstw" for other in "aeio")


def resident() -> int:
    """Megabytes of this process in memory; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4 // 1024
    except OSError:
        return 0


def row(what: str, publication: Publication) -> str:
    """Time and size of one publication."""
    style = load("broadsheet")
    start = time.process_time()
    content = PdfWriter().render(publication, style)
    taken = (time.process_time() - start) * 1000
    pages = content.count(b"/Type /Page ")
    return f"{what:>15} {pages:5} pages {taken:7.0f} ms {taken / pages:6.2f} ms a page {resident():5} MB"


def lengths() -> Iterator[str]:
    """One article of growing length, then kits of growing size."""
    umbruch()(next(articles(20)))
    for times in LENGTHS:
        texts = next(articles(times))
        yield row(f"{sum(map(len, texts)) // 1000} KB", publication(texts))
    for count in KITS:
        kit = tuple(publication(texts).articles[0] for texts in islice(articles(1), count))
        yield row(f"kit of {count}", Publication(kind="kit", lang="de", title="Mappe", articles=kit))


def with_words_of_their_own(texts: Texts, chance: random.Random) -> Texts:
    """The article with every tenth word invented, more of them than any store of words holds."""

    def invented() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))

    return [" ".join(invented() if chance.random() < _INVENTED else word for word in text.split()) for text in texts]


def memory() -> Iterator[str]:
    """Memory and time over many different articles in one process."""
    write, chance = umbruch(), random.Random(5)
    start = time.process_time()
    for number, texts in enumerate(islice(articles(1), ARTICLES), start=1):
        write(with_words_of_their_own(texts, chance))
        if number % SHOWN == 0 or number == 1:
            taken = (time.process_time() - start) * 1000 / number
            yield f"{number:7} articles {resident():5} MB {taken:6.2f} ms an article"


def main() -> None:
    """Measure and print."""
    for line in (*lengths(), *memory()):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
