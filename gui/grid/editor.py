"""The line editor inside a cell: it tells what is typed and never rewrites it."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.grid.block import is_block
from gui.grid.cell import NOTE, TEXT, VALUE, Cell
from gui.grid.paint import text_start
from gui.painting import face
from gui.widgets.fields import LineInput

OVER, BESIDE = "over", "beside"
"""Typing began over the old text (the arrows leave the cell) or F2 put the caret into it (they move the caret)."""

_STEPS: dict[int, str] = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
_SIDE_STEPS: dict[int, str] = {Qt.Key.Key_Left: "before", Qt.Key.Key_Right: "after"}
_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def writes(event: QKeyEvent) -> bool:
    """Whether a key writes something, by itself or with Shift."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMAND


def clipboard_key(event: QKeyEvent) -> str:
    """copy, cut or paste, "" for any other key."""
    from PySide6.QtGui import QKeySequence  # all its names: the first figure is typed without

    standard = QKeySequence.StandardKey
    names = ((standard.Copy, "copy"), (standard.Cut, "cut"), (standard.Paste, "paste"))
    return next((name for keys, name in names if event.matches(keys)), "")


class CellEditor(LineInput):
    """Edits one cell in place; figures stand where the delegate paints them.

    One editor serves a grid for as long as it lives: to make and style another for every cell would take a
    millisecond of the first key.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.index = QPersistentModelIndex()
        self.mode = OVER
        self.original = ""
        self.seen: str | None = None
        """What the model held after the last change that was told to it; None before the editor was filled."""
        self.setProperty("cell", "true")
        self.setFrame(False)

    def begin(self, index: QPersistentModelIndex, cell: Cell, mode: str) -> None:
        """Serve another cell; `fill` follows."""
        self.index, self.mode = index, mode
        self.original, self.seen, self._composing = "", None, False
        figure = cell.kind == VALUE
        self.setFont(face(12 if cell.kind == NOTE else 14, cell.strong))
        self.setAlignment(Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft)

    def fill(self, text: str) -> None:
        """Show what the model holds: at first, and later only when it was changed from outside (undo)."""
        if self.seen is None:
            self.original = text
        elif text == self.seen or self.composing:
            return
        self.seen = text
        self._told = text
        self.setText(text)

    def composition_given_up(self) -> None:
        """Broken off before anything was typed: the cell is as it was."""
        if self.mode == OVER and self._told == self.original:
            self.setText(self.original)
            self.selectAll()
        else:
            super().composition_given_up()

    @staticmethod
    def place(rect: QRect, cell: Cell) -> QRect:
        """Where in its cell the editor stands: its letters cover those that were painted."""
        if cell.kind == VALUE:
            return rect.adjusted(22, 2, -9, -2)
        if cell.kind == TEXT:
            return rect.adjusted(int(text_start(cell)) - 2, 2, -3, -2)
        return rect.adjusted(24 if cell.mark else 10, 2, -3, -2)

    def way_out(self, event: QKeyEvent) -> str:
        """What a key means for the grid: enter, down, up, before, after, next, previous, blank, restore, paste; "" to edit on."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if self.composing or writes(event):
            return ""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return "blank" if control else "up" if modifiers & Qt.KeyboardModifier.ShiftModifier else "enter"
        if key == Qt.Key.Key_Escape:
            return "restore"
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            back = key == Qt.Key.Key_Backtab or modifiers & Qt.KeyboardModifier.ShiftModifier
            return "previous" if back else "next"
        if clipboard_key(event) == "paste" and is_block(QGuiApplication.clipboard().text()):
            return "paste"
        if modifiers in _NO_MODIFIER:
            return _STEPS.get(key, "") or (_SIDE_STEPS.get(key, "") if self.mode == OVER else "")
        return ""
