"""What EPUB and HTML share: the tree as semantic XHTML, and a style as CSS. No library is needed for either.

`xhtml` sets an article out of `blocks` and `inlines`, all of them strings built by `elements`, where nothing gets in
unescaped; `css` turns a `Style` into rules for the classes that `umbruch.registry.roles` names.
"""
