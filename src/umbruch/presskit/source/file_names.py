"""Names of files: they tell what is inside, stay the same from build to build, and are safe on Windows."""

from __future__ import annotations

from umbruch.language.slug import DEVICE_NAMES, slug

_LIMIT = 48


class Names:
    """Names given out so far, each only once."""

    def __init__(self) -> None:
        """Nothing is given out yet."""
        self._taken: set[str] = set()

    def unique(self, words: str | None, otherwise: str, at_last: str) -> str:
        """A name made from `words`, or from the others where nothing is left of them; numbered from the second on."""
        wanted = slug(words or "", _LIMIT) or slug(otherwise, _LIMIT) or at_last
        if wanted in DEVICE_NAMES:
            wanted = f"{wanted}-{at_last}"
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name
