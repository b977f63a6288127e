"""The settings of a house: the keys of `umbruch.toml`, each optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from umbruch.facts.embargo import Where


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a house has set; further keys are added here and checked in `house_file`.

    `zone` (IANA, `Europe/Berlin`) or else `country` (ISO 3166, `DE`) says where an hour is meant that names no zone;
    `language` (BCP 47) is that of articles which are too short to tell theirs, and its region a country, too.
    """

    zone: str | None = None
    country: str | None = None
    language: str | None = None

    @property
    def where(self) -> Where:
        """What is known about an hour of this house that names no zone."""
        from umbruch.facts.embargo import Where
        from umbruch.facts.time_zones import region

        return Where(zone=self.zone, country=self.country or region(self.language))
