"""A form's tables and figures in the painted grid: models on a session, and the widgets that show them."""
