"""What stands above the text of an office file: letterheads, forms, labels, and heads that run into it."""
