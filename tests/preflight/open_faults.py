"""Planted faults of files that are not finished, or that act when somebody opens them."""

from __future__ import annotations

from tests.preflight.good import good
from tests.preflight.planting import BODY, RELATIONSHIPS, Fault, docx

OPEN: tuple[Fault, ...] = (
    Fault("text.placeholder", "docx", docx(BODY, ">Fahrplan der Fähre<", ">[Fahrplan einfügen]<")),
    Fault("text.likely_note", "markdown", lambda: good("markdown") + "\n4.200 Zeichen, bitte nicht kürzen\n".encode()),
    Fault("text.desk_order", "docx", docx(BODY, ">Fahrplan der Fähre<", ">Achtung Redaktion: Namen nicht nennen!<")),
    Fault(
        "docx.field",
        "docx",
        docx(
            BODY,
            "<w:sectPr",
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText>'
            "</w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p><w:sectPr",
        ),
        "cut into runs",
    ),
    Fault("docx.field", "docx", docx(BODY, "<w:sectPr", '<w:p><w:fldSimple w:instr="INCLUDETEXT a"/></w:p><w:sectPr')),
    Fault(
        "docx.external",
        "docx",
        docx(
            RELATIONSHIPS,
            "</Relationships>",
            '<Relationship Id="x" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/attachedTemplate" Target="https://a.example/" TargetMode="External"/>'
            "</Relationships>",
        ),
    ),
)
