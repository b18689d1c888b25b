"""The few windows over the window: a guide, what the program is, and what to do when something went wrong."""
