"""What the wheel holds otherwise than the sources: catalogues and conventions are packed, a third as large."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = (("language/translation", "*.po"), ("clipping/conventions", "*.toml"))
"""Folders of the package and their files that are packed, which `exclude` in pyproject.toml leaves out."""


class PackedTables(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `de.po.gz` into the wheel for `de.po`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Pack them; what is installed editable reads the sources.

        Args:
            version: `standard` or `editable`.
            build_data: what hatchling is told, changed here.
        """
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        for folder, pattern in PACKED:
            for path in sorted(Path(self.root, "src", "umbruch", folder).glob(pattern)):
                packed = Path(self._folder.name, f"{path.name}.gz")
                packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
                build_data["force_include"][str(packed)] = f"umbruch/{folder}/{packed.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if version != "editable":
            self._folder.cleanup()
