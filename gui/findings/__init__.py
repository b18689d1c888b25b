"""The findings panel, its strip on small screens, and the form for a reason."""
