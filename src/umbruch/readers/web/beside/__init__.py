"""What a page sets beside the text of its article and that belongs to it: lead pictures, further parts, contacts."""
