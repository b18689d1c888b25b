"""Small widgets that know nothing of the form: every one has an accessible name and follows the theme."""

from gui.widgets.buttons import Button, ToolButton
from gui.widgets.check import Check
from gui.widgets.fields import FieldForm, LineField, LineInput, name_editor
from gui.widgets.fitted import Fitted
from gui.widgets.focus import FocusRing, ring_row
from gui.widgets.fold import Fold
from gui.widgets.frames import StableScroll, boxed, dress_surface, hline, own_viewport, surface, vline
from gui.widgets.labels import Elided, Label, Tag
from gui.widgets.layouts import column, row

__all__ = [
    "Button",
    "Check",
    "Elided",
    "FieldForm",
    "Fitted",
    "FocusRing",
    "Fold",
    "Label",
    "LineField",
    "LineInput",
    "StableScroll",
    "Tag",
    "ToolButton",
    "boxed",
    "column",
    "dress_surface",
    "hline",
    "name_editor",
    "own_viewport",
    "ring_row",
    "row",
    "surface",
    "vline",
]
