"""Measurements, run by `make bench`. Nothing here is part of the program, and no test depends on a time."""
