"""The places behind the parts: ids that stand in a Place like those of sections."""

from __future__ import annotations

CHECK, EXPORT = "check", "export"
PLACES = {CHECK: ("list", "检查"), EXPORT: ("export", "导出")}
"""Their icons and names."""
