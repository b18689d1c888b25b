"""The editor of a part's running text: it shows the session's answer and sends every real change. Undo is the session's."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from forms.expressions import Reference
from forms.model import Section
from forms.narrative import level_of, set_level
from forms.values import Kind, Value, parse
from gui.bridge import Bridge, Place
from gui.editors.prose_items import after_enter
from gui.editors.prose_offer import Offering
from gui.editors.prose_text import MOST_PASTED, Edit, apply, cleaned, displayed, edits, points, units
from gui.editors.prose_view import ProseView
from gui.editors.undo import takes_undo

LEVEL_KEYS = {Qt.Key.Key_0.value: 0, Qt.Key.Key_1.value: 1, Qt.Key.Key_2.value: 2}
LEVEL_STEPS = ("改为正文段", "改为（一）标题", "改为1.小标题")
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEPS_ENTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ProseEditor(ProseView):
    """The narrative of one section. As high as its text: the page scrolls."""

    level_changed = Signal(int)
    """The level of the paragraph with the caret: 0, 1 or 2."""
    status = Signal(str)
    """「345字」, for the footer."""
    caret_moved = Signal(QRect)
    """Where the caret is now, in the viewport: the page keeps it in sight."""

    def __init__(self, bridge: Bridge, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(bridge, section, parent)
        self._bridge, self._section, self.key = bridge, section.id, section.narrative
        self._changed = False
        self._own = self._putting = False
        self._level = 0
        self.offering = Offering(self, self.lines, self.quoted, bridge, self.key)
        self.setAccessibleName(f"{section.title}正文")
        self.document().contentsChange.connect(self._follow)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._caret)
        bridge.answers_changed.connect(self._answered)
        bridge.findings_changed.connect(self._findings)
        bridge.chosen_changed.connect(self.found.choose)
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.found.choose(bridge.chosen)

    # --- text ---
    @property
    def text(self) -> str:
        """The text as it stands here."""
        return self.lines.text

    @property
    def level(self) -> int:
        """The level of the paragraph with the caret."""
        return self._level

    @property
    def count(self) -> str:
        """「345字」: characters without blanks."""
        return f"{self.lines.total}字"

    def _follow(self, position: int, _removed: int, added: int) -> None:
        self._changed = self.lines.follow(self.document(), position, added) or self._changed

    def _tell(self) -> None:
        """Send the text if it is another one: an input method that composes tells of changes that are none."""
        if not self._changed:
            return
        self._changed = False
        if not self._own:
            self._own = True
            try:
                self._bridge.type(self.key, self.lines.text)
            finally:
                self._own = False
            self.offering.typed()
        self.found.renew()
        self.quoted.renew()
        self._show_level()
        self.status.emit(self.count)

    def _answered(self, keys: frozenset[str]) -> None:
        if self.key in keys and not self._own:
            changes = self._show()
            if changes and self.hasFocus() and not self._putting:  # undone out of sight: show where, leave the caret
                cursor = QTextCursor(self.document().findBlockByNumber(changes[0].line))
                self.caret_moved.emit(self.cursorRect(cursor))
        if not self._own and self.quoted.concerns(keys):
            self.quoted.renew()

    def _show(self) -> list[Edit]:
        """Bring the editor to what the session holds, touching only what differs; returns what did."""
        self._own = True
        try:
            texts = displayed(self._bridge.session.report.text(self.key))
            changes = edits(self.lines.texts, texts)
            apply(self.document(), self.lines.texts, changes)
        finally:
            self._own = False
        return changes

    def put(self, text: str, label: str, more: Mapping[str, Value | None] | None = None) -> None:
        """Another text (and what belongs to it) as one step of undo of its own."""
        session = self._bridge.session
        session.part_step()
        self._putting = True
        self._bridge.set({self.key: parse(Kind.NARRATIVE, text), **(more or {})}, label)
        self._putting = False
        session.part_step()

    def _findings(self, sections: frozenset[str]) -> None:
        if self._section in sections and not self._own:
            self.found.renew()

    # --- levels and lists ---
    def set_level(self, level: int) -> None:
        """Make the paragraph with the caret a plain one or a heading; numbers are counted anew, the caret stays in its place."""
        cursor = self.textCursor()
        at = cursor.blockNumber()
        behind = units(self.lines.texts[at]) - cursor.positionInBlock()
        self.put(set_level(self.lines.text, at, level), LEVEL_STEPS[level])
        block = self.document().findBlockByNumber(at)
        number = units(level_of(self.lines.texts[at])[1])
        self._place_caret(block, max(number, block.length() - 1 - behind))

    def _break_item(self) -> bool:
        """Enter in a numbered item; False where Enter is an ordinary one."""
        cursor = self.textCursor()
        at = cursor.blockNumber()
        column = points(self.lines.texts[at], cursor.positionInBlock())
        new = None if cursor.hasSelection() else after_enter(self.lines.texts, at, column)
        if new is None:
            return False
        added = len(new) > len(self.lines.texts)
        apply(self.document(), self.lines.texts, edits(self.lines.texts, new))
        block = self.document().findBlockByNumber(at + added)
        self._place_caret(block, units(level_of(block.text())[1]) if added else 0)
        return True

    def _place_caret(self, block: QTextBlock, column: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(block.position() + column)
        self.setTextCursor(cursor)

    def _show_level(self) -> None:
        at = self.textCursor().blockNumber()
        level = level_of(self.lines.texts[at])[0] if at < len(self.lines.texts) else 0
        if level != self._level:
            self._level = level
            self.level_changed.emit(level)

    # --- caret and focus ---
    def _caret(self) -> None:
        self._show_level()
        if self.hasFocus():
            self._bridge.enter_line(self.key, self.textCursor().blockNumber())
        self.offering.moved(self.reference)
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def select(self, start: int, end: int) -> None:
        """Select a half-open stretch of the text and bring it into view; an end before the start only sets the caret."""
        cursor = self.textCursor()
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(max(start, end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.caret_moved.emit(self.cursorRect())

    def _position(self, offset: int) -> int:
        line, column = self.lines.place(offset, self.lines.starts)
        return self.document().findBlockByNumber(line).position() + units(self.lines.texts[line][:column])

    @property
    def reference(self) -> Reference | None:
        """The live figure that the caret or the selection is on."""
        return self.quoted.around(*self._selected())

    def is_on(self, reference: Reference) -> bool:
        """Whether the caret or the selection is within a stretch, or at the edge of it."""
        start, end = self._selected()
        return reference.start <= start and end <= reference.end

    def _selected(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())

    def _offset(self, position: int) -> int:
        block = self.document().findBlock(position)
        line = block.blockNumber()
        return self.lines.starts[line] + points(self.lines.texts[line], position - block.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the caret is."""
        super().focusInEvent(event)
        self._bridge.arrive(Place(self._section, self.key))
        self._bridge.enter_line(self.key, self.textCursor().blockNumber())
        self.status.emit(self.count)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The text was left: what is missing in it may be said aloud."""
        super().focusOutEvent(event)
        self.offering.drop()
        if event.reason() not in _PASSING:
            self._bridge.touch(self.key)

    # --- keys, paste, menu ---
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
        elif event.key() == Qt.Key.Key_Escape and self.quoted.offer is not None:
            self.offering.drop()
        elif event.key() in _ENTER and not event.modifiers() & ~_KEEPS_ENTER:
            self._bridge.session.part_step()
            if not self._break_item():
                self.textCursor().insertBlock()
            self._bridge.session.part_step()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While words are composed nothing is offered."""
        if event.preeditString():
            self.offering.drop()
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what is offered; else it leaves the editor."""
        return (forward and self.offering.accept()) or super().focusNextPrevChild(forward)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, cleaned, as a step of undo of its own; not more than any part of a report has."""
        if (size := len(source.text())) > MOST_PASTED:
            self.status.emit(f"要粘贴的有{size // 10_000}万字，不像一部分的正文，没有粘贴；请只复制需要的段落。")
            return
        text = cleaned(source.text())
        if text:
            self._bridge.session.part_step()
            self.textCursor().insertText(text)
            self._bridge.session.part_step()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's menu, with the session's undo in it."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session = self._bridge.session
        for name, can, act in (
            ("edit-undo", bool(session.undo_label), self._bridge.undo),
            ("edit-redo", bool(session.redo_label), self._bridge.redo),
        ):
            for action in menu.findChildren(QAction, name):
                action.setEnabled(can)
                action.triggered.connect(act)
        self._offer_source(menu, event)
        menu.popup(event.globalPos())

    def _offer_source(self, menu: QMenu, event: QContextMenuEvent) -> None:
        """On a live figure: go to its cell, or make it a plain number."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        if self.reference is None:
            return
        from gui.sources import go_to_source, unbind

        go = QAction(f"{self.quoted.told(self.reference)}，去看\tF3", menu)
        plain = QAction("改为普通数字\tShift+F3", menu)
        plain.setEnabled(not self._bridge.read_only)
        go.triggered.connect(lambda: go_to_source(self._bridge))
        plain.triggered.connect(lambda: unbind(self._bridge))
        for first in menu.actions()[:1]:
            menu.insertActions(first, [go, plain])
            menu.insertSeparator(first)


def _level_key(event: QKeyEvent) -> int:
    """The level that a key asks for: Ctrl+0, Ctrl+1, Ctrl+2; -1 for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return -1
    return LEVEL_KEYS.get(event.key(), -1)
