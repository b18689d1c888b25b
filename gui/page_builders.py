"""Which page shows a place: chosen by what the section consists of, and imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from forms.model import Section, Table
from gui.bridge import Bridge
from gui.pages.page import Page
from gui.places import CHECK, EXPORT

FIRST, FIGURES, PRINTED_TABLE = "first", "figures", "printed table"


def kind_of(bridge: Bridge, section: Section) -> str:
    """The cover, a part, or a part that is a table of the report itself."""
    if section is bridge.session.form.sections[0]:
        return FIRST
    printed = any(isinstance(item, Table) and item.printed for item in section.items)
    return PRINTED_TABLE if printed else FIGURES


def build_page(bridge: Bridge, place: str, parent: QWidget | None = None) -> Page:
    """The page for a place, in the widget that will show it. Raises KeyError for a place that the report does not have."""
    if place in _OTHERS:
        return _OTHERS[place](bridge)
    section = bridge.session.form.section_by_id[place]
    return _BUILDERS[kind_of(bridge, section)](bridge, place, parent)


def _cover(bridge: Bridge, section: str, parent: QWidget | None) -> Page:
    from gui.pages.cover import CoverPage

    return CoverPage(bridge, section, parent)


def _part(bridge: Bridge, section: str, parent: QWidget | None) -> Page:
    from gui.pages.part import PartPage

    return PartPage(bridge, section, parent)


def _table(bridge: Bridge, section: str, parent: QWidget | None) -> Page:
    from gui.pages.appendix import TablePage

    return TablePage(bridge, section, parent)


def _check(bridge: Bridge) -> Page:
    from gui.pages.check import CheckPage

    return CheckPage(bridge)


def _export(bridge: Bridge) -> Page:
    from gui.pages.export import ExportPage

    return ExportPage(bridge)


_BUILDERS: dict[str, Callable[[Bridge, str, QWidget | None], Page]] = {
    FIRST: _cover,
    FIGURES: _part,
    PRINTED_TABLE: _table,
}
_OTHERS: dict[str, Callable[[Bridge], Page]] = {CHECK: _check, EXPORT: _export}
