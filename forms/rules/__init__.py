"""The closed vocabulary of rules. A rule knows what it reads, cites its source, and explains itself with the numbers."""
