"""The settings of a house: the keys of `umbruch.toml`, each optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from umbruch.tree import Provider

if TYPE_CHECKING:
    from umbruch.facts.embargo import Where


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a house has set; further keys are added here, described in `house_keys.toml` and checked in `house_file`.

    `zone` (IANA, `Europe/Berlin`) or else `country` (ISO 3166, `DE`) says where an hour is meant that names no zone;
    `language` (BCP 47) is that of articles which are too short to tell theirs, and its region a country, too.

    `lang`, `style` and `to` are defaults for the options of these names, `lang` for articles that do not say their own
    language; a style file and the picture of the `logo` are named from the folder of `umbruch.toml`. `publisher` and
    `provider` are those of publications that name none.

    `newspapers`, `agencies`, `initials`, `places`, `boilerplates` and `contacts` are names and texts that the house
    knows: evidence for the recognisers, beside what they know themselves.
    """

    zone: str | None = None
    country: str | None = None
    language: str | None = None
    lang: str | None = None
    style: str | None = None
    to: tuple[str, ...] = ()
    publisher: str | None = None
    logo: str | None = None
    provider: Provider | None = None
    newspapers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    boilerplates: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()

    @property
    def where(self) -> Where:
        """What is known about an hour of this house that names no zone."""
        from umbruch.facts.embargo import Where
        from umbruch.facts.time_zones import region

        return Where(zone=self.zone, country=self.country or region(self.language))

    @property
    def knows_names(self) -> bool:
        """Whether there is anything for the recognisers."""
        return bool(
            self.newspapers or self.agencies or self.initials or self.places or self.boilerplates or self.contacts
        )
