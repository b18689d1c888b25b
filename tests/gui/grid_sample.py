"""A small ledger that knows nothing of the form, for the tests of the grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.grid import BALANCE, GIVEN, HEAD, LABEL, NOTE, TINY, VALUE, Cell, Column, GridModel, GridView, Index, Piece

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Make = Callable[..., GridView]
"""The fixture that puts a grid into an active window."""

COLUMNS = (
    Column("统计指标", LABEL, 298),
    Column("单位", GIVEN, 44, "c"),
    Column("统计数", VALUE, 86, "r"),
    Column("勾稽关系", BALANCE, 110),
    Column("上年", GIVEN, 56, "r", hidden_from=TINY),
    Column("备注", NOTE, 0),
)
FIGURE, NOTES = 2, 5

ROWS: tuple[tuple[str, str], ...] = (
    ("一、主动公开情况", ""),
    ("（一）公开数", "7"),
    ("1.网站", "7"),
    ("2.公报", "0"),
    ("危及国家安全、公共安全、经济安全和社会稳定的其他情形以及依照法律规定不予公开的情形", ""),
    ("二、回应解读情况", ""),
    ("（一）回应数", "3"),
    ("（二）不同渠道", ""),
    ("1.发布会", "1"),
    ("2.访谈", ""),
)
HEADS = {0: 0, 5: 0, 7: 1}
"""Head rows and their indents."""


class Ledger(GridModel):
    """Keeps what was typed, and notes what was asked of it."""

    def __init__(self, repeat: int = 1) -> None:
        super().__init__(COLUMNS)
        self.rows = [list(row) for row in ROWS * repeat]
        self.notes = [""] * len(self.rows)
        self.told: list[tuple[int, str]] = []
        self.visited: list[tuple[str, int]] = []
        self.confirmed: list[int] = []

    def row_count(self) -> int:
        return len(self.rows)

    def cell(self, row: int, column: int) -> Cell:
        label, figure = self.rows[row]
        if row % len(ROWS) in HEADS:
            indent = HEADS[row % len(ROWS)]
            if column == 0:
                return Cell(label, HEAD, indent=indent, strong=indent == 0)
            return Cell("——" if column == FIGURE else "", GIVEN, align="r")
        if column == 0:
            return Cell(label, LABEL, indent=1)
        if column == FIGURE:
            return Cell(figure, VALUE, "error" if figure and not figure.isdigit() else "")
        if column == NOTES:
            return Cell(self.notes[row], NOTE)
        if column == 3:
            return Cell("平", BALANCE, state="ok", pieces=(Piece(0, "start", "ok"),))
        return Cell("件", GIVEN, align="c")

    def type(self, index: Index, text: str) -> None:
        self.told.append((index.row(), text))
        if index.column() == NOTES:
            self.notes[index.row()] = text
        else:
            self.rows[index.row()][1] = text
        self.cell_changed(index.row(), index.column())

    def confirm(self, index: Index) -> bool:
        self.confirmed.append(index.row())
        return True

    def entered(self, index: Index) -> None:
        self.visited.append(("entered", index.row()))

    def left(self, index: Index) -> None:
        self.visited.append(("left", index.row()))


def ledger(view: GridView) -> Ledger:
    model = view.model()
    assert isinstance(model, Ledger)
    return model


def at(view: GridView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def press(view: GridView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes where the focus is, as on a real keyboard."""
    QTest.keyClick(view.cells.editor or view, key, modifiers)


def compose(view: GridView, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget() or view, event)
