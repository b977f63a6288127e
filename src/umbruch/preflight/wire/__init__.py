"""The checks of files for news agencies: NewsML-G2, NITF, ninjs."""
