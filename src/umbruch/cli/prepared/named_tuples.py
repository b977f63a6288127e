"""Named tuples made without looking at the types of their fields: a call makes up to two hundred of them.

`typing` compiles the text of each annotation to see that it is an expression, and that takes half of the time in which
the class is made. Whoever asks for the types later (`get_type_hints`) gets the same ones from the texts. Where a Python
makes named tuples in another way, nothing is changed.
"""

from __future__ import annotations

import typing
from typing import Any

_OF_A_FIELD = "field "


def leave_annotations_unread() -> None:
    """Let `typing` take the annotations of named tuples as they are written."""
    module: Any = typing
    check = getattr(module, "_type_check", None)
    if not callable(check) or not callable(getattr(module, "_make_nmtuple", None)):
        return

    def checked(annotation: Any, message: Any, *further: Any, **named: Any) -> Any:
        if isinstance(annotation, str) and isinstance(message, str) and message.startswith(_OF_A_FIELD):
            return annotation
        return check(annotation, message, *further, **named)

    module._type_check = checked
