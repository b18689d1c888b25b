"""Every test of windows runs without a screen, in the dress of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from grid_sample import Ledger, Make
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forms.prose import prepared
from gui.garbage import Garbage
from gui.grid import GridView
from gui.style import FUSION, dress
from gui.theme import LIGHT, theme


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The one application, dressed like the program."""
    app = QApplication.instance() or qapp_cls([*qapp_args, *FUSION])
    assert isinstance(app, QApplication)
    dress(app)
    theme().choose(LIGHT)
    Garbage(app)
    for _ in prepared():  # or the first test that reads a text would do so in pieces
        pass
    return app


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    """A test that turns to dark leaves the next one in the light."""
    yield
    theme().choose(LIGHT)


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """An active window with a grid and a line edit after it."""
    held: list[object] = []

    def build(repeat: int = 1, sticky: bool = False) -> GridView:
        model, window = Ledger(repeat), QWidget()
        view = GridView(model, "附表", sticky)
        box = QVBoxLayout(window)
        box.addWidget(view)
        box.addWidget(QLineEdit())
        qtbot.addWidget(window)
        window.resize(760, 320)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        held.extend((model, window))
        view.setFocus()
        return view

    yield build
    held.clear()
