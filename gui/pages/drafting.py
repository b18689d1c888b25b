"""「按数据拟写」: puts drafted sentences into an empty text, shows them beside a written one. Never overwrites unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from forms.drafted import Drafted
from forms.expressions import References
from forms.model import Form, Section
from forms.references import REFS, references
from forms.values import Value
from gui.bridge import Bridge
from gui.editors.prose import ProseEditor
from gui.widgets import Button, Label, boxed, column, row
from gui.widgets.buttons import PLAIN

STEP = "按数据拟写"
SAME = "正文已写有按数据拟写的内容，没有可补的。"


def nothing_to_say(form: Form, section: Section) -> str:
    """What is said when the figures behind the sentences are blank."""
    tables = [s.short for s in form.sections for item in s.items if getattr(item, "printed", False)]
    where = f"请先填{tables[0]}的数字" if tables and not section.items else "请先填上面的数字"
    return f"还没有可写的数据，{where}。"


class Drafting(QWidget):
    """Stands between the bar and the editor; hidden until there is something to compare or to say."""

    def __init__(self, bridge: Bridge, section: Section, editor: ProseEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._section, self._editor = bridge, section, editor
        self._draft = Drafted("")
        self._title = Label("拟写的段落", strong=True)
        self.words = Label(wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName("拟写的段落")
        self.append, self.replace, self.cancel = Button("加在文末"), Button("替换全文"), Button("取消", PLAIN)
        self.append.clicked.connect(self._append)
        self.replace.clicked.connect(self._replace)
        self.cancel.clicked.connect(self.close_comparison)
        buttons = row(self.append, self.replace, self.cancel, None)
        inside = column(self._title, self.words, buttons, margins=(12, 10, 12, 12))
        self.setLayout(column(boxed(inside), margins=(0, 0, 0, 8)))
        self.setVisible(False)

    def start(self) -> None:
        """Draft from the figures as they stand."""
        session = self._bridge.session
        self._draft = session.form.drafting[self._section.id](session.report)
        written = session.report.text(self._section.narrative)
        if not self._draft.text.strip():
            self._say(nothing_to_say(session.form, self._section))
        elif not written.strip():
            self._put(self._draft)
        elif self._draft.text in written:
            self._say(SAME)
        else:
            self._compare()

    def _compare(self) -> None:
        self._show(self._draft.text, comparing=True)
        self.append.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self._show(words, comparing=False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, words: str, comparing: bool) -> None:
        self._title.setVisible(comparing)
        self.words.setText(words)
        self.append.setVisible(comparing)
        self.replace.setVisible(comparing)
        self.cancel.set_text("取消" if comparing else "关闭")
        self.setVisible(True)

    def _append(self) -> None:
        report, key = self._bridge.session.report, self._section.narrative
        longer = self._draft.behind(report.text(key))
        self._put(Drafted(longer.text, References((*references(report, key), *longer.references.items))))

    def _replace(self) -> None:
        self._put(self._draft)

    def _put(self, draft: Drafted) -> None:
        more: dict[str, Value | None] = {self._section.narrative + REFS: draft.references}
        self._editor.put(draft.text, STEP, more)
        self.close_comparison()

    def close_comparison(self) -> None:
        """Away with the comparison; back to the text."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_comparison()
        else:
            super().keyPressEvent(event)
