"""Whatever is set, the PDF keeps every rule of PDF/UA-1 and PDF/A-2a that a machine can judge."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.conformance.pdf_profiles import CLAIMS, broken_rules
from tests.properties.trees import publications
from tests.tools import examples
from tests.writers.pdf_reading import render_with_remarks
from umbruch.errors import RenderError
from umbruch.style import builtin_names
from umbruch.tree import Publication


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(publication=publications(), style=st.sampled_from(builtin_names()))
def test_any_publication_keeps_every_rule(publication: Publication, style: str) -> None:
    try:
        content, remarks = render_with_remarks(publication, style)
    except RenderError:
        assume(False)
    undescribed = any(remark.code == "picture.alt" for remark in remarks)
    assert broken_rules(content, leaving_out=CLAIMS if undescribed else frozenset()) == []
