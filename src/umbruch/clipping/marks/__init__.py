"""What a line shows by itself to be: byline, caption, dateline, source, release; each recogniser in a module."""
