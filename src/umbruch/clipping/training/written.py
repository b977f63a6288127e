"""The file of weights as text: what it was learned from, what it reached, and a line for each piece of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from umbruch.clipping.shape.ranking.weights import Weights
from umbruch.clipping.training.examples import Labelled


def weights_text(weights: Weights, texts: Sequence[Labelled], report: Iterable[str]) -> str:
    """The file, in TOML.

    Args:
        weights: of each decision.
        texts: what they were learned from.
        report: what was reached on sources left out, a line each.
    """
    counts = Counter(one.kind for one in texts)
    lines = [
        "# What each piece of evidence counts when the head of an article is chosen; written by",
        "# `python -m umbruch.clipping.training`, not by hand. Above zero speaks for a candidate, below against it.",
        "#",
        f"# Learned from {', '.join(f'{count} texts of {kind}' for kind, count in sorted(counts.items()))}.",
        "# Reached on sources left out (share right; `at most` is where the right lines were among the candidates):",
        *(f"#   {line}" for line in report),
    ]
    for decision, table in weights.items():
        lines += ["", f"[{decision}]", *(f'"{name}" = {value}' for name, value in sorted(table.items()))]
    return "\n".join(lines) + "\n"


def sureness_text(tables: Weights, report: Iterable[str]) -> str:
    """The file of what the signs of a field's sureness count, in TOML.

    Args:
        tables: of each field.
        report: what was found on sources left out, a line each.
    """
    lines = [
        "# What counts for the probability that a field is right: log odds of its own stated sureness and of the head's,",
        "# whether the rules agree on the headline, and whether it is the first line. Written by",
        "# `python -m umbruch.clipping.training` from texts whose sources the weights were not learned from.",
        *(f"#   {line}" for line in report),
    ]
    for field, table in tables.items():
        lines += ["", f"[{field}]", *(f'"{name}" = {value}' for name, value in table.items())]
    return "\n".join(lines) + "\n"
