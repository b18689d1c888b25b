"""Single answers side by side: heads with units, this year's row, last year's under it where known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from forms.model import Column as FormColumn
from forms.model import Field, Figures, Row, Table
from forms.values import NUMERIC
from gui.bridge import Bridge
from gui.grid import GIVEN, LABEL, TEXT, VALUE, Cell, Column, GridView
from gui.tables.answers import AnswerGrid
from gui.tables.keeping import PlaceKeeper
from gui.widgets import column

HEAD_WIDTH, LEAST_FIGURE, LEAST_WORDS = 90, 100, 150
FIGURE_WIDTH, FEW = 150, 4
"""Up to three figures keep to a width; more share the line."""
THIS_YEAR, LAST_YEAR = "本年", "上年"


class StripGrid(AnswerGrid):
    """One or two rows; the columns are the fields of one line."""

    def __init__(self, bridge: Bridge, section: str, figures: Figures, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self._with_last = self._known_last(bridge)
        stand_in = Table("", figures.title, (FormColumn("", "", fields[0].kind),), (Row("1", THIS_YEAR),))
        width = FIGURE_WIDTH if len(self.fields) < FEW and all(f.kind in NUMERIC for f in self.fields) else 0
        columns = [_column(field, width) for field in self.fields]
        super().__init__(bridge, section, stand_in, [Column("", LABEL, HEAD_WIDTH), *columns])

    def _known_last(self, bridge: Bridge) -> bool:
        return any(field.key in bridge.session.report.last for field in self.fields)

    def row_count(self) -> int:
        """This year, and last year where known."""
        return 2 if self._with_last else 1

    def key_at(self, row: int, column: int) -> str:
        """The fields' own keys in the row of this year."""
        return self.fields[column - 1].key if row == 0 and column else ""

    def build(self, row: int, column: int) -> Cell:
        """A head, a figure or words to fill in, or last year's."""
        if column == 0:
            return Cell(LAST_YEAR if row else THIS_YEAR, LABEL, tone="text3" if row else "text")
        field = self.fields[column - 1]
        figure = field.kind in NUMERIC
        if row:
            return Cell(self.report.shown_last(field.key), GIVEN, align="r" if figure else "l")
        if figure:
            return self.value_cell(field.key)
        return self.words_cell(field.key)

    def _weigh(self) -> None:
        """No totals among single answers."""

    def refresh_last(self) -> None:
        """Last year's answers came or went."""
        if self.last_is_other():
            self._with_last = self._known_last(self.bridge)
            self.rebuild()


def _column(field: Field, width: int) -> Column:
    words = f"{field.label}（{field.unit}）" if field.unit else field.label
    if field.kind in NUMERIC:
        return Column(words, VALUE, width, "r", least=LEAST_FIGURE, short=field.label)
    return Column(words, TEXT, 0, least=LEAST_WORDS, short=field.label)


class FiguresStrip(QWidget):
    """As many grids one under the other as the fields need lines in the width there is."""

    def __init__(self, bridge: Bridge, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._figures = bridge, figures
        self._section = bridge.session.form.section_of(figures.fields[0].key).id
        self._views: list[GridView] = []
        self._models: list[StripGrid] = []
        self._tier = 0
        self._column = column(gap=8)
        self.setLayout(self._column)
        self.setAccessibleName(figures.title)
        self._build(self._lines(880))
        bridge.state_changed.connect(self._last_may_have_come)

    def _lines(self, width: int) -> list[tuple[Field, ...]]:
        """The fields in lines of about equal length that fit the width."""
        least = [LEAST_FIGURE if f.kind in NUMERIC else LEAST_WORDS for f in self._figures.fields]
        count = 1
        while count < len(least) and HEAD_WIDTH + max(_chunk_sums(least, count)) > width:
            count += 1
        return [tuple(self._figures.fields[a:b]) for a, b in _chunks(len(least), count)]

    def _build(self, lines: list[tuple[Field, ...]]) -> None:
        old = self._views
        self._models = [StripGrid(self._bridge, self._section, self._figures, line) for line in lines]
        self._views = [GridView(model, self._figures.title, parent=self) for model in self._models]
        for view, model in zip(self._views, self._models, strict=True):
            PlaceKeeper(view, model)
            view.fit_height()
            view.set_tier(self._tier)
            self._column.addWidget(view)
        for before, after in pairwise((*old[-1:], *self._views)):  # the strip keeps its place in the order of Tab
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(self._views[0])
        for view in old:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines where the width wants them, but never while something is typed here."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was resized while it was folded away gets its lines now."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = self._lines(self.width())
        if [len(line) for line in lines] != [len(m.fields) for m in self._models] and not self._editing():
            had_focus = next((view for view in self._views if view.hasFocus()), None)
            key = self._key_of(had_focus)
            for model in self._models:
                model.forget()
            self._build(lines)
            if had_focus is not None:
                self.show_key(key)

    def _key_of(self, view: GridView | None) -> str:
        if view is None or not view.currentIndex().isValid():
            return self._figures.fields[0].key
        at = view.currentIndex()
        return self._models[self._views.index(view)].key_at(at.row(), at.column())

    def _editing(self) -> bool:
        return any(view.cells.editor is not None for view in self._views)

    def _last_may_have_come(self) -> None:
        for model, view in zip(self._models, self._views, strict=True):
            rows = model.row_count()
            model.refresh_last()
            if model.row_count() != rows:
                view.fit_height()

    def set_tier(self, tier: int) -> None:
        """Heads without their units in a tiny window."""
        self._tier = int(tier)
        for view in self._views:
            view.set_tier(self._tier)

    def has_key(self, key: str) -> bool:
        """Whether one of the fields has this key."""
        return any(field.key == key for field in self._figures.fields)

    def show_key(self, key: str) -> None:
        """Make the cell of a key the current one and give it the focus."""
        for model, view in zip(self._models, self._views, strict=True):
            place = model.place_of(key)
            if place is not None:
                view.go(place)
                view.setFocus(Qt.FocusReason.OtherFocusReason)


def _chunks(length: int, count: int) -> list[tuple[int, int]]:
    size, more = divmod(length, count)
    ends = [0]
    for at in range(count):
        ends.append(ends[-1] + size + (1 if at < more else 0))
    return list(pairwise(ends))


def _chunk_sums(widths: list[int], count: int) -> list[int]:
    return [sum(widths[a:b]) for a, b in _chunks(len(widths), count)]
