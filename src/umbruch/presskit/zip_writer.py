"""A whole press kit as one ZIP: the writer behind `umbruch.write(kit, "presskit.zip")`."""

from __future__ import annotations

import io

from umbruch.errors import RenderError
from umbruch.style.model import Style
from umbruch.tree import Publication


class PressKitWriter:
    """Documents, pictures, web page and list of rights of a kit, packed."""

    name = "presskit"
    suffixes = (".zip",)
    media_type = "application/zip"

    def render(self, publication: Publication, style: Style) -> bytes:
        """The archive; what `umbruch.kit` read comes with its manifest, any other publication makes a plain kit.

        A kit whose manifest names a style is set in that one.

        Raises:
            RenderError: no article, or one that can't be made into one of the formats.
        """
        from umbruch.facts.moment import moment_of
        from umbruch.presskit.making.kit_files import make
        from umbruch.presskit.making.kit_zip import write_archive
        from umbruch.presskit.source.kit_reading import PressKit, from_publication
        from umbruch.registry.writer_options import load_style

        if not publication.articles:
            raise RenderError("there is no article to put into a kit", hint="a press kit needs at least one")
        kit = publication if isinstance(publication, PressKit) else from_publication(publication)
        files = _InMemory()
        make(kit, load_style(kit.manifest.style) if kit.manifest.style else style, files)
        out = io.BytesIO()
        write_archive(out, kit.manifest.name, files.content, files.content.__getitem__, moment_of(kit))
        return out.getvalue()


class _InMemory:
    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}

    def put(self, path: str, content: bytes) -> None:
        self.content[path] = content
