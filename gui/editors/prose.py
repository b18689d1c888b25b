"""The editor of a part's running text. It shows the session's answer, sends every real change, and paints what is found in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from forms.model import Section
from forms.narrative import level_of, set_level
from forms.values import Kind, parse
from gui.bridge import Bridge, Place
from gui.editors.prose_findings import FoundInText
from gui.editors.prose_format import Headings, dress_document
from gui.editors.prose_items import after_enter
from gui.editors.prose_text import Lines, apply, cleaned, displayed, edits, points, units
from gui.editors.undo import takes_undo

LEVEL_KEYS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}
LEVEL_STEPS = ("改为正文段", "改为（一）标题", "改为1.小标题")
FEWEST_LINES_HEIGHT = 164
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProseEditor(QTextEdit):
    """The narrative of one section. As high as its text: the page scrolls."""

    level_changed = Signal(int)
    """The level of the paragraph with the caret: 0, 1 or 2."""
    status = Signal(str)
    """「345字」, for the footer, while the caret is here."""
    caret_moved = Signal(QRect)
    """Where the caret is now, in this widget: the page keeps it in view."""

    def __init__(self, bridge: Bridge, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._section, self.key = bridge, section.id, section.narrative
        self._lines = Lines()
        self.found = FoundInText(self, self._lines, bridge, section.id)
        self._changed = False
        self._own = False
        self._level = 0
        self._laid_out()
        self.setAccessibleName(f"{section.title}正文")
        self.document().contentsChange.connect(self._follow)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._caret)
        bridge.answers_changed.connect(self._answered)
        bridge.findings_changed.connect(self._found)
        bridge.chosen_changed.connect(self.found.choose)
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.found.choose(bridge.chosen)

    def _laid_out(self) -> None:
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        dress_document(self.document())
        self._headings = Headings(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    # --- text ---
    @property
    def text(self) -> str:
        """The text as it stands here."""
        return self._lines.text

    @property
    def level(self) -> int:
        """The level of the paragraph with the caret."""
        return self._level

    def _follow(self, position: int, _removed: int, added: int) -> None:
        self._changed = self._lines.follow(self.document(), position, added) or self._changed

    def _tell(self) -> None:
        """Send the text if it is another one; an input method that composes has not changed it."""
        if not self._changed:
            return
        self._changed = False
        if not self._own:
            self._own = True
            try:
                self._bridge.type(self.key, self._lines.text)
            finally:
                self._own = False
        self.found.renew()
        self._show_level()
        if self.hasFocus():
            self.status.emit(self.count)

    @property
    def count(self) -> str:
        """「345字」: characters without blanks."""
        return f"{self._lines.total}字"

    def _answered(self, keys: frozenset[str]) -> None:
        if self.key in keys and not self._own:
            self._show()

    def _show(self) -> None:
        """Bring the editor to what the session holds, touching only what differs."""
        self._write(displayed(self._bridge.session.report.text(self.key)))

    def _write(self, texts: list[str]) -> None:
        self._own, before = True, self._own
        try:
            apply(self.document(), self._lines.texts, edits(self._lines.texts, texts))
        finally:
            self._own = before

    def put(self, text: str, label: str) -> None:
        """Another text as one step of undo of its own."""
        session = self._bridge.session
        session.part_step()
        self._bridge.set({self.key: parse(Kind.NARRATIVE, text)}, label)
        session.part_step()

    # --- levels and lists ---
    def set_level(self, level: int) -> None:
        """Make the paragraph with the caret a plain one or a heading; numbers are counted anew, the caret stays in its place."""
        cursor = self.textCursor()
        at = cursor.blockNumber()
        old = self._lines.texts[at]
        behind = units(old) - cursor.positionInBlock()
        self.put(set_level(self._lines.text, at, level), LEVEL_STEPS[level])
        block = self.document().findBlockByNumber(at)
        number = units(level_of(self._lines.texts[at])[1])
        self._place_caret(block, max(number, block.length() - 1 - behind))
        self._caret()

    def _break_item(self) -> bool:
        """Enter in a numbered item; False where Enter is an ordinary one."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        at = cursor.blockNumber()
        column = points(self._lines.texts[at], cursor.positionInBlock())
        new = after_enter(self._lines.texts, at, column)
        if new is None:
            return False
        added = len(new) > len(self._lines.texts)
        apply(self.document(), self._lines.texts, edits(self._lines.texts, new))
        block = self.document().findBlockByNumber(at + added)
        self._place_caret(block, units(level_of(block.text())[1]) if added else 0)
        return True

    def _place_caret(self, block: QTextBlock, column: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(block.position() + column)
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select a half-open stretch of the text and bring it into view; start alone (-1 for end) only sets the caret."""
        first, column = self._lines.place(start)
        last, until = self._lines.place(end if end >= start else start)
        cursor = self.textCursor()
        cursor.setPosition(self._position(first, column))
        cursor.setPosition(self._position(last, until), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.caret_moved.emit(self.cursorRect())

    def _position(self, line: int, column: int) -> int:
        return self.document().findBlockByNumber(line).position() + units(self._lines.texts[line][:column])

    # --- keys and focus ---
    def event(self, event: QEvent) -> bool:
        """Undo is the session's; the keys for levels are this editor's."""
        if takes_undo(self._bridge, event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _level_key(event) >= 0:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Levels, Enter in lists; a paragraph is a step of undo of its own."""
        if (level := _level_key(event)) >= 0:
            self.set_level(level)
            return
        if event.key() in _ENTER and not event.modifiers() & ~_KEEPS_ENTER:
            self._bridge.session.part_step()
            if not self._break_item():
                self.textCursor().insertBlock()
            self.ensureCursorVisible()
            self._bridge.session.part_step()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the caret is."""
        super().focusInEvent(event)
        self._bridge.arrive(Place(self._section, self.key))
        self.status.emit(self.count)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The text was left: what is missing in it may be said aloud."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._bridge.touch(self.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the editor."""
        event.ignore()

    def _caret(self) -> None:
        self._show_level()
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def _show_level(self) -> None:
        at = self.textCursor().blockNumber()
        level = level_of(self._lines.texts[at])[0] if at < len(self._lines.texts) else 0
        if level != self._level:
            self._level = level
            self.level_changed.emit(level)

    # --- paste and copy: plain text only ---
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be dropped or pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, cleaned, as a step of undo of its own."""
        text = cleaned(source.text())
        if text:
            self._bridge.session.part_step()
            self.textCursor().insertText(text)
            self._bridge.session.part_step()
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, so that it takes on the looks of where it is pasted."""
        made = QMimeData()
        made.setText("\n".join(displayed(self.textCursor().selectedText())))
        return made

    # --- what is found in the text ---
    def _found(self, sections: frozenset[str]) -> None:
        if self._section in sections and not self._own:
            self.found.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the chosen finding, the text, and the underlines of what is in sight."""
        seen = self.found.seen(event.rect())
        self.found.paint_grounds(seen)
        super().paintEvent(event)
        self.found.paint_underlines(seen)

    def viewportEvent(self, event: QEvent) -> bool:
        """The message as a tooltip over the stretch."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            finding = self.found.at(event.pos())
            QToolTip.showText(event.globalPos(), finding.message if finding else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # --- size ---
    def _fit(self) -> None:
        """As high as the text, so that nothing scrolls in here."""
        frame = self.height() - self.viewport().height()
        height = max(FEWEST_LINES_HEIGHT, int(self.document().size().height()) + 1 + frame)
        if height != self.minimumHeight():
            self.setFixedHeight(height)


_KEEPS_ENTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def _level_key(event: QKeyEvent) -> int:
    """The level that a key asks for: Ctrl+0, Ctrl+1, Ctrl+2; -1 for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return -1
    return LEVEL_KEYS.get(Qt.Key(event.key()), -1)
