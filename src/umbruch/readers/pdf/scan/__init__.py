"""Pages that are pictures: turned upright, read by tesseract, and handed on as blocks with places and sizes."""
