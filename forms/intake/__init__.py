"""Reading reports that are already published: from bytes to text, from text to cover, sections and table cells."""
