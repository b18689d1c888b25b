"""The counts on top of the check page: how many must be mended, looked at, are blank; days to the deadline."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.findings import Severity, State
from gui.bridge import Bridge
from gui.deadline import deadline_day, long_day
from gui.marks import Mark
from gui.pages.check_rows import blanks
from gui.theme import type_size
from gui.widgets import Fitted, Label, boxed, column, row, vline

NAMED = 2
"""So many parts with something blank are named, each with its count where there are no more."""


class Fact(QWidget):
    """A mark, a figure with its unit, and a line of explanation."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._figure, self._unit = Label("", type_size("figure"), strong=True), Label("")
        self._more = Fitted("", 12, tone="text3", height=26)
        words = column(row(self._figure, self._unit, None, gap=6), self._more, gap=0)
        self.setLayout(row(*([Mark(mark, 18)] if mark else []), words, gap=10))

    def show_fact(self, figure: str, unit: str, more: str) -> None:
        """Show other figures."""
        self._figure.setText(figure)
        self._unit.setText(unit)
        self._more.show_text(more)
        self.setAccessibleName(f"{figure}{unit}，{more}")


def deadline_fact(last: date, today: date) -> tuple[str, str, str]:
    """Days that are left until the last day of publication, or that it is over: figure, unit, explanation."""
    left = (last - today).days
    if left < 0:
        return "已过", "公布期限", long_day(last)
    return (
        (str(left), "天", f"距{last.month}月{last.day}日公布期限") if left else ("今天", "是公布期限", long_day(last))
    )


class Facts(QWidget):
    """Five facts in a framed row."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        marks = ("error", "warning", "info", "pending", "")
        self._facts = [Fact(mark) for mark in marks]
        self._last = vline(40)
        box = QHBoxLayout()
        box.setContentsMargins(18, 9, 18, 11)
        box.setSpacing(20)
        for at, fact in enumerate(self._facts):
            if at:
                box.addWidget(self._last if at == len(marks) - 1 else vline(40))
            box.addWidget(fact, 1)
        self.setLayout(column(boxed(box)))

    def refresh(self) -> None:
        """Count anew."""
        session = self._bridge.session
        counts = self._bridge.counts()
        told = sum(session.state(f) is State.EXPLAINED for f in session.findings)
        missing = blanks(self._bridge)
        errors, warnings, infos, empty, days = self._facts
        errors.show_fact(
            str(counts[Severity.ERROR]),
            "处必须改",
            "改完才能导出送审稿" if counts[Severity.ERROR] else "可以导出送审稿",
        )
        warnings.show_fact(
            str(counts[Severity.WARNING]), "处请核实", f"另有{told}处已说明理由" if told else "核实后可说明理由"
        )
        infos.show_fact(str(counts[Severity.INFO]), "条提示", "可改可不改")
        empty.show_fact(str(len(missing)), "项未填", self._where(missing))
        last = deadline_day(session.report)
        self._last.setVisible(last is not None)
        days.setVisible(last is not None)
        if last is not None:
            days.show_fact(*deadline_fact(last, date.today()))

    def _where(self, missing: list[tuple[str, str]]) -> str:
        form = self._bridge.session.form
        per: dict[str, int] = {}
        for section, _ in missing:
            per[section] = per.get(section, 0) + 1
        names = [form.section_by_id[section].short for section in per]
        if len(names) > NAMED:
            return f"{'、'.join(names[:NAMED])}等{len(names)}部分"
        return "、".join(f"{name}{per[s]}项" for s, name in zip(per, names, strict=True)) or "各项均已填"
