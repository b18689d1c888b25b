"""Chinese typesetting on the character grid: what may stand where on a line. Knows no file format and no page."""
