"""What makes a letter of a page: contact and embargo above its headline, and the sign that ends its text."""
