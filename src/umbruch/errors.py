"""Everything that a user can get wrong, with a code, a hint and the exit status of the command line.

Anything raised that is not an `UmbruchError` is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class UmbruchError(Exception):
    """A mistake that the user can mend.

    `message` says what is wrong, `source` names the file, `place` the line, key or path inside it, `hint` what to do.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(
        self, message: str, *, source: str | None = None, place: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.source, self.place) if part)
        line = f"{where}: {self.message}" if where else self.message
        return f"{line} ({self.hint})" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.source, self.place, self.hint)


def _rebuild(
    kind: type[UmbruchError], message: str, source: str | None, place: str | None, hint: str | None
) -> UmbruchError:
    return kind(message, source=source, place=place, hint=hint)


class UsageError(UmbruchError):
    """The call itself is wrong: an option, a name, a combination."""

    code = "usage"
    exit_code = 2


class UnknownFormat(UsageError):
    """No reader or writer goes by that name or suffix."""

    code = "format.unknown"


class UnusableFormat(UsageError):
    """A plug-in is registered and cannot be loaded, or does not keep to the contract."""

    code = "format.unusable"


class UnknownStyle(UsageError):
    """No style goes by that name."""

    code = "style.unknown"


class StyleError(UsageError):
    """A style file has a wrong key, unit or value."""

    code = "style.invalid"


class SettingsError(UsageError):
    """`umbruch.toml` has a wrong key or value; `place` says on which line."""

    code = "settings.invalid"


class FieldError(UsageError):
    """A field named on the command line does not exist or does not take that value."""

    code = "field.invalid"


class InputError(UmbruchError):
    """An input cannot be read."""

    code = "input"
    exit_code = 3


class InputMissing(InputError):
    """There is no such file."""

    code = "input.missing"


class InputUnreadable(InputError):
    """The file is there, but it is empty, too large, a folder, or not what it claims to be."""

    code = "input.unreadable"


class InputInvalid(InputError):
    """The file is of the right kind and wrong inside; `place` says where."""

    code = "input.invalid"


class ManifestError(InputInvalid):
    """`kit.toml` has a wrong key or value, or names a file that is not there; `place` says on which line."""

    code = "kit.invalid"


class FixesError(InputInvalid):
    """The corrections beside an input have a mistake, or no longer fit it; `place` says where in their file."""

    code = "fixes.invalid"


class EmbargoHolds(UmbruchError):
    """What is to be released is still under embargo."""

    code = "embargo.holds"


class OutputError(UmbruchError):
    """The result cannot be stored where it should go."""

    code = "output"


class RenderError(UmbruchError):
    """A writer cannot make its format from this article."""

    code = "render"


class StrictError(UmbruchError):
    """A remark that is only a warning elsewhere: nothing is written under `strict`."""

    code = "strict"


class Fault(UmbruchError):
    """Our own mistake, caught at the edge of a batch so that the other inputs are still done."""

    code = "fault"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint for an unknown `name`: the nearest of the `known` names, else all of them."""
    names = sorted(known)
    import difflib  # takes longer than most calls, which make no mistake

    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
