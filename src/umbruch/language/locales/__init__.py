"""Dates, numbers and names as each language writes them, after Unicode's CLDR.

`from_cldr` writes the tables `locales.json.gz` and `regions.json` from Babel, which is needed for that alone; the data
are under the Unicode License V3 (`LICENSE.unicode`).
"""
