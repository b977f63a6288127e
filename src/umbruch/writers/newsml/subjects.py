"""`subject`: a Media Topic with its code and names where the article means one, else the words that it has."""

from __future__ import annotations

from umbruch.diagnostics import Diagnostic, report
from umbruch.facts.media_topics import topic, topics_named
from umbruch.newsxml.xml_elements import G2, Element
from umbruch.tree.characters import one_line


def subject_element(subject: str, lang: str | None) -> Element:
    """The `subject` for one of the subjects of an article.

    Args:
        subject: a code, an address or a name. A name that means a topic stays beside its code as `literal`.
        lang: the language of the article; a topic's names in that language, English and German are given.
    """
    found = topic(subject, lang)
    if found is None:
        return _other(subject, lang)
    names = [G2("name", name, lang=language) for language, name in found.names_for(lang)]
    same = G2("sameAs", qcode=f"subj:{found.subject_code}") if found.subject_code else None
    coded = found.code in subject
    return G2(
        "subject",
        names,
        same,
        type="cpnat:abstract",
        qcode=found.qcode,
        literal=None if coded else one_line(subject),
    )


def _other(subject: str, lang: str | None) -> Element:
    scheme, _, code = subject.partition(":")
    if scheme in ("medtop", "subj") and code.isalnum():
        return G2("subject", type="cpnat:abstract", qcode=subject)
    if several := topics_named(subject, lang):
        report(
            Diagnostic(
                code="subject.ambiguous",
                message=f"{subject!r} names {len(several)} Media Topics; it stands without a code",
                hint=f"write the code that is meant: {', '.join(one.qcode for one in several)}",
            )
        )
    return G2("subject", G2("name", one_line(subject)), type="cpnat:abstract")
