"""The rules of PDF/UA-1 and of PDF/A-2 level A that a machine can judge, over a file opened with pikepdf.

`broken_rules` gives one line for each breach, beginning with the clause and the number of the test there.
"""

from __future__ import annotations

from tests.conformance.pdf_profiles import graphics, links, ours, packet, syntax, tags, typeface
from tests.conformance.pdf_profiles.opened import opened
from tests.conformance.pdf_profiles.rule import Rule

RULES: tuple[Rule, ...] = (
    *syntax.RULES, *graphics.RULES, *typeface.RULES, *links.RULES, *packet.RULES, *tags.RULES, *ours.RULES,
)  # fmt: skip


CLAIMS = frozenset({"UA 5-1", "UA 7.3-1", "A 6.6.4-3"})
"""What a file with a picture that nothing describes does not claim: PDF/UA, its described figures, level A of PDF/A."""


def broken_rules(content: bytes, *, leaving_out: frozenset[str] = frozenset()) -> list[str]:
    """Every rule that a file breaks, but those whose first clause is left out."""
    file = opened(content)
    with file.pdf:
        return [fault for rule in RULES if rule.ids[0] not in leaving_out for fault in rule.judge(file)]
