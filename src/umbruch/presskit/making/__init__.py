"""From a publication to the files of a kit."""
