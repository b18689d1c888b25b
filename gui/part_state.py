"""How far a part has come, told by one shape and a few words: the worst open finding, else the officer's own confirmation, else what is filled."""

from __future__ import annotations

from forms.findings import Severity, State
from gui.bridge import Bridge
from gui.rail_paint import PartState

_SHOUTING = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))


def part_state(bridge: Bridge, section: str) -> PartState:
    """The state of one part; hints never reach it."""
    counts = bridge.counts(section)
    for severity, mark in _SHOUTING:
        if counts[severity]:
            return PartState(mark, f"{severity.word} {counts[severity]}", str(counts[severity]))
    confirmed = bridge.session.confirmation(section)
    if confirmed is State.LAPSED:
        return PartState("pending", "数字已改，须重核")
    if confirmed is State.EXPLAINED:
        return PartState("done", "已核对")
    report = bridge.session.report
    keys = report.asked(section)
    filled = sum(not report.blank(key) for key in keys)
    if not filled:
        return PartState("empty", "未开始")
    if filled < len(keys):
        return PartState("half", f"填写中 {filled}/{len(keys)}", f"{filled}/{len(keys)}")
    return PartState("full", "待核对")
