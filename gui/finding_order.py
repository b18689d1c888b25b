"""Going from finding to finding over the whole report."""

from __future__ import annotations

from forms.findings import Finding, State
from gui.bridge import Bridge


def in_order(bridge: Bridge) -> list[Finding]:
    """Open findings that may be said aloud: section by section, worst first."""
    session = bridge.session
    sections = list(session.form.section_by_id)
    found = [f for f in bridge.findings() if session.state(f) is not State.EXPLAINED and f.section in sections]
    return sorted(found, key=lambda f: sections.index(f.section))  # stable: worst first within a section


def neighbour(bridge: Bridge, by: int) -> Finding | None:
    """The finding after (1) or before (-1) the chosen one, while one is in its part; else from where one is; round at the end."""
    found = in_order(bridge)
    if not found:
        return None
    sections = list(bridge.session.form.section_by_id)
    here, chosen = bridge.place.section, bridge.chosen
    if chosen is not None and chosen in found and (here == chosen.section or here not in sections):
        return found[(found.index(chosen) + by) % len(found)]
    at = sections.index(here) if here in sections else len(sections)
    if by > 0:
        return next((f for f in found if sections.index(f.section) >= at), found[0])
    return next((f for f in reversed(found) if sections.index(f.section) < at), found[-1])
