"""What stands in a body: XHTML, NITF and IDF to blocks and inlines."""
