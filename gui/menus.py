"""What can be done from anywhere: one table of actions with their words, keys and menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gui.theme import DARK, LIGHT, SYSTEM

FILE, EDIT, FORMAT, VIEW, HELP = "文件(&F)", "编辑(&E)", "格式(&O)", "查看(&V)", "帮助(&H)"
ANYWHERE, REPORT, WRITING = "anywhere", "report", "writing"


class Entry(NamedTuple):
    """One action: its id, menu, words, keys (the first one is shown), and when it can be used.

    `sends`: the key, Ctrl with a letter, belongs to what has the focus; the menu shows it and sends it there.
    """

    id: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    when: str = REPORT
    sends: bool = False


_LINE = Entry("", "", "")
ENTRIES: tuple[Entry, ...] = (
    Entry("new", FILE, "新建年报(&N)", ("Ctrl+N",), ANYWHERE),
    Entry("open", FILE, "打开文件(&O)…", ("Ctrl+O",), ANYWHERE),
    Entry("import", FILE, "导入已公布的年报(&I)…", ("Ctrl+I",), ANYWHERE),
    Entry("sample", FILE, "打开样例(&M)", (), ANYWHERE),
    Entry("bin", FILE, "回收站(&S)", (), ANYWHERE),
    _LINE._replace(menu=FILE),
    Entry("import_last", FILE, "导入去年年报(&L)…"),
    Entry("rename", FILE, "改标题(&R)…"),
    Entry("copy_draft", FILE, "另存一份(&D)", ("Ctrl+Shift+S",)),
    Entry("history", FILE, "历史和版本(&H)…", ("Ctrl+H",)),
    Entry("backups", FILE, "备份(&B)…", ("Ctrl+Shift+H",)),
    Entry("take_over", FILE, "接管编辑(&K)…"),
    Entry("drafts", FILE, "回到草稿列表(&W)", ("Ctrl+W",)),
    _LINE._replace(menu=FILE),
    Entry("preview", FILE, "预览(&V)", ("Ctrl+P",)),
    Entry("export", FILE, "导出(&E)…", ("Ctrl+E",)),
    Entry("print", FILE, "打印(&P)…", ("Ctrl+Shift+P",)),
    Entry("faces", FILE, "字体(&T)…"),
    _LINE._replace(menu=FILE),
    Entry("quit", FILE, "退出(&Q)", ("Ctrl+Q",), ANYWHERE),
    Entry("undo", EDIT, "撤销(&U)", ("Ctrl+Z",)),
    Entry("redo", EDIT, "重做(&R)", ("Ctrl+Y", "Ctrl+Shift+Z")),
    _LINE._replace(menu=EDIT),
    Entry("cut", EDIT, "剪切(&T)", ("Ctrl+X",), WRITING, True),
    Entry("copy", EDIT, "复制(&C)", ("Ctrl+C",), WRITING, True),
    Entry("paste", EDIT, "粘贴(&P)", ("Ctrl+V",), WRITING, True),
    Entry("select_all", EDIT, "全选(&A)", ("Ctrl+A",), WRITING, True),
    _LINE._replace(menu=EDIT),
    Entry("find", EDIT, "查找(&F)…", ("Ctrl+F",)),
    Entry("next_finding", EDIT, "下一处问题(&N)", ("F8",)),
    Entry("previous_finding", EDIT, "上一处问题(&V)", ("Shift+F8",)),
    Entry("source", EDIT, "数字的出处或引用(&O)", ("F3",)),
    Entry("confirm_read", EDIT, "识别自正文的全部核对(&M)", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Entry("unbind", EDIT, "引用的数改为普通数字(&X)", ("Shift+F3",)),
    Entry("back", EDIT, "回到来处(&B)", ("Alt+Left",)),
    Entry("level0", FORMAT, "正文段(&0)", ("Ctrl+0",), WRITING, True),
    Entry("level1", FORMAT, "（一）标题(&1)", ("Ctrl+1",), WRITING, True),
    Entry("level2", FORMAT, "1.小标题(&2)", ("Ctrl+2",), WRITING, True),
    Entry("next_part", VIEW, "下一部分(&N)", ("Ctrl+PgDown",)),
    Entry("previous_part", VIEW, "上一部分(&P)", ("Ctrl+PgUp",)),
    Entry("next_region", VIEW, "栏目、页面、问题栏之间换到下一处(&G)", ("F6",), ANYWHERE),
    _LINE._replace(menu=VIEW),
    Entry("panel", VIEW, "问题栏(&F)", ("F9",)),
    Entry("check", VIEW, "检查(&C)", ("F5",)),
    _LINE._replace(menu=VIEW),
    Entry("help_part", HELP, "填报说明(&H)", ("F1",)),
    Entry("guide", HELP, "使用说明(&G)", (), ANYWHERE),
    Entry("about", HELP, "关于年报(&A)", (), ANYWHERE),
)
_COLOURS = ((SYSTEM, "随系统(&S)"), (LIGHT, "浅色(&L)"), (DARK, "深色(&D)"))


class Actions(QObject):
    """Every action by its id, and the menus made of them."""

    def __init__(
        self, window: QWidget, handlers: Mapping[str, Callable[[], object]], send: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._by_id: dict[str, QAction] = {}
        self._when: dict[str, str] = {}
        self.menus: dict[str, QMenu] = {name: QMenu(name, window) for name in (FILE, EDIT, FORMAT, VIEW, HELP)}
        for entry in ENTRIES:
            if not entry.id:
                self.menus[entry.menu].addSeparator()
                continue
            action = QAction(entry.words, window)
            if entry.sends:
                action.setText(f"{entry.words}\t{entry.keys[0]}")
                action.triggered.connect(lambda _on=False, letter=entry.keys[0][-1]: send(letter))
            else:
                action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
                action.triggered.connect(lambda _on=False, act=handlers[entry.id]: act())
                window.addAction(action)
            self.menus[entry.menu].addAction(action)
            self._by_id[entry.id], self._when[entry.id] = action, entry.when

    def __getitem__(self, name: str) -> QAction:
        """The action with this id."""
        return self._by_id[name]

    def add_colours(self, choice: str, choose: Callable[[str], None]) -> None:
        """The choice of light and dark in the menu 查看."""
        group = QActionGroup(self)
        for name, words in _COLOURS:
            action = QAction(words, self)
            action.setCheckable(True)
            action.setChecked(name == choice)
            action.triggered.connect(lambda _on=False, name=name: choose(name))
            group.addAction(action)
            self.menus[VIEW].addAction(action)

    def show_report(self, there: bool) -> None:
        """Allow what needs an open report, or not."""
        for name, when in self._when.items():
            if when in (REPORT, WRITING):
                self._by_id[name].setEnabled(there)

    def bar(self) -> QMenuBar:
        """A menu bar with all menus."""
        made = QMenuBar()
        made.setNativeMenuBar(False)
        for menu in self.menus.values():
            made.addMenu(menu)
        return made

    def one_menu(self, parent: QWidget) -> QMenu:
        """All menus as one, for windows without room for the bar."""
        made = QMenu(parent)
        for menu in self.menus.values():
            made.addMenu(menu)
        return made
