"""E-books in programs of the browser's world: epub.js in Chromium, and Ace by DAISY."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from tests.browsing import chromium
from tests.tools import require_tool, run_tool

_READ = """async packed => {
  const book = ePub(Uint8Array.from(atob(packed), letter => letter.charCodeAt(0)).buffer);
  await book.ready;
  const about = await book.loaded.metadata;
  const entries = (items, depth) => items.flatMap(one =>
    [[depth, one.label.trim()], ...entries(one.subitems || [], depth + 1)]);
  const contents = entries((await book.loaded.navigation).toc, 0);
  const shown = book.renderTo("page", {width: 600, height: 800, flow: "scrolled-doc"});
  const texts = [], broken = [];
  for (const place of book.spine.spineItems) {
    await shown.display(place.href);
    const page = shown.getContents()[0].document;
    texts.push(page.body.textContent);
    for (const picture of page.images) if (!picture.naturalWidth) broken.push(picture.alt);
  }
  return {title: about.title, author: about.creator, language: about.language, contents,
          text: texts.join(" "), broken, has_cover: Boolean(await book.coverUrl())};
}"""


def in_epub_js(files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """What the reader finds in each book: every page is shown, every picture decoded."""
    packages = Path(os.environ["RECEIVERS"]) / "node" / "node_modules"
    found = {}
    with chromium() as browser:
        for name, path in files.items():
            page = browser.new_page()
            page.set_content("<div id=page></div>")
            page.add_script_tag(path=packages / "jszip" / "dist" / "jszip.min.js")
            page.add_script_tag(path=packages / "epubjs" / "dist" / "epub.min.js")
            found[name] = page.evaluate(_READ, b64encode(path.read_bytes()).decode())
            page.close()
    return found


def ace_findings(path: Path, folder: Path) -> list[str]:
    """What Ace holds against a book: rule, file and what it says."""
    home = Path(os.environ["RECEIVERS"]).resolve()
    ace = home / "node" / "node_modules" / ".bin" / "ace-puppeteer"
    run_tool("env", f"PUPPETEER_EXECUTABLE_PATH={require_tool('chromium')}", ace, "-f", "-o", folder, path, timeout=120)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return [
        f"{one['earl:test']['dct:title']}: {group['earl:testSubject']['url']}: {one['earl:result']['dct:description']}"
        for group in cast(list[dict[str, Any]], report["assertions"])
        for one in group["assertions"]
        if one["earl:result"]["earl:outcome"] == "fail"
    ]
