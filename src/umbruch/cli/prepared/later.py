"""Modules that are run when something of them is first asked for: others import them for what is hardly ever done."""

from __future__ import annotations

from _frozen_importlib_external import SourceFileLoader
from _thread import RLock
from types import ModuleType

HARDLY_USED = frozenset(("PIL.ExifTags", "ipaddress", "sqlite3", "tokenize"))
"""Modules that are imported as a whole, by `PIL.Image`, `urllib.parse`, our journal and `inspect`."""

_running = RLock()
_being_run: list[ModuleType] = []


class Later(ModuleType):
    """Such a module, run by one thread while the others wait; then it is a module like any other."""

    def __getattr__(self, name: str) -> object:
        """What the module has under that name."""
        with _running:
            if type(self) is Later and self not in _being_run:
                _being_run.append(self)
                try:
                    loader = self.__spec__.loader if self.__spec__ else None
                    assert isinstance(loader, SourceFileLoader)
                    SourceFileLoader.exec_module(loader, self)
                    ModuleType.__setattr__(self, "__class__", ModuleType)
                finally:
                    _being_run.remove(self)
        return ModuleType.__getattribute__(self, name)

    def __dir__(self) -> list[str]:
        """All names of the module."""
        self.__getattr__("__name__")
        return sorted(vars(self))
