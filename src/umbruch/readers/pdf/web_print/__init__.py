"""Print-outs of web pages: the article without what browsers print at the edges and sites put around it."""
