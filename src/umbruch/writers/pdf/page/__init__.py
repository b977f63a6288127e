"""Making up pages: figures, tables and text in galleys, columns filled with them, heads and feet."""
