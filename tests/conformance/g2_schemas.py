"""IPTC's schemas, read from the folder of standards beside the checkout, never from the network."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree


@lru_cache(maxsize=4)
def schema(path: Path) -> etree.XMLSchema:
    """The schema in a file; what it includes must lie beside it."""
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


def faults(schema_: etree.XMLSchema, root: etree._Element) -> list[str]:
    """What is wrong with the tree, empty for a valid one."""
    alone = etree.fromstring(etree.tostring(root))
    try:
        schema_.assertValid(alone)
    except etree.DocumentInvalid as error:
        return str(error).splitlines() or ["invalid"]
    return []
