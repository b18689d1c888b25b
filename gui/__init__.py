"""The wizard, and the command line (which imports no Qt)."""
