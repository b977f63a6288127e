"""What `--write-fixes` writes reads back to the same publication, whatever was corrected."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import examples
from umbruch import api
from umbruch.corrections.fix_writing import fix_text
from umbruch.corrections.model import ROLES
from umbruch.errors import UmbruchError

TEXTS = (
    """Lokales

Neue Brücke für Kalldorf eröffnet
Hunderte kamen zum Fest am Fluss
Von Ada Roe

KALLDORF. Der Rat hat am Montag die neue Brücke über die Lauter eröffnet. Der Bau hat drei Jahre
gedauert und kostet vier Millionen Euro. Die Bürgermeisterin sprach von einem großen Tag.

Weiter so

Die alte Brücke wird abgerissen. Sie steht seit 1911 an dieser Stelle und ist nicht mehr zu retten.

Weiter so

- ein Radweg
- ein Steg

Foto: Jan Poe
Lauterbote vom 4. Mai 2027, Seite 3
""",
    """Council votes for the park

By Mia Long

LAUTER, May 4 (LNA) - The council voted for the park on Monday. It will open in spring, the mayor said.

Critics call it too dear. They want the money for the school.

Contact: Tim Roth, 0555 1234
""",
)

words = st.sampled_from(["Ganz neu", "Weiter so", "„Ja“", 'a "b" \\ c', "", "2027-05-04", "ä\u00adö", "x; y"])
fields = st.tuples(
    st.sampled_from(["headline", "kicker", "deck", "lead", "byline", "dateline.place", "source", "keywords", "contact",
                     "notice", "section", "publication.title", "body[0].content[0]"]),
    words,
)  # fmt: skip
lines = st.tuples(st.integers(1, 22).map("lines[{}]".format), st.sampled_from(ROLES))
blocks = st.tuples(
    st.builds("body[{}]{}".format, st.integers(0, 5), st.sampled_from([".type", "", ".split", ".join"])),
    st.sampled_from(
        ["paragraph", "subheading", "quote", "list", "box", "", "next", "previous", "Die", "Weiter so", "Neu"]
    ),
)


@given(
    text=st.sampled_from(TEXTS),
    assignments=st.lists(st.one_of(fields, lines, blocks), min_size=1, max_size=5).map(dict),
)
@settings(max_examples=examples(60), deadline=None)
def test_a_written_file_reads_back_to_the_same_publication(text: str, assignments: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(text, encoding="utf-8")
        try:
            done = api.read_corrected(path, set=assignments)
        except UmbruchError:
            return
        path.with_name("article.fix.toml").write_text(fix_text(done, path.name), encoding="utf-8")
        again = api.read_corrected(path)
        assert again.reading.tree == done.reading.tree
        assert fix_text(again, path.name) == fix_text(done, path.name)


def test_a_file_that_lost_a_correction_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXTS[0], encoding="utf-8")
    done = api.read_corrected(path, set={"lines[4]": "deck"})
    path.with_name("article.fix.toml").write_text(fix_text(done._replace(lines=()), path.name), encoding="utf-8")
    with pytest.raises(AssertionError):
        assert api.read(path).tree == done.reading.tree
