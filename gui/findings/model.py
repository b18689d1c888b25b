"""The findings of one section as a list for a view. Keeps its rows while numbers change, so that nothing jumps while typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forms.findings import Finding, State
from gui.bridge import Bridge

FINDING = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
AnyIndex = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class FindingsModel(QAbstractListModel):
    """Rows in the bridge's order: open ones first, worst first, explained ones last."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._section = ""
        self._rows: list[tuple[Finding, State]] = []

    @property
    def findings(self) -> list[Finding]:
        """What is listed, in its order."""
        return [finding for finding, _ in self._rows]

    def show_section(self, section: str) -> None:
        """List the findings of another section."""
        self._section = section
        self.beginResetModel()
        self._rows = self._wanted()
        self.endResetModel()

    def refresh(self) -> None:
        """Take the findings as they are now: changed rows are repainted, others left alone; reset only if rows moved."""
        wanted = self._wanted()
        if wanted == self._rows:
            return
        if [f.identity for f, _ in wanted] == [f.identity for f, _ in self._rows]:
            changed = [at for at, (new, old) in enumerate(zip(wanted, self._rows, strict=True)) if new != old]
            self._rows = wanted
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self._move_to(wanted)

    def _move_to(self, wanted: list[tuple[Finding, State]]) -> None:
        """Remove the rows that went and insert those that came, one run at a time; reset where the order changed."""
        keep = {f.identity for f, _ in wanted}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at][0].identity not in keep:
                self.beginRemoveRows(NO_PARENT, at, at)
                del self._rows[at]
                self.endRemoveRows()
        here = [f.identity for f, _ in self._rows]
        staying = set(here)
        if here != [f.identity for f, _ in wanted if f.identity in staying]:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for at, (finding, state) in enumerate(wanted):
            if at < len(self._rows) and self._rows[at][0].identity == finding.identity:
                if self._rows[at] != (finding, state):
                    self._rows[at] = (finding, state)
                    self.dataChanged.emit(self.index(at), self.index(at))
            else:
                self.beginInsertRows(NO_PARENT, at, at)
                self._rows.insert(at, (finding, state))
                self.endInsertRows()

    def _wanted(self) -> list[tuple[Finding, State]]:
        session = self._bridge.session
        if self._section not in session.form.section_by_id:
            return []
        return [(f, session.state(f)) for f in self._bridge.findings(self._section)]

    def row_of(self, finding: Finding | None) -> int:
        """Where a finding is listed, -1 if it is not."""
        if finding is None:
            return -1
        return next((at for at, (f, _) in enumerate(self._rows) if f.identity == finding.identity), -1)

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """How many findings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The finding, its state, and words for screen readers."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        finding, state = self._rows[index.row()]
        if role == FINDING:
            return finding
        if role == STATE:
            return state
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            word = "已说明" if state is State.EXPLAINED else finding.severity.word
            return f"{word}　{finding.title}　{finding.message}"
        return None
