"""Feeds of several articles for those who want to be told of new ones: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1.

`feed_entries` makes the one model of all three from a publication; what is under an embargo never gets into it.
"""
