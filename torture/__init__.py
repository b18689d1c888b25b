"""Trials that try to lose an officer's work: kills, power cuts, refusing disks, two programs at once. Not part of the wheel."""
