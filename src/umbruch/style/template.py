"""The house template of Word files: read, and refused where it is none or would do harm."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from umbruch.errors import StyleError

MAX_TEMPLATE_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_PARTS = 4_000
_KINDS = (".docx", ".dotx")
_WITH_MACROS = (".docm", ".dotm")
_SAVE_AS = "save it in Word as .docx or .dotx"


def template_content(path: Path) -> bytes:
    """The bytes of a house template.

    Args:
        path: a `.docx` or `.dotx`.

    Raises:
        StyleError: there is no such file, it is no Word file (ISO/IEC 29500-2), it holds macros, or it unpacks to more
            than any template needs.
    """
    content = _read(path)
    if fault := _fault(path, content):
        raise StyleError(fault[0], source=str(path), hint=fault[1])
    return content


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise StyleError("there is no such template", source=str(path), hint="name a .docx or .dotx file")
        with path.open("rb") as file:
            return file.read(MAX_TEMPLATE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StyleError(f"the template cannot be read: {error}", source=str(path), hint="check the path") from None


def _fault(path: Path, content: bytes) -> tuple[str, str] | None:
    """What is wrong with a template and what to do, or None."""
    if path.suffix.lower() in _WITH_MACROS:
        return "a template with macros is not taken", _SAVE_AS
    if path.suffix.lower() not in _KINDS:
        return f"a template for Word files ends in .docx or .dotx, not in {path.suffix!r}", _SAVE_AS
    if len(content) > MAX_TEMPLATE_BYTES:
        return "the template is too large", f"at most {MAX_TEMPLATE_BYTES // 1_000_000} MB; take out its pictures"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word file, or one locked by a password", _SAVE_AS
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MAX_PARTS or sum(one.file_size for one in members) > MAX_UNPACKED_BYTES:
                return "the template unpacks to more than any template needs", "open it in Word and save it anew"
            types = archive.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, RuntimeError, ValueError, zlib.error):
        return "not a Word file", _SAVE_AS
    if b"macroEnabled" in types or any("vbaProject" in one.filename for one in members):
        return "a template with macros is not taken", _SAVE_AS
    if b"wordprocessingml" not in types:
        return "an Office file, but none of Word", _SAVE_AS
    return None
