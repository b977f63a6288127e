"""Press roles in unmarked text: what the readers of text, PDF and mail share.

`decode` turns bytes into text and `assembly.recognise` the text into an article. On the way: `lines`, `columns`,
`measure`, `items`, `layout` and `paragraphs` (how the text lies on the page), `initials` (drop caps), `furniture` (what
belongs to the page), `zones` (which lines show by themselves what they are: `caption`, `byline`, `signing`, `dateline`,
`source`, `stamp`, `release`), `review` (several articles), `unwrapped`, `seams` and `parts` (heads apart from their
report), `opening` (where it begins), `heads` (kicker, headline, deck), `joining` and `body` (columns and cut words put
together). What differs between languages is data in `conventions/`.
"""
