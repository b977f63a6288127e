"""Planted faults of pictures and press kits."""

from __future__ import annotations

import struct

from tests.preflight.good import good
from tests.preflight.good_kits import FACTS, NOTE, changed_kit, files, photograph, zipped
from tests.preflight.planting import Fault


def _bomb() -> bytes:
    return good("kit").replace(b"PK\x01\x02", b"PK\x01\x02" * 10_002, 1)


def _locked() -> bytes:
    content = bytearray(good("kit"))
    for magic, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := content.find(magic, at + 1)) >= 0:
            struct.pack_into("<H", content, at + flags, 1)
    return bytes(content)


PICTURE = (
    Fault("picture.broken", "picture", lambda: photograph()[:9000]),
    Fault("picture.resolution", "picture", lambda: photograph(width=480)),
    Fault("picture.credit", "picture", lambda: photograph(FACTS._replace(creator=None, credit=None, rights=None))),
    Fault("picture.rights", "picture", lambda: photograph(FACTS._replace(rights=None, usage=None))),
    Fault("picture.alt", "picture", lambda: photograph(FACTS._replace(alt=None))),
)

KIT = (
    Fault("archive.broken", "kit", lambda: good("kit")[:-60]),
    Fault("archive.bomb", "kit", _bomb),
    Fault("archive.path", "kit", lambda: zipped({**files(), "../../böse.txt": NOTE.encode()})),
    Fault(
        "archive.duplicate",
        "kit",
        lambda: zipped({**files(), "text/zweiter.txt": files()["text/bericht.txt"]}).replace(
            b"text/zweiter.txt", b"text/bericht.txt"
        ),
    ),
    Fault("archive.encrypted", "kit", _locked),
    Fault("kit.manifest", "kit", changed_kit(lambda one: one.pop("text/bericht.txt"), list_first=True), "missing"),
    Fault(
        "kit.manifest",
        "kit",
        changed_kit(lambda one: one.update({"seite.css": b"p {}"}), list_first=True),
        "changed",
    ),
)
