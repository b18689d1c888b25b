"""The caret stays with its answer while rows and columns come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from gui.grid import GridView
from gui.tables.answers import AnswerGrid


class PlaceKeeper(QObject):
    """Brings the caret back after the model of a view was built anew: to a row that has just come (undo), to the same answer,
    or to what now stands in its place. Make it after whatever else follows the model's resets.
    """

    def __init__(self, view: GridView, model: AnswerGrid) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._keys = model.keys()
        self._key, self._at, self._column, self._focus = "", -1, -1, False
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._find)

    def _keep(self) -> None:
        here, view = self._view.currentIndex(), self._view
        self._at, self._column = here.row(), here.column()
        self._key = next((k for k in self._keys if self._keys[k] == (here.row(), here.column())), "")
        self._focus = view.hasFocus() or view.cells.editor is not None

    def _find(self) -> None:
        before, self._keys = self._keys, self._model.keys()
        if self._at < 0 or not self._keys:
            return
        come = [place for key, place in self._keys.items() if key not in before]
        near = [place for place in come if place[1] == self._column]
        rows = self._model.row_count()
        place = (
            next(iter(near or come), None) or self._model.place_of(self._key) or (min(self._at, rows - 1), self._column)
        )
        self._view.go(place)
        if self._focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
