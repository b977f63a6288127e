"""What a house has set once for all its articles, in `umbruch.toml`."""

from umbruch.settings.house import House
from umbruch.settings.house_file import house_of

__all__ = ["House", "house_of"]
