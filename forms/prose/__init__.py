"""Reading the figures of running text, the claims that it makes of them, and what is wrong with those."""

from __future__ import annotations

from forms.findings import Finding
from forms.prose.auditing import audit

__all__ = ["Finding", "audit"]
