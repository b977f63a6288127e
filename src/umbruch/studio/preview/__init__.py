"""What the finished files look like: pages of PDF, an e-book on a phone, Word by its styles, the fields of the wire."""
