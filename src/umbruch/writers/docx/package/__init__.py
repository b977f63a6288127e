"""The Word file as a package: parts, relationships, pictures, properties, ZIP."""
