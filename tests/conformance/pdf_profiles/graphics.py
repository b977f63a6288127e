"""What is drawn: operators, resources, colours, pictures, transparency (ISO 19005-2, 6.2.2 to 6.2.10)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.pdf_profiles.opened import Opened
from tests.conformance.pdf_profiles.rule import rule

_OPERATORS = (
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG"
    " rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
)
_KNOWN = {*_OPERATORS.split(), "INLINE IMAGE"}
_NAMING = {
    "Do": "/XObject",
    "Tf": "/Font",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "sh": "/Shading",
}
_DEVICE = {"g": "Gray", "G": "Gray", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
_MASKS = ("/SMask", "/Mask", "/SMaskInData", "/ImageMask")
_INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}


def _undefined(file: Opened) -> Iterator[object]:
    for step in file.steps:
        key = _NAMING.get(step.operator)
        name = str(step.operands[0]) if key else ""
        device = key == "/ColorSpace" and name.startswith("/Device")
        if key and not device and name not in step.resources.get(key, {}):
            yield f"{name} on page {step.page}"


def _profile(file: Opened) -> bytes:
    for intent in file.root.get("/OutputIntents", []):
        if intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent:
            return bytes(intent.DestOutputProfile.read_bytes())
    return b""


def _bad_profile(file: Opened) -> Iterator[object]:
    for intent in file.root.get("/OutputIntents", []):
        stream = intent.get("/DestOutputProfile")
        if stream is None:
            continue
        head = bytes(stream.read_bytes())[:128]
        components = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(head[16:20])
        if head[12:16] not in (b"prtr", b"mntr") or head[8] > 4 or components != stream.N or head[36:40] != b"acsp":
            yield head[:24]
        elif struct.unpack(">L", head[:4])[0] != len(stream.read_bytes()):
            yield "its length is not what it says"


def _spaces(file: Opened) -> Iterator[tuple[str, Any]]:
    """The colour spaces used: Gray, RGB, CMYK, or another by its array."""
    for step in file.steps:
        if step.operator in _DEVICE:
            yield _DEVICE[step.operator], None
        elif step.operator in ("cs", "CS"):
            yield from _space(step.resources.get("/ColorSpace", {}).get(str(step.operands[0]), step.operands[0]))
    for image in file.images:
        if "/ColorSpace" in image:
            yield from _space(image.ColorSpace)


def _space(written: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(written, pikepdf.Array):
        kind = str(written[0])
        if kind in ("/Indexed", "/Pattern") and len(written) > 1:
            yield from _space(written[1])
        else:
            yield kind, written
    else:
        yield str(written).removeprefix("/Device"), None


def _device(kind: str, *spaces: bytes) -> Any:
    def breaches(file: Opened) -> Iterator[object]:
        if _profile(file)[16:20] not in spaces:
            yield from {one for one, _ in _spaces(file) if one == kind}

    return breaches


def _states(file: Opened) -> Iterator[Any]:
    for page in file.pdf.pages:
        yield from page.obj.Resources.get("/ExtGState", {}).values()


def _intents(file: Opened) -> Iterator[object]:
    written = [image.Intent for image in file.images if "/Intent" in image]
    written += [step.operands[0] for step in file.steps if step.operator == "ri"]
    yield from (str(one) for one in written if str(one) not in _INTENTS)


def _jpegs(file: Opened) -> Iterator[object]:
    """What a JPEG says of itself agrees with its dictionary: size, eight bits, colours."""
    for image in file.images:
        if image.get("/Filter") != "/DCTDecode":
            continue
        data, at = bytes(image.read_raw_bytes()), 2
        while at < len(data) - 9:
            marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
            if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
                bits, height, width, colours = struct.unpack(">BHHB", data[at + 4 : at + 10])
                said = {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(image.get("/ColorSpace")))
                if (bits, height, width, colours) != (8, image.Height, image.Width, said):
                    yield f"{bits} bits, {width} by {height}, {colours} colours"
                break
            at += 2 + length


def _sizes(file: Opened) -> Iterator[object]:
    for image in file.images:
        if image.get("/Filter") == "/FlateDecode" and "/DecodeParms" not in image:
            colours = 1 if image.ColorSpace == "/DeviceGray" else 3
            if len(image.read_bytes()) != int(image.Width) * int(image.Height) * colours:
                yield f"{image.Width} by {image.Height}"


def _present(*keys: str) -> Any:
    return lambda file: (key for image in file.images for key in keys if key in image)


def _strange_forms(file: Opened) -> Iterator[object]:
    for page in file.pdf.pages:
        for name, one in page.obj.Resources.get("/XObject", {}).items():
            if one.get("/Subtype") != "/Image":
                yield name


RULES = (
    rule(
        "A 6.2.2-1",
        "only operators of the standard",
        lambda file: {step.operator for step in file.steps if step.operator not in _KNOWN},
    ),
    rule("A 6.2.2-2", "each page names its resources itself", _undefined),
    rule("A 6.2.3-1", "the profile of the output intent is one of a screen or printer, up to version 4", _bad_profile),
    rule(
        "A 6.2.3-2, 3",
        "there is one output intent",
        lambda file: [] if len(file.root.get("/OutputIntents", [])) == 1 else ["none, or several"],
    ),
    rule(
        "A 6.2.4.2-1, 2, A 6.2.4.4-1, 2, A 6.1.13-9",
        "no ICC, spot or DeviceN colour",
        lambda file: {kind for kind, written in _spaces(file) if written is not None},
    ),
    rule("A 6.2.4.3-2", "RGB has an RGB output intent", _device("RGB", b"RGB ")),
    rule("A 6.2.4.3-3", "CMYK has a CMYK output intent", _device("CMYK", b"CMYK")),
    rule("A 6.2.4.3-4", "gray has an output intent", _device("Gray", b"RGB ", b"GRAY", b"CMYK")),
    rule("A 6.2.5-1, 2, 3, 4, 5, 6, A 6.2.10-1", "no extended graphics state", _states),
    rule("A 6.2.6-1", "rendering intents of the standard", _intents),
    rule("A 6.2.8-1, 2", "pictures without Alternates and OPI", _present("/Alternates", "/OPI")),
    rule(
        "A 6.2.8-3",
        "pictures without interpolation",
        lambda file: (True for image in file.images if image.get("/Interpolate", False)),
    ),
    rule(
        "A 6.2.8-4",
        "pictures have 1, 2, 4, 8 or 16 bits a channel",
        lambda file: (one.BitsPerComponent for one in file.images if one.BitsPerComponent not in (1, 2, 4, 8, 16)),
    ),
    rule("own pictures-1, A 6.2.8-5", "pictures without masks", _present(*_MASKS)),
    rule("own pictures-2", "a JPEG is what its dictionary says", _jpegs),
    rule("own pictures-3", "a picture has as many bytes as its size asks for", _sizes),
    rule(
        "A 6.2.8.3-1, 2, 3, 4, 5",
        "no JPEG 2000",
        lambda file: (True for image in file.images if image.get("/Filter") == "/JPXDecode"),
    ),
    rule(
        "A 6.1.10-1",
        "no inline pictures",
        lambda file: {f"page {step.page}" for step in file.steps if step.operator == "INLINE IMAGE"},
    ),
    rule("A 6.2.9-1, 2, 3, UA 7.20-1, 2", "no form and PostScript XObjects", _strange_forms),
    rule(
        "A 6.2.10-2",
        "no transparency group",
        lambda file: (True for page in file.pdf.pages if "/Group" in page.obj),
    ),
    rule(
        "A 6.5.2-2, A 6.10-2",
        "pages without actions and steps",
        lambda file: (key for page in file.pdf.pages for key in ("/AA", "/PresSteps") if key in page.obj),
    ),
)
