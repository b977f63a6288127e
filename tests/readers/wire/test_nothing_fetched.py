"""No DTD, catalog, schema, entity or picture is fetched, whatever an item of the wire names."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import umbruch
from tests.tools import require_tool

AGENCIES = Path(__file__).parent / "agencies"
NAMES = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/from-a-dtd.dtd">
<?xml-stylesheet href="http://127.0.0.1:9/from-a-style.xsl"?>
<nitf xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xi="http://www.w3.org/2001/XInclude"
 xsi:noNamespaceSchemaLocation="from-a-schema.xsd"><head><title>x</title></head><body><body.head><hedline>
<hl1>Bridge closed</hl1></hedline></body.head><body.content><xi:include href="from-an-include.txt" parse="text"/>
<p>The bridge is closed.</p><media media-type="image"><media-reference source="http://127.0.0.1:9/from-a-picture.jpg"/>
</media></body.content></body></nitf>
"""
READ = """
import pathlib, sys, umbruch
for one in sorted(pathlib.Path(sys.argv[1]).glob("*.*")):
    if one.suffix != ".toml":
        umbruch.read(one)
"""


def test_no_item_of_an_agency_sends_its_reader_to_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda *told: asked.append(told))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *told, **_more: asked.append(told))
    for path in sorted(AGENCIES.glob("*.[xj]*")):
        umbruch.read(path.read_bytes(), name=path.name)
    assert umbruch.read(NAMES.encode(), name="names.xml").article.headline == "Bridge closed"
    assert asked == []


@pytest.mark.slow
def test_the_system_sees_no_connection_and_none_of_the_files_that_an_item_names(tmp_path: Path) -> None:
    strace = require_tool("strace")
    if subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets no program watch another (ptrace)")
    items = tmp_path / "items"
    items.mkdir()
    (items / "names.xml").write_text(NAMES, encoding="utf-8")
    for path in AGENCIES.glob("*.xml"):
        (items / path.name).write_bytes(path.read_bytes())
    log = tmp_path / "log"
    watched = [strace, "-f", "-qq", "-e", "trace=%file,%network", "-o", str(log)]
    done = subprocess.run(
        [*watched, sys.executable, "-c", READ, str(items)], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = log.read_text(encoding="utf-8", errors="replace")
    assert "names.xml" in seen
    assert " connect(" not in seen
    assert [name for name in ("from-a-", "from-an-", "catalog", ".dtd", ".xsd") if name in seen] == []
