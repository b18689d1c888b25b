"""The first page: what the report is called, whose it is and for when, one field under the other; then its preface."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from forms.model import Figures, Item, Table
from gui.bridge import Bridge
from gui.editors.field import FieldEditor, field_editor
from gui.pages.page import Tier
from gui.pages.part import PartPage
from gui.widgets import FieldForm, name_editor

LABEL_WIDTH = 84


class CoverFields(FieldForm):
    """Single answers as rows of a form: label, editor, last year's answer, message."""

    def __init__(self, bridge: Bridge, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(LABEL_WIDTH, parent)
        self.setAccessibleName(figures.title)
        self.editors: dict[str, FieldEditor] = {}
        for field in figures.fields:
            editor = self.editors[field.key] = field_editor(bridge, field)
            self.add_row(field.label, editor)
            name_editor(editor, field.label, field.help, field.unit)
        self.setFocusProxy(next(iter(self.editors.values())))

    def show_key(self, key: str) -> None:
        """Go into the field of a key."""
        self.editors[key].take_focus()

    def set_tier(self, tier: Tier) -> None:
        """No room for last year's answers in a tiny window."""
        for editor in self.editors.values():
            editor.show_last(tier is not Tier.TINY)


class CoverPage(PartPage):
    """A part whose single answers stand in a form instead of a strip, and whose text is the preface."""

    text_title = "编制说明"

    def figures_for(self, item: Item, parent: QWidget) -> QWidget:
        """A form for single answers; a table as everywhere."""
        return super().figures_for(item, parent) if isinstance(item, Table) else CoverFields(self.bridge, item, parent)
