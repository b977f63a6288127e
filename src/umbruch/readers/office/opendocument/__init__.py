"""OpenDocument texts (ODT): content.xml walked as LibreOffice would show it."""
