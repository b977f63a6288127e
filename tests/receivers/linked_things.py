"""JSON-LD held against the types of schema.org, as the compiler of TypeScript knows them from Google's `schema-dts`."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.tools import require_tool

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_STRICT = ("--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler")


def things_of(page: str) -> list[dict[str, Any]]:
    """Every block of JSON-LD in a page."""
    return [json.loads(block) for block in _SCRIPT.findall(page)]


def type_complaints(things: Mapping[str, dict[str, Any]], folder: Path) -> list[str]:
    """What the types of schema.org have against things: a property that a type has not, a value of another type.

    Args:
        things: each by a name that tells where it stands.
        folder: an empty one, for the program that is compiled.
    """
    packages = Path(os.environ["RECEIVERS"]).resolve() / "node" / "node_modules"
    (folder / "node_modules").symlink_to(packages)
    lines = ['import type { Graph, NewsArticle, Thing, WithContext } from "schema-dts";']
    for place, (name, thing) in enumerate(things.items()):
        kind = {"NewsArticle": "WithContext<NewsArticle>"}.get(str(thing.get("@type")), "WithContext<Thing>")
        kind = "Graph" if "@graph" in thing else kind
        lines += [f"// {json.dumps(name)}", f"export const thing{place}: {kind} = {json.dumps(thing)};"]
    (folder / "things.ts").write_text("\n".join(lines), encoding="utf-8")
    command = [require_tool("node"), str(packages / "typescript" / "bin" / "tsc"), *_STRICT, "things.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    found = done.stdout.splitlines()
    assert bool(found) == bool(done.returncode)
    names = list(things)
    return [re.sub(r"things\.ts\((\d+)", lambda row: f"{names[int(row[1]) // 2 - 1]} (", line) for line in found]
