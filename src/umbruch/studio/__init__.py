"""The studio: what was recognised in an article, put right in the browser of this machine, beside the page it makes.

Needs `umbruch[studio]`. All work goes through the public library; what is corrected stands in `NAME.fix.toml` beside
the article, which every command reads, and nothing else is written unless somebody asks for it.
"""
