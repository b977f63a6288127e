"""Word files of before 2007: read through a program, or refused with the names of those that would do."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.readers.office.test_rtf import COPY as RTF_COPY
from tests.readers.office.test_rtf import rtf
from tests.readers.office.word_files import COPY, FIRST, HEAD, SECOND, word_file
from umbruch.errors import InputUnreadable

OLD = b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_without_a_program_the_file_is_refused_and_the_programs_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputUnreadable) as raised:
        umbruch.read(OLD, name="brief.doc")
    assert all(name in str(raised.value.hint) for name in ("libreoffice", "antiword", "catdoc"))


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_what_a_program_writes_is_read_as_text(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, name, f"echo '{HEAD}'; echo; echo '{FIRST}'; echo; echo '{SECOND}'")
    assert umbruch.read(OLD).article.headline == HEAD


def test_a_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "antiword", "exit 1")
    with pytest.raises(InputUnreadable, match="cannot be read"):
        umbruch.read(OLD)


def test_a_locked_file_is_told() -> None:
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputUnreadable, match="password"):
        umbruch.read(locked, name="brief.docx")


@pytest.mark.parametrize("content", [rtf(RTF_COPY), word_file(COPY), f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n".encode()])
def test_what_is_only_called_doc_is_read_as_what_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.doc"
    path.write_bytes(content)
    assert umbruch.read(path).article.headline == HEAD
