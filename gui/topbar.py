"""The bar at the top: menus, the report's title, whether it is saved, undo, redo, export."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.marks import Mark
from gui.menus import Actions
from gui.pages.page import TINY_BAR, Tier
from gui.painting import text_width
from gui.theme import size
from gui.widgets import Button, Elided, Label, Tag, ToolButton, dress_surface, row, vline

if TYPE_CHECKING:
    from gui.autosave import Autosave

_NAME = "年报"


class _Title(Elided):
    """The title in the middle: as wide as its words, cut only where there is no room."""

    def __init__(self, text: str) -> None:
        super().__init__(text, 14, strong=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The width of the words."""
        return QSize(text_width(self.text, 14, True) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        """It gives way to everything else."""
        return QSize(0, self.height())


class TopBar(QWidget):
    """The bar. `retry` asks to save again, `part_asked` (tiny windows) for the list of parts under its button."""

    retry = Signal()
    part_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        dress_surface(self, "bar", "bottom")
        self._actions, self._tier = actions, Tier.WIDE
        self._bar = actions.bar()
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menu_button = ToolButton("list", "菜单 Alt")
        self.menu_button.clicked.connect(self.open_menu)
        self.part_button = Button("", glyph="down")
        self.part_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.part_button.clicked.connect(self.part_asked)
        self._title = _Title(_NAME)
        self._tag = Tag("草稿")
        self._mark = Mark("", 16)
        self._saved = Label("", 12, tone="text3")
        self._retry = Button("重试", "link")
        self._retry.clicked.connect(self.retry)
        self._line = vline()
        self._undo = ToolButton("undo", "撤销 Ctrl+Z")
        self._redo = ToolButton("redo", "重做 Ctrl+Y")
        self._preview = ToolButton("page", "预览 Ctrl+P")
        self._export = ToolButton("export", "导出 Ctrl+E")
        named = ((self._undo, "undo"), (self._redo, "redo"), (self._preview, "preview"), (self._export, "export"))
        for button, name in named:
            button.clicked.connect(actions[name].trigger)
        self._left, self._right = QWidget(), QWidget()
        self._left.setLayout(row(self._bar, self.menu_button, self.part_button, None, gap=6))
        saving = (self._mark, self._saved, self._retry, 4, self._line)
        self._right.setLayout(row(None, *saving, self._undo, self._redo, self._preview, self._export, gap=6))
        line = row(self._left, self._title, self._tag, self._right, gap=6, margins=(6, 0, 8, 0))
        line.setStretch(0, 1)
        line.setStretch(3, 1)
        self.setLayout(line)
        self._report = False
        self.show_report(False)

    def open_menu(self) -> None:
        """Open all menus under the menu button."""
        menu = self._actions.one_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def set_tier(self, tier: Tier) -> None:
        """Tiny windows have one menu button and the part as a drop-down."""
        self._tier = tier
        self._arrange()

    def show_report(self, there: bool) -> None:
        """With a report: its title, saving, undo; without: the name of the program."""
        self._report = there
        if not there:
            self.show_title(_NAME)
        self._arrange()

    def _arrange(self) -> None:
        tiny = self._tier is Tier.TINY
        self.setFixedHeight(TINY_BAR if tiny else size("topbar"))
        self._bar.setVisible(not tiny)
        self.menu_button.setVisible(tiny)
        self.part_button.setVisible(tiny and self._report)
        self._title.setVisible(not (tiny and self._report))
        self._tag.setVisible(self._report and not tiny)
        for widget in (self._saved, self._line, self._undo, self._redo, self._preview, self._export):
            widget.setVisible(self._report)
        if not self._report:
            self._mark.hide()
            self._retry.hide()
        self._preview.set_text("预览" if self._tier is Tier.WIDE else "")
        self._export.set_text("导出" if self._tier is Tier.WIDE else "")
        self._line.setVisible(self._report and not tiny)

    def show_title(self, title: str) -> None:
        """The report's title; the name of the program without one."""
        self._title.show_text(title or _NAME)
        self._title.updateGeometry()

    def show_part(self, words: str) -> None:
        """What the drop-down of tiny windows says: the part and its state."""
        self.part_button.set_text(words)

    def show_undo(self, undo: str, redo: str) -> None:
        """What the two buttons would do; '' disables them."""
        for button, verb, keys, what in ((self._undo, "撤销", "Ctrl+Z", undo), (self._redo, "重做", "Ctrl+Y", redo)):
            button.setEnabled(bool(what))
            button.setToolTip(f"{verb}：{what}　{keys}" if what else f"{verb} {keys}")

    def show_saving(self, autosave: Autosave, no_backup: str = "") -> None:
        """已保存 14:32, or why not; `no_backup` says in a few words why the state before was not kept."""
        failed = bool(autosave.problem)
        self._mark.show_kind("error" if failed else "")
        self._mark.setVisible(failed)
        self._retry.setVisible(failed)
        self._saved.set_tone("text" if failed else "text3")
        self._saved.setToolTip(autosave.problem)
        if failed:
            self._saved.setText(f"未能保存：{autosave.reason}" if autosave.reason else "未能保存")
        elif autosave.all_saved:
            self._saved.setText(saved_words(autosave.saved_at) + ("，没有备份" if no_backup else ""))
            if no_backup:
                self._saved.setToolTip(f"草稿已保存；备份没有写成：{no_backup}。请看“文件”菜单的“备份”。")

    def show_read_only(self, why: str) -> None:
        """Say that nothing will be saved, and why."""
        self._mark.setVisible(False)
        self._retry.setVisible(False)
        self._saved.setText("只能查看")
        self._saved.setToolTip(why)


def saved_words(when: datetime | None, today: datetime | None = None) -> str:
    """已保存 14:32; with the day if it was not today."""
    if when is None:
        return ""
    same = when.date() == (today or datetime.now()).date()
    return f"已保存 {when:%H:%M}" if same else f"已保存 {when.month}月{when.day}日 {when:%H:%M}"
