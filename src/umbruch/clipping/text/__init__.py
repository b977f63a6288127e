"""From lines to running text: words put together, crossheads, lists, figures, quotes and the fields around them."""
