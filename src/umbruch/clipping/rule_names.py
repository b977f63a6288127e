"""What the rules look at that took a line, in plain words: the answer to why a field is what it is."""

from __future__ import annotations

_RULES = {
    "lang": "the frequent words, letters and endings of the text are most like this language's",
    "kicker": "a short line above the headline, by its place and its signs",
    "headline": "the first line or lines that can be one, by place and signs",
    "deck": "the lines between headline and report, by place and length",
    "lead": "a paragraph that stands apart between headline and report",
    "byline": "an opening word (Von, By), a role, an agency or an address beside a name, or a bare name in its place",
    "dateline": "a place, a day or an agency before the report, and the sign behind them",
    "source": "a newspaper's name with a day or a page, a label (Quelle:), or a day alone",
    "credit": "a label of pictures (Foto:), an agency, or a sign of rights beside a name",
    "embargo": "a label of embargoes, or a day from which on it may be published",
    "contact": "a label of contacts, or numbers and addresses at the foot",
    "boilerplate": "a heading such as Über …, About …, with the paragraph about the sender",
    "notice": "a label of releases, a line about rights, an end mark, or words to the newsrooms",
    "desk_notes": "words that say that something is not for publication",
    "discarded": "furniture of the page: addresses, page numbers, buttons, print and mail headers",
    "modified": "a day behind a word such as aktualisiert, updated",
    "body": "what nothing else took, put together as paragraphs",
}
"""For each field what its rule goes by; the numbers that decide stand beside the recognisers."""

_OTHERWISE = {"body": "", "lang": ""}


def rule_of(field: str) -> tuple[str, str]:
    """What the rule for a field of an article goes by, and what its lines would be otherwise; empty where none is.

    Args:
        field: its path in the article: `byline`, `body[2]`.
    """
    name = field.partition("[")[0].partition(".")[0]
    rule = _RULES.get(name, "")
    return rule, _OTHERWISE.get(name, "lines of the report") if rule else ""


def names_a_field(field: str) -> bool:
    """Whether a rule takes a field of that name."""
    return field.partition("[")[0].partition(".")[0] in _RULES
