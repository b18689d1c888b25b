"""What the report is: its form, its answers, its rules, its drafts. No Qt, no PDF."""
