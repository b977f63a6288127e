"""Strings of content streams: two bytes a code, escaped where they have to be, and never too long."""

from __future__ import annotations

import pikepdf
import pytest

from umbruch.writers.pdf.file.codes import FIXED, WRITTEN, written
from umbruch.writers.pdf.file.syntax import shortened

LONGEST = 32_767
"""Bytes of a string in PDF/A-2 (ISO 19005-2, 6.1.13)."""


def strings_of(array: str) -> list[bytes]:
    """The strings of an array as another program reads them."""
    with pikepdf.new() as pdf:
        stream = pikepdf.Stream(pdf, f"[{array}]TJ".encode("latin-1"))
        (instruction,) = pikepdf.parse_content_stream(stream)
        operands = instruction.operands[0]
        assert isinstance(operands, pikepdf.Array)
        return [bytes(one) for one in operands.as_list() if isinstance(one, pikepdf.String)]


def test_a_code_is_read_as_the_two_bytes_that_it_stands_for() -> None:
    codes = [*FIXED.values(), 0x0A0D, 0x0D0A, 0x2829, 0x295C, 0x5C5C, 0x5C72, 0xFFFF]
    (read,) = strings_of(f"({''.join(map(written, codes))})")
    assert read == b"".join(code.to_bytes(2, "big") for code in codes)


@pytest.mark.parametrize("sign", ["a", *(sign for sign, code in WRITTEN.items() if len(code) > 2)])
def test_a_long_string_becomes_strings_that_may_stand_in_an_archive(sign: str) -> None:
    array = f"({WRITTEN[sign] * 40_000})-20({WRITTEN['b'] * 3})"
    read = strings_of(shortened(array))
    assert b"".join(read) == FIXED[sign].to_bytes(2, "big") * 40_000 + FIXED["b"].to_bytes(2, "big") * 3
    assert len(read) == 4
    assert all(len(one) <= LONGEST and len(one) % 2 == 0 for one in read)
