"""Every state once, drawn by the real painters: for the eye of whoever changes them, and beside the design's picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gui.grid.cell import BALANCE, GIVEN, VALUE, Cell, Piece
from gui.grid.paint import paint_cell, paint_frame
from gui.icons import STROKES, draw_icon
from gui.marks import WORDS, mark
from gui.painting import CENTRE, pen, write
from gui.theme import colour, size, theme

WIDTH, HEIGHT = 1366, 820

_CELLS = (
    ("空，可填", Cell()),
    ("已填", Cell("2333")),
    ("当前格", Cell("459")),
    ("当前格，焦点在别处", Cell("459")),
    ("当前合计的分项", Cell("39", operand=True)),
    ("识别自正文，请核对", Cell("2257", mark="read")),
    ("必须改", Cell("497", mark="error", strong=True)),
    ("请核实", Cell("0", mark="warning")),
    ("已说明", Cell("35", mark="explained")),
    ("提示", Cell("94%", mark="info")),
    ("不能读作数字，原样保留", Cell("约七件", mark="error")),
    ("给定（上年、单位）", Cell("1987", GIVEN, align="r")),
    ("表头行，不填", Cell("——", GIVEN, align="r")),
)
_FRAMES = {"当前格": True, "当前格，焦点在别处": False}
_SUMS = (
    ("ok", "平", "7 7 0"),
    ("broken", "合计14　差7", "7 7 7"),
    ("doubted", "合计14　差7", "7 7 7"),
    ("pending", "还差1项", "7 7 "),
)
_LINES = {"ok": "细实线", "broken": "粗实线", "doubted": "波浪线", "pending": "虚线"}
_COLOURS = (
    *("text", "text2", "text3", "accent", "error", "warn", "line_field", "line"),
    *("page", "rail", "given", "selected", "reference", "error_tint", "warn_tint"),
)


def state_sheet(ratio: float = 1.0) -> QPixmap:
    """Marks, icons, cells, brackets and colours of the mode shown now; `ratio` as on a screen scaled by it."""
    sheet = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(colour("page"))
    painter = QPainter(sheet)
    _marks(painter, 32, 20)
    _cells(painter, 32, 336)
    _icons(painter, 560, 20)
    _brackets(painter, 560, 300)
    _colours(painter, 960, 20)
    painter.end()
    return sheet


def _title(painter: QPainter, x: float, y: float, text: str) -> None:
    write(painter, QRectF(x, y, 340, 26), text, "text", 16, True)


def _marks(painter: QPainter, x: float, y: float) -> None:
    _title(painter, x, y, "形状（12、16、24 px）")
    for place, (kind, words) in enumerate(WORDS.items()):
        left, top = x + place % 3 * 160, y + 40 + place // 3 * 72
        for right, side in ((0, size("mark_small")), (22, size("mark")), (50, 24)):
            mark(painter, kind, left + right, top + 12 - side / 2, side)
        write(painter, QRectF(left, top + 28, 150, 22), words, "text2")


def _cells(painter: QPainter, x: float, y: float) -> None:
    _title(painter, x, y, "格的状态")
    for place, (words, cell) in enumerate(_CELLS):
        rect = QRectF(x, y + 36 + place * 33, 96, size("table_row"))
        paint_cell(painter, rect, cell)
        if words in _FRAMES:
            paint_frame(painter, rect, _FRAMES[words])
        write(painter, QRectF(x + 112, rect.top(), 300, rect.height()), words, "text2")


def _icons(painter: QPainter, x: float, y: float) -> None:
    _title(painter, x, y, "图标（16 px，下为名称）")
    for place, name in enumerate(STROKES):
        left, top = x + place % 6 * 62, y + 40 + place // 6 * 44
        draw_icon(painter, name, left + 12, top)
        write(painter, QRectF(left - 8, top + 18, 56, 18), name, "text3", 12, align=CENTRE)


def _brackets(painter: QPainter, x: float, y: float) -> None:
    _title(painter, x, y, "勾稽括线")
    for place, (state, words, figures) in enumerate(_SUMS):
        for line, where in enumerate(("start", "mid", "end")):
            rect = QRectF(x, y + 36 + place * 112 + line * 31, 86, 31)
            paint_cell(painter, rect, Cell(figures.split(" ")[line], VALUE, strong=line == 0))
            text = words if line == 0 else ""
            balance = Cell(text, BALANCE, state=state, pieces=(Piece(0, where, state),))
            paint_cell(painter, QRectF(rect.right(), rect.top(), 200, 31), balance)
        write(painter, QRectF(x + 300, y + 36 + place * 112, 80, 31), _LINES[state], "text3", 12)


def _colours(painter: QPainter, x: float, y: float) -> None:
    _title(painter, x, y, "颜色")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, name in enumerate(_COLOURS):
        left, top = x + place % 3 * 126, y + 36 + place // 3 * 46
        painter.setPen(pen("line", 1, Qt.PenStyle.SolidLine))
        painter.setBrush(colour(name))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, 30, 30), 4, 4)
        write(painter, QRectF(left + 38, top - 2, 86, 18), name, "text", 12)
        write(painter, QRectF(left + 38, top + 14, 86, 18), theme().hex(name)[1:], "text3", 12)
