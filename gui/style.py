"""Dresses the application: style, palette, face, style sheet and Qt's own words in Chinese."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from gui.painting import face
from gui.sheet import SHEET
from gui.theme import theme, tokens, type_size

FUSION = ("-style", "Fusion")
"""Arguments for QApplication: the style sheet stands on Fusion. Setting it later would load the wrapper of QStyle, 7 ms."""

_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "given",
    QPalette.ColorRole.Button: "page",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "page",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_field",
    QPalette.ColorRole.Shadow: "line_field",
}
_DISABLED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


def palette() -> QPalette:
    """The colours of now as a palette, for whatever Qt draws itself."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme().colour(name))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme().colour("text3"))
    return made


def stylesheet() -> str:
    """The style sheet in the colours of now."""
    sheet = SHEET
    for name in sorted(tokens()[theme().mode], key=len, reverse=True):
        sheet = sheet.replace("@" + name, theme().hex(name))
    return sheet


def dress(app: QApplication) -> None:
    """Give the application its look, now and whenever light and dark change. Call once, before the first widget."""
    app.setFont(face(type_size("body")))
    theme().follow_system()
    theme().changed.connect(partial(_colour, app))
    _colour(app)
    install_chinese(app)


def _colour(app: QApplication) -> None:
    app.setPalette(palette())
    app.setStyleSheet(stylesheet())


def install_chinese(app: QApplication) -> bool:
    """Have Qt's own words (确定, 取消, 剪切) in Chinese whatever the system's language; False if Qt lacks the file."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
