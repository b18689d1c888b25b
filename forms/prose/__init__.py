"""Reading the figures of running text, the claims that it makes of them, and what is wrong with those. No Qt, no files."""

from __future__ import annotations

from forms.prose.auditing import Reading, audit, check_document, check_in_steps, read
from forms.prose.meaning import Cell, Facts, KnownFacts, Meanings

__all__ = ["Cell", "Facts", "KnownFacts", "Meanings", "Reading", "audit", "check_document", "check_in_steps", "read"]
