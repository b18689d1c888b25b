"""The form for a new report, in the page: place, year, organ. A year that no edition serves is refused in one sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from forms.editions import EDITIONS, edition_for, refusal
from gui.widgets import Button, FieldForm, Label, LineField, boxed, column, row

_YEAR_DIGITS = 4


class NewReportForm(QWidget):
    """`made` gives (place, year, organ) of a report that an edition serves."""

    made = Signal(str, int, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = LineField("地区或机关", width=320)
        self._year = LineField("年度", width=320)
        self._organ = LineField("编制机关", width=320)
        self._make = Button("建立草稿", "primary")
        cancel = Button("取消")
        fields = FieldForm(96)
        fields.add_row("地区或机关", self._place)
        fields.add_row("年度", self._year)
        fields.add_row("编制机关", self._organ)
        self._place.input.setPlaceholderText("写在标题最前面，如：临江市")
        self._organ.input.setPlaceholderText("如：临江市电子政务办公室")
        buttons = row(self._make, cancel, None, margins=(108, 0, 0, 0))
        inner = column(Label("新建年报", 16, True), 10, fields, 8, buttons, gap=0, margins=(24, 18, 24, 20))
        self.setLayout(column(boxed(inner)))
        self._make.clicked.connect(self._try)
        cancel.clicked.connect(self.cancelled)
        self._year.left.connect(self._look_at_year)
        self._year.typed.connect(lambda _text: self._year.show_message(""))
        self._place.typed.connect(lambda _text: self._place.show_message(""))

    def start(self) -> None:
        """Empty the form; propose last year where an edition serves it, else the last year that one does."""
        last = date.today().year - 1
        year = last if edition_for(last) else max(form.years[-1] for form in EDITIONS)
        for field, text in ((self._place, ""), (self._year, str(year)), (self._organ, "")):
            field.show_text(text)
            field.show_message("")
        self._place.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the report, Esc closes the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _look_at_year(self) -> int | None:
        text = self._year.text.strip().removesuffix("年").removesuffix("年度")
        year = int(text) if text.isdecimal() and len(text) == _YEAR_DIGITS else None
        if year is None:
            self._year.show_message("年度写四位数字，如2017。", "error")
        elif edition_for(year) is None:
            self._year.show_message(refusal(year), "error")
            return None
        return year

    def _try(self) -> None:
        year, place, organ = self._look_at_year(), self._place.text.strip(), self._organ.text.strip()
        if not (place or organ):
            self._place.show_message("写上地区或机关，标题由它开头。", "error")
            self._place.setFocus(Qt.FocusReason.TabFocusReason)
        elif year is None:
            self._year.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.made.emit(place, year, organ)
