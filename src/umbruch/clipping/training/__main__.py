"""`python -m umbruch.clipping.training SET…`: learns the weights of the head and the tables of sureness anew.

A set is a file of JSON lines with `text` and `expect`, or a folder of text cases. Without any the cases of the
checkout are taken, and the sets in `../shared/corpora` where they are there. The same sets give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from umbruch.clipping.training.calibrating import report_of, stated_in, tables_from
from umbruch.clipping.training.examples import examples_of, labelled_in, simulated
from umbruch.clipping.training.fitting import fitted
from umbruch.clipping.training.judging import folds, judged
from umbruch.clipping.training.written import sureness_text, weights_text

_ROOT = Path(__file__).parents[4]
_SETS = ("fresh", "clippings", "wire", "html")
_SEED = 7


def main(arguments: list[str]) -> int:
    """Train on the sets that are named, or on those at hand; returns the exit status."""
    sets = [Path(one) for one in arguments] or [
        _ROOT / "tests" / "cases",
        *(path for name in _SETS if (path := _ROOT.parent / "shared" / "corpora" / f"{name}.jsonl").is_file()),
    ]
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
    tables = tables_from(stated)
    told = report_of(stated)
    sys.stderr.write("\n".join((*report, *told)) + "\n")
    shape = Path(__file__).parents[1] / "shape"
    shape.joinpath("weights.toml").write_text(weights_text(fitted(examples), texts, report), encoding="utf-8")
    shape.joinpath("sureness.toml").write_text(sureness_text(tables, told), encoding="utf-8")
    sys.stderr.write(f"written: weights.toml and sureness.toml in {shape}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
