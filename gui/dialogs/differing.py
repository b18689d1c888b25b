"""What differs between an earlier state of a draft and now, as a list; for the dialogs that look back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from forms.history import Difference, tracked
from forms.history_entry import common
from forms.history_of_session import told
from forms.record import to_record
from forms.session import Session
from gui.widgets import Label, column

_CUT, _CONTEXT = 60, 8


class Differing(QWidget):
    """A heading with the count, and each answer as it was then and as it is now."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._now = tracked(to_record(session))
        self.head = Label("与现在不同之处", 14, True)
        self.list = table("与现在不同之处", ("栏目", "那时", "现在"), (230, 270))
        self.setLayout(column(self.head, self.list, gap=10))

    @property
    def count(self) -> int:
        """How many answers differ."""
        return self.list.topLevelItemCount()

    def show_state(self, state: Mapping[str, str]) -> None:
        """Compare a state, as `tracked` gives it, with the report as it is."""
        self.list.clear()
        keys = [key for key in {**state, **self._now} if state.get(key) != self._now.get(key)]
        for found in told(self._session, [Difference(key, state.get(key), self._now.get(key)) for key in keys]):
            begin = max(0, common(found.before, found.after) - _CONTEXT)
            then, now = (short(text, begin) or "（空）" for text in (found.before, found.after))
            shown = QTreeWidgetItem([found.name, then, now])
            for at, text in ((1, found.before), (2, found.after)):
                shown.setToolTip(at, text[:2000])
            self.list.addTopLevelItem(shown)
        self.head.setText(f"与现在不同之处　{self.count}处" if self.count else "与现在没有不同")

    def clear(self, words: str = "") -> None:
        """Nothing is compared; `words` say why."""
        self.list.clear()
        self.head.setText(words or "与现在不同之处")


def short(text: str, begin: int = 0) -> str:
    """The text on one line, from a little before the place where it differs if it is long."""
    flat = " ".join(text[begin : begin + 4 * _CUT].split())
    cut = flat if len(flat) <= _CUT else f"{flat[:_CUT]}…"
    return f"…{cut}" if begin else cut


def table(name: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> QTreeWidget:
    """A plain list of lines with columns, in the dress of the program."""
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(heads))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(False)
    made.setProperty("lines", "true")
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for at, width in enumerate(widths):
        made.setColumnWidth(at, width)
    return made
