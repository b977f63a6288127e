"""What a house has set once for all its articles, in `umbruch.toml`."""

from umbruch.settings.house import House
from umbruch.settings.house_file import FoundHouse, found_house, house_of, looked_up_once

__all__ = ["FoundHouse", "House", "found_house", "house_of", "looked_up_once"]
