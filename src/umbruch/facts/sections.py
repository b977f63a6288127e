"""The Media Topic that a section of a paper is about, so that the wire can name the section by a code, too."""

from __future__ import annotations

from pathlib import Path

from umbruch.facts.media_topics import Topic, topic
from umbruch.kept import remembered
from umbruch.written.own_table import own_table

DPA_CATEGORIES = {"pl": "Politik", "wi": "Wirtschaft", "ku": "Kultur", "sp": "Sport", "vm": "Vermischtes"}
"""The categories of German wires (dpa's `dpacat`, and the headers of IPTC 7901), which are their sections."""
_CATEGORY_OF = {
    **dict.fromkeys(("06000000", "09000000", "11000000", "12000000", "16000000"), "pl"),
    "04000000": "wi", "01000000": "ku", "15000000": "sp",
}  # fmt: skip
"""To which category a topic belongs, as dpa's own vocabulary says it (concepts of `dpacat`); the others are `vm`."""


def dpa_category(topic: Topic) -> str:
    """The category of dpa (`pl`, `wi`, `ku`, `sp`, `vm`) to which a topic of the first level belongs."""
    return _CATEGORY_OF.get(topic.code, "vm")


def topic_of_section(section: str | None) -> Topic | None:
    """The topic of a section; None where it has none, as that of a place (`Lokales`) has.

    Args:
        section: as the paper calls it, case aside.
    """
    code = _codes().get(" ".join(section.split()).casefold()) if section else None
    return topic(f"medtop:{code}") if code else None


@remembered(1)
def _codes() -> dict[str, str]:
    table = own_table(Path(__file__).with_name("sections.toml"))
    return {name.casefold(): code for code, names in table.items() for name in names}
