"""Bring the catalogues up to date with what the sources say: `make messages`.

New sentences come in with an empty translation, to be filled in; those that are said no more go out.
"""

from __future__ import annotations

import sys

from tests.translations.everything_said import OF_CLICK, everything_said
from tests.translations.sentences import SOURCE
from umbruch.language.translation.catalogue import catalogue_text
from umbruch.language.translation.po_file import Entry, entries

FOLDER = SOURCE / "language" / "translation"


def main() -> int:
    """Write each catalogue anew; the number of sentences without a translation is the exit status."""
    missing = 0
    said = everything_said()
    for path in sorted(FOLDER.glob("*.po")):
        known = {entry.sentence: entry for entry in entries(path.read_text(encoding="utf-8"))}
        listed = [
            Entry(one.template, known[one.template].translation if one.template in known else "", one.inside, one.files)
            for one in said
        ]
        listed += [entry for entry in known.values() if entry.places == OF_CLICK]
        path.write_text(catalogue_text(path.stem, listed), encoding="utf-8")
        for entry in listed:
            if not entry.translation:
                missing += 1
                sys.stderr.write(f"{path.name}: {entry.places[0]}: {entry.sentence}\n")
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main())
