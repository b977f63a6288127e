"""`python -m umbruch.clipping.training [--check | --to FOLDER | --thresholds | --notes] SET…`: learns the weights of the head and of sureness anew.

A set is a file of JSON lines with `text` and `expect`, or a folder of text cases or web pages. Without any the cases of
the checkout are taken, and the sets in `../shared/corpora` where they are there. The same sets give the same bytes.
`--thresholds` tries the numbers that decide and writes their table. `--notes` learns anew how remarks to a newsroom are
told from lines for readers, from the lists beside the tests and from the sets. `--check` writes nothing and says whether the two files in `clipping/shape` are what the sets give; `--to` writes elsewhere.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from umbruch.clipping.training import thresholds
from umbruch.clipping.training.calibrating import report_of, stated_in, tables_from
from umbruch.clipping.training.examples import examples_of, labelled_in, simulated
from umbruch.clipping.training.fitting import fitted
from umbruch.clipping.training.judging import folds, judged
from umbruch.clipping.training.note_lines import judged_lines, listed_in, note_weights_text, printed_in
from umbruch.clipping.training.written import sureness_text, weights_text

_ROOT = Path(__file__).parents[4]
_SHAPE = Path(__file__).parents[1] / "shape"
_NOTE_LISTS = _ROOT / "tests" / "clipping" / "marks" / "newsroom"
NOTE_WEIGHTS = Path(__file__).parents[1] / "marks" / "newsroom" / "likeness" / "note_weights.toml"
_SETS = ("fresh", "clippings", "wire", "html")
_SEED = 7


def main(arguments: list[str]) -> int:
    """Train on the sets that are named, or on those at hand; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m umbruch.clipping.training", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("sets", nargs="*", type=Path, metavar="SET")
    parser.add_argument("--check", action="store_true", help="compare with the files as they are; 1 where they differ")
    parser.add_argument("--to", type=Path, default=_SHAPE, metavar="FOLDER", help="where the two files are written")
    parser.add_argument("--thresholds", action="store_true", help="try the numbers that decide, and write their table")
    parser.add_argument("--notes", action="store_true", help="learn what lines that are no reports look like, only")
    given = parser.parse_args(arguments)
    sets = given.sets or [
        _ROOT / "tests" / "cases",
        *(path for name in _SETS if (path := _ROOT.parent / "shared" / "corpora" / f"{name}.jsonl").is_file()),
    ]
    if given.thresholds:
        texts = [one for path in sets for one in labelled_in(path)]
        thresholds.TABLE.write_text(thresholds.table_text(thresholds.brought_up(texts)), encoding="utf-8")
        return 0
    if given.notes:
        NOTE_WEIGHTS.write_text(trained_on_lines([path for path in sets if path.is_file()]), encoding="utf-8")
        return 0
    differ = 0
    for name, text in trained(sets).items():
        path = given.to / name
        if not given.check:
            path.write_text(text, encoding="utf-8")
            sys.stderr.write(f"written: {path}\n")
        elif path.read_text(encoding="utf-8") != text:
            differ = 1
            sys.stderr.write(f"not what the sets give: {path}\n")
    return differ


def trained(sets: Sequence[Path]) -> dict[str, str]:
    """The files that some sets give, by name; what was reached goes to the error stream."""
    texts = [one for path in sets for one in labelled_in(path)]
    texts += list(simulated(texts, _SEED))
    examples = [example for one in texts if one.text.strip() for example in examples_of(one)]
    sys.stderr.write(f"{len(texts)} texts, {len(examples)} decisions\n")
    parted = list(folds(examples))
    report = judged(examples, parted)
    unseen = [one for one in texts if "simulated" not in one.kind and one.text.strip()]
    stated = [
        found for out, weights in parted for found in stated_in((one for one in unseen if one.source in out), weights)
    ]
    told = report_of(stated)
    sys.stderr.write("\n".join((*report, *told)) + "\n")
    return {
        "weights.toml": weights_text(fitted(examples), texts, report),
        "sureness.toml": sureness_text(tables_from(stated), told),
    }


def trained_on_lines(sets: Sequence[Path]) -> str:
    """The weights of lines that are like notes, from the lists of this checkout and sets of JSON lines."""
    lines = [*listed_in(_NOTE_LISTS), *(line for path in sets for line in printed_in(path))]
    report = judged_lines(lines)
    sys.stderr.write("\n".join(report) + "\n")
    return note_weights_text(lines, report)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
