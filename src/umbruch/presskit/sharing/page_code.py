"""The address of a page as a QR code (ISO/IEC 18004), for those who hold it on paper."""

from __future__ import annotations

import io

from umbruch.markup.safe_elements import Safe


def page_code(address: str) -> Safe:
    """The code as a drawing inside a page, dark on light with the white edge that readers need; told by the words near.

    Args:
        address: absolute, percent-encoded.
    """
    import segno

    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, nl=False, svgclass="code", lineclass=None
    )
    drawing = drawn.getvalue().decode("ascii").replace("/>", "></path>")  # HTML has no short form of elements
    return Safe(drawing.replace("<svg ", '<svg aria-hidden="true" ', 1))
