"""From a folder to the publication of a kit: its manifest, its files, its articles."""
