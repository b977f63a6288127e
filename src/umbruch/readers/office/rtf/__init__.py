"""Rich Text Format: its tokens, and what they come to (RTF 1.9.1)."""
