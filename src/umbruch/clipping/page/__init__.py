"""What the sheet looks like: lines, columns, room, indents; nothing about what the words mean."""
