"""One page for each place of the rail, all of one shape (see `page.py`)."""
