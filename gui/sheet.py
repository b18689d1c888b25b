"""The style sheet; @name stands for the colour of that name. Kinds, tones and surfaces are dynamic properties."""

SHEET = """
QMainWindow, QDialog { background: @page; }
QWidget[surface="page"] { background: @page; }
QWidget[surface="given"] { background: @given; }
QWidget[surface="panel"] { background: @panel; }
QWidget[surface="rail"] { background: @rail; }
QWidget[surface="bar"] { background: @bar; }
QWidget[edge="bottom"] { border-bottom: 1px solid @line; }
QWidget[edge="top"] { border-top: 1px solid @line; }
QWidget[edge="left"] { border-left: 1px solid @line; }
QWidget[edge="right"] { border-right: 1px solid @line; }
QWidget[edge="frame"] { border: 1px solid @line; border-radius: 6px; }
QWidget[edge="drop"] { border: 1px dashed @line_field; border-radius: 6px; }
QFrame[rule="plain"] { background: @line; border: 0; }
QFrame[rule="ledger"] { background: @line_field; border: 0; }

QLabel { background: transparent; }
QLabel[tone="text"] { color: @text; }
QLabel[tone="text2"] { color: @text2; }
QLabel[tone="text3"] { color: @text3; }
QLabel[tone="error"] { color: @error; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="accent"] { color: @accent; }
QLabel[kind="tag"] { color: @text2; border: 1px solid @line_field; border-radius: 3px; padding: 0 5px; }
QToolTip { background: @page; color: @text; border: 1px solid @line_field; padding: 3px 6px; }

QMenuBar { background: transparent; color: @text; border: 0; padding: 0; }
QMenuBar::item { padding: 6px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @page; color: @text; border: 1px solid @line_field; padding: 4px 0; }
QMenu::item { padding: 6px 28px 6px 16px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }

QPushButton, QToolButton { outline: 0; }
QPushButton { background: @page; color: @text; border: 1px solid @line_field; border-radius: 4px; padding: 0 14px;
  min-height: 30px; max-height: 30px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selected; }
QPushButton:disabled { color: @text3; border-color: @line; background: @page; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @accent_hover; }
QPushButton[kind="primary"]:disabled { background: @hover; color: @text2; border-color: @hover; }
QPushButton[kind="plain"], QToolButton { background: transparent; border: 1px solid transparent; color: @text2;
  border-radius: 4px; padding: 0 8px; min-height: 28px; max-height: 28px; }
QPushButton[kind="plain"]:hover, QToolButton:hover { background: @hover; }
QPushButton[kind="plain"]:disabled, QToolButton:disabled { color: @text3; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="link"] { background: transparent; border: 0; color: @accent; padding: 0 2px;
  min-height: 22px; max-height: 22px; text-align: left; }
QPushButton[kind="link"]:hover { color: @accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @text3; }
QPushButton[kind="chip"] { background: transparent; border: 1px solid @line; color: @text2; border-radius: 4px;
  padding: 0 10px; min-height: 26px; max-height: 26px; }
QPushButton[kind="chip"]:hover { background: @hover; }
QPushButton[kind="chip"]:checked { background: @selected; border-color: @accent; color: @text; }

QLineEdit, QTextEdit, QPlainTextEdit { background: @page; color: @text; border: 1px solid @line_field;
  border-radius: 4px;  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit { padding: 0 8px; min-height: 30px; max-height: 30px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; }
QLineEdit:focus { padding: 0 7px; min-height: 28px; max-height: 28px; }
QLineEdit:disabled, QLineEdit:read-only { background: @given; color: @text2; border-color: @line; }
QLineEdit QToolButton { min-height: 16px; max-height: 16px; padding: 0; margin: 0; }
QLineEdit[cell="true"], QLineEdit[cell="true"]:focus { background: transparent; border: 0; border-radius: 0; padding: 0;
  min-height: 0; max-height: 999px; }

QListView, QTableView, QTreeView { border: 0; outline: 0; color: @text; }
QWidget QListView, QWidget QTableView, QWidget QTreeView { background: transparent; }
QTreeView[lines="true"] { border: 1px solid @line; border-radius: 6px; padding: 1px; }
QTreeView[lines="true"]:focus { border: 2px solid @accent; padding: 0; }
QTreeView[lines="true"]::item { min-height: 30px; padding: 0 6px 0 9px; color: @text; }
QTreeView[lines="true"]::item:selected { background: @selected; color: @text; }
QTableView[grid="true"] { background: @given; border: 1px solid @line; border-radius: 6px; }
QHeaderView { background: @given; border: 0; }
QHeaderView::section { background: @given; color: @text2; font-size: 12px; border: 0;
  border-bottom: 1px solid @line_field;  padding: 0 10px 0 12px; }
QTabBar { background: transparent; outline: 0; }
QTabBar::tab { background: transparent; color: @text2; padding: 0 4px; margin: 0 14px 0 0; height: 42px; border: 0;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @scroll; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:horizontal:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  height: 0; width: 0; border: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: @hover; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QSplitter::handle { background: @line; }
"""
