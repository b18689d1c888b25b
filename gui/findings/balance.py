"""A sum written out as on paper: stated, parts with plus signs, a rule, the total, the difference; one right-aligned column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from forms.findings import Severity, SumLine
from gui.painting import RIGHT, pen, text_width, write
from gui.widgets.fitted import write_fitted

LINE, RULE, BETWEEN = 24, 9, 10


class WrittenSum(QWidget):
    """Shows the lines of one finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SumLine, ...] = ()
        self._tone = "text"
        self.hide()

    def show_lines(self, lines: tuple[SumLine, ...], severity: Severity) -> None:
        """Show a sum; nothing at all for a finding without one."""
        self._lines = lines
        self._tone = "error" if severity is Severity.ERROR else "text"
        rules = sum(line.role == "total" for line in lines)
        self.setFixedHeight(LINE * len(lines) + RULE * rules)
        self.setVisible(bool(lines))
        self.setAccessibleName("，".join(f"{line.label}{line.figure}" for line in lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        width, y, first = float(self.width()), 0.0, True
        figures = max((text_width(f"＋{figure}", 14, True) for _, figure, _ in self._lines), default=0)
        for label, figure, role in self._lines:
            if role == "total":
                painter.setPen(pen("text3"))
                painter.drawLine(QPointF(width - 84, y + 4.5), QPointF(width, y + 4.5))
                y += RULE
            part = role == "part"
            sign = "＋" if part and not first else ""
            first = first and not part
            tone = self._tone if role == "diff" else "text2" if part else "text"
            named = QRectF(12 if part else 0, y, width - figures - BETWEEN - (12 if part else 0), LINE)
            said = f"写明　{label}" if role == "stated" else label
            write_fitted(painter, named, said, "text2" if part else "text", strong=role == "diff")
            write(painter, QRectF(width - figures, y, figures, LINE), sign + figure, tone, strong=not part, align=RIGHT)
            y += LINE
        painter.end()
