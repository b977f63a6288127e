"""Other forms of letters that a face has: small capitals, old-style figures, ligatures (OpenType 1.9, GSUB)."""

from __future__ import annotations

from umbruch.fonts.truetype import Face
from umbruch.kept import remembered

LIGATURES = {"ff": 0xFB00, "fi": 0xFB01, "fl": 0xFB02, "ffi": 0xFB03, "ffl": 0xFB04}
"""Letters that faces have joined, and the character that stands for them so (Unicode, FB00 to FB04)."""

_DEFAULT_LANGUAGE = 0xFFFF
"""What HarfBuzz takes for the forms that no language changes (HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX)."""


@remembered(256)
def ligatures_of(face: Face) -> dict[str, int]:
    """The glyphs of the ligatures that a face has."""
    return {text: face.characters[code] for text, code in LIGATURES.items() if face.characters.get(code)}


@remembered(256)
def features_of(face: Face) -> frozenset[str]:
    """The tags of the features of a face."""
    whole, found = face.harfbuzz.face, set[str]()
    for script in range(len(whole.get_table_script_tags("GSUB"))):
        for language in (_DEFAULT_LANGUAGE, *range(len(whole.get_script_language_tags("GSUB", script)))):
            found.update(whole.get_language_feature_tags("GSUB", script, language))
    return frozenset(found)


@remembered(8192)
def featured_glyph(face: Face, character: str, tags: tuple[str, ...]) -> int:
    """The glyph of a character with those features on; 0 where they change nothing of it, or make several of it."""
    import uharfbuzz

    def shaped(features: dict[str, bool]) -> list[int]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(character)
        buffer.guess_segment_properties()
        uharfbuzz.shape(face.harfbuzz, buffer, features)
        return [info.codepoint for info in buffer.glyph_infos]

    usual, asked = shaped({}), shaped(dict.fromkeys(tags, True))
    return asked[0] if len(asked) == 1 and asked != usual else 0
